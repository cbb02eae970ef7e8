"""One reading of a Doc's tokens for all that follows: words, case, lines, the model's names."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

from spacy.tokens import Doc

from nutgraf.layers import SENTENCES
from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Entry, Lexicon

#: A line is in title case from this share of capitalised words on, if it has this many.
TITLE_CASE_SHARE = 0.72
TITLE_CASE_WORDS = 5
#: Nouns of more letters have a capital in title case.
SHORT_NOUN = 7
_NOUNS = frozenset({"NN", "NNS"})
_TYPES = frozenset(get_args(EntityType))
_AGE = re.compile(r"\d{1,3}")
_TIMES = frozenset({"DATE", "TIME"})
_PROPER = frozenset({"NNP", "NNPS"})


class Words:
    """A Doc's tokens as plain lists, so that each is asked only once."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        tokens = list(doc)  # made once: spaCy makes them anew for every loop
        self.texts = [token.text for token in tokens]
        self.spaces = [bool(token.whitespace_) for token in tokens]
        self.tags = [token.tag_ for token in tokens]
        self.capital = [text[0].isupper() for text in self.texts]
        self.label: list[str] = [""] * len(doc)
        self.entity = [-1] * len(doc)
        self.ends: list[int] = []
        self.starts_sentence = [False] * len(doc)
        self.title_case = [False] * len(doc)
        self.heading = [False] * len(doc)
        self._read_entities()
        self._read_sentences()
        self.seen_inside = self._count_inside()
        self.small = {text for text in self.texts if text.islower()}

    def _read_entities(self) -> None:
        for number, entity in enumerate(self.doc.ents):
            self.ends.append(entity.end)
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.entity[i] = number

    def _read_sentences(self) -> None:
        for sentence in SENTENCES.get(self.doc):
            first, last = sentence.extent.first, sentence.extent.last
            while first < last and not self.texts[first][0].isalnum():
                first += 1
            if first < last:
                self.starts_sentence[first] = True
                self._read_note(first, last)
            if sentence.kind == "heading":
                self.heading[first:last] = [True] * (last - first)
                if self.is_title_case(first, last):
                    self.title_case[first:last] = [True] * (last - first)

    def _read_note(self, first: int, last: int) -> None:
        """Let a sentence begin again after a note in brackets that opens it: "(Text) Oslo"."""
        brackets = [*self.texts[first - 1 : first], *self.texts[first + 1 : first + 2]]
        if brackets == ["(", ")"] and first + 2 < last:
            self.starts_sentence[first + 2] = True

    def is_title_case(self, first: int, last: int) -> bool:
        """Tell whether capitals say nothing in a line, all of its long words having one."""
        if any(self._is_small_noun(i) for i in range(first, last)):
            return False  # "By Tass correspondent Boris Ivanov"
        long = [self.capital[i] for i in range(first, last) if len(self.texts[i]) > 3]
        if len(long) < TITLE_CASE_WORDS:
            return all(
                self.texts[i].isupper() for i in range(first, last) if len(self.texts[i]) > 3
            )
        return sum(long) >= TITLE_CASE_SHARE * len(long)

    def _is_small_noun(self, i: int) -> bool:
        """Tell whether a long noun has a small letter, which title case would not leave it."""
        return (
            len(self.texts[i]) > SHORT_NOUN and self.texts[i].islower() and self.tags[i] in _NOUNS
        )

    def _count_inside(self) -> Counter[str]:
        """Count the capitalised words that do not owe their capital to a sentence's start."""
        return Counter(
            text
            for i, text in enumerate(self.texts)
            if self.capital[i] and not self.starts_sentence[i] and not self.title_case[i]
        )

    def text(self, first: int, last: int) -> str:
        """Return tokens as written."""
        if last - first == 1:
            return self.texts[first]
        parts: list[str] = []
        for i in range(first, last - 1):
            parts.append(self.texts[i])
            if self.spaces[i]:
                parts.append(" ")
        parts.append(self.texts[last - 1])
        return "".join(parts)

    def known(self, first: int, limit: int) -> tuple[int, Entry] | None:
        """Find the longest gazetteer entry that starts at a token: its end and entry."""
        lexicon = self.lexicon
        longest = lexicon.longest.get(self.texts[first]) or 0
        for last in range(min(limit, first + longest), first, -1):
            entry = lexicon.entries.get(self.text(first, last))
            if entry is not None:
                return last, entry
        return None

    def model_label(self, first: int, last: int) -> str:
        """Return the model's type for a stretch: of its last token that lies in a name."""
        for i in range(last - 1, first - 1, -1):
            if self.label[i] in _TYPES:
                return self.label[i]
        return ""

    def in_one_entity(self, first: int, last: int) -> bool:
        """Tell whether the model takes a stretch for one name or a part of one."""
        number = self.entity[first]
        return number >= 0 and self.ends[number] >= last and self.label[first] in _TYPES

    def is_time(self, i: int) -> bool:
        """Tell whether the model takes a token for a part of a date or time."""
        return self.label[i] in _TIMES

    def has_age(self, i: int) -> bool:
        """Tell whether an age between commas stands here: "Cheek | , 53 , ..."."""
        after = self.texts[i : i + 3]
        return (
            len(after) == 3 and after[0] == after[2] == "," and _AGE.fullmatch(after[1]) is not None
        )

    def owns(self, i: int) -> bool:
        """Tell whether a possessive mark stands here."""
        return i < len(self.texts) and self.texts[i] in self.lexicon.rules.possessive_marks

    def opens_dateline(self, i: int) -> bool:
        """Tell whether a sentence's first words are a dateline's place: "DES MOINES, Iowa"."""
        if not self.starts_sentence[i]:
            return False
        last = i
        while last < len(self.texts) and self.texts[last].isupper() and self.texts[last].isalpha():
            last += 1
        rules = self.lexicon.rules
        long = any(len(text) > 3 for text in self.texts[i:last])
        return long and last < len(self.texts) and self.texts[last] in rules.dateline_marks

    def is_state(self, i: int) -> bool:
        """Tell whether a comma and a state or its abbreviation stand here."""
        if i + 1 >= len(self.texts) or self.texts[i] != ",":
            return False
        found = self.known(i + 1, len(self.texts))
        state = self.text(i + 1, found[0]) if found else self.texts[i + 1].rstrip(".")
        return state in self.lexicon.states

    def is_place(self, i: int) -> bool:
        """Tell whether a word alone is a place to the gazetteers."""
        entry = self.lexicon.entries.get(self.texts[i])
        return entry is not None and entry.type == "GPE" and entry.kind == "name"

    def _is_party(self, i: int) -> bool:
        """Tell whether an acronym before a job opens a sentence: "PAN candidate Ortiz"."""
        text, after = self.texts[i], self.texts[i + 1 : i + 3]
        acronym = len(text) > 2 and text.isalpha() and text.isupper()
        offices = self.lexicon.rules.office_words
        small = [word for word in after if word.islower()]
        return (
            acronym
            and small == after[: len(small)]
            and any(word.capitalize() in offices for word in small)
        )

    def is_proper(self, i: int) -> bool:
        """Tell whether a token is a proper noun to the tagger."""
        return self.tags[i] in _PROPER

    def may_open(self, i: int) -> bool:
        """Tell whether a capitalised token is a name's word and not merely a sentence's first."""
        if not self.starts_sentence[i]:
            return True
        text = self.texts[i]
        if text in self.lexicon.rules.never_names:
            return False
        if self.has_age(i + 1) or self.opens_dateline(i) or self._is_party(i):
            return True
        if text.lower() in self.small and text not in self.seen_inside:
            return i + 1 < len(self.texts) and self.in_one_entity(i, i + 2) and self.capital[i + 1]
        return (
            self.label[i] in _TYPES
            or text in self.seen_inside
            or text in self.lexicon.given_names
            or (
                self.is_proper(i)
                and (text.isupper() or i + 1 == len(self.texts) or self.capital[i + 1])
            )
        )
