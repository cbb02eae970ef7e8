"""Tells quantities from numbers that name, number or order things, and ages from counts."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.pieces import Pieces
from nutgraf.stages.quantities.ages import Ages
from nutgraf.stages.quantities.reading import Reading

METRE = "m"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
#: How many pieces a list of numbers may be long: "phases 3, 5, 7 and 9".
LONGEST_LIST = 16
MILLION = 1_000_000
PLURAL = frozenset({"NNS", "NNPS"})
#: Numbers of four digits that years of news look like.
YEARS = range(1900, 2100)
FILLED = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV"})


class Screen:
    """Judges readings by their neighbours and by the parse."""

    def __init__(self, rules: QuantityRules, ordinals: frozenset[str]) -> None:
        self.rules = rules
        self.ordinals = ordinals
        self.ages = Ages(rules)

    def judge(
        self, doc: Doc, pieces: Pieces, reading: Reading, number: int, stop: int
    ) -> Reading | None:
        """Return the reading, mended where it is an age, or None where it is no quantity."""
        if reading.kind != "age" and self._is_glued(pieces, reading):
            return None
        if reading.approximation == "vague":
            return reading if self._is_amount(doc, pieces, reading, number, stop) else None
        age = self.ages.read(doc, pieces, reading, number)
        if age:
            return age
        if reading.form == "fraction" and reading.kind == "ratio":
            return reading if self._is_share(doc, pieces, reading, stop) else None
        if reading.kind == "duration":
            return self._as_duration(doc, pieces, reading, number, stop)
        if reading.unit == METRE and stop < len(doc) and doc[stop].tag_ in PLURAL:
            return _as_millions(pieces, reading)
        counts = reading.kind == "count" and not reading.unit
        return None if counts and self._names(doc, pieces, reading, number, stop) else reading

    def _names(self, doc: Doc, pieces: Pieces, reading: Reading, number: int, stop: int) -> bool:
        """Tell numbers that name or number things: "pages 3 to 5", "the 2018 World Cup"."""
        if reading.approximation != "exact":
            return reading.rule == "range" and self._is_numbered(pieces, reading.first)
        year = self._is_year(doc, pieces, reading, stop)
        return year or self._is_label(doc, pieces, reading, number)

    def _as_duration(
        self, doc: Doc, pieces: Pieces, reading: Reading, number: int, stop: int
    ) -> Reading | None:
        """Leave out "over" of "105 million euros over three years", which bounds nothing."""
        year = pieces.word(reading.number)
        single = pieces.word(reading.last - 1) not in self.rules.plural_durations
        if single and year.isdecimal() and len(year) == 4 and int(year) in YEARS:
            return None  # "World Cup 2018 day five"
        if self._is_ordinal(doc, pieces, reading, stop):
            return None
        spans = pieces.word(reading.first) in self.rules.spans and reading.lower is not None
        if not spans or reading.first + 1 != reading.number or number == 0:
            return reading
        later = pieces.word(reading.last) in self.rules.told_followers
        if later or doc[number - 1].dep_ != "prep":  # "over 100 years after his death"
            return reading
        return replace(reading, first=reading.number, value=reading.lower, lower=None,
                       approximation="exact")  # fmt: skip

    def _is_ordinal(self, doc: Doc, pieces: Pieces, reading: Reading, stop: int) -> bool:
        """Tell "ranked thirty-second in the list" from "a thirty-second clip"."""
        last = reading.last - 1
        hung = pieces.word(last - 1) == "-" and pieces.word(last) in self.ordinals
        follows = stop < len(doc) and doc[stop].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT")
        return hung and reading.form == "words" and not follows

    def _is_year(self, doc: Doc, pieces: Pieces, reading: Reading, stop: int) -> bool:
        """Tell a year that is no time by itself: "the 2018 World Cup", "two 1992 talks"."""
        word, before = pieces.word(reading.number), pieces.word(reading.number - 1)
        if pieces.word(reading.last) in self.rules.eras and pieces.raw(reading.last).isupper():
            return True
        if not (word.isdecimal() and len(word) == 4 and int(word) in YEARS):
            return False
        named = stop < len(doc) and doc[stop].tag_ in ("NNP", "NNPS")
        counted = stop - 2 >= 0 and doc[stop - 2].tag_ == "CD" and before not in ","
        return named or counted

    @staticmethod
    def _is_glued(pieces: Pieces, reading: Reading) -> bool:
        """Tell numbers inside codes, telephone numbers and addresses: "MH370", "555-0199"."""
        first, last = reading.number, reading.last
        word = pieces.word(first)
        if word[:1].isdecimal() and pieces.touch(first) and reading.first == first:
            before = pieces.word(first - 1)
            if before[-1].isalnum() or before in "_@#/.:+" or (
                before == "-" and pieces.touch(first - 1)
                and pieces.word(first - 2)[-1:].isalnum()
            ):  # fmt: skip
                return True
        after = pieces.word(last)
        if not pieces.touch(last) or reading.rule == "score":
            return False
        if after[:1].isalnum() and reading.form == "digits" and reading.unit is None:
            return True
        behind = pieces.raw(last + 1) if pieces.touch(last + 1) else ""
        goes_on = behind[:1].isdecimal() or behind[:1].isupper()  # "555-0199", "7-Eleven"
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

    def _is_share(self, doc: Doc, pieces: Pieces, reading: Reading, stop: int) -> bool:
        """Tell "a third of them" from "a third man", "half of it" from "the first half"."""
        word, after_word = pieces.word(reading.last - 1), pieces.word(reading.last)
        if after_word == "-" and pieces.touch(reading.last):
            return False  # "a sixth-floor window"
        if after_word == "," and doc[stop - 1].dep_ in SUBJECTS:
            return False  # "A third, who fled, …"
        if word.isdecimal() or not word.isalpha() or reading.last - reading.first > 2:
            return True
        if pieces.word(reading.last) in self.rules.of:
            return True
        single = reading.last - reading.number == 1
        token = doc[stop - 1]
        if single:
            after = doc[stop] if stop < len(doc) else None
            return token.i > 0 and doc[token.i - 1].tag_ not in ("JJ", "JJS", "HYPH") and (
                after is not None and after.tag_ in ("DT", "PRP$", "NNS", "PDT", "CD")
            )  # fmt: skip
        after_nouns = stop < len(doc) and doc[stop].pos_ in ("NOUN", "PROPN", "ADJ")
        return not after_nouns

    def _is_label(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        """Tell "Flight 370", "page 3", "1." before a list item, and "one" that is a pronoun."""
        i, token = reading.number, doc[number]
        word = pieces.word(i)
        if reading.form == "words" and reading.value == 1:
            return self._is_pronoun(doc, pieces, reading, number)
        if reading.form == "words" and token.pos_ == "PROPN":
            return True  # "the Group of Seven"
        modifies = token.dep_ == "nummod" and token.head.i > token.i
        if not pieces.same_line(i) and pieces.word(reading.last) in {".", ")"}:
            return reading.last + 1 < len(pieces) and pieces.same_line(reading.last + 1)
        if len(word) > 1 and word.startswith("0") and word.isdecimal():
            return True
        if not pieces.same_line(i) or modifies:
            return False
        if self._is_numbered(pieces, i):
            return True
        if reading.form != "digits":
            return False
        previous = doc[number - 1] if number else None
        return previous is not None and previous.pos_ == "PROPN" and token.head.i <= token.i

    def _is_numbered(self, pieces: Pieces, i: int) -> bool:
        """Tell the numbers of "phases 3, 5 and 7" by the word before them all."""
        for at in range(i - 1, max(i - LONGEST_LIST, 0) - 1, -1):
            word = pieces.word(at)
            if word in self.rules.numbering:
                return True
            if not (word.isdecimal() or word in self.rules.list_links) or not pieces.same_line(
                at + 1
            ):
                return False
        return False

    def _is_pronoun(self, doc: Doc, pieces: Pieces, reading: Reading, number: int) -> bool:
        token = doc[number]
        if pieces.word(reading.number - 1) in self.rules.negation_of_one:
            return True
        after = reading.last + (pieces.word(reading.last) == "-")
        if pieces.word(after) in self.rules.idioms_of_one:
            return True
        following = doc[number + 1] if number + 1 < len(doc) else None
        if following is None or not doc.has_annotation("DEP"):
            return False
        if following.text == "-":
            return False
        return token.dep_ != "nummod" or token.head.i < token.i


def _as_millions(pieces: Pieces, reading: Reading) -> Reading:
    """Read "48m people" as a number of people, not as metres."""
    last = reading.last - 1
    if pieces.word(last) != METRE or not pieces.touch(last):
        return reading
    ends = [end * MILLION if end is not None else None
            for end in (reading.value, reading.lower, reading.upper)]  # fmt: skip
    return replace(reading, kind="count", unit=None, value=ends[0], lower=ends[1],
                   upper=ends[2], rule="number")  # fmt: skip
