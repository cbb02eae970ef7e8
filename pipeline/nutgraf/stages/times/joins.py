"""Joins neighbouring times: a day with its clock time, the two ends of an interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from nutgraf.records import TimeType
from nutgraf.rules.times import TimeRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.values import Setting, make_calendar


@dataclass(frozen=True, slots=True)
class Found:
    """A time over pieces `first` to `last`, with what it was made of."""

    first: int
    last: int
    type: TimeType
    value: str
    rule: str
    captures: Captures
    make: str = ""
    setting: Setting = Setting(None)  # noqa: RUF009


class Joins:
    """What may stand between two times that are one, and around one that belongs to it."""

    def __init__(self, rules: TimeRules) -> None:
        self.links = listed(rules.join_links)
        self.range_links = Lexicon(rules.range_links)
        self.openers = rules.range_openers
        self.modifiers = listed(rules.modifiers)
        self.longest_modifier = max(len(rest) + 1 for items in self.modifiers.by_first.values()
                                    for rest, _ in items)  # fmt: skip
        self.determiners = rules.determiners

    def join(self, pieces: Pieces, found: list[Found]) -> list[Found]:
        """Join days with clock times, widen by modifiers, then join the ends of intervals."""
        days = self._fold(pieces, found, self._day_and_clock)
        widened = [self._widen(pieces, one, days[k - 1] if k else None)
                   for k, one in enumerate(days)]  # fmt: skip
        return self._fold(pieces, widened, self._interval)

    @staticmethod
    def _fold(
        pieces: Pieces, found: list[Found], pair: Callable[[Pieces, Found, Found], Found | None]
    ) -> list[Found]:
        out: list[Found] = []
        for one in found:
            joined = pair(pieces, out[-1], one) if out else None
            if joined:
                out[-1] = joined
            else:
                out.append(one)
        return out

    def _between(self, pieces: Pieces, a: Found, b: Found, links: Lexicon[bool]) -> bool:
        if a.last == b.first:
            return True
        if b.first - a.last > 3:
            return False
        link = links.match(pieces, a.last)
        return link is not None and link[0] == b.first

    def _day_and_clock(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        if not self._between(pieces, a, b, self.links):
            return None
        day, clock = (a, b) if _is_day(a) else (b, a)
        if not (_is_day(day) and _is_clock(clock)):
            return self._day_and_weekday(pieces, a, b)
        if "T" in day.value:
            value = _within_part(day.value, clock.value)
        elif clock.value.startswith("T"):
            value = day.value + clock.value
        else:
            return None
        if value is None:
            return None
        return replace(a, last=b.last, type="TIME", value=value, rule="day and clock")

    @staticmethod
    def _day_and_weekday(pieces: Pieces, a: Found, b: Found) -> Found | None:
        """Join "7 in the evening": a clock time with its part of the day."""
        if _is_clock(a) and b.rule == "part":
            value = _within_part(b.value, a.value)
            if value:
                return replace(a, last=b.last, value=value, rule="clock and part")
        return None

    def _widen(self, pieces: Pieces, one: Found, before: Found | None) -> Found:
        """Take in modifiers and the determiner: "the end of this year", "mid-November"."""
        if one.type == "SET" and one.rule != "word set":
            return self._determined(pieces, one)
        least = before.last if before else 0
        first = one.first
        if one.type == "DATE" and one.make in ("calendar", "decade", "relative", "century"):
            for length in range(self.longest_modifier, 0, -1):
                begin = one.first - length
                skip = pieces.word(one.first - 1) in self.determiners
                for start in (begin, begin - skip):
                    match = self.modifiers.match(pieces, start) if start >= least else None
                    stop = one.first - (begin - start)
                    if match and match[0] == stop and first == one.first:
                        first = start
        return self._determined(pieces, replace(one, first=first))

    def _determined(self, pieces: Pieces, one: Found) -> Found:
        """Take in "the" before all but names of days, months and years."""
        bare = one.make in ("calendar", "month_days") and one.rule in (
            "year", "month", "month year", "month day year", "month day", "weekday", "month days",
        )  # fmt: skip
        if bare or one.make in ("word_set", "clock", "deictic"):
            return one
        if pieces.word(one.first - 1) in self.determiners:
            return replace(one, first=one.first - 1)
        return one

    def _interval(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME") or "/" in b.value:
            return None
        link = self.range_links.match(pieces, a.last)
        if not link or "/" in a.value or a.last == b.first:
            return None
        at = link[0] + (pieces.word(link[0]) in self.determiners and link[0] < b.first)
        if at != b.first:
            return None
        opener = self.openers.get(pieces.word(a.first - 1))
        if link[1] == "and" and opener != "between":
            return None
        value = _interval_value(a, b)
        if value is None:
            return None
        return replace(a, last=b.last, value=value, type=b.type, rule="interval")


def _interval_value(a: Found, b: Found) -> str | None:
    """Write an interval; the first end borrows the year, day or half of day from the second."""
    first, last = a.value, b.value
    if a.make == b.make == "calendar" and "year" in b.captures and "year" not in a.captures:
        again = make_calendar({**a.captures, "year": b.captures["year"]}, a.setting)
        first = again[1] if again else first
    elif a.make == b.make == "calendar" and last < first and "year" not in b.captures:
        later = {**b.captures, "year": int(first[:4]) + 1} if first[:4].isdecimal() else None
        again = make_calendar(later, b.setting) if later and "month" in later else None
        last = again[1] if again else last
    if first.startswith("T") and "T" in last[1:] and not last.startswith("T"):
        first = last[: last.index("T")] + first
    elif last.startswith("T") and "T" in first[1:] and first[0] != "T":
        last = first[: first.index("T")] + last
    refs = ("PAST_REF", "FUTURE_REF")
    return None if first in refs or last in refs else f"{first}/{last}"


def _is_day(one: Found) -> bool:
    if one.type == "TIME" and "T" in one.value[1:]:
        return one.rule != "day and clock" and not one.value[one.value.index("T", 1) + 1].isdigit()
    return one.type == "DATE" and (
        one.value.count("-") == 2 and "/" not in one.value and one.value[-1] not in "EX"
    )


def _is_clock(one: Found) -> bool:
    return one.type == "TIME" and one.value.startswith("T")


def _within_part(part: str, clock: str) -> str | None:
    """Read a clock time within a part of the day: "7" in the evening is T19."""
    at = part.index("T")
    half = part[at + 1 :]
    hour = clock[1:3]
    if not hour.isdecimal():
        return None
    late = half in ("AF", "EV") or (half == "NI" and int(hour) >= 6)
    if late and int(hour) < 12:
        hour = f"{int(hour) + 12:02d}"
    return f"{part[:at]}T{hour}{clock[3:]}"
