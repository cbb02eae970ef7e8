"""The pattern language of `times.yaml`, compiled and matched over pieces.

A pattern is a row of elements. An element is a word class of the file, or a built-in reader of
numbers; `a|b` reads one of several, a final `?` marks what may be missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nutgraf.rules.times import TimePattern, TimeRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Lexicon, Pieces
from nutgraf.stages.times.openers import Element, Openers, compile_pattern
from nutgraf.stages.times.readers import Readers, Reading

#: What an element caught: the name of its class and the value.
Captures = dict[str, float | int | str]
#: What was caught so far, as a chain, so that trying a pattern costs no copies.
Caught = tuple[Any, ...]
#: What a reader read at a piece, for the patterns tried there one after the other.
Memo = dict[tuple[str, int], Reading | None]

#: Makes of rules that need a date behind them, as "the week of" does.
PREFIX_MAKES = frozenset({"nth_of", "week_of", "offset", "part_of"})


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
        self.readers = Readers(rules, self.lexicons, numerals).by_name
        self.compiled = [(rule, compile_pattern(rule.pattern)) for rule in rules.rules]
        for rule, elements in self.compiled:
            around = {rule.before, rule.bars_before, rule.bars_after} - {None}
            unknown = {n for e in elements for n in e.names} - self.readers.keys()
            unknown |= {name for name in around if name and name not in self.lexicons}
            if unknown:
                raise ValueError(f"{rule.name}: no such word class: {', '.join(sorted(unknown))}")
        self.longest_phrase = {
            name: max(len(rest) + 1 for items in lexicon.by_first.values() for rest, _ in items)
            for name, lexicon in self.lexicons.items()
        }
        self.openers = Openers([e for _, e in self.compiled], self.lexicons, numerals.rules)

    def longest(self, pieces: Pieces, i: int, prefixes: bool = True) -> Match | None:
        """Find the longest match that starts at a piece; of equals, the first rule's.

        `prefixes` tells whether rules count that need a date behind.
        """
        word = pieces.words[i]
        if not word[0].isalnum() and word != "'":
            return None
        best: Match | None = None
        memo: Memo = {}
        for number in self.openers.at(pieces, i):
            rule, elements = self.compiled[number]
            if not prefixes and rule.make in PREFIX_MAKES:
                continue
            end, caught = self._walk(pieces, elements, 0, i, (), memo) or (i, ())
            end -= pieces.word(end - 1) == ","  # "June 7-8, said"
            if end > (best.last if best else i) and self._fits(rule, pieces, i, end):
                best = Match(rule, i, end, _captures(caught))
        return best

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
