"""Works out TIMEX3 types and values of what patterns caught, against an anchor and a tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nutgraf.records import TimeType
from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures


@dataclass(frozen=True, slots=True)
class Setting:
    """What relative times are resolved against.

    `anchor` is the day of publication, or None; `tense` is -1 past, 1 future, 0 unknown.
    """

    anchor: date | None
    tense: int = 0


Value = tuple[TimeType, str]
Maker = Callable[[Captures, Setting], Value | None]


def _int(captures: Captures, name: str, default: int = 0) -> int:
    return int(captures.get(name, default))


def make_calendar(captures: Captures, setting: Setting) -> Value | None:
    """Value a date by its parts: year, month, day, weekday, season, quarter, half."""
    value = _calendar_value(captures, setting)
    if value is None:
        return None
    part = captures.get("part")
    return ("TIME", f"{value}T{part}") if part else ("DATE", value)


def _calendar_value(captures: Captures, setting: Setting) -> str | None:
    year = _year(captures, setting)
    if "month" in captures or "month_number" in captures:
        return _month_value(captures, setting, year)
    for name, code in (("quarter_ordinal", "Q"), ("quarter_number", "Q"), ("first_half", "H"),
                       ("half_number", "H")):  # fmt: skip
        if name in captures:
            return _part_of_year(setting, year, f"{code}{_int(captures, name)}")
    if "season" in captures:
        return _season(captures, setting, year)
    if "weekday" in captures:
        return _weekday(captures, setting)
    if "bc" in captures:
        return f"BC{_int(captures, 'year'):04d}"
    return cal.year_value(year) if year is not None else None


def _year(captures: Captures, setting: Setting) -> int | None:
    if "year" in captures:
        return _int(captures, "year")
    if "year_noun" in captures and "direction" in captures and setting.anchor:
        return setting.anchor.year + _int(captures, "direction")
    return None


def _month_value(captures: Captures, setting: Setting, year: int | None) -> str | None:
    month = _int(captures, "month", _int(captures, "month_number"))
    day = _int(captures, "day")
    if year is None:
        year = _likely_year(captures, setting, month, day)
    if year is None:
        return f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if not day:
        return f"{year:04d}-{month:02d}"
    found = cal.safe_date(year, month, day)
    return found.isoformat() if found else None


def _likely_year(captures: Captures, setting: Setting, month: int, day: int) -> int | None:
    """Choose the year of a month or day: by direction, else by tense, else the nearest."""
    anchor = setting.anchor
    if anchor is None:
        return None
    here = (anchor.month, anchor.day) if day else (anchor.month,)
    there = (month, day) if day else (month,)
    direction = captures.get("direction")
    if "year_noun" in captures:
        return anchor.year + _int(captures, "direction")
    if direction == 0:
        return anchor.year
    if direction is not None:
        back = int(direction) < 0
        passed = there < here if back else there > here
        return anchor.year if passed else anchor.year + int(direction)
    if setting.tense < 0:
        return anchor.year if there <= here else anchor.year - 1
    if setting.tense > 0:
        return anchor.year if there >= here else anchor.year + 1
    months = month - anchor.month
    return anchor.year + (1 if months < -6 else -1 if months > 6 else 0)


def _part_of_year(setting: Setting, year: int | None, code: str) -> str:
    if year is None and setting.anchor:
        start = 3 * int(code[1]) - 2 if code[0] == "Q" else 6 * int(code[1]) - 5
        year = setting.anchor.year - (start > setting.anchor.month and setting.tense <= 0)
    return f"{year:04d}-{code}" if year is not None else f"XXXX-{code}"


def _season(captures: Captures, setting: Setting, year: int | None) -> str:
    season = str(captures["season"])
    if year is None and setting.anchor and "direction" in captures:
        start = cal.SEASON_STARTS[season]
        direction = _int(captures, "direction")
        year = setting.anchor.year
        if direction < 0 and setting.anchor.month < start + 3:
            year -= 1
        if direction > 0 and setting.anchor.month >= start:
            year += 1
    return f"{year:04d}-{season}" if year is not None else f"XXXX-{season}"


def _weekday(captures: Captures, setting: Setting) -> str | None:
    weekday, anchor = _int(captures, "weekday"), setting.anchor
    if anchor is None:
        return f"XXXX-WXX-{weekday}"
    if "week_noun" in captures:
        base = cal.add_days(anchor, weekday - anchor.isoweekday() + 7 * _int(captures, "direction"))
        return base.isoformat() if base else None
    direction = captures.get("direction")
    if direction == 0:
        found = cal.add_days(anchor, weekday - anchor.isoweekday())
    elif direction is not None:
        start = cal.add_days(anchor, int(direction))
        found = start and cal.nearest_weekday(start, weekday, int(direction))
    elif "day" in captures:
        found = _weekday_on(anchor, weekday, _int(captures, "day"))
    else:
        found = cal.nearest_weekday(anchor, weekday, 1 if setting.tense > 0 else -1)
    return found.isoformat() if found else None


def _weekday_on(anchor: date, weekday: int, day: int) -> date | None:
    """Find the month nearest to the anchor's whose day falls on a weekday: "Friday the 26th"."""
    for months in (0, 1, -1, 2, -2, 3, -3):
        base = cal.add_months(anchor.replace(day=1), months)
        found = base and cal.safe_date(base.year, base.month, day)
        if found and found.isoweekday() == weekday:
            return found
    return None


def make_month_days(captures: Captures, setting: Setting) -> Value | None:
    """Value the days of one month: "March 10-12"; the two days are caught in order."""
    first = _calendar_value({**captures, "day": captures["day_first"]}, setting)
    last = _calendar_value(captures, setting)
    return ("DATE", f"{first}/{last}") if first and last else None


def make_relative(captures: Captures, setting: Setting) -> Value | None:
    """Value "last week", "earlier this month", "the past three years"."""
    names = ("unit", "singular_unit", "clock_unit", "plural_unit")
    unit = next((str(captures[n]) for n in names if n in captures), "D")
    steps = ("direction", "this_direction", "span_direction")
    direction = next((int(captures[n]) for n in steps if n in captures), 0)
    anchor = setting.anchor
    if "number" in captures:
        return _rolling(unit, float(captures["number"]) * direction, anchor)
    if anchor is None:
        return _unanchored(unit, direction)
    found = cal.shift(anchor, unit, direction)
    return ("DATE", cal.unit_value(found, unit)) if found else None


def _rolling(unit: str, count: float, anchor: date | None) -> Value | None:
    if anchor is None or unit in ("H", "MIN", "S"):
        return "DATE", "PAST_REF" if count < 0 else "FUTURE_REF"
    found = cal.shift(anchor, unit, count)
    if found is None:
        return None
    first, last = sorted((anchor, found))
    return "DATE", f"{first.isoformat()}/{last.isoformat()}"


def _unanchored(unit: str, direction: int) -> Value:
    unknown = {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "WE": "XXXX-WXX-WE",
               "D": "XXXX-XX-XX"}  # fmt: skip
    return "DATE", unknown.get(unit, "FUTURE_REF" if direction > 0 else "PAST_REF")


def make_distance(captures: Captures, setting: Setting) -> Value | None:
    """Value "two years ago", "three weeks from now" to the grain of the unit."""
    forth = "forth" in captures or "in_" in captures
    if "number" not in captures and "article" not in captures:
        return "DATE", "FUTURE_REF" if forth else "PAST_REF"
    unit = str(captures.get("unit", captures.get("clock_unit", "D")))
    count = float(captures.get("number", 1)) * (1 if forth else -1)
    if setting.anchor is None:
        return "DATE", "FUTURE_REF" if forth else "PAST_REF"
    found = cal.shift(setting.anchor, unit, count)
    return ("DATE", cal.unit_value(found, unit)) if found else None


def make_deictic(captures: Captures, setting: Setting) -> Value | None:
    """Value "today", "the day before yesterday"."""
    if setting.anchor is None:
        days = _int(captures, "day_word")
        return "DATE", "PRESENT_REF" if not days else "PAST_REF" if days < 0 else "FUTURE_REF"
    found = cal.add_days(setting.anchor, _int(captures, "day_word"))
    return ("DATE", found.isoformat()) if found else None


def make_part(captures: Captures, setting: Setting) -> Value | None:
    """Value a part of a day that is named from here: "this morning", "tonight"."""
    part = captures.get("part", captures.get("parts_of_today"))
    days = _int(captures, "day_word", _int(captures, "direction"))
    if setting.anchor is None:
        return "TIME", f"T{part}"
    found = cal.add_days(setting.anchor, days)
    return ("TIME", f"{found.isoformat()}T{part}") if found else None


def make_clock(captures: Captures, setting: Setting) -> Value | None:
    """Value a clock time."""
    if "noon" in captures:
        return "TIME", str(captures["noon"])
    if "four_digits" in captures or "dotted" in captures:
        joined = _int(captures, "four_digits", _int(captures, "dotted"))
        hour, minute = divmod(joined, 100)
    else:
        hour, minute = _int(captures, "hour"), _int(captures, "minute")
    return _clock(captures, hour, minute)


def _clock(captures: Captures, hour: int, minute: int) -> Value | None:
    ampm = captures.get("ampm")
    if (ampm and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        return None
    if ampm:
        hour = hour % 12 + (12 if ampm == "PM" else 0)
    value = f"T{hour:02d}:{minute:02d}"
    if "second" in captures:
        value += f":{_int(captures, 'second'):02d}"
    return "TIME", value + str(captures.get("zone", ""))


def make_past_hour(captures: Captures, setting: Setting) -> Value | None:
    """Value "half past seven", "ten past 9"."""
    minutes = _int(captures, "half_past", _int(captures, "to_hour", _int(captures, "number")))
    hour = _int(captures, "hour")
    if minutes < 0:
        hour, minutes = (hour - 1) or 12, 60 + minutes
    return _clock(captures, hour, minutes)


def make_every(captures: Captures, setting: Setting) -> Value | None:
    """Value "every year", "every other week", "every Monday"."""
    count = float(captures.get("number", captures.get("every_other", 1)))
    for name in ("unit", "clock_unit"):
        if name in captures:
            return "SET", cal.duration(str(captures[name]), count)
    if "weekday" in captures:
        return "SET", f"XXXX-WXX-{captures['weekday']}"
    if "part" in captures:
        return "SET", f"T{captures['part']}"
    if "month" in captures:
        return "SET", f"XXXX-{_int(captures, 'month'):02d}"
    return "SET", f"XXXX-{captures['season']}"


def make_plural_weekday(captures: Captures, setting: Setting) -> Value | None:
    """Value "Tuesdays", "Tuesday afternoons"."""
    weekday = captures.get("weekdays", captures.get("weekday"))
    part = captures.get("part", captures.get("plural_part"))
    return "SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")


def make_decade(captures: Captures, setting: Setting) -> Value | None:
    """Value "the 1990s", "the '90s", "the nineties"."""
    if "decade_word" in captures:
        return "DATE", str(captures["decade_word"])
    year = _int(captures, "year")
    if year:
        return ("DATE", f"{year // 10}") if year % 10 == 0 else None
    two = _int(captures, "two_digits")
    return ("DATE", f"{190 + two // 10}") if two % 10 == 0 else None


def make_century(captures: Captures, setting: Setting) -> Value | None:
    """Value "the 18th century" as 17."""
    number = _int(captures, "ordinal")
    return ("DATE", f"{number - 1:02d}") if 1 <= number <= 30 else None


def make_fiscal(captures: Captures, setting: Setting) -> Value | None:
    """Value a fiscal year."""
    return "DATE", f"FY{_int(captures, 'year')}"


def make_reference(captures: Captures, setting: Setting) -> Value | None:
    """Value a vague time: PRESENT_REF, PAST_REF, FUTURE_REF."""
    return "DATE", str(captures.get("reference", captures.get("vague_direction")))


def make_word_set(captures: Captures, setting: Setting) -> Value | None:
    """Value a word that means a set: "annual"."""
    return "SET", str(captures["word_set"])


def make_unit_end(captures: Captures, setting: Setting) -> Value | None:
    """Value "year end" as the year."""
    unit = str(captures["unit_end"])
    if setting.anchor is None:
        return _unanchored(unit, 0)
    return "DATE", cal.unit_value(setting.anchor, unit)


def make_holiday(captures: Captures, setting: Setting) -> Value | None:
    """Value a holiday: in its year, else in the year that tense or nearness gives."""
    rule = str(captures["holiday"])
    year = _year(captures, setting)
    if year is None:
        found = cal.holiday_date(rule, setting.anchor.year if setting.anchor else 2000)
        if found is None or not setting.anchor:
            fixed = rule[:2].isdecimal()
            return "DATE", f"XXXX-{rule}" if fixed else "XXXX-XX-XX"
        year = _likely_year(captures, setting, found.month, found.day)
    found = cal.holiday_date(rule, year) if year else None
    return ("DATE", found.isoformat()) if found else None


MAKERS: dict[str, Maker] = {
    name.removeprefix("make_"): maker
    for name, maker in sorted(globals().items())
    if name.startswith("make_")
}
