"""Floors that an evaluation must not fall under: `relations.f=0.8`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nutgraf.errors import InputError
from nutgraf.scoring.tally import LAYERS, Tally, total


@dataclass(frozen=True, slots=True)
class Floor:
    """The least figure that a measure may have."""

    measure: str
    figure: Literal["f", "p", "r"]
    least: float

    def __str__(self) -> str:
        return f"{self.measure}.{self.figure}"


def read_floor(given: str) -> Floor:
    """Read `MEASURE.f=NUMBER`, or `.p`, or `.r`; the number is a share. Raises InputError."""
    match = re.fullmatch(r"(\w+(?:\.\w+)*)\.([fpr])=([01]|[01]?\.\d+)", given)
    if not match or not float(match[3]) <= 1:
        raise InputError(f"--fail-under {given}: expected MEASURE.f=N, such as relations.f=0.8")
    if match[1].partition(".")[0] not in LAYERS:
        raise InputError(f"--fail-under {given}: {match[1]} is none of {', '.join(LAYERS)}")
    figure: Literal["f", "p", "r"] = "f" if match[2] == "f" else "p" if match[2] == "p" else "r"
    return Floor(match[1], figure, float(match[3]))


def broken_floors(tallies: Mapping[str, Tally], floors: Sequence[Floor]) -> list[str]:
    """List the floors that the pooled figures fall under; what cannot be measured falls too."""
    figures = total(tallies.values()).figures()
    broken = []
    for floor in floors:
        found = figures.get(floor.measure)
        value = getattr(found, floor.figure) if found else None
        if value is None:
            broken.append(f"{floor}: there is nothing to measure")
        elif value < floor.least:
            broken.append(f"{floor} is {value:.3f}, under {floor.least:g}")
    return broken
