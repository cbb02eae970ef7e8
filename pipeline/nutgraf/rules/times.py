"""The form of `times.yaml`: time words with their values, and the patterns they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from nutgraf.rules.forms import Example, RuleFile, RuleForm

Make = Literal[
    "calendar", "month_days", "relative", "distance", "deictic", "clock", "past_hour", "part",
    "every", "plural_weekday", "word_set", "decade", "century", "fiscal", "reference", "holiday",
    "unit_end", "clock_range", "day_part", "same", "told_step", "nth_of", "week_of", "year_range",
    "weekend", "offset", "week_after", "rate", "told", "part_of", "day_of_month",
]  # fmt: skip


class TimePattern(RuleForm):
    """One shape of a time expression.

    `pattern` is a row of elements: a word class of the file or a built-in number (`year`,
    `short_year` 94, `signed_year` '94, `later_digits` and `closing_digits` of 1998-99, `day`,
    `ordinal_day`, `number`, `ordinal`, `nth` with "last", `hour`, `minute`, `minute_word`,
    `second`, `dotted` 8.30, `four_digits`), `a|b` for one of several, a final `?` for what may be
    missing. `make` names how the value is worked out of what the elements caught. `before` names
    a word class of which a phrase must stand right in front, outside the time; `bars_before` and
    `bars_after` name classes that may not stand there. `article: false` leaves a determiner in
    front out. `ranked` asks for an ordinal or superlative in front, `closes` for no noun or
    clause behind. `keeps_duration` tells that the words are a duration as well: "the past
    three years".
    """

    name: str
    pattern: str
    make: Make
    before: str | None = None
    bars_before: str | None = None
    bars_after: str | None = None
    article: bool = True
    ranked: bool = False
    closes: bool = False
    keeps_duration: bool = False
    examples: tuple[Example, ...] = ()


class TimeRules(RuleFile):
    """Word classes of phrases with their values, and patterns over them; the longest wins."""

    words: dict[str, dict[str, int | str]]
    capitalised: frozenset[str]
    #: Words before a bare number of four digits that make it a year.
    before_year: frozenset[str]
    determiners: frozenset[str]
    #: Words before a time that put it into the past, whatever the verb: "since June".
    past_openers: frozenset[str]
    before_clock: frozenset[str]
    #: A word behind that makes a rolling period a plain duration: "the last months of her life".
    of_whole: frozenset[str]
    #: Words behind that make a vague word relative to an event: "shortly before".
    around_event: frozenset[str]
    #: What stands between a part of a weekday and its date: "Friday morning, Nov. 6".
    restating_links: frozenset[str]
    #: Words that open intervals, and those that link the ends; a "pair" needs an opener that
    #: is one.
    range_openers: dict[str, str]
    range_links: dict[str, str]
    modifiers: frozenset[str]
    #: What stands before a distance and belongs to it: "more than ten years ago".
    approximators: frozenset[str]
    join_links: frozenset[str]
    rules: tuple[TimePattern, ...] = Field(min_length=1)
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` maps the words of each time to its value."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "times", example
        for i, rule in enumerate(self.rules):
            for j, example in enumerate(rule.examples):
                yield ("rules", i, "examples", j), rule.name, example
