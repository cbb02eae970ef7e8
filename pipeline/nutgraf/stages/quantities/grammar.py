"""Reads quantities over pieces: numbers with units, ranges, bounds and vague amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from nutgraf.records import Approximation, QuantityKind
from nutgraf.rules.quantities import Bound, QuantityRules
from nutgraf.stages.numerals import Number, Numerals
from nutgraf.stages.pieces import Lexicon, Pieces, listed
from nutgraf.stages.quantities.measures import Measure, Measures

T = TypeVar("T")

DEEPEST_STACK = 3
LETTER_SCALES = frozenset({"m", "t"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity over pieces `first` to `last`; `number` is where its number begins."""

    first: int
    last: int
    number: int
    kind: QuantityKind = "count"
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    approximation: Approximation = "exact"
    unit: str | None = None
    rule: str = "number"
    form: str = "digits"


class Grammar:
    """The grammar of quantities: a core with its unit, then what stands before and behind."""

    def __init__(self, rules: QuantityRules, numerals: Numerals, measures: Measures) -> None:
        self.rules = rules
        self.numerals = numerals
        self.measures = measures
        self.before = _comparators(rules.before)
        self.after = _comparators(rules.after)
        self.ignored = listed(rules.ignored_before)
        self.links = Lexicon(rules.range_links)
        self.openers = listed(rules.range_openers)
        self.vague = Lexicon(rules.vague)
        self.wholes = listed(rules.vague_duration_wholes)
        self.reach = _longest(self.before, self.ignored, self.openers, self.wholes)

    def read(self, pieces: Pieces, i: int) -> Reading | None:
        """Read the quantity whose core starts at a piece."""
        core = self._core(pieces, i) or self._vague(pieces, i)
        if core is None:
            return None
        ranged = self._range(pieces, core)
        whole = ranged or self._compound(pieces, core)
        whole = self._bounded_behind(pieces, whole)
        return self._bounded_before(pieces, whole)

    def _core(self, pieces: Pieces, i: int) -> Reading | None:
        """Read a number with its unit, in front or behind."""
        money = self.measures.before(pieces, i)
        at = money[0] if money else i
        number = self.numerals.read(pieces, at)
        if number is None:
            return None
        if money:
            return self._price(pieces, i, at, number, money[1])
        number = self._letter_unit(pieces, number)
        return self._measured(pieces, i, number)

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
        """Read "48m" as metres where no counted thing or currency follows."""
        last = number.end - 1
        if pieces.word(last) not in LETTER_SCALES or number.form != "digits":
            return number
        follows = pieces.word(number.end)
        if pieces.raw(last).isupper() and pieces.word(last) == "m":
            return number
        if follows[:1].isalpha() and pieces.same_line(number.end):
            money = self.measures.behind(pieces, number.end)
            plural = follows.endswith("s") or (money and money.kind == "money")
            if plural and pieces.word(last) == "m":
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
            measure = self.measures.behind(pieces, found[0])
            if measure and pieces.same_line(found[0]):
                return Reading(i, measure.end, i, measure.kind, None, found[1], None, "vague",
                               measure.unit, "vague")  # fmt: skip
            return Reading(i, found[0], i, "count", None, found[1], None, "vague", None, "vague")
        unit = self.measures.units.match(pieces, i)
        if not unit or unit[1][0] != "duration" or not pieces.word(unit[0] - 1).endswith("s"):
            return None
        if not self._opens_duration(pieces, i) or len(pieces.word(i)) < 4:
            return None
        return Reading(i, unit[0], i, "duration", None, 2, None, "vague", unit[1][1], "bare units")

    def _opens_duration(self, pieces: Pieces, i: int) -> bool:
        """Tell "for months", and "years" in "for months and even years"."""
        before = pieces.word(i - 1)
        if before in self.rules.vague_duration_openers or self._whole(pieces, i) is not None:
            return True
        if before not in self.rules.duration_links:
            return False
        at = i - 2 - (pieces.word(i - 2) in self.rules.duration_links)
        unit = self.measures.units.match(pieces, at)
        return bool(unit and unit[1][0] == "duration") and self._opens_duration(pieces, at)

    def _range(self, pieces: Pieces, a: Reading) -> Reading | None:
        """Read the second end of a range; the first takes over its unit and scale."""
        link = self.links.match(pieces, a.last)
        if not link or a.approximation == "vague" or not pieces.same_line(a.last):
            return None
        b = self._core(pieces, link[0])
        if b is None or b.value is None or a.value is None or b.number != b.first > link[0]:
            return None
        kind = link[1]
        if not self._links(pieces, a, b, kind):
            return None
        if kind == "dash" and self._is_score(pieces, a, b):
            return replace(a, last=b.last, kind="other", value=None, rule="score")
        lower = self._with_scale_of(a, b, pieces)
        if a.unit and b.unit != a.unit and not (a.kind == "money" and b.unit is None):
            return None
        if lower >= b.value:
            return None
        unit = b.unit or a.unit
        return Reading(a.first, b.last, a.number, b.kind if b.unit else a.kind, None, lower,
                       b.value, "range", unit, "range", b.form)  # fmt: skip

    def _links(self, pieces: Pieces, a: Reading, b: Reading, kind: str) -> bool:
        if kind == "and":
            return pieces.word(a.first - 1) in self.rules.and_openers
        if kind == "or":
            value, other = a.value or 0, b.value or 0
            return a.form == b.form and value < other <= value * 2 + 1 and a.unit is None
        return True

    def _is_score(self, pieces: Pieces, a: Reading, b: Reading) -> bool:
        x, y = a.value or 0, b.value or 0
        plain = a.unit is None and b.unit is None and a.form == b.form == "digits"
        whole = x == int(x) and y == int(y) and max(x, y) < 600
        if not (plain and whole):
            return False
        around = {pieces.word(b.last), pieces.word(a.first - 1), pieces.word(b.last + 1)}
        cued = around & (self.rules.score_nouns | self.rules.score_verbs)
        return x >= y or bool(cued) or (x < 10 and y < 10 and not pieces.touch(a.last))

    def _with_scale_of(self, a: Reading, b: Reading, pieces: Pieces) -> float:
        """Read "2 to 3 million" as 2,000,000 to 3,000,000, and cents as dollars with them."""
        value, upper = a.value or 0.0, b.value or 0.0
        scales = self.numerals.rules.scales
        attached = self.numerals.rules.attached
        scale = next((scales.get(w) or attached.get(w) for w in pieces.words[b.number : b.last]
                      if w in scales or w in attached), None)  # fmt: skip
        own = any(w in scales or w in attached for w in pieces.words[a.number : a.last])
        if scale and not own and value < 1000 and upper >= scale and value * scale < upper:
            return value * scale
        return value

    def _compound(self, pieces: Pieces, a: Reading) -> Reading:
        """Read "five feet two inches", "thirteen dollars and forty-five cents" as one."""
        if a.unit is None or a.value is None or a.kind not in ("money", "length"):
            return a
        at = a.last + (pieces.word(a.last) in self.numerals.rules.and_)
        b = self._core(pieces, at)
        if not b or b.first != at or b.value is None or b.kind != a.kind:
            return a
        if a.kind == "money" and b.unit == a.unit and b.value < 1 <= a.value:
            return replace(a, last=b.last, value=round(a.value + b.value, 6))
        parts = {("[ft_i]", "[in_i]"): 12.0, ("m", "cm"): 100.0}.get((a.unit, b.unit or ""))
        if parts and b.value < parts:
            return replace(a, last=b.last, value=a.value + b.value / parts)
        return a

    def _bounded_behind(self, pieces: Pieces, a: Reading) -> Reading:
        """Take in "or more", "or so"."""
        found = self.after.match(pieces, a.last)
        if not found or a.approximation != "exact" or a.rule == "score" or a.value is None:
            return a
        approximation, bound = found[1]
        return _bound(replace(a, last=found[0]), approximation, bound)

    def _bounded_before(self, pieces: Pieces, a: Reading) -> Reading:
        """Take in what stands before: "at least", "an estimated", "up to about"."""
        if a.rule == "score":
            return a
        for _ in range(DEEPEST_STACK):
            found = self._ending_at(self.before, pieces, a.first)
            opener = self._ending_at(self.openers, pieces, a.first)
            if found is not None and a.approximation != "vague":
                approximation, bound = found[1]
                a = _bound(replace(a, first=found[0]), approximation, bound)
            elif opener and a.rule == "range" and pieces.word(opener[0]) in self.rules.and_openers:
                a = replace(a, first=opener[0])
            elif (before := self._before_ignored(pieces, a.first)) is not None:
                a = replace(a, first=before)
            else:
                break
        if a.rule == "bare units" and (whole := self._whole(pieces, a.first)) is not None:
            a = replace(a, first=whole)
        return a

    def _before_ignored(self, pieces: Pieces, i: int) -> int | None:
        """Step back over words that change nothing to a comparator: "at least another 20"."""
        skipped = self._ending_at(self.ignored, pieces, i)
        if skipped is None or self._ending_at(self.before, pieces, skipped[0]) is None:
            return None
        return skipped[0]

    def _whole(self, pieces: Pieces, i: int) -> int | None:
        found = self._ending_at(self.wholes, pieces, i)
        return found[0] if found else None

    def _ending_at(self, lexicon: Lexicon[T], pieces: Pieces, i: int) -> tuple[int, T] | None:
        """Find the longest phrase that ends before a piece: its first piece and its meaning."""
        for start in range(max(i - self.reach, 0), i):
            found = lexicon.match(pieces, start)
            if found and found[0] == i:
                return start, found[1]
        return None


def _comparators(
    table: dict[Approximation, dict[str, Bound]],
) -> Lexicon[tuple[Approximation, Bound]]:
    return Lexicon(
        {phrase: (name, bound) for name, words in table.items() for phrase, bound in words.items()}
    )


def _longest(*lexicons: Lexicon[tuple[Approximation, Bound]] | Lexicon[bool]) -> int:
    return max(
        len(rest) + 1 for lexicon in lexicons for items in lexicon.by_first.values()
        for rest, _ in items
    )  # fmt: skip


def _bound(a: Reading, approximation: Approximation, bound: Bound) -> Reading:
    """Put a comparator's bound on a quantity; one that is bounded keeps its bounds."""
    if a.approximation not in ("exact", "about") or bound == "value":
        return a if a.approximation != "exact" else replace(a, approximation=approximation)
    value = a.value
    if bound == "lower":
        return replace(a, value=None, lower=value, approximation=approximation)
    return replace(a, value=None, upper=value, approximation=approximation)
