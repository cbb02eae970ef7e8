"""The form of `mentions.yaml`: what tells a name's extent and type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.records import EntityType
from nutgraf.rules.forms import Example, RuleFile


class MentionRules(RuleFile):
    """Titles, heads and other words around and inside names; words of several are phrases."""

    titles: frozenset[str]
    personal_titles: frozenset[str]
    loose_titles: frozenset[str]
    title_modifiers: frozenset[str]
    office_words: frozenset[str]
    suffixes_person: frozenset[str]
    postnominals: frozenset[str]
    company_suffixes: frozenset[str]
    heads: dict[EntityType, frozenset[str]]
    sure_heads: frozenset[str]
    first_words: dict[EntityType, frozenset[str]]
    employing_nouns: frozenset[str]
    firm_nouns: frozenset[str]
    place_nouns: dict[str, EntityType]
    places_of: dict[str, EntityType]
    directions: frozenset[str]
    player_nouns: frozenset[str]
    contest_verbs: frozenset[str]
    thing_nouns: dict[str, EntityType]
    settlement_nouns: dict[str, EntityType]
    list_marks: frozenset[str]
    pair_marks: frozenset[str]
    route_prepositions: frozenset[str]
    demonym_endings: frozenset[str]
    quoting_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    naming_particles: frozenset[str]
    quote_marks: frozenset[str]
    human_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    residing_words: frozenset[str]
    trusting_words: frozenset[str]
    state_nouns: frozenset[str]
    listing_words: frozenset[str]
    person_verbs: frozenset[str]
    person_deeds: frozenset[str]
    person_relatives: frozenset[str]
    person_actions: frozenset[str]
    kin_nouns: frozenset[str]
    entourages: frozenset[str]
    founding_words: frozenset[str]
    member_nouns: frozenset[str]
    company_nouns: frozenset[str]
    organization_nouns: frozenset[str]
    organization_posts: frozenset[str]
    called_nouns: dict[str, EntityType]
    possessive_marks: frozenset[str]
    folk_words: frozenset[str]
    indefinite_articles: frozenset[str]
    counted_parts: frozenset[str]
    eras: frozenset[str]
    centres: frozenset[str]
    wide_words: frozenset[str]
    media_words: frozenset[str]
    place_modifiers: frozenset[str]
    portfolios: frozenset[str]
    domains: frozenset[str]
    state_heads: frozenset[str]
    ministry_words: frozenset[str]
    genitive_joiners: frozenset[str]
    loose_joiners: frozenset[str]
    place_joiners: frozenset[str]
    pair_joiners: frozenset[str]
    purpose_words: frozenset[str]
    plural_possessives: frozenset[str]
    dateline_marks: frozenset[str]
    language_prepositions: frozenset[str]
    particles: frozenset[str]
    name_determiners: frozenset[str]
    never_names: frozenset[str]
    acting_verbs: frozenset[str]
    power_nouns: frozenset[str]
    power_prepositions: frozenset[str]
    addressing_verbs: frozenset[str]
    power_possessions: frozenset[str]
    sources: frozenset[str]
    state_abbreviations: frozenset[str]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists mentions as "words | TYPE", with kind if no name."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "mentions", example
