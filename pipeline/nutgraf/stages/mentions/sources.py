"""Finds the place and the agency in datelines and in the source lines of press monitors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nutgraf.records import EntityType
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Evidence, Name
from nutgraf.stages.mentions.words import Words

#: The filing code before a source, no name: "PA2105201294 Panama City ...".
CODE = re.compile(r"(?=(?:\D*\d){4})[A-Z0-9]{6,}")
_SHORTEST_CODE = 6
#: A word of a medium's name: "Kanal-6", "UT-1", "L'Orient".
_MEDIUM_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_LONGEST_PLACE = 4
_LONGEST_AGENCY = 5
#: How many tokens a date may have in a dateline: ", March 3 , 1994".
_LONGEST_DATE = 5


class SourceFinder:
    """Reads "Oslo, May 3 (AFP) --" and "Oslo AFTENPOSTEN in Norwegian"."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.rules = lexicon.rules
        self.texts = words.texts
        self.size = len(words.texts)

    def find(self) -> Iterator[Name]:
        """Yield the names of every dateline, places first."""
        for first in self._starts():
            last = self._place(first)
            if last > first:
                yield from self._dateline(first, last) or self._source_line(first, last)

    def _starts(self) -> Iterator[int]:
        """Yield where a dateline may begin: with a sentence, after "(Text)", after a code."""
        for i, opens in enumerate(self.words.starts_sentence):
            if opens or self._follows_code(i):
                yield i

    def _follows_code(self, i: int) -> bool:
        if not i or len(self.texts[i - 1]) < _SHORTEST_CODE:
            return False
        return CODE.fullmatch(self.texts[i - 1]) is not None

    def _place(self, first: int) -> int:
        """Return the end of a place: one that is known, or words in capitals before a mark."""
        if first >= self.size or not self.words.capital[first]:
            return first
        known = self.words.known(first, self.size)
        if known and known[1].type == "GPE" and known[1].kind == "name":
            return known[0]
        last = self._words_after(first)
        if last < self.size and self.texts[last] in (",", "("):
            return last
        alone = self._before_capitals(first) or self._follows_code(first)
        return first + 1 if alone else first

    def _words_after(self, first: int) -> int:
        """Return the end of the words that may be a place: "Saint-Gall", "New York"."""
        last = first
        while last < min(self.size, first + _LONGEST_PLACE) and (
            self._is_word(last) or (last > first and self._is_hyphen(last))
        ):
            last += 1
        return last

    def _before_capitals(self, i: int) -> bool:
        """Tell whether an unknown place may stand before a medium: "Madras THE HINDU"."""
        place, medium = self.texts[i], self.texts[i + 1] if i + 1 < self.size else ""
        known = place in self.rules.never_names or place.isupper() or not place.isalpha()
        return medium.isupper() and len(medium) > 1 and not known

    def _is_word(self, i: int) -> bool:
        text = self.texts[i].replace("-", "").replace(".", "")
        return self.words.capital[i] and text.isalpha()

    def _dateline(self, first: int, last: int) -> list[Name]:
        """Read what stands between a place and an agency in brackets: a country, a date."""
        names = [self._name(first, last, "GPE")]
        i = last
        if i + 1 < self.size and self.texts[i] == "," and not self._is_date(i + 1):
            end = self._words_after(i + 1)
            if end == i + 1:
                return []
            names.append(self._name(i + 1, end, "GPE"))
            i = end
        i = self._after_date(i)
        agency = self._agency(i)
        return [*names, self._name(i + 1, agency, "ORG")] if agency else []

    def _is_date(self, i: int) -> bool:
        return self.texts[i][0].isdigit() or self.words.is_time(i)

    def _after_date(self, i: int) -> int:
        """Return where a date after the place ends, or where it would begin."""
        last = i
        while last < min(self.size, i + _LONGEST_DATE) and (
            self.texts[last] == "," or self._is_date(last)
        ):
            last += 1
        return last

    def _agency(self, i: int) -> int | None:
        """Return the end of a name in brackets, or None: "(" a run of capitals ")"."""
        if i >= self.size or self.texts[i] != "(":
            return None
        last = i + 1
        while last < min(self.size, i + 1 + _LONGEST_AGENCY) and self._is_word(last):
            last += 1
        closed = last < self.size and self.texts[last] == ")" and last > i + 1
        marked = last + 1 >= self.size or self.texts[last + 1] in self.rules.dateline_marks
        return last if closed and (marked or self.words.starts_sentence[last + 1]) else None

    def _source_line(self, first: int, last: int) -> list[Name]:
        """Read "Oslo AFTENPOSTEN": a medium in capitals, or before its language."""
        end = last
        while end < self.size and self._goes_on(end):
            end += 1
        if end == last or self.words.text(first, last).isupper():
            return []
        both = [self._name(first, last, "GPE"), self._name(last, end, "ORG")]
        spoken = end + 1 < self.size and self.texts[end] in self.rules.language_prepositions
        language = self._language(end + 1) if spoken else None
        if language:
            return [*both, self._name(end + 1, language, "LANGUAGE")]
        alone = end == self.size or self.words.starts_sentence[end] or self.texts[end] == "("
        medium = self._is_medium(last, end) and self.words.known(first, last) is not None
        return both if medium and (alone or self._is_date(end)) else []

    def _goes_on(self, i: int) -> bool:
        word = self.words.capital[i] and _MEDIUM_WORD.fullmatch(self.texts[i]) is not None
        return (word or self._is_hyphen(i)) and not self.words.starts_sentence[i]

    def _is_hyphen(self, i: int) -> bool:
        spaces = self.words.spaces
        return self.texts[i] == "-" and not spaces[i] and not spaces[i - 1]

    def _language(self, first: int) -> int | None:
        """Return the end of a language's name, or None: "Norwegian", "Serbo-Croatian"."""
        last = first
        while last < self.size and self._goes_on(last):
            last += 1
        named = [end for end in range(first + 1, last + 1) if self._is_language(end - 1)]
        if named:
            return named[-1]  # "in Chinese No 3"
        return last if last > first and self.words.label[first] == "LANGUAGE" else None

    def _is_language(self, i: int) -> bool:
        known = self.lexicon.entries.get(self.texts[i])
        return known is not None and (known.kind == "demonym" or known.type == "LANGUAGE")

    def _is_medium(self, first: int, last: int) -> bool:
        """Tell a medium's name, all in capitals or with a head word, from other words."""
        texts = self.texts[first:last]
        heads = {self.lexicon.heads.get(text) for text in texts}
        capitals = texts[0].isupper() and len("".join(texts)) > 2
        return capitals or (len(texts) > 1 and "ORG" in heads)

    def _name(self, first: int, last: int, type_: EntityType) -> Name:
        text = self.words.text(first, last)
        known = self.lexicon.entries.get(text)
        country = known.country if known and known.type == type_ else None
        return Name(first, last, text, type_, "dateline", Evidence.CONTEXT, country=country)
