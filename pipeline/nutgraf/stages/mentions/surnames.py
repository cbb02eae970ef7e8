"""Tells a surname from the place of the same name: "Jordan" after "Vernon Jordan"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Lexicon, without_accents
from nutgraf.stages.mentions.names import Evidence, Name, surname
from nutgraf.stages.mentions.words import Words

_PLURAL = "s"
#: Tags of words that no surname in the singular follows: "a Polaroid", but "the Kennedys".
_DETERMINED = frozenset({"DT", "CD"})


class Surnames:
    """The last names of a text's persons, and which of them it uses for places, too."""

    def __init__(
        self,
        found: Sequence[Name],
        chosen: Mapping[str, tuple[Evidence, EntityType]],
        words: Words,
        lexicon: Lexicon,
    ) -> None:
        self.words = words
        self.lexicon = lexicon
        self.suffixes = lexicon.rules.suffixes_person
        #: Surnames that end a full name.
        self.full: set[str] = set()
        #: Surnames of countries and towns that a given name or a title tells to be persons'.
        self.told = {n.text for n in found if n.evidence == Evidence.TITLE and " " not in n.text}
        for text, (evidence, type_) in chosen.items():
            if type_ == "PERSON" and " " in text and evidence >= Evidence.MODEL:
                self.full.add(surname(text, self.suffixes))
                if evidence == Evidence.TITLE or self._has_given_name(text):
                    self.told.add(surname(text, self.suffixes))
        self.families = {name + _PLURAL for name in self.full}
        self.doubtful = frozenset(self._doubtful(sorted(found, key=lambda n: n.first)))

    def is_person(self, name: Name) -> bool:
        """Tell a surname that is a place or firm elsewhere: "Jordan" after "Vernon Jordan"."""
        if name.kind == "demonym":
            return False
        if name.first > 0 and self.words.tags[name.first - 1] in _DETERMINED:
            after = self.words.texts[name.last : name.last + 1]
            owned = after and after[0] in self.lexicon.rules.entourages  # "the Ford administration"
            return name.text in (self.full if owned else self.families)
        if not self._names_place(name):
            return name.text in self.full
        if name.evidence == Evidence.TITLE and " " not in name.text:
            return True
        if name.text not in self.full | self.told or self._stands_for_place(name):
            return False
        told = name.text in (self.told if name.country else self.full | self.told)
        sure = told and name.text not in self.doubtful
        return sure or self.words.label[name.first] == "PERSON"

    def is_place(self, name: Name) -> bool:
        """Tell the place where a person in the same text is named like it: "in Houston"."""
        shared = name.text in self.full or name.text in self.told
        return shared and self._names_place(name) and self._stands_for_place(name)

    def _has_given_name(self, text: str) -> bool:
        given, known = text.partition(" ")[0], self.lexicon.given_names
        return given in known or without_accents(given) in known

    def _names_place(self, name: Name) -> bool:
        return name.country is not None or self.words.is_place(name.first)

    def _doubtful(self, found: Sequence[Name]) -> Iterator[str]:
        """Yield the surnames that name a place, too: before the full name, or after "in"."""
        countries = {name.country for name in found if name.kind == "demonym"}
        seen: set[str] = set()
        for name in found:
            if name.text not in self.full | self.told:
                seen.add(surname(name.text, self.suffixes))
            elif name.evidence == Evidence.TITLE:
                seen.add(name.text)
            elif (
                (name.country and name.country in countries)
                or (name.country and self._stands_for_place(name))
                or (name.text not in seen and not self.words.heading[name.first])
            ):
                yield name.text

    def _stands_for_place(self, name: Name) -> bool:
        """Tell a place by what stands beside it: "in Jordan", "Jordan's king", "Lincoln, Neb."."""
        words, rules = self.words, self.lexicon.rules
        before = words.texts[max(name.first - 2, 0) : name.first]
        if before and before[-1].lower() in rules.place_prepositions:
            return before[0] not in rules.trusting_words
        after = words.texts[name.last : name.last + 2]
        if after[:1] and after[0] in rules.possessive_marks:
            after = after[1:]
        if after[:1] and after[0] in rules.state_nouns:
            return True
        return words.is_state(name.last) or self._is_beside_country(name)

    def _is_beside_country(self, name: Name) -> bool:
        """Tell whether a country is named in one breath: "Egypt and Jordan"."""
        texts = self.words.texts
        for joiner, other in ((name.first - 1, name.first - 2), (name.last, name.last + 1)):
            if 0 <= other < len(texts) and texts[joiner] in self.lexicon.rules.listing_words:
                entry = self.lexicon.entries.get(texts[other])
                if entry and entry.country and texts[other] not in self.full | self.told:
                    return True
        return False
