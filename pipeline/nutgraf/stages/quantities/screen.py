"""Tells quantities from numbers that name, number or order things, and ages from counts."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.pieces import Pieces
from nutgraf.stages.quantities.grammar import Reading

HIGHEST_AGE = 120
FILLED = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV"})


class Screen:
    """Judges readings by their neighbours and by the parse."""

    def __init__(self, rules: QuantityRules) -> None:
        self.rules = rules

    def judge(
        self, doc: Doc, pieces: Pieces, reading: Reading, number: int, stop: int
    ) -> Reading | None:
        """Return the reading, mended where it is an age, or None where it is no quantity."""
        if self._is_glued(pieces, reading):
            return None
        if reading.approximation == "vague":
            return reading if self._is_amount(doc, pieces, reading, number, stop) else None
        age = self._as_age(doc, pieces, reading, number)
        if age:
            return age
        if reading.form == "fraction" and reading.kind == "ratio":
            return reading if self._is_share(doc, pieces, reading, stop) else None
        if reading.kind == "duration" and self._is_year_before_day(pieces, reading):
            return None
        if reading.unit or reading.kind != "count" or reading.approximation != "exact":
            return reading
        return None if self._is_label(doc, pieces, reading, number) else reading

    @staticmethod
    def _is_glued(pieces: Pieces, reading: Reading) -> bool:
        """Tell numbers inside codes, telephone numbers and addresses: "MH370", "555-0199"."""
        first, last = reading.number, reading.last
        word = pieces.word(first)
        if word[:1].isdecimal() and pieces.touch(first) and reading.first == first:
            before = pieces.word(first - 1)
            if before[-1].isalnum() or before in "_@#/.:" or (
                before == "-" and pieces.touch(first - 1)
                and pieces.word(first - 2)[-1:].isalnum()
            ):  # fmt: skip
                return True
        after = pieces.word(last)
        if not pieces.touch(last) or reading.rule == "score":
            return False
        if after[:1].isalnum() and reading.form == "digits" and reading.unit is None:
            return True
        goes_on = pieces.touch(last + 1) and pieces.word(last + 1)[:1].isdecimal()
        return after in "-.:/" and goes_on and reading.unit is None

    def _is_amount(
        self, doc: Doc, pieces: Pieces, reading: Reading, number: int, stop: int
    ) -> bool:
        """Tell vague amounts from other uses of their words: "how many", "many" alone."""
        if reading.rule == "bare units":
            return True
        words = " ".join(pieces.words[reading.first : reading.last])
        if words in self.rules.not_vague:
            return False
        if words in self.rules.vague_with_noun and reading.unit is None:
            if pieces.word(reading.first - 1) in self.rules.blocked_before_vague:
                return False
            if pieces.word(reading.last) in self.rules.of:
                return True
            after = doc[stop] if stop < len(doc) else None
            return after is not None and after.pos_ in FILLED and pieces.same_line(reading.last)
        return True

    def _as_age(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> Reading | None:
        """Read "Ada Moss, 42, …", "aged 42", "at the age of four months" as ages."""
        before = pieces.word(reading.first - 1)
        value = reading.value or reading.lower or reading.upper or 0
        if reading.kind not in ("count", "duration") or not 0 < value <= HIGHEST_AGE:
            return None
        if (
            reading.unit is None
            and before == ","
            and self._is_set_off(doc, pieces, reading, number)
        ):
            return replace(reading, kind="age", unit="a", rule="age after name")
        two = f"{pieces.word(reading.first - 2)} {before}"
        if before in self.rules.age_before or two in self.rules.age_before:
            return replace(reading, kind="age", unit=reading.unit or "a", rule="age")
        return None

    @staticmethod
    def _is_set_off(doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        closed = pieces.word(reading.last) in {",", ".", ";", ")", ""}
        name = number >= 2 and doc[number - 2].pos_ == "PROPN"
        whole = reading.form == "digits" and pieces.raw(reading.number).isdecimal()
        return closed and name and whole and reading.approximation == "exact"

    def _is_share(self, doc: Doc, pieces: Pieces, reading: Reading, stop: int) -> bool:
        """Tell "a third of them" from "a third man", "half of it" from "the first half"."""
        word = pieces.word(reading.last - 1)
        if word.isdecimal() or not word.isalpha() or reading.last - reading.first > 2:
            return True
        if pieces.word(reading.last) in self.rules.of:
            return True
        single = reading.last - reading.number == 1
        token = doc[stop - 1]
        if single:
            after = doc[stop] if stop < len(doc) else None
            return token.i > 0 and doc[token.i - 1].tag_ not in ("JJ", "JJS", "HYPH") and (
                after is not None and after.tag_ in ("DT", "PRP$", "NNS", "NN")
            )  # fmt: skip
        after_nouns = stop < len(doc) and doc[stop].pos_ in ("NOUN", "PROPN", "ADJ")
        return not after_nouns

    @staticmethod
    def _is_year_before_day(pieces: Pieces, reading: Reading) -> bool:
        """Tell "World Cup 2018 day five"."""
        year = pieces.word(reading.number)
        single = not pieces.word(reading.last - 1).endswith("s")
        return year.isdecimal() and len(year) == 4 and 1900 <= int(year) < 2100 and single

    def _is_label(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        """Tell "Flight 370", "page 3", "1." before a list item, and "one" that is a pronoun."""
        i, token = reading.number, doc[number]
        word, before = pieces.word(i), pieces.word(i - 1)
        if reading.form == "words" and reading.value == 1:
            return self._is_pronoun(doc, pieces, reading, number)
        modifies = token.dep_ == "nummod" and token.head.i > token.i
        if not pieces.same_line(i) and pieces.word(reading.last) in {".", ")"}:
            return reading.last + 1 < len(pieces) and pieces.same_line(reading.last + 1)
        if len(word) > 1 and word.startswith("0") and word.isdecimal():
            return True
        if not pieces.same_line(i) or modifies:
            return False
        if before in self.rules.numbering:
            return True
        if reading.form != "digits":
            return False
        previous = doc[number - 1] if number else None
        return previous is not None and previous.pos_ == "PROPN" and token.head.i <= token.i

    def _is_pronoun(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        token = doc[number]
        if pieces.word(reading.number - 1) in self.rules.negation_of_one:
            return True
        following = doc[number + 1] if number + 1 < len(doc) else None
        if following is None or not doc.has_annotation("DEP"):
            return False
        if following.text == "-":
            return False
        return token.dep_ != "nummod" or token.head.i < token.i
