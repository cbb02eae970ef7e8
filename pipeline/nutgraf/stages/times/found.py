"""A time that was found, with what it was made of, before neighbours are joined."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.records import TimeType
from nutgraf.rules.times import TimePattern
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Setting


@dataclass(frozen=True, slots=True)
class Found:
    """A time over pieces `first` to `last`, with what it was made of.

    The value of a prefix is empty until the date behind it is joined: "the first week of" May.
    """

    first: int
    last: int
    type: TimeType
    value: str
    pattern: TimePattern
    captures: Captures
    setting: Setting
    rule: str = ""

    @property
    def make(self) -> str:
        """How the value was worked out, empty for joined times."""
        return "" if self.rule else self.pattern.make
