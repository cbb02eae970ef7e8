"""Tells places by the words that lead to them: "in Bari", "north of Bari", "Ann Lee of Bari"."""

from __future__ import annotations

from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Name
from nutgraf.stages.mentions.offices import HYPHENS
from nutgraf.stages.mentions.words import Words

PREPOSITIONS = frozenset({"IN", "TO"})
#: How many tokens may tell the way from one place to another, and their tags: ", about 20 km".
_LONGEST_WAY = 6
#: How many tokens a list of places may have before its last: "towns of Bari, San Remo and".
_LONGEST_LIST = 12
_PLURAL = "s"
_WAY = frozenset({",", "RB", "CD", "NN", "NNS", "DT", "JJ", "IN", "HYPH"})


class Places:
    """Reads prepositions and directions beside names."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon

    def tell(self, name: Name, label: str) -> EntityType | None:
        """Tell a place, by the model's label and the words on both sides."""
        place = self._after_place_word(name, label)
        if place is None and label in ("", "PERSON", "ORG") and self._is_beside_place(name):
            return "GPE"
        return place or (self._before_direction(name) if label != "FAC" else None)

    def tell_of(self, name: Name) -> EntityType | None:
        """Tell a settlement by the noun before "of": "the towns of Bari and Lecce"."""
        before = self.words.texts[max(name.first - 2, 0) : name.first]
        rules = self.lexicon.rules
        if len(before) == 2 and before[1] in rules.genitive_joiners:
            return rules.settlement_nouns.get(before[0])
        return self._listed(name)

    def _listed(self, name: Name) -> EntityType | None:
        """Tell a later member of a list: "the towns of Bari, Lecce and | Foggia"."""
        words, rules = self.words, self.lexicon.rules
        first = name.first
        least = max(first - _LONGEST_LIST, 0)
        if not least < first or words.texts[first - 1] not in rules.list_marks:
            return None
        while first > least and self._may_be_listed(first - 1):
            first -= 1
        before = words.texts[max(first - 2, 0) : first]
        if len(before) < 2 or before[1] not in rules.genitive_joiners:
            return None
        return rules.settlement_nouns.get(before[0]) if before[0].endswith(_PLURAL) else None

    def _may_be_listed(self, i: int) -> bool:
        """Tell whether a token may stand in a list of names: a mark, a name's word or link."""
        words = self.words
        linked = i + 1 < len(words.texts) and words.texts[i + 1] in HYPHENS
        mark = words.texts[i] in self.lexicon.rules.list_marks or words.texts[i] in HYPHENS
        return mark or words.capital[i] or linked

    def _is_beside_place(self, name: Name) -> bool:
        """Tell a place by its pair on a way: "from Lecce to Bari", "between Bari and Lecce"."""
        words, rules, first = self.words, self.lexicon.rules, name.first
        if name.last > first + 1 or words.texts[first].isupper() or first < 1:
            return False
        before = words.texts[first - 1].lower()
        following = words.texts[name.last : name.last + 1]
        if before in rules.route_prepositions and following and following[0] in rules.pair_marks:
            return self._is_town(name.last + 1)
        way = words.texts[first - 3].lower() if first > 2 else ""
        pair = before in rules.pair_marks and way in rules.route_prepositions
        return pair and self._is_town(first - 2)

    def _is_town(self, i: int) -> bool:
        """Tell a town, and no country: countries stand beside persons, "Bush and Iraq"."""
        if i >= len(self.words.texts) or not self.words.capital[i]:
            return False
        known = self.lexicon.entries.get(self.words.texts[i])
        if known is None:
            return self.words.label[i] == "GPE"
        return known.type == "GPE" and known.kind == "name" and known.country is None

    def _after_place_word(self, name: Name, label: str) -> EntityType | None:
        """Tell a place from what governs it: "the town of Bari", "north of Bari", "in Bari"."""
        words, rules = self.words, self.lexicon.rules
        before = words.texts[max(name.first - 2, 0) : name.first]
        if not before or any(t.isupper() for t in words.texts[name.first : name.last]):
            return None
        above = before[0] if len(before) > 1 else ""
        if before[-1] in rules.genitive_joiners:
            return rules.places_of.get(above)
        if before[-1].lower() in rules.place_prepositions:
            if above in rules.residing_words:
                return "GPE"
            strange = label == "PERSON" and above not in rules.trusting_words
            return "GPE" if strange and not self._is_taken_in(name) else None
        opens = words.starts_sentence[name.first - 1] and before[-1].lower() in rules.place_joiners
        return "GPE" if opens and label == "PERSON" else None

    def _is_taken_in(self, name: Name) -> bool:
        """Tell somebody after a particle, or who owns: "drafted in Ann Lee", "in Lee's view"."""
        words, particle = self.words, name.first - 1
        several = name.last > name.first + 1
        phrasal = several and words.tags[particle - 1].startswith("VB")
        return phrasal or words.tags[particle] not in PREPOSITIONS or words.owns(name.last)

    def _before_direction(self, name: Name) -> EntityType | None:
        """Tell a place by where it lies: "Bari, about 20 km south of"."""
        words, rules = self.words, self.lexicon.rules
        for i in range(name.last, min(name.last + _LONGEST_WAY, len(words.texts) - 1)):
            if words.texts[i] in rules.directions:
                return "GPE" if words.texts[i + 1] in rules.genitive_joiners else None
            if words.tags[i] not in _WAY or words.starts_sentence[i]:
                return None
        return None

    def follows_person(self, name: Name) -> bool:
        """Tell whether somebody is of a place: "Ann Lee, 42, of Leeds", "Ann Lee of Leeds"."""
        words, of = self.words, name.first - 1
        if of < 2 or words.texts[of] not in self.lexicon.rules.genitive_joiners:
            return False
        if any(text.isupper() for text in words.texts[name.first : name.last]):
            return False
        if words.texts[of - 1].rstrip(".") in self.lexicon.rules.company_suffixes:
            return True  # "Bourg Co. of Folsom"
        if of > 2 and words.has_age(of - 3):
            return True
        comma = words.texts[of - 1] == ","
        types = ("", "PERSON", "FAC", "PRODUCT") if comma else ("",)
        return (
            words.model_label(name.first, name.last) in types
            and words.label[of - 2 if comma else of - 1] == "PERSON"
        )
