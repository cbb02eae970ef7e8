"""Decides what type each name has: one type for one name, from its fullest form."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Evidence, Name
from nutgraf.stages.mentions.words import Words

_ACRONYM_LENGTH = range(2, 7)
#: Types whose short forms are one word of the full one: a surname, "Yonhap" of "Yonhap News".
_FIXED = frozenset({"GPE", "NORP", "LANGUAGE"})


class Decisions:
    """The evidence of a whole text, by the words of its names."""

    def __init__(self, found: Sequence[Name], lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.votes: dict[str, Counter[tuple[Evidence, EntityType]]] = defaultdict(Counter)
        self.persons: set[str] = set()
        typed = [self._with_evidence(name) for name in found]
        for name in typed:
            if name.type is not None:
                self.votes[name.text][name.evidence, name.type] += 1
        self.chosen = {text: self._best(votes) for text, votes in self.votes.items()}
        for text, (evidence, type_) in self.chosen.items():
            if type_ == "PERSON" and " " in text and evidence >= Evidence.MODEL:
                self.persons.add(text.rsplit(" ", 1)[-1])

    def decide(self, name: Name) -> Name | None:
        """Give a name the type its text has in the document, or drop it."""
        if (
            name.rule == "gazetteer"
            and name.evidence == Evidence.GAZETTEER
            and not self._is_person(name)
        ):
            return name
        if self._is_person(name):
            return replace(name, type="PERSON", rule="surname", kind="name", country=None)
        evidence, type_ = self.chosen.get(name.text, (Evidence.NONE, None))
        if type_ is None:
            return None
        return replace(
            name, type=type_, evidence=evidence, rule=evidence.name.lower().replace("_", " ")
        )

    def _is_person(self, name: Name) -> bool:
        """Tell a surname that is a place or firm elsewhere: "Jordan" after "Vernon Jordan"."""
        if name.text not in self.persons or name.kind == "demonym":
            return False
        label = self.words.label[name.first]
        return name.country is None or label == "PERSON"

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
            return name
        return replace(name, evidence=evidence, type=type_)

    def _evidence(self, name: Name) -> tuple[Evidence, EntityType | None]:
        texts = self.words.texts[name.first : name.last]
        label = self.words.model_label(name.first, name.last)
        head = self._head(texts) if len(texts) > 1 else None
        given = texts[0] in self.lexicon.given_names and 1 < len(texts) <= 5
        if head and not (label == "PERSON" and (given or head not in ("ORG", "FAC", "EVENT"))):
            return Evidence.HEAD, head
        if given and label in ("", "PERSON", "ORG", "GPE"):
            return Evidence.GIVEN_NAME, "PERSON"
        if label:
            strength = Evidence.MODEL_WORDS if len(texts) > 1 else Evidence.MODEL
            return strength, cast(EntityType, label)
        if len(texts) == 1 and self._is_acronym(texts[0]):
            return Evidence.MODEL, "ORG"
        if len(texts) > 1 and not self.words.starts_sentence[name.first]:
            return Evidence.MODEL, "ORG"
        return Evidence.NONE, None

    def _head(self, texts: Sequence[str]) -> EntityType | None:
        for i, text in enumerate(texts[1:], 1):
            if text in self.lexicon.rules.loose_joiners:
                return self.lexicon.heads.get(texts[i - 1]) or self.lexicon.first_words.get(
                    texts[0]
                )
        last = texts[-1].rstrip(".")
        return self.lexicon.heads.get(last) or self.lexicon.first_words.get(texts[0])

    def _is_acronym(self, text: str) -> bool:
        letters = text.replace(".", "")
        return (
            letters.isupper()
            and letters.isalpha()
            and len(letters) in _ACRONYM_LENGTH
            and text not in self.lexicon.rules.never_names
        )
