"""Reads two numbers that belong together: ranges, scores, changes, and numbers of one unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nutgraf.rules.quantities import QuantityRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Lexicon, Pieces
from nutgraf.stages.quantities.reading import Reading

Read = Callable[[Pieces, int], Reading | None]

#: No vote or score of news is higher.
HIGHEST_SCORE = 600
#: How many times larger the other of two numbers of one unit may be.
NEAR = 20
#: How many pieces "from" may stand before a number.
OPENER_REACH = 3
#: How many pieces a verb of change may stand before "from 4 % to 6 %".
CHANGE_REACH = 10
#: And before the amount of a change: "fell by 10p".
CHANGE_BY = 2


class Ranges:
    """The words between two numbers, and what they make of them."""

    def __init__(self, rules: QuantityRules, numerals: Numerals, read: Read) -> None:
        self.rules = rules
        self.numerals = numerals
        self.read = read
        self.links = Lexicon(rules.range_links)
        self.openers = Lexicon(rules.range_openers)
        self.cues = rules.score_nouns | rules.score_verbs

    def second(self, pieces: Pieces, a: Reading) -> Reading | None:
        """Read the number behind with the first, which takes over its unit and scale."""
        if a.approximation == "vague" or not pieces.same_line(a.last):
            return None
        link = self.links.match(pieces, a.last)
        hung = pieces.word(a.last) == "-" and self.links.match(pieces, a.last + 1)
        if hung and hung[1] != "dash":  # "50- to 70-mph winds"
            link = hung
        if not link:
            return None
        b = self.read(pieces, link[0])
        if b is None or b.value is None or a.value is None or b.number != b.first > link[0]:
            return None
        return self._together(pieces, a, b, link[1])

    def _together(self, pieces: Pieces, a: Reading, b: Reading, kind: str) -> Reading | None:
        opener = self._opener(pieces, a.first)
        if kind == "pair" and opener != "pair":
            return self._of_one_unit(pieces, a, b)
        if kind == "either" and not self._is_either(a, b):
            return None
        if kind == "dash" and (a.form != b.form or self._is_code(pieces, a, b)):
            return None  # "7-Eleven", "555-0199"
        if kind == "dash" and self._is_score(pieces, a, b):
            return replace(a, last=b.last, kind="other", value=None, rule="score")
        if opener == "change" and kind == "to" and self._changes(pieces, a.first - 1):
            return self._of_one_unit(pieces, a, b)
        if kind == "to" and opener != "change" and self._is_descending(a, b):
            return replace(a, last=b.last, kind="other", value=None, rule="score")
        if kind == "to" and a.kind == "money" and self._changes(pieces, a.first, CHANGE_BY):
            return None  # "shares fell 10p to 120p"
        return self._range(pieces, a, b)

    def _opener(self, pieces: Pieces, i: int) -> str:
        """Find what opens a range in front: "between", or "from" of "from the current $5"."""
        for at in range(i - 1, max(i - OPENER_REACH, 0) - 1, -1):
            found = self.openers.by_first.get(pieces.word(at))
            if found and (at == i - 1 or found[0][1] == "change"):
                return found[0][1]
        return ""

    @staticmethod
    def _is_descending(a: Reading, b: Reading) -> bool:
        """Tell "won 71 to 64" and "outnumbered them 612 to 207"."""
        x, y = a.value or 0, b.value or 0
        plain = a.unit is None and b.unit is None and a.form == b.form == "digits"
        return plain and x > y > 0 and x == int(x) and y == int(y)

    def _range(self, pieces: Pieces, a: Reading, b: Reading) -> Reading | None:
        if a.unit and b.unit != a.unit and not (a.kind == "money" and b.unit is None):
            return None
        lower = self._with_scale_of(a, b, pieces)
        if b.value is None or lower >= b.value:
            return None
        unit = b.unit or a.unit
        return Reading(a.first, b.last, a.number, b.kind if b.unit else a.kind, None, lower,
                       b.value, "range", unit, "range", b.form)  # fmt: skip

    def _of_one_unit(self, pieces: Pieces, a: Reading, b: Reading) -> Reading | None:
        """Give the first number the second's unit, each a quantity: "12 and 15 per cent"."""
        near = a.value and b.value and a.value / NEAR <= b.value <= a.value * NEAR
        if (
            not near
            or a.unit
            or not b.unit
            or a.form != b.form
            or a.kind != "count"
            or b.kind == "age"
        ):
            return None
        return replace(a, kind=b.kind, unit=b.unit, value=self._with_scale_of(a, b, pieces),
                       rule=b.kind)  # fmt: skip

    def _changes(self, pieces: Pieces, i: int, reach: int = CHANGE_REACH) -> bool:
        """Tell whether a verb of change stands before: "rose from 4 % to 6 %"."""
        return any(pieces.word(at) in self.rules.change_words
                   for at in range(max(i - reach, 0), i))  # fmt: skip

    @staticmethod
    def _is_either(a: Reading, b: Reading) -> bool:
        """Tell "two or three" from "five or a hundred"."""
        value, other = a.value or 0, b.value or 0
        return a.form == b.form and value < other <= value * 2 + 1 and a.unit is None

    @staticmethod
    def _is_code(pieces: Pieces, a: Reading, b: Reading) -> bool:
        """Tell a telephone number: "555-0199"."""
        first, last = pieces.word(a.number), pieces.word(b.number)
        return (len(first), len(last)) == (3, 4) and (first + last).isdecimal() and not b.unit

    def _is_score(self, pieces: Pieces, a: Reading, b: Reading) -> bool:
        x, y = a.value or 0, b.value or 0
        plain = a.unit is None and b.unit is None and a.form == b.form == "digits"
        if not plain or x != int(x) or y != int(y) or max(x, y) >= HIGHEST_SCORE:
            return False
        around = {pieces.word(b.last), pieces.word(a.first - 1), pieces.word(b.last + 1)}
        spaced = x < 10 and y < 10 and not pieces.touch(a.last)
        beside = _is_pair(pieces, a.first - 4) or _is_pair(pieces, b.last + 1)  # "6-4, 3-6"
        return x >= y or bool(around & self.cues) or spaced or beside

    def _with_scale_of(self, a: Reading, b: Reading, pieces: Pieces) -> float:
        """Read "2 to 3 million" as 2,000,000 to 3,000,000, and cents as dollars with them."""
        value, upper = a.value or 0.0, b.value or 0.0
        scales = {**self.numerals.rules.scales, **self.numerals.rules.attached}
        scale = next((scales[w] for w in pieces.words[b.number : b.last] if w in scales), None)
        own = any(w in scales for w in pieces.words[a.number : a.last])
        if scale and not own and value < 1000 and upper >= scale and value * scale < upper:
            return value * scale
        return value


def _is_pair(pieces: Pieces, i: int) -> bool:
    """Tell "6-4" of three pieces, set off by a comma on either side."""
    comma = "," in (pieces.word(i - 1), pieces.word(i + 3))
    numbers = pieces.word(i).isdecimal() and pieces.word(i + 2).isdecimal()
    return comma and numbers and pieces.word(i + 1) == "-"
