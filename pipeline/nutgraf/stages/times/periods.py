"""Values of decades, centuries, fiscal years, and of parts counted out of longer periods."""

from __future__ import annotations

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.relative import unanchored
from nutgraf.stages.times.setting import Setting, Value, integer, unit_of

#: Before it, a number like "1234-56" is a code.
OLDEST_RANGE = 1500


def make_decade(captures: Captures, setting: Setting) -> Value | None:
    """Value "the 1990s", "the '90s", "the nineties"."""
    if "decade_word" in captures:
        return "DATE", str(captures["decade_word"])
    year = integer(captures, "year")
    if year:
        return ("DATE", f"{year // 10}") if year % 10 == 0 else None
    two = integer(captures, "two_digits")
    return ("DATE", f"{190 + two // 10}") if two % 10 == 0 else None


def make_century(captures: Captures, setting: Setting) -> Value | None:
    """Value "the 18th century" as 17."""
    number = integer(captures, "ordinal")
    return ("DATE", f"{number - 1:02d}") if 1 <= number <= 30 else None


def make_fiscal(captures: Captures, setting: Setting) -> Value | None:
    """Value a fiscal year."""
    return "DATE", f"FY{integer(captures, 'year')}"


def make_year_range(captures: Captures, setting: Setting) -> Value | None:
    """Value "1998-99", "2023/24": the second year in two digits is later than the first."""
    first = integer(captures, "year")
    names = ("two_digits", "later_digits", "closing_digits")
    last = first - first % 100 + next(integer(captures, n) for n in names if n in captures)
    last += 100 if last < first else 0
    turns = "closing_digits" in captures and last - last % 100 > first
    if first < OLDEST_RANGE or last == first or turns:
        return None
    return "DATE", f"{first}/{last}"


def make_unit_end(captures: Captures, setting: Setting) -> Value | None:
    """Value "year end" as the year."""
    unit = str(captures["unit_end"])
    if setting.anchor is None:
        return unanchored(unit, 0)
    return "DATE", cal.unit_value(setting.anchor, unit)


def count_out(captures: Captures, whole: str) -> Value | None:
    """Value "the first week of" a month, "the last Monday of", "the first ten days of"."""
    read = cal.read_value(whole)
    if read is None:
        return None
    if "first_half" in captures:
        return "DATE", whole
    first, last = read[0], cal.last_day(*read)
    nth = integer(captures, "nth")
    if "number" in captures:
        value = cal.stretch_within(first, last, unit_of(captures), nth, float(captures["number"]))
    elif "weekday" in captures:
        value = cal.weekday_within(first, last, integer(captures, "weekday"), nth)
    else:
        value = cal.unit_within(first, last, unit_of(captures), nth)
    return ("DATE", value) if value else None


def week_of(captures: Captures, whole: str) -> Value | None:
    """Value "the week of" a day."""
    read = cal.read_value(whole)
    return ("DATE", cal.week_value(read[0])) if read and read[1] == "D" else None


def step_from(captures: Captures, whole: str) -> Value | None:
    """Value "three days before" a day, "two weeks after Christmas", to the day or coarser."""
    read = cal.read_value(whole)
    if read is None:
        return None
    base, grain = read
    unit = unit_of(captures)
    from_day = grain == "D" or "offset_from" not in captures  # "six years from 1948 to 1971"
    if grain not in ("D", unit) or not from_day or unit in cal.CLOCK_UNITS:
        return None
    side = integer(captures, "offset_word", 1)
    found = cal.shift(base, unit, float(captures.get("number", 1)) * side)
    return ("DATE", cal.unit_value(found, grain)) if found else None
