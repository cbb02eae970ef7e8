"""The pattern language of `times.yaml`, compiled and matched over pieces.

A pattern is a row of elements. An element is a word class of the file, or a built-in reader of
numbers; `a|b` reads one of several, a final `?` marks what may be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nutgraf.rules.times import TimePattern, TimeRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Lexicon, Pieces

#: What an element caught: the name of its class and the value.
Captures = dict[str, float | int | str]
Reading = tuple[int, float | int | str]
#: What was caught so far, as a chain, so that trying a pattern costs no copies.
Caught = tuple[Any, ...]
#: What a reader read at a piece, for the patterns tried there one after the other.
Memo = dict[tuple[str, int], Reading | None]
Reader = Callable[[Pieces, int], Reading | None]

_DIGITS = "#"
#: Makes of rules that need a date behind them, as "the week of" does.
PREFIX_MAKES = frozenset({"nth_of", "week_of", "offset", "part_of"})
#: Word classes whose words of `capitalised` count only with a capital.
CAPITALISED = frozenset({"weekday", "month", "zone", "holiday"})
#: Two digits of a year from here on belong to the century before: "Jun 94", "'87".
PIVOT = 32


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern."""

    names: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found at pieces `first` to `last`, with what it caught."""

    rule: TimePattern
    first: int
    last: int
    captures: Captures


class Patterns:
    """All patterns of a rule file, with an index from first words to the patterns they open."""

    def __init__(self, rules: TimeRules, numerals: Numerals) -> None:
        self.rules = rules
        self.numerals = numerals
        self.lexicons = {name: Lexicon(words) for name, words in rules.words.items()}
        self.readers: dict[str, Reader] = {
            **{name: self._class_reader(name) for name in self.lexicons},
            **self._built_in(),
        }
        self.compiled = [(rule, compile_pattern(rule.pattern)) for rule in rules.rules]
        for rule, elements in self.compiled:
            unknown = {n for e in elements for n in e.names} - self.readers.keys()
            if unknown:
                raise ValueError(f"{rule.name}: no such word class: {', '.join(sorted(unknown))}")
        self.longest_phrase = {
            name: max(len(rest) + 1 for items in lexicon.by_first.values() for rest, _ in items)
            for name, lexicon in self.lexicons.items()
        }
        self.openers = self._index()

    def _class_reader(self, name: str) -> Reader:
        lexicon = self.lexicons[name]
        if name not in CAPITALISED:
            return lexicon.match

        def read(pieces: Pieces, i: int) -> Reading | None:
            word = pieces.word(i)
            if word in self.rules.capitalised and not pieces.raw(i)[0].isupper():
                return None
            return lexicon.match(pieces, i)

        return read

    def _built_in(self) -> dict[str, Reader]:
        return {
            "year": lambda p, i: _integer(p, i, 4, 1000, 2199),
            "month_number": lambda p, i: _integer(p, i, 2, 1, 12),
            "quarter_number": lambda p, i: _integer(p, i, 1, 1, 4),
            "half_number": lambda p, i: _integer(p, i, 1, 1, 2),
            "two_digits": lambda p, i: _integer(p, i, 2, 10, 99, least=2),
            "four_digits": lambda p, i: _integer(p, i, 4, 0, 2359, least=3),
            "dotted": _dotted_clock,
            "short_year": _short_year,
            "signed_year": _signed_year,
            "closing_digits": lambda p, i: _integer(p, i, 2, 13, 99, least=2),
            "later_digits": _later_digits,
            "minute": lambda p, i: _integer(p, i, 2, 0, 59, least=2),
            "second": lambda p, i: _integer(p, i, 2, 0, 59, least=2),
            "hour": self._hour,
            "start_hour": self._hour,
            "start_minute": lambda p, i: _integer(p, i, 2, 0, 59, least=2),
            "minute_word": self._minute_word,
            "start_minute_word": self._minute_word,
            "nth": self._nth,
            "day": self._day,
            "ordinal_day": lambda p, i: self._ordinal(p, i, 31),
            "number": self._number,
            "ordinal": lambda p, i: self._ordinal(p, i, 99),
            "quarter_ordinal": lambda p, i: self._ordinal(p, i, 4),
        }

    def _hour(self, pieces: Pieces, i: int) -> Reading | None:
        number = self.numerals.rules.ones.get(pieces.word(i))
        if number is not None and 1 <= number <= 12:
            return i + 1, number
        return _integer(pieces, i, 2, 0, 24)

    def _minute_word(self, pieces: Pieces, i: int) -> Reading | None:
        """Read minutes in words behind an hour in words: "three thirty"."""
        hour = pieces.word(i - 1 - (pieces.word(i - 1) == "-"))
        if pieces.word(i)[:1].isdecimal() or hour.isdecimal():
            return None
        number = self.numerals.read(pieces, i)
        return (number.end, int(number.value)) if number and 10 <= number.value < 60 else None

    def _nth(self, pieces: Pieces, i: int) -> Reading | None:
        """Read "first", "third", or -1 for "last"."""
        last = self.lexicons["last_word"].match(pieces, i)
        return (last[0], -1) if last else self._ordinal(pieces, i, 53)

    def _day(self, pieces: Pieces, i: int) -> Reading | None:
        return self._ordinal(pieces, i, 31) or _integer(pieces, i, 2, 1, 31)

    def _ordinal(self, pieces: Pieces, i: int, most: int) -> Reading | None:
        number = self.numerals.read_ordinal(pieces, i)
        return (number.end, int(number.value)) if number and 1 <= number.value <= most else None

    def _number(self, pieces: Pieces, i: int) -> Reading | None:
        number = self.numerals.read(pieces, i)
        if number is None:
            article = pieces.word(i) in self.numerals.rules.articles
            return (i + 1, 1) if article else None
        return (number.end, number.value) if 0 < number.value < 1e6 else None

    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, (_, elements) in enumerate(self.compiled):
            for key in sorted(self._first_words(elements)):
                index.setdefault(key, []).append(number)
        for key, numbers in index.items():  # "12 noon" opens like any number
            if key[0].isdecimal():
                index[key] = sorted({*numbers, *index[_DIGITS]})
        return index

    def _first_words(self, elements: tuple[Element, ...]) -> set[str]:
        words: set[str] = set()
        for element in elements:
            for name in element.names:
                words.update(self._words_of(name))
            if not element.optional:
                break
        return words

    def _words_of(self, name: str) -> set[str]:
        if name in self.lexicons:
            return set(self.lexicons[name].by_first)
        words = {_DIGITS}
        rules = self.numerals.rules
        if name in ("hour", "start_hour", "number", "day", "ordinal", "ordinal_day", "nth"):
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

    def longest(self, pieces: Pieces, i: int, prefixes: bool = True) -> Match | None:
        """Find the longest match that starts at a piece; of equals, the first rule's.

        `prefixes` tells whether rules count that need a date behind.
        """
        word = pieces.words[i]
        if not word[0].isalnum() and word != "'":
            return None
        best: Match | None = None
        memo: Memo = {}
        for number in self._opened(word):
            rule, elements = self.compiled[number]
            if not prefixes and rule.make in PREFIX_MAKES:
                continue
            end, caught = self._walk(pieces, elements, 0, i, (), memo) or (i, ())
            end -= pieces.word(end - 1) == ","  # "July 1-2, said"
            if end > (best.last if best else i) and self._fits(rule, pieces, i, end):
                best = Match(rule, i, end, _captures(caught))
        return best

    def _opened(self, word: str) -> Sequence[int]:
        """Give the patterns that a word may open, in the file's order."""
        plain = word[0].isdecimal() and word not in self.openers
        return self.openers.get(_DIGITS if plain else word, ())

    def _fits(self, rule: TimePattern, pieces: Pieces, first: int, last: int) -> bool:
        """Tell whether a rule may stand between what stands in front and behind."""
        before = not rule.before or self._ends_with(rule.before, pieces, first)
        barred = rule.bars_before and self._ends_with(rule.bars_before, pieces, first)
        follows = rule.bars_after and self.lexicons[rule.bars_after].match(pieces, last)
        return bool(before and not barred and not follows)

    def _ends_with(self, name: str, pieces: Pieces, i: int) -> bool:
        """Tell whether a phrase of a word class ends before a piece."""
        for length in range(1, self.longest_phrase[name] + 1):
            found = self.lexicons[name].match(pieces, i - length)
            if found and found[0] == i:
                return True
        return False

    def _walk(
        self,
        pieces: Pieces,
        elements: tuple[Element, ...],
        at: int,
        i: int,
        caught: Caught,
        memo: Memo,
    ) -> tuple[int, Caught] | None:
        """Match the rest of a pattern, the longest elements first; `memo` keeps what was read."""
        if at == len(elements):
            return i, caught
        element = elements[at]
        for name in element.names:
            key = (name, i)
            if key not in memo:
                memo[key] = self.readers[name](pieces, i) if i < len(pieces.words) else None
            if found := memo[key]:
                end, value = found
                whole = self._walk(pieces, elements, at + 1, end, (caught, name, value), memo)
                if whole:
                    return whole
        return self._walk(pieces, elements, at + 1, i, caught, memo) if element.optional else None


def _captures(caught: Caught) -> Captures:
    """Unroll what was caught; of two of one class the first is kept apart: "March 10-12"."""
    rows: list[tuple[str, float | int | str]] = []
    while caught:
        caught, name, value = caught
        rows.append((name, value))
    captures: Captures = {}
    for name, value in reversed(rows):
        if name in captures:
            captures[f"{name}_first"] = captures[name]
        captures[name] = value
    return captures


def compile_pattern(pattern: str) -> tuple[Element, ...]:
    """Turn the text of a pattern into its elements."""
    return tuple(
        Element(tuple(part.rstrip("?").split("|")), part.endswith("?")) for part in pattern.split()
    )


def _integer(
    pieces: Pieces, i: int, digits: int, lowest: int, highest: int, least: int = 1
) -> Reading | None:
    word = pieces.word(i)
    if not word.isdecimal() or not least <= len(word) <= digits or (digits == 4 > len(word) > 3):
        return None
    value = int(word)
    if digits == 4 and least == 1 and len(word) != 4:
        return None
    return (i + 1, value) if lowest <= value <= highest else None


def _signed_year(pieces: Pieces, i: int) -> Reading | None:
    """Read "'87" as 1987."""
    found = _integer(pieces, i + 1, 2, 0, 99, least=2) if pieces.word(i) == "'" else None
    return _century_of(*found) if found and pieces.touch(i + 1) else None


def _short_year(pieces: Pieces, i: int) -> Reading | None:
    """Read "94" of "8 Jun 94", where it can be no day and counts nothing."""
    found = _integer(pieces, i, 2, PIVOT, 99, least=2)
    if found is None or (pieces.word(i + 1)[:1].isalnum() and pieces.same_line(i + 1)):
        return None
    return _century_of(*found) if pieces.word(i + 1)[:1] not in ("%", "-", "$", "°") else None


def _century_of(end: int, digits: float | int | str) -> Reading:
    return end, int(digits) + (1900 if int(digits) >= PIVOT else 2000)


def _later_digits(pieces: Pieces, i: int) -> Reading | None:
    """Read the second year of "2009-10", one later than the first."""
    found = _integer(pieces, i, 2, 0, 99, least=2)
    first = pieces.word(i - 2)
    if found is None or not first.isdecimal() or (int(first) + 1) % 100 != found[1]:
        return None
    return found


def _dotted_clock(pieces: Pieces, i: int) -> Reading | None:
    """Read "8.30" as 830."""
    hour, dot, minute = pieces.word(i).partition(".")
    if not dot or len(minute) != 2 or not hour.isdecimal() or int(hour) > 24:
        return None
    return i + 1, int(hour) * 100 + int(minute)
