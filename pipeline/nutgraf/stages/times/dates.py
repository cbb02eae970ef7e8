"""Values of dates named by their parts: year, month, day, weekday, season, quarter, holiday."""

from __future__ import annotations

from datetime import date

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Setting, Value, integer


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
            return _part_of_year(setting, year, f"{code}{integer(captures, name)}")
    if "last_word" in captures:
        return _part_of_year(setting, year, "Q4")
    if "season" in captures:
        return _season(captures, setting, year)
    if "weekday" in captures:
        return _weekday(captures, setting)
    if "bc" in captures:
        return f"BC{integer(captures, 'number'):04d}"
    return cal.year_value(year) if year is not None else None


def _year(captures: Captures, setting: Setting) -> int | None:
    if "year" in captures:
        return integer(captures, "year")
    for name in ("short_year", "signed_year"):
        if name in captures:
            return integer(captures, name)
    if "year_noun" in captures and "direction" in captures and setting.anchor:
        return setting.anchor.year + integer(captures, "direction")
    return None


def _month_value(captures: Captures, setting: Setting, year: int | None) -> str | None:
    month = integer(captures, "month", integer(captures, "month_number"))
    day = integer(captures, "day", integer(captures, "ordinal_day"))
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
        return anchor.year + integer(captures, "direction")
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
        months = 3 if code[0] == "Q" else 6
        end = months * int(code[1])
        # what is told of a quarter is told when it is over
        unfinished = end >= setting.anchor.month if setting.tense < 0 else (
            end - months >= setting.anchor.month)  # fmt: skip
        year = setting.anchor.year - (unfinished and setting.tense <= 0)
    return f"{year:04d}-{code}" if year is not None else f"XXXX-{code}"


def _season(captures: Captures, setting: Setting, year: int | None) -> str:
    season, anchor = str(captures["season"]), setting.anchor
    start = cal.SEASON_STARTS[season]
    if year is None and anchor and "direction" in captures:
        direction = integer(captures, "direction")
        year = anchor.year
        if direction < 0 and anchor.month < start + 3:
            year -= 1
        if direction > 0 and anchor.month >= start:
            year += 1
    elif year is None and anchor and setting.tense in (-1, 2):
        begun = anchor.month >= start
        year = anchor.year - (not begun) if setting.tense < 0 else anchor.year + begun
    return f"{year:04d}-{season}" if year is not None else f"XXXX-{season}"


def _weekday(captures: Captures, setting: Setting) -> str | None:
    weekday, anchor = integer(captures, "weekday"), setting.anchor
    if anchor is None:
        return f"XXXX-WXX-{weekday}"
    if "week_noun" in captures:
        base = cal.add_days(
            anchor, weekday - anchor.isoweekday() + 7 * integer(captures, "direction")
        )
        return base.isoformat() if base else None
    direction = captures.get("direction")
    if direction == 0:
        found = cal.add_days(anchor, weekday - anchor.isoweekday())
    elif direction is not None:
        start = cal.add_days(anchor, int(direction))
        found = start and cal.nearest_weekday(start, weekday, int(direction))
    elif "ordinal_day" in captures:
        found = _weekday_on(anchor, weekday, integer(captures, "ordinal_day"))
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
    last = _calendar_value(captures, setting)
    if last is None:
        return None
    year: Captures = {"year": int(last[:4])} if last[:4].isdecimal() else {}
    first = _calendar_value({**captures, "day": captures["day_first"], **year}, setting)
    return ("DATE", f"{first}/{last}") if first else None


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
    if found and "weekend_word" in captures:
        found = cal.add_days(found, -2 if found.isoweekday() < 3 else 0)
        return ("DATE", cal.unit_value(found, "WE")) if found else None
    if found and "part" in captures:
        return "TIME", f"{found.isoformat()}T{captures['part']}"
    return ("DATE", found.isoformat()) if found else None
