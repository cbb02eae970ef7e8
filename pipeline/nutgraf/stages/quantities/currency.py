"""Settles which country's dollars, pesos or francs an article means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from nutgraf.layers import Mention
from nutgraf.rules.quantities import CurrencyFamily, CurrencyRules
from nutgraf.stages.pieces import Pieces
from nutgraf.stages.quantities.reading import Reading

#: A country is that of the dollar sign only where it is named so often, and makes up such a
#: share of all mentions of countries that have dollars; else the sign means US dollars.
LEAST_MENTIONS = 3
LEAST_SHARE = 0.8


def countries_of(mentions: Sequence[Mention]) -> Counter[str]:
    """Count how often an article names each country."""
    return Counter(m.country for m in mentions if m.country)


class Families:
    """Currencies of one name in several countries."""

    def __init__(self, rules: CurrencyRules) -> None:
        self.by_word = {word: family for family in rules.families for word in family.words}

    def settle(self, pieces: Pieces, reading: Reading, countries: Counter[str]) -> Reading:
        """Give money the currency of the country that the article names most.

        The dollar needs a country named by far the most; other names take the one of their
        countries that is named most, or the default of `short_names`.
        """
        if reading.kind != "money" or reading.unit is None:
            return reading
        family = self._family(pieces, reading)
        named = Counter({c: n for c, n in countries.items() if family and c in family.codes})
        if family is None or not named:
            return reading
        country, count = named.most_common(1)[0]
        clear = count >= LEAST_MENTIONS and count >= LEAST_SHARE * named.total()
        if family.overwhelming and not clear:
            return reading
        _, slash, rate = reading.unit.partition("/")
        return replace(reading, unit=family.codes[country] + slash + rate)

    def _family(self, pieces: Pieces, reading: Reading) -> CurrencyFamily | None:
        """Find the family of a bare name or sign; "NZ$" and "Hong Kong dollars" have none."""
        code = (reading.unit or "").partition("/")[0]
        for i in range(reading.first, reading.last):
            family = self.by_word.get(pieces.word(i))
            if family and family.default == code:
                before = pieces.word(i - 1) if pieces.touch(i) else ""
                lettered = before[-1:].isalpha() and not pieces.word(i)[0].isalpha()
                return None if lettered else family
        return None
