"""Anchors: finds the quoted words of a hand label in the text it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

ELISION = re.compile(r"\s*…\s*")
OCCURRENCE = re.compile(r"(?P<words>.+)@(?P<number>[1-9][0-9]*)", re.DOTALL)


class AnchorError(ValueError):
    """A quotation is not in its stretch of the text, or stands there more often than once."""


class Stretch(NamedTuple):
    """A part of the text: 0-based, end-exclusive code points."""

    start: int
    end: int


def find_quote(text: str, quote: str, within: Stretch) -> Stretch:
    """Find the one place of a quotation inside a stretch of the text.

    Whole words only. `quote@2` is the second place; `first … last` is the shortest stretch
    from the first words to the last. Raises AnchorError with what stands there instead.
    """
    words, number = _split_number(quote)
    places = list(_places(text, words, within)) or list(_elided(text, words, within))
    if not places:
        raise AnchorError(f"{words!r} is not in {text[within.start : within.end]!r}")
    if number is None and len(places) > 1:
        raise AnchorError(f"{words!r} stands here {len(places)} times: choose one with {words}@1 …")
    if number is not None and number > len(places):
        raise AnchorError(f"{words!r} stands here {len(places)} times, there is no number {number}")
    return places[(number or 1) - 1]


def find_next(text: str, quote: str, cursor: int) -> Stretch:
    """Find a quotation that must begin at the first visible character from the cursor.

    `first … last` and `… last` end with the first place of the last words. Raises AnchorError.
    """
    start = cursor + len(text[cursor:]) - len(text[cursor:].lstrip())
    if quote and text.startswith(quote, start):
        return Stretch(start, start + len(quote))
    first, last = _halves(quote)
    if not text.startswith(first, start):
        found = text[start : start + max(len(first), 20)]
        raise AnchorError(f"expected {first!r} here, found {found!r}")
    at = text.find(last, start + len(first))
    if at < 0 or not last:
        raise AnchorError(f"{last or first!r} does not follow {text[start : start + 40]!r}")
    return Stretch(start, at + len(last))


def _split_number(quote: str) -> tuple[str, int | None]:
    if match := OCCURRENCE.fullmatch(quote):
        return match["words"], int(match["number"])
    return quote, None


def _halves(quote: str) -> tuple[str, str]:
    first, *rest = ELISION.split(quote, maxsplit=1)
    return (first, rest[0]) if rest else (quote, "")


def _places(text: str, words: str, within: Stretch) -> Iterator[Stretch]:
    left = r"\b" if words[:1].isalnum() else ""
    right = r"\b" if words[-1:].isalnum() else ""
    pattern = re.compile(left + re.escape(words) + right)
    for match in pattern.finditer(text, within.start, within.end) if words else ():
        yield Stretch(*match.span())


def _elided(text: str, words: str, within: Stretch) -> Iterator[Stretch]:
    first, last = _halves(words)
    for head in _places(text, first, within):
        for tail in _places(text, last, Stretch(head.end, within.end)):
            yield Stretch(head.start, tail.end)
            break
