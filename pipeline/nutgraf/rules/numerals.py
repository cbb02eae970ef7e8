"""The form of `numerals.yaml`: how numbers are written in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.rules.forms import Example, RuleFile


class NumeralRules(RuleFile):
    """Number words with their values; `attached` are scales that stand right behind digits."""

    ones: dict[str, int]
    tens: dict[str, int]
    hundred: dict[str, int]
    scales: dict[str, float]
    attached: dict[str, float]
    groups: dict[str, int]
    fractions: dict[str, float]
    plural_fractions: dict[str, float]
    signs: dict[str, float]
    ordinals: dict[str, int]
    ordinal_endings: frozenset[str]
    negative: frozenset[str]
    or_: frozenset[str]
    articles: frozenset[str]
    and_: frozenset[str]
    of: frozenset[str]
    over: frozenset[str]
    in_: frozenset[str]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists the values of the numerals."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "numerals", example
