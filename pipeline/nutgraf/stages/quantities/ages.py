"""Tells ages from counts: "Ada Moss, 42, …", "aged 42", "she was 42"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.pieces import Pieces
from nutgraf.stages.quantities.reading import Reading

HIGHEST_AGE = 120
#: How many pieces the ages of a list may be behind "aged".
LONGEST_LIST = 8
SET_OFF = frozenset({",", ".", ";", ")", "", "-"})
COMPLEMENTS = frozenset({"attr", "acomp", "dobj", "npadvmod", "oprd"})


class Ages:
    """Judges numbers without a unit, and durations, by the words and the clause around."""

    def __init__(self, rules: QuantityRules) -> None:
        self.rules = rules

    def read(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> Reading | None:
        """Return the reading as an age, or None where it is none."""
        value = reading.value or reading.lower or reading.upper or 0
        if reading.kind not in ("count", "duration") or not 0 < value <= HIGHEST_AGE:
            return None
        before = pieces.word(reading.first - 1)
        if self._is_introduced(pieces, reading.first):
            return replace(reading, kind="age", unit=reading.unit or "a", rule="age")
        if reading.unit is not None or reading.approximation != "exact":
            return None
        if before == "," and self._is_set_off(doc, pieces, reading, number):
            return replace(reading, kind="age", unit="a", rule="age after name")
        if self._is_told_of_person(doc[number]):
            return replace(reading, kind="age", unit="a", rule="age of subject")
        return None

    def _is_introduced(self, pieces: Pieces, i: int) -> bool:
        """Tell "aged 34", "at the age of 7", "a boy of 12", and 42 of "aged 34 and 42"."""
        for at in range(i - 1, max(i - LONGEST_LIST, 0) - 1, -1):
            word, two = pieces.word(at), f"{pieces.word(at - 1)} {pieces.word(at)}"
            if word in self.rules.age_before or two in self.rules.age_before:
                return at == i - 1 or pieces.word(at + 1).isdecimal()
            if not (word.isdecimal() or word in self.rules.list_links):
                break
        of = pieces.word(i - 1) in self.rules.of
        return of and pieces.word(i - 2) in self.rules.aged_nouns

    @staticmethod
    def _is_set_off(doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        after = pieces.word(reading.last)
        closed = after in SET_OFF and not (after == "-" and pieces.touch(reading.last))
        before = doc[number - 2] if number >= 2 else doc[0]
        # "the driver, 42, fled"
        name = before.pos_ == "PROPN" or (before.tag_ == "NN" and after == ",")
        whole = reading.form == "digits" and pieces.raw(reading.number).isdecimal()
        return closed and name and whole

    def _is_told_of_person(self, token: Token) -> bool:
        """Tell "he was 87", "Ada Moss turned 50" from "the toll was 87"."""
        verb = token.head
        if token.dep_ not in COMPLEMENTS or verb.lower_ not in self.rules.age_verbs:
            return False
        if any(child.i > token.i for child in token.children if child.pos_ == "NOUN"):
            return False
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None:
            return False
        return subject.lower_ in self.rules.persons or subject.ent_type_ == "PERSON"
