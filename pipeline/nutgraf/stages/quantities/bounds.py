"""Takes in what bounds a quantity: "at least" before it, "or more" behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from nutgraf.records import Approximation
from nutgraf.rules.quantities import Bound, QuantityRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed
from nutgraf.stages.quantities.reading import Reading

T = TypeVar("T")
Comparators = Lexicon[tuple[Approximation, Bound]]

DEEPEST_STACK = 3


class Bounds:
    """The comparators and approximators around a number."""

    def __init__(self, rules: QuantityRules) -> None:
        self.before = _comparators(rules.before)
        self.after = _comparators(rules.after)
        self.ignored = listed(rules.ignored_before)
        self.openers = Lexicon(rules.range_openers)
        self.wholes = listed(rules.vague_duration_wholes)
        self.joiners = rules.bound_links
        self.reach = _longest(self.before, self.ignored, self.openers, self.wholes)

    def behind(self, pieces: Pieces, a: Reading) -> Reading:
        """Take in "or more", "or so"."""
        found = self.after.match(pieces, a.last)
        if not found or a.approximation != "exact" or a.rule == "score" or a.value is None:
            return a
        return _bound(replace(a, last=found[0]), *found[1])

    def in_front(self, pieces: Pieces, a: Reading) -> Reading:
        """Take in "at least", "an estimated", "up to about", "between"."""
        if a.rule == "score":
            return a
        for _ in range(DEEPEST_STACK):
            found = self.ending_at(self.before, pieces, a.first)
            opener = self.ending_at(self.openers, pieces, a.first)
            if found is not None and a.approximation != "vague":
                a = _bound(replace(a, first=found[0]), *found[1])
            elif opener and a.rule == "range" and opener[1] == "pair":
                a = replace(a, first=opener[0])
            elif (before := self._before_ignored(pieces, a.first)) is not None:
                a = replace(a, first=before)
            else:
                break
        if a.rule == "bare units" and (whole := self.whole(pieces, a.first)) is not None:
            a = replace(a, first=whole)
        return a

    def joined(
        self, pieces: Pieces, a: Reading, read: Callable[[Pieces, int], Reading | None]
    ) -> Reading:
        """Join "above 1,000 and below 1,500" into one quantity with two bounds."""
        if a.lower is None or a.upper is not None or pieces.word(a.last) not in self.joiners:
            return a
        found = self.before.match(pieces, a.last + 1)
        b = read(pieces, found[0]) if found and found[1][1] == "upper" else None
        if b is None or b.value is None or b.value <= a.lower:
            return a
        if None not in (a.unit, b.unit) and a.unit != b.unit:
            return a
        kind, unit = (a.kind, a.unit) if a.unit else (b.kind, b.unit)
        return replace(a, last=b.last, upper=b.value, approximation="range", rule="range",
                       kind=kind, unit=unit)  # fmt: skip

    def compared(self, pieces: Pieces, i: int) -> bool:
        """Tell whether a comparator ends before a piece."""
        return self.ending_at(self.before, pieces, i) is not None

    def whole(self, pieces: Pieces, i: int) -> int | None:
        """Find where "a matter of" begins that ends before a piece."""
        found = self.ending_at(self.wholes, pieces, i)
        return found[0] if found else None

    def _before_ignored(self, pieces: Pieces, i: int) -> int | None:
        """Step back over words that change nothing to a comparator: "at least another 20"."""
        skipped = self.ending_at(self.ignored, pieces, i)
        if skipped is None or not self.compared(pieces, skipped[0]):
            return None
        return skipped[0]

    def ending_at(self, lexicon: Lexicon[T], pieces: Pieces, i: int) -> tuple[int, T] | None:
        """Find the longest phrase that ends before a piece: its first piece and its meaning."""
        for start in range(max(i - self.reach, 0), i):
            if pieces.words[start] in lexicon.by_first:
                for end, meaning in lexicon.matches(pieces, start):
                    if end == i:
                        return start, meaning
        return None


def _comparators(table: dict[Approximation, dict[str, Bound]]) -> Comparators:
    return Lexicon(
        {phrase: (name, bound) for name, words in table.items() for phrase, bound in words.items()}
    )


def _longest(*lexicons: Comparators | Lexicon[bool] | Lexicon[str]) -> int:
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
