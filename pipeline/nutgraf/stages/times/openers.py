"""Finds quickly which patterns may begin at a piece, by its word and the word behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nutgraf.rules.numerals import NumeralRules
from nutgraf.stages.pieces import Lexicon, Pieces

_DIGITS = "#"
#: The words that may stand behind a pattern's first word; None where any may.
Seconds = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern."""

    names: tuple[str, ...]
    optional: bool


def compile_pattern(pattern: str) -> tuple[Element, ...]:
    """Turn the text of a pattern into its elements."""
    return tuple(
        Element(tuple(part.rstrip("?").split("|")), part.endswith("?")) for part in pattern.split()
    )


class Openers:
    """An index from the first two words of a place to the patterns that may open there."""

    def __init__(
        self,
        patterns: Sequence[tuple[Element, ...]],
        lexicons: Mapping[str, Lexicon[int | str]],
        numerals: NumeralRules,
    ) -> None:
        self.lexicons = lexicons
        self.numerals = numerals
        self.known: dict[str, frozenset[str]] = {}
        self.index: dict[str, dict[int, Seconds]] = {}
        for number, elements in enumerate(patterns):
            for word in sorted(self._first_words(elements)):
                self.index.setdefault(word, {})[number] = self._seconds(elements, word)
        for word, numbers in self.index.items():  # "12 noon" opens like any number
            if word[0].isdecimal():
                self.index[word] = dict(sorted({**self.index[_DIGITS], **numbers}.items()))

    def at(self, pieces: Pieces, i: int) -> list[int]:
        """List the patterns that may open at a piece, in the order of the file."""
        word = pieces.words[i]
        if word[0].isdecimal() and word not in self.index:
            word = _DIGITS
        found = self.index.get(word)
        if not found:
            return []
        behind = pieces.word(i + 1)
        key = _DIGITS if behind[:1].isdecimal() else behind
        return [
            number for number, seconds in found.items()
            if seconds is None or key in seconds or behind in seconds
        ]  # fmt: skip

    def _first_words(self, elements: Sequence[Element]) -> set[str]:
        words: set[str] = set()
        for element in elements:
            for name in element.names:
                words.update(self._words_of(name))
            if not element.optional:
                break
        return words

    def _seconds(self, elements: Sequence[Element], word: str) -> Seconds:
        """Collect what may stand behind a word that opens a pattern."""
        found: set[str] = set()
        for at, element in enumerate(elements):
            for name in element.names:
                if word in self._words_of(name):
                    behind = self._behind(name, word, elements[at + 1 :])
                    if behind is None:
                        return None
                    found |= behind
            if not element.optional:
                break
        return frozenset(found)

    def _behind(self, name: str, word: str, rest: Sequence[Element]) -> set[str] | None:
        """Collect what follows a word of a class: the rest of its phrase, or the next elements."""
        if name not in self.lexicons:
            return None  # a number may go on with any word
        found: set[str] = set()
        for phrase, _ in self.lexicons[name].by_first[word]:
            if phrase:
                found.add(phrase[0])
            elif all(element.optional for element in rest):
                return None
            else:
                found |= self._first_words(rest)
        return found

    def _words_of(self, name: str) -> frozenset[str]:
        """List the words that may open an element; "#" stands for all digits."""
        if name not in self.known:
            self.known[name] = frozenset(self._opening(name))
        return self.known[name]

    def _opening(self, name: str) -> set[str]:
        if name in self.lexicons:
            return set(self.lexicons[name].by_first)
        words = {_DIGITS}
        rules = self.numerals
        if name in ("hour", "start_hour", "number", "day", "ordinal", "ordinal_day", "nth",
                    "minute_word", "start_minute_word"):  # fmt: skip
            words |= {*rules.ones, *rules.tens}
        if name == "number":
            words |= {*rules.articles, *rules.hundred, *rules.fractions}
        if name in ("day", "ordinal", "ordinal_day", "quarter_ordinal", "nth"):
            words |= set(rules.ordinals)
        if name == "nth":
            words |= set(self.lexicons["last_word"].by_first)
        if name == "signed_year":
            words = {"'"}
        return words
