"""Joins neighbouring times: a day with its clock time, the two ends of an interval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nutgraf.rules.times import TimeRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed
from nutgraf.stages.times.clocks import hour_within
from nutgraf.stages.times.found import Found
from nutgraf.stages.times.intervals import interval_value
from nutgraf.stages.times.patterns import PREFIX_MAKES, Captures
from nutgraf.stages.times.values import PREFIXES

#: How many pieces may link two times that are one.
LONGEST_LINK = 3
NO_ARTICLE = frozenset({"word_set", "clock", "clock_range", "past_hour", "deictic"})
DISTANCES = frozenset({"distance", "told_step"})
WIDENED = frozenset({"calendar", "decade", "relative", "century", "day_part", "part", "deictic"})


class Joins:
    """What may stand between two times that are one, and around one that belongs to it."""

    def __init__(self, rules: TimeRules) -> None:
        self.links = listed(rules.join_links)
        self.range_links = Lexicon(rules.range_links)
        self.openers = rules.range_openers
        self.modifiers = listed(rules.modifiers)
        self.approximators = listed(rules.approximators)
        both = (*self.modifiers.by_first.values(), *self.approximators.by_first.values())
        self.longest_modifier = max(len(rest) + 1 for items in both for rest, _ in items)
        self.determiners = rules.determiners
        self.restating = listed(rules.restating_links)

    def join(self, pieces: Pieces, found: list[Found]) -> list[Found]:
        """Join days with clock times, widen by modifiers, then join the ends of intervals."""
        whole = self._fold(pieces, found, self._prefixed)
        valued = [one for one in whole if one.value]
        pairs = (self._clock_interval, self._weekday_interval, self._day_and_clock, self._restated)
        days = self._fold(pieces, valued, *pairs)
        widened = [self._widen(pieces, one, days[k - 1] if k else None)
                   for k, one in enumerate(days)]  # fmt: skip
        return self._fold(pieces, widened, self._interval, self._day_and_clock)

    @staticmethod
    def _fold(
        pieces: Pieces,
        found: list[Found],
        *pairs: Callable[[Pieces, Found, Found], Found | None],
    ) -> list[Found]:
        out = found
        for pair in pairs:
            out, left = [], out
            for one in left:
                joined = pair(pieces, out[-1], one) if out else None
                if joined:
                    out[-1] = joined
                else:
                    out.append(one)
        return out

    def _prefixed(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        """Join "the first week of" with the date behind it."""
        if a.make not in PREFIX_MAKES or not self.follows(pieces, a.last, b.first):
            return None
        made = PREFIXES[a.make](a.captures, b.value) if b.type == "DATE" else None
        if made is None:
            return None
        captures: Captures = {"weekday": 0} if a.make == "part_of" else {}
        return replace(a, last=b.last, type=made[0], value=made[1], rule=a.pattern.name,
                       captures=captures)  # fmt: skip

    def follows(self, pieces: Pieces, last: int, first: int) -> bool:
        """Tell whether a time follows at once, or behind a determiner."""
        return first == last + (pieces.word(last) in self.determiners and first > last)

    def _between(self, pieces: Pieces, a: Found, b: Found, links: Lexicon[bool]) -> bool:
        if a.last == b.first:
            return True
        if b.first - a.last > LONGEST_LINK:
            return False
        link = links.match(pieces, a.last)
        return link is not None and link[0] == b.first

    def _day_and_clock(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        if not self._between(pieces, a, b, self.links):
            return None
        day, clock = (a, b) if _is_day(a) else (b, a)
        if not (_is_day(day) and _is_clock(clock)):
            return _clock_and_part(a, b)
        if day.type == "SET":
            return replace(a, last=b.last, value=clock.value, type="SET", rule="day and clock")
        if "T" in day.value:
            value = _within_part(day.value, clock.value)
        else:
            value = "/".join(day.value + end for end in clock.value.split("/"))
        if value is None:
            return None
        captures = {**a.captures, **b.captures}
        return replace(a, last=b.last, type="TIME", value=value, rule="day and clock",
                       captures=captures)  # fmt: skip

    def _restated(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        """Join "Friday morning" with the date behind it: ", Nov. 6, 1970"."""
        if a.type != "TIME" or b.type != "DATE" or "weekday" in b.captures:
            return None
        link = self.restating.match(pieces, a.last)
        dated = {"month", "day"} <= b.captures.keys() and b.value.count("-") == 2
        if not link or link[0] != b.first or not dated or "weekday" not in a.captures:
            return None
        value = b.value + a.value[a.value.index("T") :]
        return replace(a, last=b.last, value=value, rule="day and clock")

    def _widen(self, pieces: Pieces, one: Found, before: Found | None) -> Found:
        """Take in modifiers and the determiner: "the end of this year", "mid-November"."""
        if one.type == "SET" and one.make != "word_set":
            return self._determined(pieces, one)
        least = before.last if before else 0
        first = one.first
        words = self.approximators if one.make in DISTANCES else self.modifiers
        if one.type != "SET" and one.make in WIDENED | DISTANCES:
            for length in range(self.longest_modifier, 0, -1):
                begin = one.first - length
                skip = pieces.word(one.first - 1) in self.determiners
                for start in (begin, begin - skip):
                    match = words.match(pieces, start) if start >= least else None
                    stop = one.first - (begin - start)
                    if match and match[0] == stop and first == one.first:
                        first = start
        return self._determined(pieces, replace(one, first=first), first < one.first)

    def _determined(self, pieces: Pieces, one: Found, widened: bool = False) -> Found:
        """Take in "the" before all but names of days, months and years."""
        if not one.pattern.article and not widened:
            return one
        if one.make in NO_ARTICLE or one.rule == "day and clock":
            return one
        if pieces.word(one.first - 1) in self.determiners:
            return replace(one, first=one.first - 1)
        return one

    def _clock_interval(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        return self._interval(pieces, a, b) if _is_clock(a) and _is_clock(b) else None

    def _weekday_interval(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        """Join "Monday through Friday" before a clock time takes the second day."""
        bare = a.captures.keys() == b.captures.keys() == {"weekday"}
        return self._interval(pieces, a, b) if bare else None

    def _interval(self, pieces: Pieces, a: Found, b: Found) -> Found | None:
        if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME") or "/" in b.value:
            return None
        link = self.range_links.match(pieces, a.last)
        if not link or "/" in a.value or not self.follows(pieces, link[0], b.first):
            return None
        opener = self.openers.get(pieces.word(a.first - 1))
        if link[1] == "pair" and opener != "pair":
            return None
        value = interval_value(a, b)
        if value is None:
            return None
        return replace(a, last=b.last, value=value, type=b.type, rule="interval")


def _is_day(one: Found) -> bool:
    if one.type == "TIME" and "T" in one.value[1:]:
        return one.rule != "day and clock" and not one.value[one.value.index("T", 1) + 1].isdigit()
    if one.type == "SET":
        return one.make in ("every", "word_set") and one.value == "P1D"
    return one.type == "DATE" and (
        one.value.count("-") == 2 and "/" not in one.value and one.value[-1] not in "EX"
    )


def _is_clock(one: Found) -> bool:
    return one.type == "TIME" and one.value.startswith("T")


def _clock_and_part(a: Found, b: Found) -> Found | None:
    """Join "7 in the evening": a clock time with its part of the day."""
    if not (_is_clock(a) and b.make == "day_part") or "ampm" in a.captures:
        return None
    value = _within_part(b.value, a.value)
    return replace(a, last=b.last, value=value, rule="clock and part") if value else None


def _within_part(part: str, clock: str) -> str | None:
    """Read a clock time within a part of the day: "7" in the evening is T19."""
    at = part.index("T")
    day, half = part[:at], part[at + 1 :]
    ends = clock.split("/")
    if not all(end[1:3].isdecimal() for end in ends):
        return None
    return "/".join(f"{day}T{hour_within(half, int(end[1:3])):02d}{end[3:]}" for end in ends)
