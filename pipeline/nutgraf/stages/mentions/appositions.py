"""Tells a name's type by the noun that says what it is: "a firm called Acme", "Bari, a town"."""

from __future__ import annotations

from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Name
from nutgraf.stages.mentions.words import Words

#: Tags inside a noun phrase, after its determiner.
NOUN_PHRASE = frozenset({"JJ", "NN", "NNP", "CD", "HYPH", "VBN", "VBG", "JJS"})
_PARTICIPLE = "VBN"
#: Tags that close a phrase beside a name: "a town in", "a town , where", "a town that".
_CLOSING = frozenset({"IN", ",", ".", ":", "-RRB-", "WDT", "WRB", "VBN", "VBG", "HYPH"})
_NOUNS = frozenset({"NN", "NNS", "NNP"})


class Appositions:
    """Reads the nouns that explain names, before and behind."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.rules = lexicon.rules

    def tell(self, name: Name) -> EntityType | None:
        """Tell a type by a noun that names are given to, or that stands in apposition."""
        return self._called(name) or self._explained(name)

    def _called(self, name: Name) -> EntityType | None:
        """Tell "a satellite called Orbo" and "a ring , known as the Orbo Clan"."""
        texts, i = self.words.texts, name.first - 1
        while i > 1 and (
            texts[i] in self.rules.name_determiners or texts[i] in self.rules.quote_marks
        ):
            i -= 1
        if i > 1 and texts[i] in self.rules.naming_particles:
            i -= 1
        if i < 1 or texts[i] not in self.rules.naming_verbs or self.words.tags[i] != _PARTICIPLE:
            return None
        noun = i - 2 if texts[i - 1] == "," else i - 1
        return self._type_of(noun) if noun >= 0 else None

    def _type_of(self, noun: int) -> EntityType | None:
        """Return what a noun in small letters makes of a name."""
        text, rules = self.words.texts[noun], self.rules
        if text in rules.organization_nouns:
            return "ORG"
        if text in rules.human_nouns or text in rules.kin_nouns:
            return "PERSON"
        return rules.called_nouns.get(text) or rules.places_of.get(text)

    def _explained(self, name: Name) -> EntityType | None:
        """Tell "Bari , a town in": a settlement, or a body where the model sees no person."""
        texts, comma = self.words.texts, name.last
        if comma + 2 >= len(texts) or texts[comma] != ",":
            return None
        if texts[comma + 1] not in self.rules.name_determiners or self._is_source(name):
            return None
        noun = self._head(comma + 2)
        if noun is None:
            return None
        type_ = self.rules.settlement_nouns.get(texts[noun])
        certain = self.words.model_label(name.first, name.last) not in ("", "PERSON", "ORG")
        if type_ is None and certain and texts[noun] in self.rules.organization_nouns:
            return "ORG"
        return type_

    def _is_source(self, name: Name) -> bool:
        """Tell somebody whose words follow: "according to Rumi, a village was shelled"."""
        before = self.words.texts[max(name.first - 2, 0) : name.first]
        source = len(before) > 1 and before[0].lower() in self.rules.sources
        return source or (before[-1:] != [] and before[-1] in self.rules.quoting_verbs)

    def _head(self, first: int) -> int | None:
        """Return the last noun of a phrase that is closed by what follows it, or None."""
        tags, last = self.words.tags, first
        while last < len(tags) and tags[last] in NOUN_PHRASE:
            last += 1
        closed = last < len(tags) and tags[last] in _CLOSING
        return last - 1 if closed and last > first and tags[last - 1] in _NOUNS else None
