"""Reads measures of two units as one: "two hours and 51 minutes", "five feet two", "6'2"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Pieces
from nutgraf.stages.quantities.reading import Reading

Read = Callable[[Pieces, int], Reading | None]

#: How many of a unit make one of another; lengths, masses and money are told in the larger one,
#: durations in the smaller.
PARTS = {
    ("[ft_i]", "[in_i]"): 12.0, ("m", "cm"): 100.0, ("km", "m"): 1000.0, ("kg", "g"): 1000.0,
    ("[lb_av]", "[oz_av]"): 16.0, ("[stone_av]", "[lb_av]"): 14.0, ("[mi_i]", "[yd_i]"): 1760.0,
    ("a", "mo"): 12.0, ("wk", "d"): 7.0, ("d", "h"): 24.0, ("h", "min"): 60.0, ("min", "s"): 60.0,
}  # fmt: skip
KINDS = frozenset({"money", "length", "mass", "duration", "age"})
FOOT_SIGN = "'"
FOOT, INCH, STONE = "[ft_i]", "[in_i]", "[stone_av]"


class Compounds:
    """What may stand between two measures that are one."""

    def __init__(self, rules: QuantityRules, numerals: Numerals, read: Read) -> None:
        self.numerals = numerals
        self.read = read
        self.links = numerals.rules.and_ | {","}
        self.inches = rules.inches

    def whole(self, pieces: Pieces, a: Reading) -> Reading:
        """Take in the smaller unit behind."""
        if a.rule == "number" and pieces.word(a.last) == FOOT_SIGN:
            return self._primes(pieces, a)
        if a.unit is None or a.value is None or a.kind not in KINDS:
            return a
        if a.unit == FOOT and (tall := self._inches(pieces, a)):
            return tall
        at = a.last + (pieces.word(a.last) in self.links)
        b = self.read(pieces, at)
        if not b or b.first != at or b.value is None or not b.unit:
            return a
        if a.kind == b.kind == "money" and b.unit == a.unit and b.value < 1 <= a.value:
            return replace(a, last=b.last, value=round(a.value + b.value, 6))
        parts = PARTS.get((a.unit, _mass(a.unit, b.unit)))
        if not parts or b.value >= parts:
            return a
        if a.kind == "duration":
            value = a.value * parts + b.value
            return replace(a, last=b.last, value=value, unit=b.unit, kind=b.kind)
        return replace(a, last=b.last, value=a.value + b.value / parts)

    def _primes(self, pieces: Pieces, a: Reading) -> Reading:
        """Read "6'3" with its signs."""
        foot = replace(a, last=a.last + 1, kind="length", unit=FOOT, rule="length")
        joined = pieces.touch(a.last) and pieces.touch(foot.last)
        return (joined and self._inches(pieces, foot)) or a

    def _inches(self, pieces: Pieces, a: Reading) -> Reading | None:
        """Take in the bare inches of "six-foot-two", "5 ft 2 in", "6'2"."""
        at = a.last + (pieces.word(a.last) == "-")
        number = self.numerals.read(pieces, at) if pieces.same_line(at) else None
        if number is None or not 0 < number.value < PARTS[FOOT, INCH] or a.value is None:
            return None
        named = pieces.word(number.end) in self.inches
        joined = at > a.last or pieces.touch(at)
        if not named and not joined:
            return None
        return replace(a, last=number.end + named, value=a.value + number.value / 12)


def _mass(larger: str, smaller: str) -> str:
    """Read the pounds behind stone as mass, not money."""
    return "[lb_av]" if larger == STONE and smaller == "GBP" else smaller
