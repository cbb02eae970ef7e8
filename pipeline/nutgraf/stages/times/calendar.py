"""Calendar arithmetic: TIMEX3 values of dates, and the dates that relative words point to."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def safe_date(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: float) -> date | None:
    """Move a date by days; None outside the calendar."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return None


def add_months(day: date, months: int) -> date | None:
    """Move a date by months, to the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_value(year: int) -> str:
    """Write a year."""
    return f"{year:04d}"


def month_value(day: date) -> str:
    """Write a month of a year."""
    return f"{day.year:04d}-{day.month:02d}"


def week_value(day: date) -> str:
    """Write an ISO week."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(day: date) -> str:
    """Write a quarter of a year."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def unit_value(day: date, unit: str) -> str:
    """Write the day, week, month, … that holds a date."""
    match unit:
        case "Y":
            return year_value(day.year)
        case "Q":
            return quarter_value(day)
        case "M":
            return month_value(day)
        case "W" | "F":
            return week_value(day)
        case "WE":
            return f"{week_value(day)}-WE"
        case "E":
            return f"{day.year // 10:03d}"
        case "C":
            return f"{day.year // 100:02d}"
        case _:
            return day.isoformat()


def shift(day: date, unit: str, count: float) -> date | None:
    """Move a date by units; hours and shorter units do not leave the day."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
    if unit in months:
        return add_months(day, round(count * months[unit]))
    days = {"D": 1, "W": 7, "WE": 7, "F": 14}
    return add_days(day, count * days.get(unit, 0))


def duration(unit: str, count: float) -> str:
    """Write a period: P3Y, PT2H."""
    number = f"{count:g}"
    match unit:
        case "H" | "MIN" | "S":
            return f"PT{number}{unit[0]}"
        case "Q":
            return f"P{count * 3:g}M"
        case "F":
            return f"P{count * 2:g}W"
        case "E":
            return f"P{count * 10:g}Y"
        case "C":
            return f"P{count * 100:g}Y"
        case "WE":
            return "XXXX-WXX-WE"
        case _:
            return f"P{number}{unit}"


def nearest_weekday(anchor: date, weekday: int, direction: int) -> date | None:
    """Find a weekday on or before (-1) or after (1) a date; both count the date itself."""
    ahead = (weekday - anchor.isoweekday()) % 7
    return add_days(anchor, ahead if direction > 0 else -((7 - ahead) % 7))


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Find the nth weekday of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, calendar.monthrange(year, month)[1])
    return add_days(last, -((last.isoweekday() - weekday) % 7))


def holiday_date(rule: str, year: int) -> date | None:
    """Give a holiday's date: "12-25", "easter-2", "nth-11-4-4+1" (month, day, which)."""
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule[6:])) if year > 1582 else None
    if rule.startswith("nth-"):
        body, _, offset = rule[4:].partition("+")
        month, weekday, nth = body.split("-", 2)
        found = nth_weekday(year, int(month), int(weekday), int(nth))
        return add_days(found, int(offset or 0)) if found else None
    month, day = rule.split("-")
    return safe_date(year, int(month), int(day))
