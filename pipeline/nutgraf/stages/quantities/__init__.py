"""Finds quantities: numbers and vague amounts with bounds, units, and what they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import isfinite

from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import (
    MENTIONS,
    QUANTITIES,
    TIMES,
    Extent,
    Mention,
    Quantity,
    Time,
    attributes,
)
from nutgraf.rules.numerals import NumeralRules
from nutgraf.rules.quantities import CurrencyRules, QuantityRules, UnitRules
from nutgraf.rules.reader import read_rules
from nutgraf.rules.times import TimeRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Pieces, pieces_of
from nutgraf.stages.quantities.counted import Counted
from nutgraf.stages.quantities.currency import Families, countries_of
from nutgraf.stages.quantities.grammar import Grammar
from nutgraf.stages.quantities.measures import Measures
from nutgraf.stages.quantities.reading import Reading
from nutgraf.stages.quantities.screen import Screen


class Quantities:
    """Finds quantities by a grammar over pieces, screens them, and attaches what they count."""

    def __init__(
        self,
        rules: QuantityRules,
        grammar: Grammar,
        families: Families,
        periods: frozenset[str],
    ) -> None:
        #: Rules of the times stage whose words hold a duration too: "the past three years".
        self.periods = periods
        self.grammar = grammar
        self.families = families
        self.counted = Counted(rules)
        self.screen = Screen(rules, frozenset(grammar.numerals.rules.ordinals))
        measures, numerals = grammar.measures, grammar.numerals
        self.openers = frozenset(
            {*numerals.starts, *grammar.vague.by_first, *measures.signs.by_first,
             *measures.codes, *numerals.rules.ordinals, *rules.plural_durations,
             *rules.multiples, *rules.whole_multiples, *rules.decades_of_age}
        )  # fmt: skip

    def __call__(self, doc: Doc) -> Doc:
        """Leave the quantities layer."""
        QUANTITIES.set(doc, tuple(self.find(doc, TIMES.get(doc), MENTIONS.get(doc))))
        return doc

    def find(
        self, doc: Doc, times: Sequence[Time], mentions: Sequence[Mention]
    ) -> Iterator[Quantity]:
        """Yield the quantities in text order."""
        pieces = pieces_of(doc)
        taken = _Stretches((t.extent for t in times if t.rule not in self.periods), mentions)
        countries = countries_of(mentions)
        starts: list[int] = doc.to_array(IDX).tolist()
        i = 0
        while i < len(pieces):
            reading = self._reading(pieces, i)
            if reading is None or not _is_finite(reading) or taken.hold(pieces, reading):
                i += 1
                continue
            number = max(bisect_right(starts, pieces.starts[reading.number]) - 1, 0)
            stop = bisect_right(starts, pieces.ends[reading.last - 1] - 1)
            screened = self.screen.judge(doc, pieces, reading, number, stop)
            if screened is None:
                i = reading.last if reading.kind == "count" else i + 1
                continue
            settled = self.families.settle(pieces, screened, countries)
            yield self._quantity(doc, pieces, settled)
            i = reading.last

    def _reading(self, pieces: Pieces, i: int) -> Reading | None:
        word = pieces.words[i]
        if not word[0].isdecimal() and word not in self.openers and word[0] != ".":
            return None
        return self.grammar.read_ordinal_minute(pieces, i) or self.grammar.read(pieces, i)

    def _quantity(self, doc: Doc, pieces: Pieces, reading: Reading) -> Quantity:
        extent = Extent.at(doc, pieces.starts[reading.first], pieces.ends[reading.last - 1])
        of = self.counted.find(doc, reading.kind, extent.first, extent.last,
                               reading.rule == "ordinal unit")  # fmt: skip
        return Quantity(
            extent,
            reading.kind,
            reading.approximation,
            reading.rule,
            _plain(reading.value),
            _plain(reading.lower),
            _plain(reading.upper),
            reading.unit,
            of if reading.rule != "score" else None,
        )


def _is_finite(reading: Reading) -> bool:
    """Tell a number from a string of hundreds of digits, which no float can hold."""
    return all(isfinite(n) for n in (reading.value, reading.lower, reading.upper) if n is not None)


def _plain(value: float | None) -> float | int | None:
    """Write whole numbers as integers and cut the noise of floating point off others."""
    if value is None:
        return None
    rounded = float(f"{round(value, 6):.15g}")
    return int(rounded) if rounded == int(rounded) else rounded


class _Stretches:
    """Stretches that times and names take: numbers inside are no quantities."""

    def __init__(self, times: Iterator[Extent], mentions: Sequence[Mention]) -> None:
        spans = [(e.start, e.end, False) for e in times]
        spans += [(m.extent.start, m.extent.end, True) for m in mentions if m.kind == "name"]
        self.spans = sorted(spans)
        self.starts = [start for start, _, _ in self.spans]

    def hold(self, pieces: Pieces, reading: Reading) -> bool:
        """Tell whether a time holds the number, or a name is longer than the quantity."""
        start, end = pieces.starts[reading.number], pieces.ends[reading.last - 1]
        at = bisect_right(self.starts, start)
        for left, right, name in self.spans[max(at - 2, 0) : at]:
            if left <= start < right and (not name or left < start or right > end):
                return True
        return False


@Language.factory(
    "nutgraf_quantities",
    default_config={"package": "nutgraf_en"},
    assigns=attributes(QUANTITIES),
    requires=attributes(TIMES),
)
def create(nlp: Language, name: str, package: str) -> Quantities:
    """Make the stage from a language package's quantities, units, currencies and numerals."""
    found = find_package(package)
    rules = read_rules(found.file("quantities.yaml"), QuantityRules)
    numerals = Numerals(read_rules(found.file("numerals.yaml"), NumeralRules))
    units = read_rules(found.file("units.yaml"), UnitRules)
    currencies = read_rules(found.file("currencies.yaml"), CurrencyRules)
    times = read_rules(found.file("times.yaml"), TimeRules)
    periods = frozenset(pattern.name for pattern in times.rules if pattern.keeps_duration)
    measures = Measures(rules, units, currencies, numerals.rules.ordinal_endings)
    grammar = Grammar(rules, numerals, measures)
    return Quantities(rules, grammar, Families(currencies), periods)
