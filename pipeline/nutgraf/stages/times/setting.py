"""What the values of times are worked out from: captures, the anchor, the tense, dates told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nutgraf.records import TimeType
from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures

_FINENESS = {"D": 0, "WE": 1, "W": 1, "F": 1, "M": 2, "Q": 3, "Y": 4, "E": 5, "C": 6}


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative times are resolved against.

    `anchor` is the day of publication, or None; `tense` is -1 past, 1 present, 2 future, 0
    unknown; `told` are the values of the dates told shortly before, the last one first, and
    `compared` those of the same clause, or of the main clause of a sentence before.
    """

    anchor: date | None
    tense: int = 0
    told: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()

    def told_day(self, unit: str, back: bool = False) -> date | None:
        """Give the last date told that is at least as fine as a unit: its first day.

        `back` asks for one that a step back is told from: "fell from a year earlier".
        """
        for value in self.compared if back else self.told:
            found = cal.read_value(value)
            if found and _FINENESS[found[1]] <= _FINENESS.get(unit, -1):
                return found[0]
        return None


Value = tuple[TimeType, str]
Maker = Callable[[Captures, Setting], Value | None]

UNITS = ("unit", "singular_unit", "clock_unit", "plural_unit", "weekend_word",
         "counted_unit", "long_unit", "longer_unit", "day_unit", "part_of_day")  # fmt: skip


def integer(captures: Captures, name: str, default: int = 0) -> int:
    """Give what an element caught as an integer."""
    return int(captures.get(name, default))


def unit_of(captures: Captures) -> str:
    """Give the unit of time that was caught, a day where none was."""
    return next((str(captures[name]) for name in UNITS if name in captures), "D")
