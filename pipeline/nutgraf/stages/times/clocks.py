"""Values of clock times and parts of the day."""

from __future__ import annotations

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Setting, Value, integer

#: Parts of the day whose clock hours are those after noon.
LATE = frozenset({"AF", "EV"})
EVENING_HOUR = 6


def make_part(captures: Captures, setting: Setting) -> Value | None:
    """Value a part of a day that is named from here: "this morning", "tonight"."""
    part = captures.get("part", captures.get("parts_of_today"))
    days = integer(captures, "day_word", integer(captures, "direction"))
    if setting.anchor is None:
        return "TIME", f"T{part}"
    found = cal.add_days(setting.anchor, days)
    return ("TIME", f"{found.isoformat()}T{part}") if found else None


def make_day_part(captures: Captures, setting: Setting) -> Value | None:
    """Value a part of some day: "in the morning"."""
    return "TIME", f"T{captures['part']}"


def part_of(captures: Captures, whole: str) -> Value | None:
    """Value "the morning of" a day."""
    return ("TIME", f"{whole}T{captures['part']}") if whole.count("-") == 2 else None


def make_clock(captures: Captures, setting: Setting) -> Value | None:
    """Value a clock time."""
    if "noon" in captures:
        return "TIME", str(captures["noon"])
    if "four_digits" in captures or "dotted" in captures:
        joined = integer(captures, "four_digits", integer(captures, "dotted"))
        hour, minute = divmod(joined, 100)
    else:
        hour, minute = integer(captures, "hour"), _minute(captures, "minute")
    value = clock_value(captures, hour, minute)
    return ("TIME", value) if value else None


def _minute(captures: Captures, name: str) -> int:
    return integer(captures, name, integer(captures, f"{name}_word"))


def clock_value(captures: Captures, hour: int, minute: int) -> str | None:
    """Write an hour and minute by the half of the day, or the part, that was caught."""
    ampm = captures.get("ampm")
    if (ampm and not 1 <= hour <= 12) or hour > 24 or minute > 59:
        return None
    if ampm:
        hour = hour % 12 + (12 if ampm == "PM" else 0)
    elif "part" in captures:
        hour = hour_within(str(captures["part"]), hour)
    value = f"T{hour:02d}:{minute:02d}"
    if "second" in captures:
        value += f":{integer(captures, 'second'):02d}"
    return value + str(captures.get("zone", ""))


def hour_within(part: str, hour: int) -> int:
    """Read an hour within a part of the day: 7 in the evening is 19."""
    late = part in LATE or (part == "NI" and EVENING_HOUR <= hour < 12)
    if hour == 12:
        return 0 if part == "NI" else 12
    return hour + 12 if late and hour < 12 else hour


def make_clock_range(captures: Captures, setting: Setting) -> Value | None:
    """Value "3 to 5 p.m.", "between 5 and 6 in the afternoon"; the first end is before the last."""
    last = clock_value(captures, integer(captures, "hour"), _minute(captures, "minute"))
    hour, minute = integer(captures, "start_hour"), _minute(captures, "start_minute")
    own = captures.get("start_ampm")
    first = clock_value({**captures, "ampm": own} if own else captures, hour, minute)
    if first and last and not own:
        first = before_clock(first, last)
    return ("TIME", f"{first}/{last}") if first and last else None


def before_clock(first: str, last: str) -> str:
    """Move a clock time to the other half of the day where it would lie after its end."""
    hour = int(first[1:3])
    if first[:6] < last[:6] or hour > 24:
        return first
    return f"T{(hour + 12) % 24:02d}{first[3:]}"


def make_past_hour(captures: Captures, setting: Setting) -> Value | None:
    """Value "half past seven", "ten past 9", "twenty to eight"."""
    names = ("half_past", "to_hour", "number")
    minutes = next((integer(captures, name) for name in names if name in captures), 0)
    minutes = -minutes if "minutes_to" in captures else minutes
    hour = integer(captures, "hour")
    if not -60 < minutes < 60:
        return None
    if minutes < 0:
        hour, minutes = (hour - 1) or 12, 60 + minutes
    value = clock_value(captures, hour, minutes)
    return ("TIME", value) if value else None
