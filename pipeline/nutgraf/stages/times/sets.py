"""Values of sets: "every year", "Tuesdays", "annual", "twice a week"."""

from __future__ import annotations

from nutgraf.stages.times import calendar as cal
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Setting, Value, integer, unit_of


def make_every(captures: Captures, setting: Setting) -> Value | None:
    """Value "every year", "every other week", "every Monday", "every day at 6 a.m."."""
    count = float(captures.get("number", captures.get("every_other", 1)))
    if "weekday" in captures:
        return "SET", f"XXXX-WXX-{captures['weekday']}" + _part(captures)
    if "part" in captures:
        return "SET", f"T{captures['part']}"
    if "month" in captures:
        return "SET", f"XXXX-{integer(captures, 'month'):02d}"
    if "holiday" in captures:
        day = str(captures["holiday"])
        return "SET", f"XXXX-{day}" if day[:2].isdecimal() else "P1Y"
    if "season" in captures:
        return "SET", f"XXXX-{captures['season']}"
    return "SET", cal.duration(unit_of(captures), count)


def _part(captures: Captures) -> str:
    part = captures.get("part", captures.get("plural_part"))
    return f"T{part}" if part else ""


def make_plural_weekday(captures: Captures, setting: Setting) -> Value | None:
    """Value "Tuesdays", "Tuesday afternoons", "mornings"."""
    weekday = captures.get("weekdays", captures.get("weekday"))
    return "SET", (f"XXXX-WXX-{weekday}" if weekday else "") + _part(captures)


def make_word_set(captures: Captures, setting: Setting) -> Value | None:
    """Value a word that means a set: "annual"."""
    return "SET", str(captures["word_set"])


def make_rate(captures: Captures, setting: Setting) -> Value | None:
    """Value "twice a week", "a year" of "4,000 deaths a year"."""
    return "SET", cal.duration(unit_of(captures), 1)
