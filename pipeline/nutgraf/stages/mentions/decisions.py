"""Decides what type each name has: one type for one name, from its fullest form."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from nutgraf.records import EntityType
from nutgraf.stages.mentions.contexts import Contexts
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Evidence, Name
from nutgraf.stages.mentions.offices import HYPHENS
from nutgraf.stages.mentions.surnames import Surnames
from nutgraf.stages.mentions.words import Words

_ORDINAL = re.compile(r"\d+[a-z]{2}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
#: Tags of words before the year of an event: "the 1996 Olympics", "Spain's 1936 Civil War".
_BEFORE_YEAR = frozenset({"DT", "PRP$", "POS"})
#: Types that an acronym outside the gazetteers hardly has, whatever the model says.
_NO_ACRONYM = frozenset({"", "PERSON", "GPE", "LOC", "NORP", "FAC"})
#: Types that the model gives to bodies called by their head alone: "the Observatory".
_NO_BODY = frozenset({"PERSON", "GPE", "LOC", "PRODUCT", "WORK_OF_ART", "NORP"})
#: Types the model tells well for names of several words.
_CERTAIN = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Tags of verbs and possessives, beside which persons stand.
_ACTION = ("VB", "MD", "POS")
#: Tags of words that take a name into their phrase: "a Bush aide", "a Rubens-like".
_GOES_ON = ("NN", "POS", "HYPH", "JJ", "VBN", "CD")
_DETERMINED = frozenset({"DT", "JJ", "PRP$", "CD"})
#: Tokens of the shortest name with a double surname, less one: "Ada Moss - Hall".
_GIVEN_AND_DOUBLE = 3
_ACRONYM_LENGTH = range(2, 7)


class Decisions:
    """The evidence of a whole text, by the words of its names."""

    def __init__(self, found: Sequence[Name], lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.contexts = Contexts(words, lexicon)
        self.votes: dict[str, Counter[tuple[Evidence, EntityType]]] = defaultdict(Counter)
        typed = [self._with_evidence(name) for name in found]
        for name in typed:
            if name.type is not None:
                self.votes[name.text][name.evidence, name.type] += 1
        self.chosen = {text: self._best(votes) for text, votes in self.votes.items()}
        self.surnames = Surnames(typed, self.chosen, words, lexicon)

    def decide(self, name: Name) -> Name | None:
        """Give a name the type its text has in the document, or drop it."""
        decided = self._decide(name)
        if decided and self._is_one_of_many(decided):
            return None
        if decided and decided.type == "EVENT":
            return self._dated(decided)
        if decided and decided.type == "ORG" and self._has_head(decided):
            return self._numbered(decided)
        return decided

    def _is_one_of_many(self, name: Name) -> bool:
        """Tell a thing named like somebody: "won an Oscar", but not "a Bush aide"."""
        words = self.words
        if name.type != "PERSON" or name.rule != "model" or name.last > name.first + 1:
            return False
        before = words.texts[name.first - 1] if name.first else ""
        after = words.tags[name.last] if name.last < len(words.tags) else ""
        article = before in self.lexicon.rules.indefinite_articles
        return article and not after.startswith(_GOES_ON)

    def _has_head(self, name: Name) -> bool:
        return name.evidence == Evidence.HEAD or self.lexicon.heads.get(name.text) == "ORG"

    def _numbered(self, name: Name) -> Name:
        """Take in the number of a court or force: "the 9th Circuit Court", "the 6th Fleet"."""
        if name.first == 0 or not _ORDINAL.fullmatch(self.words.texts[name.first - 1]):
            return name
        first = name.first - 1
        return replace(name, first=first, text=self.words.text(first, name.last))

    def _dated(self, name: Name) -> Name:
        """Take in the year of an event: "the 1996 Olympics", "World Cup 2018"."""
        texts, first, last = self.words.texts, name.first, name.last
        if first > 1 and _YEAR.fullmatch(texts[first - 1]):
            first -= self.words.tags[first - 2] in _BEFORE_YEAR
        elif last < len(texts) and _YEAR.fullmatch(texts[last]):
            last += 1
        return replace(name, first=first, last=last, text=self.words.text(first, last))

    def _decide(self, name: Name) -> Name | None:
        if self.surnames.is_person(name):
            return replace(name, type="PERSON", rule="surname", kind="name", country=None)
        if name.rule == "gazetteer" and name.evidence == Evidence.GAZETTEER:
            return name
        if self.surnames.is_place(name):
            return replace(name, type="GPE", rule="place beside surname")
        evidence, type_ = self.chosen.get(name.text, (Evidence.NONE, None))
        if type_ is None:
            return None
        if type_ == "ORG" and name.evidence == Evidence.CITY and self._is_where(name):
            return name
        return replace(
            name, type=type_, evidence=evidence, rule=evidence.name.lower().replace("_", " ")
        )

    def _is_where(self, name: Name) -> bool:
        """Tell the town from its club of the same name: "in Leeds", "LEEDS, England"."""
        words, before = self.words, name.first - 1
        prepositions = self.lexicon.rules.place_prepositions
        inside = before >= 0 and words.texts[before].lower() in prepositions
        return inside or words.is_state(name.last) or words.opens_dateline(name.first)

    @staticmethod
    def _best(votes: Counter[tuple[Evidence, EntityType]]) -> tuple[Evidence, EntityType]:
        strongest = max(evidence for evidence, _ in votes)
        best = max((count, type_) for (e, type_), count in votes.items() if e == strongest)
        return strongest, best[1]

    def _with_evidence(self, name: Name) -> Name:
        if name.type is not None and name.evidence != Evidence.CITY:
            return name
        evidence, type_ = self._evidence(name)
        if name.evidence >= evidence:
            return replace(name, type="PERSON") if self._acts(name) else name
        return replace(name, evidence=evidence, type=type_)

    def _acts(self, name: Name) -> bool:
        """Tell a person from a city by the model's word for it and the words beside: "Kennedy"."""
        words, rules = self.words, self.lexicon.rules
        if words.label[name.first] != "PERSON":
            return False
        before = words.texts[name.first - 1].lower() if name.first else ""
        if before in rules.place_prepositions:
            return False
        after = name.last if name.last < len(words.texts) else name.first
        acts = any(words.tags[i].startswith(_ACTION) for i in (name.first - 1, after))
        known = name.text in self.lexicon.given_names or words.texts[after] in rules.entourages
        return acts or known

    def _evidence(self, name: Name) -> tuple[Evidence, EntityType | None]:
        texts = self.words.texts[name.first : name.last]
        label = self.words.model_label(name.first, name.last)
        head = self._head(texts) if len(texts) > 1 else None
        given = texts[0] in self.lexicon.given_names and 1 < len(texts) <= 5
        if head and (label != "PERSON" or self._outweighs_person(texts, head, given)):
            thing = head in ("PRODUCT", "FAC", "LOC")
            return Evidence.HEAD, "ORG" if thing and self.contexts.has_spokesman(name) else head
        if len(texts) > 1 and self._is_branch(name):
            return Evidence.HEAD, "ORG"
        if context := self.contexts.tell(name, person=given):
            return Evidence.CONTEXT, context
        double = len(texts) > _GIVEN_AND_DOUBLE and texts[-2] in HYPHENS
        if given and (double or label in ("", "PERSON", "ORG", "GPE")):
            return Evidence.GIVEN_NAME, "PERSON"
        if len(texts) == 1 and (self._is_acronym(texts[0]) or self._is_address(texts[0])):
            return Evidence.MODEL, "ORG" if label in _NO_ACRONYM else cast(EntityType, label)
        if label:
            certain = len(texts) > 1 and label in _CERTAIN
            strength = Evidence.MODEL_WORDS if certain else Evidence.MODEL
            strange = self._is_strange_people(texts, name, label)
            return strength, "ORG" if strange else self._of_one_word(texts, label)
        if len(texts) > 1 and not self.words.starts_sentence[name.first]:
            return Evidence.MODEL, "ORG"
        return Evidence.NONE, None

    def _is_strange_people(self, texts: Sequence[str], name: Name, label: str) -> bool:
        """Tell a body that the model takes for a people, from an adjective: "Orbex was shut"."""
        words = self.words
        endings = tuple(self.lexicon.rules.demonym_endings)
        if label != "NORP" or len(texts) > 1 or texts[0].endswith(endings):
            return False
        before = words.tags[name.first - 1] if name.first else ""
        after = words.tags[name.last] if name.last < len(words.tags) else ""
        return before not in _DETERMINED and after.startswith(_ACTION)

    def _outweighs_person(self, texts: Sequence[str], head: EntityType, given: bool) -> bool:
        """Tell whether a head is surer than the model's person: "Plains of Arafat"."""
        phrase = any(text in self.lexicon.rules.loose_joiners for text in texts)
        last = texts[-2] if texts[-1].isdigit() else texts[-1]
        if self.lexicon.heads.get(last) == head and last in self.lexicon.rules.sure_heads:
            return True
        return phrase or (not given and head in ("ORG", "FAC", "EVENT", "WORK_OF_ART"))

    def _is_branch(self, name: Name) -> bool:
        """Tell a body named after its place, or a paper: "Environment Canada", "Edmonton Sun"."""
        rules, texts = self.lexicon.rules, self.words.texts
        first, last = texts[name.first], texts[name.last - 1]
        if last in rules.media_words:
            return self.words.is_place(name.first)
        known = self.lexicon.entries.get(last)
        country = known is not None and known.kind == "name" and known.country is not None
        modified = first in rules.place_modifiers or first in self.lexicon.entries
        plain = not any(t in rules.loose_joiners for t in texts[name.first : name.last])
        return country and plain and not modified and first not in self.lexicon.given_names

    def _of_one_word(self, texts: Sequence[str], label: str) -> EntityType:
        """Correct the model where a name is a head alone: "the Channel"."""
        head = self.lexicon.heads.get(texts[0]) if len(texts) == 1 else None
        if head == "LOC" and label == "GPE":
            return "LOC"
        if head == "ORG" and label in _NO_BODY and texts[0] in self.lexicon.rules.sure_heads:
            return "ORG"
        return cast(EntityType, label)

    def _is_address(self, text: str) -> bool:
        name, dot, domain = text.rpartition(".")
        return bool(dot) and name.isalnum() and domain in self.lexicon.rules.domains

    def _head(self, texts: Sequence[str]) -> EntityType | None:
        known = [n for n in range(2, len(texts)) if " ".join(texts[:n]) in self.lexicon.entries]
        for i, text in enumerate(texts[1:], 1):
            if text in self.lexicon.rules.loose_joiners and i >= max(known, default=0):
                if texts[i - 1] in self.lexicon.rules.centres and text not in (
                    self.lexicon.rules.genitive_joiners
                ):
                    return "ORG"  # "Jaffe Center for Strategic Studies"
                return self._before_joiner(texts, i)
        last = (texts[-2] if texts[-1].isdigit() else texts[-1]).rstrip(".")
        if texts[-2] in HYPHENS and not texts[-1].isdigit():
            return self.lexicon.first_words.get(texts[0])  # "Ada Moss-Hall"
        if last in self.lexicon.rules.centres and texts[0] in self.lexicon.rules.wide_words:
            return "ORG"  # "National Hurricane Center"
        return self.lexicon.heads.get(last) or self.lexicon.first_words.get(texts[0])

    def _before_joiner(self, texts: Sequence[str], i: int) -> EntityType | None:
        """Return the type of the head before "of", but "City of Leeds Police" is no city."""
        heads, rules = self.lexicon.heads, self.lexicon.rules
        head = heads.get(texts[i - 1]) or self.lexicon.first_words.get(texts[0])
        body = texts[-1] in rules.sure_heads or texts[-1] in rules.state_heads
        return "ORG" if head == "GPE" and body and heads.get(texts[-1]) == "ORG" else head

    def _is_acronym(self, text: str) -> bool:
        letters = text.replace(".", "")
        return (
            letters.isupper()
            and letters.isalpha()
            and len(letters) in _ACRONYM_LENGTH
            and text not in self.lexicon.rules.never_names
        )
