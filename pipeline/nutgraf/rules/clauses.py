"""The forms of `clauses/*.yaml`: labels of the parser, words that grammar turns on, event nouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from nutgraf.language import Package
from nutgraf.records import Modality
from nutgraf.rules.forms import Example, RuleFile, RuleForm
from nutgraf.rules.reader import read_rules

Words = frozenset[str]


class HyphenParticiple(RuleForm):
    """What the noun before a hyphen is to the participle after it: by whom, in what."""

    lemma: str
    preposition: str


class ModalityRules(RuleForm):
    """Words that make a clause future, possible or negated."""

    future_auxiliaries: Words
    possible_auxiliaries: Words
    promised_auxiliaries: Words
    perfect_auxiliaries: Words
    possible_adverbs: Words
    conditions: Words
    question_marks: Words
    negative_adverbs: Words
    negative_pronouns: Words
    negative_determiners: Words
    negative_prepositions: Words
    means_prepositions: Words
    prevented_prepositions: Words
    gerund_governors: Words
    enabling_nouns: Words
    realised_governors: Words
    possible_prepositions: Words
    negative_governors: Words
    pending_verbs: Words
    pending_adverbs: Words
    possible_governors: Words
    possible_reporters: Words
    future_governors: Words
    governed_prepositions: Words
    gerund_prepositions: Words
    noun_negative_governors: Words
    noun_possible_governors: Words
    noun_future_governors: Words
    possible_adjectives: Words
    future_adjectives: Words


class ClauseRules(RuleFile):
    """`clauses/grammar.yaml`: every list is of lemmas unless it is of function words."""

    labels: Mapping[str, str]
    complex_prepositions: Words
    locative_prepositions: Words
    attributive_prepositions: Words
    name_prepositions: Words
    post_prepositions: Words
    comparing_words: Words
    sequence_words: Words
    point_prepositions: Words
    direction_adverbs: Words
    shared_prepositions: Words
    role_prepositions: Words
    event_prepositions: Words
    agent_prepositions: Words
    patient_prepositions: Words
    barring_prepositions: Words
    blaming_prepositions: Words
    blaming_verbs: Words
    result_verbs: Words
    attribution_verbs: Words
    causing_verbs: Mapping[Literal["always", "intended"], Words]
    headline_passives: Words
    unchanged_participles: Words
    round_numbers: Words
    object_gerund_prepositions: Words
    particles: Words
    prefixes: Mapping[str, Mapping[str, str]]
    listing_words: Words
    result_words: Words
    comparing_prepositions: Words
    membership_prepositions: Words
    clause_prepositions: Words
    clause_openers: Words
    absolute_prepositions: Words
    possessive_marks: Words
    regions: Words
    container_prepositions: Words
    part_words: Words
    seated_heads: Words
    scene_prepositions: Words
    paired_verbs: Words
    place_nouns: Words
    site_nouns: Words
    harming_verbs: Words
    role_nouns: Words
    likening_words: Words
    home_words: Words
    generic_heads: Mapping[str, Words]
    named_behind: Words
    inner_prepositions: Words
    body_nouns: Words
    honorifics: Words
    ranks: Words
    full_ranks: Words
    part_adjectives: Words
    of_titles: Words
    stance_prefixes: Words
    singling_words: Words
    share_words: Words
    relative_adverbs: Mapping[str, Literal["time", "place"]]
    copulas: Words
    period_verbs: Words
    linking_verbs: Words
    naming_verbs: Words
    object_as_verbs: Words
    subject_as_verbs: Words
    ditransitives: Words
    subject_control: Words
    object_control: Words
    object_purpose: Words
    prepositional_control: Mapping[str, Words]
    control_nouns: Words
    light_verbs: Words
    light_prepositional: Mapping[str, Words]
    undergoing_verbs: Words
    undergoing_prepositional: Mapping[str, Words]
    transparent_nouns: Words
    outcome_adverbs: Words
    answering: Mapping[Modality, Mapping[str, Words]]
    answering_nouns: Words
    hyphen_participles: Mapping[str, HyphenParticiple]
    modality: ModalityRules
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists clauses by what must hold of them."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "clauses", example


class EventNouns(RuleFile):
    """`clauses/event_nouns.yaml`: nouns that name events or relations, by subject."""

    nouns: Mapping[str, Words]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists clauses by what must hold of them."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "event_nouns", example


class Grammar(ClauseRules):
    """All the data of the stage."""

    event_nouns: Words
    headline_verbs: Words  # verbs known to any of the lists: what a plural may really be


def read_grammar(package: Package) -> Grammar:
    """Read the `clauses` folder of a language package.

    Raises RuleError with the mistakes of the first file that has any.
    """
    rules = read_rules(package.file("clauses", "grammar.yaml"), ClauseRules)
    nouns = read_rules(package.file("clauses", "event_nouns.yaml"), EventNouns)
    fields = {name: getattr(rules, name) for name in type(rules).model_fields}
    verbs = frozenset().union(
        rules.headline_passives, rules.light_verbs, rules.naming_verbs, rules.ditransitives,
        rules.object_control, rules.subject_control, rules.modality.negative_governors,
        rules.modality.possible_governors, rules.modality.future_governors,
    )  # fmt: skip
    return Grammar.model_construct(
        **fields, event_nouns=frozenset().union(*nouns.nouns.values()), headline_verbs=verbs
    )
