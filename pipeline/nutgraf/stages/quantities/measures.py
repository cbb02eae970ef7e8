"""Reads what a number is a number of by its unit: money, percent, measures, ages, rates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nutgraf.records import QuantityKind
from nutgraf.rules.quantities import CurrencyRules, QuantityRules, UnitRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that ends before piece `end`; `factor` turns the number into the unit's."""

    end: int
    kind: QuantityKind
    unit: str | None
    factor: float = 1.0


class Measures:
    """All units and currencies, found in front of or behind a number."""

    def __init__(self, rules: QuantityRules, units: UnitRules, currencies: CurrencyRules) -> None:
        self.touching = units.touching
        self.units: Lexicon[tuple[QuantityKind, str]] = Lexicon(
            {name: (u.kind, u.unit) for u in units.units for name in (*u.words, *u.signs)}
        )
        # "p" alone is no money; the money reading of "pounds" comes first, mass by what follows
        named = {name: (code, 1.0) for code, names in currencies.names.items() for name in names}
        short = {name: (code, 1.0) for name, code in currencies.short_names.items()}
        codes = {code.lower(): (code, 1.0) for code in currencies.names}
        self.money: Lexicon[tuple[str, float]] = Lexicon({**named, **short, **currencies.coins})
        self.codes = codes
        self.word_codes = currencies.word_codes
        self.signs = Lexicon(currencies.signs)
        self.attached_coins = currencies.attached_coins
        self.rates = listed(rules.rates)
        self.old = rules.old
        self.year_old = listed(rules.year_old)
        self.of_age = listed(rules.of_age)

    def before(self, pieces: Pieces, i: int) -> tuple[int, str] | None:
        """Read a currency sign or code in front of a number: the piece after it, its code."""
        found = self.signs.match(pieces, i)
        if found and (len(pieces.word(i)) > 1 or _is_one(pieces, i, found[0])):
            return found  # but not "a $48 contract"
        code = self.codes.get(pieces.word(i))
        is_code = code and pieces.raw(i).isupper() and pieces.raw(i) not in self.word_codes
        return (i + 1, code[0]) if code and is_code else None

    def behind(self, pieces: Pieces, end: int, money: bool = False) -> Measure | None:
        """Read the unit behind a number; a hyphen may stand between ("a 131-mile ride")."""
        for at in (end, end + 1) if pieces.word(end) == "-" else (end,):
            found = (
                self._money(pieces, at)
                or self._age(pieces, at)
                or self._unit(pieces, at, digits_end=end)
            )
            if found and not money:
                return self._rate(pieces, found)
        return None

    def _money(self, pieces: Pieces, i: int) -> Measure | None:
        found = self.money.match(pieces, i)
        if found:
            return Measure(found[0], "money", *found[1])
        if pieces.word(i) in self.codes and pieces.raw(i).isupper():
            return Measure(i + 1, "money", *self.codes[pieces.word(i)])
        coin = self.attached_coins.get(pieces.word(i))
        return Measure(i + 1, "money", *coin) if coin and pieces.touch(i) else None

    def _age(self, pieces: Pieces, i: int) -> Measure | None:
        whole = self.year_old.match(pieces, i)
        if whole:
            return Measure(whole[0], "age", "a")
        found = self.units.match(pieces, i)
        if not found or found[1][0] != "duration":
            return None
        end = found[0] + (pieces.word(found[0]) == "-")
        if pieces.word(end) in self.old:
            return Measure(end + 1, "age", found[1][1])
        of_age = self.of_age.match(pieces, found[0])
        return Measure(of_age[0], "age", found[1][1]) if of_age else None

    def _unit(self, pieces: Pieces, i: int, digits_end: int) -> Measure | None:
        found = self.units.match(pieces, i)
        if not found:
            return None
        end, (kind, unit) = found
        if pieces.word(end - 1).isdecimal() and not _is_one(pieces, i, end):
            return None  # "5 ft 2 in"
        short = pieces.word(i) in self.touching and end == i + 1
        if short and not self._joined(pieces, i):
            return None
        return Measure(end, kind, unit)

    @staticmethod
    def _joined(pieces: Pieces, i: int) -> bool:
        """Tell "48m" and "48 m" from a letter that goes on: "2021 C.P.I.", "10m-run"."""
        before = pieces.word(i - 1)
        if not before[-1:].isdecimal():
            return False
        after = pieces.word(i + 1)
        return not (
            pieces.touch(i + 1) and after[:1] not in ("", ".", ",", ")", ";", ":", "-", "/")
        )

    def _rate(self, pieces: Pieces, measure: Measure) -> Measure:
        """Take in "per hour", "a barrel", "/kg" for prices and measures."""
        found = self.rates.match(pieces, measure.end)
        if not found or measure.kind in ("percent", "age", "duration"):
            return measure
        unit = self.units.match(pieces, found[0])
        if not unit or (unit[1][0] == "percent"):
            return measure
        if pieces.word(unit[0]) == "-":
            return measure
        return replace(measure, end=unit[0], unit=f"{measure.unit}/{unit[1][1]}")


def _is_one(pieces: Pieces, first: int, last: int) -> bool:
    """Tell whether no space stands within a row of pieces."""
    return all(pieces.touch(i) for i in range(first + 1, last))
