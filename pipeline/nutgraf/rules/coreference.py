"""The form of `coreference.yaml`: pronouns, determiners and what nouns stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from nutgraf.records import EntityType
from nutgraf.rules.forms import Example, RuleFile, RuleForm

Gender = Literal["male", "female", "neuter"]
Number = Literal["singular", "plural"]


class PronounForm(RuleForm):
    """What a pronoun says of the thing it means; a gender that is missing can be any."""

    person: Literal[1, 2, 3]
    number: Number
    gender: Gender | None = None
    reflexive: bool = False


class DeterminerForm(RuleForm):
    """Determiners by what they say of the noun phrase they begin."""

    definite: frozenset[str]
    demonstrative: frozenset[str]
    indefinite: frozenset[str]


class ExpletiveForm(RuleForm):
    """The words around a pronoun that means nothing."""

    verbs: frozenset[str]
    adjectives: frozenset[str]
    raising: frozenset[str]
    participles: frozenset[str]


class TitleForm(RuleForm):
    """Titles that tell a gender."""

    male: frozenset[str]
    female: frozenset[str]


class NounClass(RuleForm):
    """Nouns that stand for things of some types.

    `general` nouns may, alone, take up the last such thing that was named; `collective` ones may
    take a plural pronoun; `country` says whether the place is one.
    """

    types: tuple[EntityType, ...]
    gender: Gender | None = None
    general: bool = False
    collective: bool = False
    country: bool | None = None
    nouns: tuple[str, ...] = Field(min_length=1)


class CoreferenceRules(RuleFile):
    """All words that coreference looks at.

    `person_nouns` names the gazetteer of nouns that mean persons where `nouns` says no more.
    """

    pronouns: dict[str, PronounForm]
    determiners: DeterminerForm
    member_counts: dict[str, int]
    expletive: ExpletiveForm
    titles: TitleForm
    leading_surnames: frozenset[str]
    naming_verbs: frozenset[str]
    happenings: frozenset[str]
    belonging: frozenset[str]
    affiliation_nouns: frozenset[str]
    same_things: tuple[tuple[str, ...], ...] = ()
    neutral_modifiers: frozenset[str]
    nouns: tuple[NounClass, ...]
    person_nouns: str
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` maps an entity's name to its other mentions in order."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "coreference", example


class GivenNames(RuleFile):
    """Given names by the gender they tell."""

    female: tuple[str, ...]
    male: tuple[str, ...]
