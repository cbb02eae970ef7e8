"""Reads the elements of time patterns: words of a class, and numbers of every kind."""

from __future__ import annotations

from collections.abc import Callable

from nutgraf.rules.times import TimeRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Lexicon, Pieces

Reading = tuple[int, float | int | str]
Reader = Callable[[Pieces, int], Reading | None]

#: Word classes whose words of `capitalised` count only with a capital.
CAPITALISED = frozenset({"weekday", "month", "zone", "holiday"})
#: Two digits of a year from here on belong to the century before: "Jun 94", "'87".
PIVOT = 32


class Readers:
    """The readers of all word classes, and the built-in ones."""

    def __init__(
        self, rules: TimeRules, lexicons: dict[str, Lexicon[int | str]], numerals: Numerals
    ) -> None:
        self.rules = rules
        self.lexicons = lexicons
        self.numerals = numerals
        self.by_name: dict[str, Reader] = {
            **{name: self._class_reader(name) for name in lexicons},
            **self._built_in(),
        }

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
            "digit_ordinal": lambda p, i: (
                self._ordinal(p, i, 31) if p.word(i).isdecimal() else None
            ),
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
