"""Calendar arithmetic: TIMEX3 values of dates, and the dates that relative words point to."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

#: Units shorter than a day.
CLOCK_UNITS = frozenset({"H", "MIN", "S"})
DAYS = {"D": 1, "W": 7, "F": 14, "M": 28, "Q": 90, "Y": 365, "E": 3650, "C": 36500}
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


_VALUE_FORMS = (
    (re.compile(r"(\d{4})"), "Y"),
    (re.compile(r"(\d{4})-Q([1-4])"), "Q"),
    (re.compile(r"(\d{4})-(\d\d)"), "M"),
    (re.compile(r"(\d{4})-W(\d\d)"), "W"),
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), "D"),
    (re.compile(r"(\d{3})"), "E"),
    (re.compile(r"(\d{2})"), "C"),
)


def read_value(value: str) -> tuple[date, str] | None:
    """Read a TIMEX3 value of a date: its first day, and its unit; of an interval, the last end."""
    value = value.rpartition("/")[2]
    for form, unit in _VALUE_FORMS:
        if match := form.fullmatch(value):
            try:
                return _first_day(unit, match.groups()), unit
            except ValueError:
                return None
    return None


def _first_day(unit: str, parts: tuple[str, ...]) -> date:
    match unit:
        case "D":
            return date.fromisoformat(parts[0])
        case "W":
            return date.fromisocalendar(int(parts[0]), int(parts[1]), 1)
        case "M" | "Q":
            step = 3 if unit == "Q" else 1
            return date(int(parts[0]), (int(parts[1]) - 1) * step + 1, 1)
        case _:
            return date(int(parts[0].ljust(4, "0")), 1, 1)


def last_day(first: date, unit: str) -> date:
    """Give the last day of the unit that begins on a day."""
    after = shift(first, unit, 1)
    return (after and add_days(after, -1)) or first


def weekday_within(first: date, last: date, weekday: int, nth: int) -> str | None:
    """Find the nth weekday between two days; -1 is the last."""
    if nth < 0:
        found = nearest_weekday(last, weekday, -1)
    else:
        start = nearest_weekday(first, weekday, 1)
        found = start and add_days(start, 7 * (nth - 1))
    return found.isoformat() if found and first <= found <= last else None


def unit_within(first: date, last: date, unit: str, nth: int) -> str | None:
    """Find the nth day, week, month or decade between two days; weeks belong to their Thursday."""
    start = last if nth < 0 else first
    if unit == "W" and nth > 0:
        start = nearest_weekday(first, 4, 1) or first  # a week belongs where its Thursday lies
    found = shift(start, unit, nth - 1) if nth > 0 else start
    whole = (last - first).days + 1
    if (
        found is None
        or not first <= found <= last
        or unit in CLOCK_UNITS
        or whole < DAYS.get(unit, 0)
    ):
        return None
    return unit_value(found, unit)


def stretch_within(first: date, last: date, unit: str, nth: int, count: float) -> str | None:
    """Write the first or last so many units between two days: "the first ten days of May"."""
    if nth not in (1, -1) or unit in CLOCK_UNITS:
        return None
    begin: date | None = first
    end: date | None = last
    if nth == 1:
        after = shift(first, unit, count)
        end = after and add_days(after, -1)
    else:
        after = add_days(last, 1)
        begin = after and shift(after, unit, -count)
    if begin is None or end is None or begin < first or end > last:
        return None
    if unit in ("M", "Y"):
        return f"{unit_value(begin, unit)}/{unit_value(end, unit)}"
    return f"{begin.isoformat()}/{end.isoformat()}"
