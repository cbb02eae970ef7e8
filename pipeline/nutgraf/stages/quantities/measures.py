"""Reads what a number is a number of by its unit: money, percent, measures, ages, rates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nutgraf.records import QuantityKind
from nutgraf.rules.quantities import CurrencyRules, QuantityRules, UnitRules
from nutgraf.stages.pieces import Lexicon, Pieces, listed

#: How many pieces a word of weight may stand before "pounds".
WEIGHT_REACH = 8
#: How many pieces a quotation may be long whose end is told from the sign for inches.
QUOTE_REACH = 200
QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that ends before piece `end`; `factor` turns the number into the unit's."""

    end: int
    kind: QuantityKind
    unit: str | None
    factor: float = 1.0


class Measures:
    """All units and currencies, found in front of or behind a number."""

    def __init__(
        self,
        rules: QuantityRules,
        units: UnitRules,
        currencies: CurrencyRules,
        ordinal_endings: frozenset[str],
    ) -> None:
        self.touching = units.touching
        self.attached = units.attached
        self.ordinal_endings = ordinal_endings
        self.told = rules.told_followers
        self.lowercase = units.lowercase
        self.capitals = units.capitals
        self.priced = rules.priced_goods
        self.weighing = rules.weighing
        self.goods = rules.weighed_goods
        self.of = rules.of
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
        letter = len(pieces.word(i)) == 1 and found and found[0] == i + 2
        if found and not (letter and not pieces.touch(i + 1)):
            return found  # but not "a $48 contract"
        code = self.codes.get(pieces.word(i))
        is_code = code and pieces.raw(i).isupper() and pieces.raw(i) not in self.word_codes
        return (i + 1, code[0]) if code and is_code else None

    def behind(self, pieces: Pieces, end: int, money: bool = False) -> Measure | None:
        """Read the unit behind a number; a hyphen may stand between ("a 131-mile ride")."""
        for at in (end, end + 1) if pieces.word(end) == "-" else (end,):
            found = self._money(pieces, at) or self._age(pieces, at) or self._unit(pieces, at)
            if found and not money:
                return self._rate(pieces, found)
        return None

    def _money(self, pieces: Pieces, i: int) -> Measure | None:
        found = self.money.match(pieces, i)
        if found and not self._weighs(pieces, i, found[0]):
            return Measure(found[0], "money", *found[1])
        if pieces.word(i) in self.codes and pieces.raw(i).isupper():
            return Measure(i + 1, "money", *self.codes[pieces.word(i)])
        coin = self.attached_coins.get(pieces.word(i))
        attached = coin and pieces.touch(i) and pieces.raw(i).islower()
        return Measure(i + 1, "money", *coin) if coin and attached else None

    def _weighs(self, pieces: Pieces, i: int, end: int) -> bool:
        """Tell pounds of mass: "pounds of cocaine", "weighs two pounds", "a 10-pound baby"."""
        if not self.units.match(pieces, i):
            return False
        if pieces.word(i - 1) == "-" and pieces.word(i - 2)[:1].isdecimal():
            return pieces.word(end) not in self.priced  # "a 500-pound bomb"
        near = {pieces.word(end)}
        for at in range(i - 1, max(i - WEIGHT_REACH, 0) - 1, -1):
            if not pieces.word(at)[0].isalnum():
                break  # "it weighed a ton; it cost seven pounds"
            near.add(pieces.word(at))
        goods = pieces.word(end) in self.of and pieces.word(end + 1) in self.goods
        return goods or bool(near & self.weighing)

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

    def _unit(self, pieces: Pieces, i: int) -> Measure | None:
        if capital := self._capital(pieces, i):
            return capital
        if pieces.word(i) not in self.units.by_first:
            return None
        for end, (kind, unit) in self.units.matches(pieces, i):
            if pieces.word(end - 1).isdecimal() and not _is_one(pieces, i, end):
                continue  # "5 ft 2 in"
            short = pieces.word(i) in self.touching and end == i + 1
            if not short or self._joined(pieces, i):
                return Measure(end, kind, unit)
        return None

    def _capital(self, pieces: Pieces, i: int) -> Measure | None:
        """Read the degrees of "45C", "113F"."""
        unit = self.capitals.get(pieces.raw(i)) if pieces.touch(i) else None
        return Measure(i + 1, unit[0], unit[1]) if unit and self._joined(pieces, i) else None

    def _joined(self, pieces: Pieces, i: int) -> bool:
        """Tell "48m" and "48 m" from a letter that goes on: "2021 C.P.I.", "10m-run"."""
        before, word = pieces.word(i - 1), pieces.word(i)
        if word in self.lowercase and not pieces.raw(i).islower():
            return False  # "5G"
        if not before[-1:].isdecimal() or (word in self.attached and not pieces.touch(i)):
            return False
        if word in self.ordinal_endings and before[-1] == "1" and before[-2:] != "11":
            return False  # "the 31st"
        if word == QUOTE and pieces.words[max(i - QUOTE_REACH, 0) : i].count(QUOTE) % 2:
            return False  # the end of "Apollo 13"
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
        if unit and pieces.word(found[0]) in self.touching:
            return measure  # "$5 a g"
        if not unit or (unit[1][0] == "percent"):
            return measure
        if pieces.word(unit[0]) == "-" or pieces.word(unit[0]) in self.told:
            return measure  # "$2.9bn a year earlier"
        return replace(measure, end=unit[0], unit=f"{measure.unit}/{unit[1][1]}")


def _is_one(pieces: Pieces, first: int, last: int) -> bool:
    """Tell whether no space stands within a row of pieces."""
    return all(pieces.touch(i) for i in range(first + 1, last))
