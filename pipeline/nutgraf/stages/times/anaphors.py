"""Takes up the last date: "In June 2024 they met. Since then, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.layers import Extent, Time
from nutgraf.rules.times import TimeRules
from nutgraf.stages.pieces import Pieces

RULE = "anaphor"


def find_anaphors(
    pieces: Pieces, times: Sequence[Time], rules: TimeRules
) -> Iterator[tuple[int, int, str]]:
    """Yield the first and last piece of each word for a date told before, with its value.

    Only days, months and years are taken up, and only a time that stands before.
    """
    dates = [t for t in times if t.type == "DATE" and t.value[:4].isdecimal()]
    told = 0
    for i in range(1, len(pieces)):
        while told < len(dates) and dates[told].extent.end <= pieces.starts[i]:
            told += 1
        opened = pieces.word(i - 1) in rules.anaphor_openers
        if told and opened and pieces.word(i) in rules.anaphors:
            yield i, i + 1, dates[told - 1].value


def anaphoric_time(extent: Extent, value: str) -> Time:
    """Make the time of such a word."""
    return Time(extent, "DATE", value, RULE)
