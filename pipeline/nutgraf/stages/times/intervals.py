"""Writes intervals: each end lends the other what it leaves out, a year, a day, half of a day."""

from __future__ import annotations

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.clocks import before_clock
from nutgraf.stages.times.dates import make_calendar
from nutgraf.stages.times.found import Found

VAGUE = frozenset({"PAST_REF", "FUTURE_REF"})


def interval_value(a: Found, b: Found) -> str | None:
    """Write the interval between two times; None where an end is vague or lies before the other."""
    first, last = _at_hand(a), _at_hand(b)
    if a.make == b.make == "calendar":
        first, last = _dates(a, b)
    elif first.startswith("T") and "T" not in last:
        return None
    elif first.startswith("T") and "T" in last:
        first = _clock(a, b)
    if first.startswith("T") and "T" in last[1:] and not last.startswith("T"):
        first = last[: last.index("T")] + first
    elif last.startswith("T") and "T" in first[1:] and first[0] != "T":
        last = first[: first.index("T")] + last
    backwards = first[:4].isdecimal() and last[:4].isdecimal() and first[:10] > last[:10]
    return None if first in VAGUE or last in VAGUE or backwards else f"{first}/{last}"


def _at_hand(one: Found) -> str:
    """Write "now" as the day of the anchor."""
    anchor = one.setting.anchor
    return anchor.isoformat() if anchor and one.value == "PRESENT_REF" else one.value


def _clock(a: Found, b: Found) -> str:
    """Read "2:20" of "2:20 to 3 p.m." as afternoon too."""
    ampm = b.captures.get("ampm")
    if not ampm or "ampm" in a.captures or int(a.value[1:3]) > 12:
        return a.value
    hour = int(a.value[1:3]) % 12 + (12 if ampm == "PM" else 0)
    last = b.value[b.value.index("T") :]
    return before_clock(f"T{hour:02d}{a.value[3:]}", last)


def _dates(a: Found, b: Found) -> tuple[str, str]:
    """Fit the two dates to each other: "May to March", "Dec 3-Jan 4, 2011"."""
    first, last = a.value, b.value
    if "direction" in a.captures or "direction" in b.captures:
        return first, last
    if "year" in b.captures and "year" not in a.captures:
        return _in_year(a, int(b.captures["year"]), last, -1), last
    if "year" in a.captures and "year" not in b.captures and "month" in b.captures:
        return first, _in_year(b, int(a.captures["year"]), first, 1)
    if "year" in a.captures or not (first[:4].isdecimal() and last[:4].isdecimal()):
        return first, last
    if b.setting.tense > 0 and "weekday" in b.captures:
        return first, _fitted(b, last, first, 1)
    return _fitted(a, first, last, -1), last


def _in_year(one: Found, year: int, other: str, side: int) -> str:
    """Write a date in a year, or in the one beside it that lies on the side of the other date."""
    for near in (year, year + side):
        made = make_calendar({**one.captures, "year": near}, one.setting)
        if made and (made[1][:7] <= other[:7] if side < 0 else made[1][:7] >= other[:7]):
            return made[1]
    return one.value


def _fitted(one: Found, value: str, other: str, side: int) -> str:
    """Move a date to the nearest place before (-1) or after (1) the other."""
    if "month" in one.captures or "month_number" in one.captures:
        return _in_year(one, int(other[:4]), other, side)
    read = cal.read_value(other)
    if "weekday" in one.captures and read:
        near = cal.nearest_weekday(read[0], int(one.captures["weekday"]), side)
        return near.isoformat() if near else value
    return value
