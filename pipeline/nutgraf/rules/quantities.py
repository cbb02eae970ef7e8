"""The forms of `quantities.yaml`, `units.yaml` and `currencies.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from nutgraf.records import Approximation, QuantityKind
from nutgraf.rules.forms import Example, RuleFile, RuleForm

Bound = Literal["value", "lower", "upper"]


class Unit(RuleForm):
    """A unit of measure with all the ways to write it."""

    unit: str
    kind: QuantityKind
    words: tuple[str, ...]
    signs: tuple[str, ...] = ()


class UnitRules(RuleFile):
    """Units; those of `touching` stand right behind digits, or else are other words."""

    units: tuple[Unit, ...]
    touching: frozenset[str]
    #: Of these, the ones that no space may part from the digits: "0.5pp".
    attached: frozenset[str]
    #: Letters that are no units when they are capitals: "5G".
    lowercase: frozenset[str]
    #: Capital letters right behind digits: "45C".
    capitals: dict[str, tuple[QuantityKind, str]]

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield nothing: `quantities.yaml` carries the examples."""
        yield from ()


class CurrencyFamily(RuleForm):
    """Currencies of one name: the words for them, which of them is meant by which country.

    `default` is what the words mean without a country; `overwhelming` asks for a country that
    the article names by far the most.
    """

    words: frozenset[str]
    default: str
    codes: dict[str, str]
    overwhelming: bool = False


class CurrencyRules(RuleFile):
    """Currencies by ISO 4217 code: names, short names, signs, and coins with their worth."""

    names: dict[str, tuple[str, ...]]
    short_names: dict[str, str]
    signs: dict[str, str]
    coins: dict[str, tuple[str, float]]
    #: Codes that are words of headlines too: they need a number's other side.
    word_codes: frozenset[str]
    attached_coins: dict[str, tuple[str, float]]
    families: tuple[CurrencyFamily, ...]

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield nothing: `quantities.yaml` carries the examples."""
        yield from ()


class QuantityRules(RuleFile):
    """Words around numbers: how exact they are, what they bound, what they are no number of."""

    before: dict[Approximation, dict[str, Bound]]
    after: dict[Approximation, dict[str, Bound]]
    ignored_before: frozenset[str]
    vague: dict[str, float | None]
    vague_with_noun: frozenset[str]
    not_vague: frozenset[str]
    vague_duration_openers: frozenset[str]
    duration_links: frozenset[str]
    vague_duration_wholes: frozenset[str]
    blocked_before_vague: frozenset[str]
    range_links: dict[str, str]
    #: Words that open ranges: a "pair" takes "and", a "change" tells two ends of a change.
    range_openers: dict[str, str]
    bound_links: frozenset[str]
    change_words: frozenset[str]
    #: Verbs that tell a gain or loss of what their subject is: "shares lost 4 %".
    gain_words: frozenset[str]
    #: Verbs whose object is the measure of their subject: "the toll reached 107".
    measuring_words: frozenset[str]
    lasting_words: frozenset[str]
    #: Multiples that need a word of comparison behind, and those that are one by themselves.
    multiples: dict[str, float]
    whole_multiples: dict[str, float]
    multiple_followers: frozenset[str]
    times_nouns: frozenset[str]
    folds: frozenset[str]
    #: Units that an article counts ("an hour"), with what may follow them.
    single_units: frozenset[str]
    single_followers: frozenset[str]
    #: What may follow bare units: "hours later".
    told_followers: frozenset[str]
    plural_durations: frozenset[str]
    inches: frozenset[str]
    #: Words near pounds, and goods behind "of", that make them a mass.
    weighing: frozenset[str]
    #: What costs so many pounds in "a 500-pound fine", where others weigh them.
    priced_goods: frozenset[str]
    weighed_goods: frozenset[str]
    #: "in her 50s", "in their twenties".
    decades_of_age: dict[str, int]
    plural_endings: frozenset[str]
    possessives: frozenset[str]
    #: Adjectives that a measure stands before: "a 15 metre high wall".
    dimensions: frozenset[str]
    #: What stands between a thing and its price: "a cheque for $5".
    price_links: frozenset[str]
    #: Prepositions that are comparators elsewhere: "over three years".
    spans: frozenset[str]
    #: Letters that scale a number or are its unit: "48m".
    letter_scales: frozenset[str]
    #: Words behind a year that tell its era.
    eras: frozenset[str]
    rates: frozenset[str]
    of: frozenset[str]
    negation_of_one: frozenset[str]
    #: Words behind "one" that make it no number: "one another", "at one point", "one-off".
    idioms_of_one: frozenset[str]
    old: frozenset[str]
    year_old: frozenset[str]
    of_age: frozenset[str]
    age_before: frozenset[str]
    #: "a boy of 12".
    aged_nouns: frozenset[str]
    #: "she was 42", "he turned 50": verbs and subjects that make a bare number an age.
    age_verbs: frozenset[str]
    persons: frozenset[str]
    ordinal_units: frozenset[str]
    score_nouns: frozenset[str]
    score_verbs: frozenset[str]
    numbering: frozenset[str]
    #: What stands between the numbers of a list.
    list_links: frozenset[str]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` maps a quantity's words to its kind, values and `of`."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "quantities", example
