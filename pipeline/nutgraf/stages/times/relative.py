"""Values of times told from here, from a date told before, or from an event: "last week"."""

from __future__ import annotations

from datetime import date

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Setting, Value, integer, unit_of

STEPS = ("direction", "this_direction", "span_direction", "before_last")
VAGUE = ("reference", "vague_direction", "past_word")
TOLD_STEPS = ("following", "next_day", "later", "back", "before_word")


def make_relative(captures: Captures, setting: Setting) -> Value | None:
    """Value "last week", "earlier this month", "the past three years", "the year before last"."""
    unit = unit_of(captures)
    direction = next((integer(captures, name) for name in STEPS if name in captures), 0)
    if "number" in captures:
        return _rolling(unit, float(captures["number"]) * direction, setting.anchor)
    if unit in cal.CLOCK_UNITS:
        return "DATE", ("PAST_REF", "PRESENT_REF", "FUTURE_REF")[direction + 1]
    if unit == "F" and direction:
        return _rolling("D", 14 * direction, setting.anchor)
    return _stepped(setting.anchor, unit, direction)


def _stepped(day: date | None, unit: str, steps: float) -> Value | None:
    if day is None:
        return unanchored(unit, steps)
    found = cal.shift(day, unit, steps)
    return ("DATE", cal.unit_value(found, unit)) if found else None


def _rolling(unit: str, count: float, anchor: date | None) -> Value | None:
    """Write the stretch of units that ends or begins at the anchor; to come begins tomorrow."""
    if anchor is None or unit in ("H", "MIN", "S"):
        return "DATE", "PAST_REF" if count < 0 else "FUTURE_REF"
    found = cal.shift(anchor, unit, count)
    first = cal.add_days(anchor, 1)
    if found is None or first is None:
        return None
    if count > 0:
        return "DATE", f"{first.isoformat()}/{found.isoformat()}"
    return "DATE", f"{found.isoformat()}/{anchor.isoformat()}"


def unanchored(unit: str, direction: float) -> Value:
    """Value a period of which only its unit is known."""
    unknown = {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "WE": "XXXX-WXX-WE",
               "D": "XXXX-XX-XX"}  # fmt: skip
    return "DATE", unknown.get(unit, "FUTURE_REF" if direction > 0 else "PAST_REF")


def make_distance(captures: Captures, setting: Setting) -> Value | None:
    """Value "two years ago", "three weeks from now" to the grain of the unit."""
    forth = "forth" in captures
    if setting.anchor is None or not captures.keys() & {"number", "article"}:
        return "DATE", "FUTURE_REF" if forth else "PAST_REF"
    count = float(captures.get("number", 1)) * (1 if forth else -1)
    return _stepped(setting.anchor, unit_of(captures), count)


def make_told_step(captures: Captures, setting: Setting) -> Value | None:
    """Value "two years later", "the next day" from the date told last.

    Steps back are told from the anchor where no date was told: "up from $2bn a year earlier";
    steps forth have a value without a date only where the verb looks ahead.
    """
    unit = unit_of(captures)
    step = next((integer(captures, name) for name in TOLD_STEPS if name in captures), 0)
    base = setting.told_day(unit, step < 0)
    if base is None and (setting.anchor is None or (step > 0 and setting.tense < 2)):
        return None
    return _stepped(base or setting.anchor, unit, step * float(captures.get("number", 1)))


def make_same(captures: Captures, setting: Setting) -> Value | None:
    """Value "that year", "the same day" by the date told last, "later in the year" else by here."""
    unit = unit_of(captures)
    base = setting.told_day("Y" if unit == "Y" else unit)
    if base is None and "same" not in captures:
        base = setting.anchor
    if base is None:
        return None
    part = captures.get("part")
    value = cal.unit_value(base, unit)
    return ("TIME", f"{value}T{part}") if part else ("DATE", value)


def make_told(captures: Captures, setting: Setting) -> Value | None:
    """Value "then" of "since then" as the date told last."""
    return ("DATE", setting.told[0]) if setting.told else None


def make_deictic(captures: Captures, setting: Setting) -> Value | None:
    """Value "today", "the day before yesterday"."""
    days = integer(captures, "day_word")
    if setting.anchor is None:
        return "DATE", "PRESENT_REF" if not days else "PAST_REF" if days < 0 else "FUTURE_REF"
    return _stepped(setting.anchor, "D", days)


def make_reference(captures: Captures, setting: Setting) -> Value | None:
    """Value a vague time: PRESENT_REF, PAST_REF, FUTURE_REF."""
    return "DATE", str(next((captures[name] for name in VAGUE if name in captures), "FUTURE_REF"))


def make_weekend(captures: Captures, setting: Setting) -> Value | None:
    """Value "the weekend": the one to come by a tense of the future, else the last one begun."""
    if setting.anchor is None:
        return unanchored("WE", 0)
    forth = setting.tense > 0
    near = cal.add_days(setting.anchor, 0 if forth else -5)
    return ("DATE", cal.unit_value(near, "WE")) if near else None


def make_day_of_month(captures: Captures, setting: Setting) -> Value | None:
    """Value "the 21st": the next one by a tense of the future, else the last one."""
    day = integer(captures, "digit_ordinal")
    if setting.anchor is None:
        return "DATE", f"XXXX-XX-{day:02d}"
    steps = range(3) if setting.tense > 0 else range(0, -3, -1)
    for months in steps:
        month = cal.add_months(setting.anchor.replace(day=1), months)
        found = month and cal.safe_date(month.year, month.month, day)
        if found and (found >= setting.anchor if setting.tense > 0 else found <= setting.anchor):
            return "DATE", found.isoformat()
    return None


def make_week_after(captures: Captures, setting: Setting) -> Value | None:
    """Value "a week on Tuesday", "Tuesday week": a week after the coming one."""
    weekday = integer(captures, "weekday")
    if setting.anchor is None:
        return "DATE", f"XXXX-WXX-{weekday}"
    coming = cal.nearest_weekday(setting.anchor, weekday, 1)
    return _stepped(coming, "D", 7) if coming else None
