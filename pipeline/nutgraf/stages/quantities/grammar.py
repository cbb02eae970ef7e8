"""Reads quantities over pieces: numbers with units, multiples, and vague amounts."""

from __future__ import annotations

from nutgraf.records import QuantityKind
from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.numerals import Number, Numerals
from nutgraf.stages.pieces import Lexicon, Pieces, listed
from nutgraf.stages.quantities.bounds import Bounds
from nutgraf.stages.quantities.compounds import Compounds
from nutgraf.stages.quantities.measures import Measure, Measures
from nutgraf.stages.quantities.ranges import Ranges
from nutgraf.stages.quantities.reading import Reading

#: Kinds of which "a gallon of beer" tells an amount.
METRE = "m"
AMOUNTS = frozenset({"volume", "mass", "area"})


class Grammar:
    """The grammar of quantities: a core with its unit, then what stands before and behind."""

    def __init__(self, rules: QuantityRules, numerals: Numerals, measures: Measures) -> None:
        self.rules = rules
        self.numerals = numerals
        self.measures = measures
        self.vague = Lexicon(rules.vague)
        self.followers = listed(rules.multiple_followers)
        self.bounds = Bounds(rules)
        self.ranges = Ranges(rules, numerals, self._core)
        self.compounds = Compounds(rules, numerals, self._core)

    def read(self, pieces: Pieces, i: int) -> Reading | None:
        """Read the quantity whose core starts at a piece."""
        number = self.numerals.read(pieces, i)
        core = (
            self._multiple(pieces, i, number)
            or self._decade_of_age(pieces, i)
            or (self._measured_number(pieces, i, number) if number else self._priced(pieces, i))
            or self._vague(pieces, i)
            or self._single(pieces, i)
        )
        if core is None:
            return None
        whole = self.ranges.second(pieces, core) or self.compounds.whole(pieces, core)
        whole = self.bounds.behind(pieces, whole)
        whole = self.bounds.in_front(pieces, whole)
        return self.bounds.joined(pieces, whole, self._core)

    def _multiple(self, pieces: Pieces, i: int, number: Number | None) -> Reading | None:
        """Read "twice as many", "three times the size", "fivefold" as ratios."""
        whole = self.rules.whole_multiples.get(pieces.word(i))
        factor = whole or self.rules.multiples.get(pieces.word(i))
        if factor and (whole or self.followers.match(pieces, i + 1)):
            return Reading(i, i + 1, i, "ratio", factor, rule="multiple")
        if number is None or pieces.word(i) in self.numerals.rules.articles:
            return None
        at = number.end + (pieces.word(number.end) == "-")
        if pieces.word(at) in self.rules.folds:
            return Reading(i, at + 1, i, "ratio", number.value, rule="multiple")
        end = number.end + 1 if pieces.word(number.end) in self.rules.times_nouns else 0
        if end and self.followers.match(pieces, end):
            return Reading(i, end, i, "ratio", number.value, rule="multiple")
        return None

    def _decade_of_age(self, pieces: Pieces, i: int) -> Reading | None:
        """Read "50s" of "in her early 50s" as an age."""
        word, end = pieces.word(i), i + 2
        decade = self.rules.decades_of_age.get(word)
        if decade is not None:
            end = i + 1
        elif word.isdecimal() and len(word) == 2 and pieces.touch(i + 1):
            tens = pieces.word(i + 1) in self.rules.plural_endings and int(word) % 10 == 0
            decade = int(word) if tens else None
        owned = any(pieces.word(at) in self.rules.possessives for at in range(max(i - 3, 0), i))
        if decade is None or not owned:
            return None
        return Reading(i, end, i, "age", None, decade, decade + 9, "range", "a", "decade of age")

    def _core(self, pieces: Pieces, i: int) -> Reading | None:
        """Read a number with its unit, in front or behind."""
        number = self.numerals.read(pieces, i)
        return self._measured_number(pieces, i, number) if number else self._priced(pieces, i)

    def _priced(self, pieces: Pieces, i: int) -> Reading | None:
        money = self.measures.before(pieces, i)
        number = self.numerals.read(pieces, money[0]) if money else None
        return self._price(pieces, i, money[0], number, money[1]) if money and number else None

    def _measured_number(self, pieces: Pieces, i: int, number: Number) -> Reading:
        return self._measured(pieces, i, self._letter_unit(pieces, number))

    def _price(self, pieces: Pieces, i: int, at: int, number: Number, code: str) -> Reading:
        end = number.end
        named = self.measures.money.match(pieces, end) or (
            (end + 1, "") if pieces.word(end) == code.lower() else None
        )
        measure = Measure(named[0] if named else end, "money", code)
        measure = self.measures._rate(pieces, measure)
        return Reading(i, measure.end, at, "money", number.value, unit=measure.unit, rule="money",
                       form=number.form)  # fmt: skip

    def _letter_unit(self, pieces: Pieces, number: Number) -> Number:
        """Read "48m" as metres where no currency follows; the screen knows "48m people"."""
        last = number.end - 1
        if pieces.word(last) not in self.rules.letter_scales or number.form != "digits":
            return number
        if pieces.word(last) == METRE:
            follows = self.measures.behind(pieces, number.end)
            if pieces.raw(last).isupper() or (follows and follows.kind == "money"):
                return number
        scale = self.numerals.rules.attached[pieces.word(last)]
        return Number(last, number.value / scale, "digits")

    def _measured(self, pieces: Pieces, i: int, number: Number) -> Reading:
        measure = self._unit_behind(pieces, number)
        if measure is None:
            kind: QuantityKind = "ratio" if number.form in ("fraction", "ratio") else "count"
            return Reading(i, number.end, i, kind, number.value, form=number.form)
        value = round(number.value * measure.factor, 9)
        return Reading(i, measure.end, i, measure.kind, value, unit=measure.unit,
                       rule=measure.kind, form=number.form)  # fmt: skip

    def _unit_behind(self, pieces: Pieces, number: Number) -> Measure | None:
        if number.end >= len(pieces) or not pieces.same_line(number.end):
            return None
        at = number.end
        if number.form == "fraction":  # "half an hour", "a quarter of a point"
            at += pieces.word(at) in self.rules.of
            at += pieces.word(at) in self.numerals.rules.articles
            at = at if self.measures.units.match(pieces, at) else number.end
        return self.measures.behind(pieces, at)

    def read_ordinal_minute(self, pieces: Pieces, i: int) -> Reading | None:
        """Read "the 20th minute" of a match."""
        number = self.numerals.read_ordinal(pieces, i)
        if number is None or pieces.word(number.end) not in self.rules.ordinal_units:
            return None
        unit = self.measures.units.match(pieces, number.end)
        return unit and Reading(i, unit[0], i, "other", number.value, unit=unit[1][1],
                                rule="ordinal unit")  # fmt: skip

    def _vague(self, pieces: Pieces, i: int) -> Reading | None:
        found = self.vague.match(pieces, i)
        if found:
            end, least = found
            of = pieces.word(end) in self.rules.of and least is not None
            measure = self.measures.behind(pieces, end + of)  # "hundreds of miles"
            if measure and pieces.same_line(end) and not (of and measure.kind == "percent"):
                least = None if least is None else round(least * measure.factor, 6)
                return Reading(i, measure.end, i, measure.kind, None, least, None, "vague",
                               measure.unit, "vague")  # fmt: skip
            return Reading(i, end, i, "count", None, least, None, "vague", None, "vague")
        unit = self.measures.units.match(pieces, i)
        if not unit or pieces.word(unit[0] - 1) not in self.rules.plural_durations:
            return None
        if not self._opens_duration(pieces, i):
            return None
        return Reading(i, unit[0], i, "duration", None, 2, None, "vague", unit[1][1], "bare units")

    def _single(self, pieces: Pieces, i: int) -> Reading | None:
        """Read "an hour", "a mile", "a year and a half", where the article counts."""
        if pieces.word(i) not in self.numerals.rules.articles:
            return None
        unit = self.measures.units.match(pieces, i + 1)
        if not unit or pieces.word(unit[0] - 1) not in self.rules.single_units:
            return None
        end, (kind, name) = unit
        more = self.numerals.read(pieces, end + 1) if self._and(pieces, end) else None
        if more and more.form == "fraction":
            return Reading(i, more.end, i, kind, 1 + more.value, unit=name, rule=kind)
        after = pieces.word(end)
        follows = after in self.rules.single_followers or (
            kind in AMOUNTS and after in self.rules.of
        )
        opened = self.bounds.compared(pieces, i) or (
            kind == "duration" and pieces.word(i - 1) in self.rules.vague_duration_openers
        )
        if not (follows or opened) or pieces.word(end) == "-":  # "a week-long slide"
            return None
        return Reading(i, end, i, kind, 1, unit=name, rule=kind, form="words")

    def _and(self, pieces: Pieces, i: int) -> bool:
        return pieces.word(i) in self.numerals.rules.and_

    def _opens_duration(self, pieces: Pieces, i: int) -> bool:
        """Tell "for months", and "years" in "for months and even years"."""
        before = pieces.word(i - 1)
        opened = before in self.rules.vague_duration_openers
        if opened or self.bounds.whole(pieces, i) is not None:
            return True
        if pieces.word(i + 1) in self.rules.told_followers:
            return True
        if before not in self.rules.duration_links:
            return False
        at = i - 2 - (pieces.word(i - 2) in self.rules.duration_links)
        unit = self.measures.units.match(pieces, at)
        return bool(unit and unit[1][0] == "duration") and self._opens_duration(pieces, at)
