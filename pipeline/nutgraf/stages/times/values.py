"""Lists how the value of a time is worked out, by the `make` of its pattern."""

from __future__ import annotations

from collections.abc import Callable

from nutgraf.stages.times import clocks, dates, periods, relative, sets
from nutgraf.stages.times.patterns import Captures
from nutgraf.stages.times.setting import Maker, Value

MAKERS: dict[str, Maker] = {
    "calendar": dates.make_calendar,
    "month_days": dates.make_month_days,
    "holiday": dates.make_holiday,
    "decade": periods.make_decade,
    "century": periods.make_century,
    "fiscal": periods.make_fiscal,
    "year_range": periods.make_year_range,
    "unit_end": periods.make_unit_end,
    "relative": relative.make_relative,
    "distance": relative.make_distance,
    "told_step": relative.make_told_step,
    "same": relative.make_same,
    "told": relative.make_told,
    "deictic": relative.make_deictic,
    "reference": relative.make_reference,
    "weekend": relative.make_weekend,
    "day_of_month": relative.make_day_of_month,
    "week_after": relative.make_week_after,
    "part": clocks.make_part,
    "day_part": clocks.make_day_part,
    "clock": clocks.make_clock,
    "clock_range": clocks.make_clock_range,
    "past_hour": clocks.make_past_hour,
    "every": sets.make_every,
    "plural_weekday": sets.make_plural_weekday,
    "word_set": sets.make_word_set,
    "rate": sets.make_rate,
}

#: Makes of words that only have a value with the date behind them: "the first week of" May.
PREFIXES: dict[str, Callable[[Captures, str], Value | None]] = {
    "nth_of": periods.count_out,
    "week_of": periods.week_of,
    "offset": periods.step_from,
    "part_of": clocks.part_of,
}
