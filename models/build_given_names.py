"""Builds the list of given names that tell a person's gender.

Source: first names of the 1990 US census (public domain), as carried by the PyPI package `names`
0.3.0 (MIT). A name is kept when at least 0.004 % of people bear it, and one gender six times as
often as the other. Names from outside the US are listed by hand in `given_names_world.yaml`.

Usage: python models/build_given_names.py > models/nutgraf_en/gazetteers/given_names.txt
"""

from __future__ import annotations

from importlib.resources import files

COMMON = 0.004
CLEAR = 6


def frequencies(gender: str) -> dict[str, float]:
    """Read one gender's names with their share of people in percent."""
    text = files("names").joinpath(f"dist.{gender}.first").read_text(encoding="ascii")
    rows = (line.split() for line in text.splitlines())
    return {name.title(): float(share) for name, share, *_ in rows}


def main() -> None:
    """Print one name and its gender on each line, sorted."""
    female, male = frequencies("female"), frequencies("male")
    for name in sorted(female | male):
        shares = {"female": female.get(name, 0.0), "male": male.get(name, 0.0)}
        gender = max(shares, key=lambda g: shares[g])
        if shares[gender] >= max(COMMON, CLEAR * min(shares.values())):
            print(name, gender)


if __name__ == "__main__":
    main()
