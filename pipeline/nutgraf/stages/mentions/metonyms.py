"""Decides where a capital or seat stands for its government."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from nutgraf.layers import Mention
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Name

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OBJECT = frozenset({"dobj", "dative", "nsubjpass"})
_CONJUNCT = "conj"


class Metonyms:
    """Reads a capital by the grammar around it; without a parse every one is a place."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.parsed = doc.has_annotation("DEP")
        self.seats = lexicon.seats
        self.rules = lexicon.rules

    def read(self, name: Name, mention: Mention) -> Mention:
        """Return the mention in the reading its sentence asks for, and keep the other one."""
        country = self.seats.get(name.text)
        if country is None or not self.parsed or mention.type not in ("GPE", "ORG", "LOC"):
            return mention
        reason = self._reason(self.doc[name.first : name.last].root)
        if reason is None:
            return mention
        other = {"type": mention.type, "name": name.text, "reason": reason}
        return replace(
            mention,
            kind="metonym",
            type="GPE",
            country=country,
            rule="metonym",
            other_reading=other,
        )

    def _reason(self, head: Token) -> str | None:
        """Say what makes a government of a place, as dependency and lemma, or None."""
        while head.dep_ == _CONJUNCT and head.head.i != head.i and head.head.ent_type_ == "GPE":
            head = head.head
        governor = head.head
        if head.dep_ in _SUBJECT and governor.lemma_.lower() in self.rules.acting_verbs:
            return f"{head.dep_} {governor.lemma_.lower()}"
        if head.dep_ in _OBJECT and governor.lemma_.lower() in self.rules.addressing_verbs:
            return f"{head.dep_} {governor.lemma_.lower()}"
        if head.dep_ == "poss" and governor.lemma_.lower() in self.rules.power_possessions:
            return f"poss {governor.lemma_.lower()}"
        if head.dep_ != "pobj":
            return None
        return self._after_preposition(governor)

    def _after_preposition(self, preposition: Token) -> str | None:
        above = preposition.head.lemma_.lower()
        if (
            preposition.head.lower_ in self.rules.sources
            or preposition.lower_ in self.rules.sources
        ):
            return f"pobj {preposition.lower_}"
        if preposition.lower_ in self.rules.power_prepositions and above in self.rules.power_nouns:
            return f"pobj {preposition.lower_} {above}"
        return None
