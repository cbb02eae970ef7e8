"""Reads numbers in digits, words and both: "2.5 million", "half a million", "two-thirds"."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.rules.numerals import NumeralRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed

#: The denominators of fractions in digits that prices and measures of news have.
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000})
HIGHEST_NUMERATOR = 99
#: From here on a number with "b" or "m" behind is a code: "20250716B".
HIGHEST_SCALED = 100_000


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before piece `end`; `form` tells how it was written."""

    end: int
    value: float
    form: str  # digits, words, fraction, ratio, group


def _is_proper(upper: Number, lower: Number) -> bool:
    """Tell "3/4" and "5/16" from what else is written with a stroke."""
    return lower.form == "digits" and upper.value < lower.value and lower.value in DENOMINATORS


class Numerals:
    """The grammar of cardinal numbers, fractions and ordinals."""

    def __init__(self, rules: NumeralRules) -> None:
        self.rules = rules
        self.parts = {**rules.fractions, **rules.plural_fractions}
        self.small = {**rules.ones, **rules.tens, **rules.hundred}
        self.starts = {
            *rules.ones, *rules.tens, *rules.hundred, *rules.scales, *rules.groups,
            *rules.fractions, *rules.plural_fractions, *rules.signs, *rules.articles,
            *rules.negative, "-", "−",
        }  # fmt: skip
        self.in_ = listed(rules.in_)
        self.tens = frozenset(rules.tens.values())
        self.groups = {*rules.hundred, *rules.scales, *rules.groups}
        self.after_article = {*self.groups, *rules.fractions, *rules.signs}
        self.ordinals = Lexicon(rules.ordinals)

    def read(self, pieces: Pieces, i: int) -> Number | None:
        """Read the longest number that starts at a piece."""
        word = pieces.word(i)
        if not word or not (word[0].isdigit() or word[0] == "." or word in self.starts):
            return None
        if word in self.rules.articles and pieces.word(i + 1) not in self.after_article:
            return None
        if word in self.rules.negative and pieces.word(i - 1) in self.rules.or_:
            return None  # "plus or minus 3"
        if word in self.rules.negative or (word == "-" and self._is_minus(pieces, i)):
            number = self.read_positive(pieces, i + 1)
            return number and Number(number.end, -number.value, number.form)
        return self.read_positive(pieces, i)

    @staticmethod
    def _is_minus(pieces: Pieces, i: int) -> bool:
        return pieces.touch(i + 1) and not pieces.touch(i)

    def read_positive(self, pieces: Pieces, i: int) -> Number | None:
        """Read a number without its sign."""
        return (
            self._half_scale(pieces, i)
            or self._fraction(pieces, i)
            or self._ratio(pieces, i)
            or self._mixed(pieces, i)
        )

    def _article(self, pieces: Pieces, i: int) -> int:
        """Step over an article."""
        return i + 1 if pieces.word(i) in self.rules.articles else i

    def _half_scale(self, pieces: Pieces, i: int) -> Number | None:
        """Read "half a million", "a quarter of a million", "three quarters billion"."""
        fraction = self._fraction(pieces, i)
        if fraction is None:
            return None
        j = fraction.end
        if pieces.word(j) in self.rules.of:
            j += 1
        j = self._article(pieces, j)
        scale = self.rules.scales.get(pieces.word(j)) or self.rules.groups.get(pieces.word(j))
        return Number(j + 1, fraction.value * scale, "words") if scale else None

    def _fraction(self, pieces: Pieces, i: int) -> Number | None:
        """Read "half", "a third", "two-thirds", "1/2", "one over twenty"."""
        word = pieces.word(i)
        if word in self.rules.signs:
            return Number(i + 1, self.rules.signs[word], "fraction")
        j = self._article(pieces, i)
        if j > i or self.rules.fractions.get(word) == 0.5 or self._is_bare_quarter(pieces, i):
            part = self.rules.fractions.get(pieces.word(j))
            return Number(j + 1, part, "fraction") if part else None
        upper = self._plain(pieces, i)
        if upper is None:
            return None
        return self._slash(pieces, upper) or self._denominator(pieces, upper)

    def _is_bare_quarter(self, pieces: Pieces, i: int) -> bool:
        return (
            self.rules.fractions.get(pieces.word(i)) == 0.25
            and pieces.word(i + 1) in self.rules.scales
        )

    def _slash(self, pieces: Pieces, upper: Number) -> Number | None:
        j, word = upper.end, pieces.word(upper.end)
        spoken = word in self.rules.over and upper.form == "words"  # not "$100 over 3 years"
        if spoken or (word == "/" and upper.form == "digits"):
            lower = self._plain(pieces, j + 1)
            if word == "/" and lower and not _is_proper(upper, lower):
                return None  # "24/7", "9/11"
            if lower and lower.value:
                return Number(lower.end, upper.value / lower.value, "fraction")
        return None

    def _denominator(self, pieces: Pieces, upper: Number) -> Number | None:
        j = upper.end
        if pieces.word(j) == "-":
            j += 1
        if not 0 < upper.value <= HIGHEST_NUMERATOR:
            return None
        table = self.rules.fractions if upper.value == 1 else self.rules.plural_fractions
        part = table.get(pieces.word(j))
        return Number(j + 1, upper.value * part, "fraction") if part else None

    def _ratio(self, pieces: Pieces, i: int) -> Number | None:
        """Read "one in five", "3 out of 10"."""
        upper = self._plain(pieces, i)
        found = upper and self.in_.match(pieces, upper.end)
        if not upper or not found:
            return None
        lower = self._plain(pieces, found[0])
        if not lower or lower.form != upper.form or not 1 <= upper.value < lower.value:
            return None
        if 1000 <= lower.value < 2100 and pieces.raw(found[0]).isdigit():
            return None  # "50 in 2020"
        return Number(lower.end, upper.value / lower.value, "ratio")

    def _mixed(self, pieces: Pieces, i: int) -> Number | None:
        """Read a number with what may follow it: a fraction, then scales, then a fraction."""
        number = self._plain(pieces, i)
        if number is None:
            return None
        first_scale = self.rules.scales.get(pieces.word(number.end - 1), 1.0)
        number = self._with_fraction(pieces, number, first_scale)
        number = self._scaled(pieces, number)
        last_scale = self.rules.scales.get(pieces.word(number.end - 1), 1.0)
        return self._with_fraction(pieces, number, last_scale)

    def _with_fraction(self, pieces: Pieces, number: Number, scale: float) -> Number:
        j = number.end
        word = pieces.word(j)
        if word in self.rules.signs:
            return Number(j + 1, number.value + self.rules.signs[word], number.form)
        if word in self.rules.and_:
            part = self._fraction(pieces, j + 1)
        elif number.form == "digits" and word[:1].isdigit():
            upper = self._plain(pieces, j)
            part = self._slash(pieces, upper) if upper else None
        else:
            part = None
        if part is None or part.value >= 1:
            return number
        return Number(part.end, number.value + part.value * scale, number.form)

    def _scaled(self, pieces: Pieces, number: Number) -> Number:
        j, value, form = number.end, number.value, number.form
        word = pieces.word(j)
        attached = self.rules.attached.get(word) if value < HIGHEST_SCALED else None
        if form == "digits" and attached and pieces.touch(j) and not self._grows(pieces, j):
            return Number(j + 1, value * attached, form)
        if form == "digits" and attached and len(word) == 3:
            return Number(j + 1, value * attached, form)
        if word == "-" and pieces.word(j + 1) in self.rules.scales:
            j, word = j + 1, pieces.word(j + 1)
        while (scale := self.rules.scales.get(word)) or word in self.rules.groups:
            value *= scale or self.rules.groups[word]
            j, word = j + 1, pieces.word(j + 1)
        return Number(j, float(f"{value:.15g}"), form)  # 17.1 * 10**9 is 17100000000.000002

    @staticmethod
    def _grows(pieces: Pieces, j: int) -> bool:
        """Tell "10m2" and "5k-run" from "10m"."""
        return pieces.touch(j + 1) and pieces.word(j + 1)[0].isalnum()

    def _plain(self, pieces: Pieces, i: int) -> Number | None:
        """Read digits, or a cardinal in words."""
        word = pieces.word(i)
        if word[:1].isdecimal() or (word[:1] == "." and len(word) > 1):
            return self._digits(pieces, i)
        return self._words(pieces, i)

    def _digits(self, pieces: Pieces, i: int) -> Number:
        """Read digits; a narrow space or a space may part thousands: "10 000"."""
        whole, j = pieces.word(i).replace(",", ""), i + 1
        if len(whole) <= 3 and whole.isdigit() and not whole.startswith("0"):
            while (
                len(pieces.word(j)) == 3
                and pieces.word(j).isdecimal()
                and pieces.starts[j] - pieces.ends[j - 1] == 1
                and not pieces.touch(j + 1)
            ):
                whole, j = whole + pieces.word(j), j + 1
        return Number(j, float(whole), "digits")

    def _words(self, pieces: Pieces, i: int) -> Number | None:
        """Read a cardinal in words by adding and multiplying, as in "two hundred and six"."""
        total, current, j, end, below = 0.0, 0.0, i, i, 0.0
        start = self._article(pieces, i)
        if start > i:
            if pieces.word(start) not in self.groups:
                return None
            current, j = 1.0, start
        while word := pieces.word(j):
            small = self.small.get(word)
            scale = self.rules.scales.get(word) or self.rules.groups.get(word)
            if small == 100:
                current, below = (current or 1.0) * 100, 100
            elif small is not None and (end == i or small < below):
                current, below = current + small, 10 if small in self.tens else 0.5
            elif scale and (current or end == i):
                total, current, below = total + (current or 1.0) * scale, 0.0, 1000.0
            else:
                break
            end = j + 1
            j = self._link(pieces, end)
        return Number(end, total + current, "words") if end > i and end > start else None

    def _link(self, pieces: Pieces, j: int) -> int:
        """Step over what links number words: a hyphen, a conjunction, a comma."""
        word = pieces.word(j)
        previous = pieces.word(j - 1)
        big = previous in self.rules.scales or previous in self.rules.hundred
        if word == "-" and (previous in self.rules.tens or previous in self.rules.hundred or big):
            return j + 1
        if big and word == "," and pieces.word(j + 1) in self.small:
            return j + 1
        if big and word in self.rules.and_ and pieces.word(j + 2) not in self.parts:
            return j + 1
        return j

    def read_ordinal(self, pieces: Pieces, i: int) -> Number | None:
        """Read "21st", "twenty-first", "two hundredth"."""
        word = pieces.word(i)
        if word.isdecimal():
            ending = pieces.word(i + 1) in self.rules.ordinal_endings and pieces.touch(i + 1)
            return Number(i + 2, float(word), "digits") if ending else None
        if word in self.rules.ordinals:
            return Number(i + 1, self.rules.ordinals[word], "words")
        base = self._words(pieces, i)
        if base is None:
            return None
        j = base.end + (pieces.word(base.end) == "-")
        last = self.rules.ordinals.get(pieces.word(j))
        if last is None or pieces.word(i) in self.rules.articles:
            return None
        value = base.value * last if last >= 100 else base.value + last
        return Number(j + 1, value, "words")
