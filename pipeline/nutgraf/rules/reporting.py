"""The form of `reporting.yaml`: the words that attribute, and the syntax in which they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from nutgraf.records import Stance
from nutgraf.rules.forms import Example, RuleFile, RuleForm

VerbFrame = Literal[
    "clause",
    "quotation",
    "infinitive",
    "gerund",
    "as",
    "predicate",
    "recipient",
    "raising",
    "source",
    "around",
]
NounFrame = Literal["clause", "infinitive", "expressed"]
SourceKind = Literal["document", "court", "organization"]


class VerbClass(RuleForm):
    """Verbs that attribute in the same forms; a lemma may hold further words: `point out`."""

    lemmas: tuple[str, ...] = Field(min_length=1)
    frames: frozenset[VerbFrame] = Field(min_length=1)
    stance: Stance = "affirms"
    subjects: SourceKind | None = None


class NounClass(RuleForm):
    """Nouns whose complement is what somebody says."""

    lemmas: tuple[str, ...] = Field(min_length=1)
    frames: frozenset[NounFrame] = Field(min_length=1)
    stance: Stance = "affirms"


class AdjectiveClass(RuleForm):
    """Adjectives whose subject says what their clause says."""

    lemmas: tuple[str, ...] = Field(min_length=1)
    stance: Stance = "affirms"


class Sources(RuleForm):
    """Nouns that speak, by kind."""

    document: frozenset[str]
    court: frozenset[str]
    person: frozenset[str]


class ReportingRules(RuleFile):
    """Everything a language says about attribution; the name of a class is its rule's name."""

    verbs: Mapping[str, VerbClass]
    thoughts: frozenset[str]
    refusals: frozenset[str]
    preventions: frozenset[str]
    taking_up: Mapping[Stance, tuple[str, ...]]
    nouns: Mapping[str, NounClass]
    expressing: frozenset[str]
    adjectives: Mapping[str, AdjectiveClass]
    adverbials: tuple[str, ...]
    adverbials_of_names: tuple[str, ...]
    no_sources: frozenset[str]
    as_words: frozenset[str]
    citing: frozenset[str]
    complementizers: frozenset[str]
    conditions: frozenset[str]
    empty_subjects: frozenset[str]
    coordinators: frozenset[str]
    elisions: frozenset[str]
    sources: Sources
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _thoughts_take_no_clause(self) -> Self:
        for name, entry in self.verbs.items():
            for lemma in entry.lemmas:
                if "clause" in entry.frames and lemma in self.thoughts:
                    raise ValueError(f"{lemma!r} is a thought, so {name} may not give it a clause")
        return self

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists statements by speaker, cue and content."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "statements", example
