"""Tells times from what only looks like one: a name, a verb, a count, a code."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

from nutgraf.layers import Mention
from nutgraf.rules.times import TimeRules
from nutgraf.stages.pieces import Lexicon, Pieces
from nutgraf.stages.times.calendar import safe_date
from nutgraf.stages.times.patterns import Match, Patterns

VERBS = frozenset({"MD", "VB", "VBP", "VBD", "VBZ", "VBG"})
CONTINUING = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
CURRENCIES = frozenset("$£€¥₹")
RATES = frozenset({"npadvmod", "nmod", "pobj", "appos"})
#: How many tokens a ranking word may stand before "of the year".
RANK_REACH = 5
#: What may touch a year in front, and what may not behind.
OPENING = frozenset("(-[\"'/~")
CLOSED = frozenset("%°/$")
#: What a clock time may be told by, beside hour and minute.
CLOCK_MARKS = frozenset({"ampm", "zone", "oclock", "part", "minute_word"})
#: From here on a year needs no preposition; before the first, it is a number.
PLAIN_YEARS = range(1900, 2101)
FIRST_YEAR = 1100
LEAST_NAMED_YEAR = 1500


class TokenIndex:
    """The token at a character, by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts: list[int] = doc.to_array(IDX).tolist()

    def at(self, char: int) -> int:
        """Return the index of the token that holds a character."""
        return max(bisect_right(self.starts, char) - 1, 0)

    def token(self, pieces: Pieces, i: int) -> Token | None:
        """Return the token of a piece."""
        return self.doc[self.at(pieces.starts[i])] if 0 <= i < len(pieces) else None


class Names:
    """Names in text order, to tell quickly whether a stretch lies within a longer one."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        names = sorted((m.extent.start, m.extent.end) for m in mentions if m.kind == "name")
        self.starts = [start for start, _ in names]
        self.ends = [end for _, end in names]

    def inside_one(self, start: int, end: int, text: str, year: bool) -> bool:
        """Tell whether a longer name holds a stretch; a year before one word is a time still.

        "the 2012 Olympics" tells when, "the 2018 FIFA World Cup" is a name as a whole.
        """
        i = bisect_right(self.starts, start) - 1
        if i < 0 or self.ends[i] < end or (self.starts[i], self.ends[i]) == (start, end):
            return False
        opens = year and self.starts[i] == start
        return not (opens and len(text[end : self.ends[i]].split()) == 1)


class Screen:
    """Judges matches by their neighbours and by the parse."""

    def __init__(self, rules: TimeRules, patterns: Patterns, modifiers: Lexicon[bool]) -> None:
        self.rules = rules
        self.modifiers = modifiers
        self.units = [patterns.readers[name] for name in ("unit", "clock_unit")]

    def stands(self, pieces: Pieces, match: Match, tokens: TokenIndex, names: Names) -> bool:
        """Tell whether a match is a time."""
        start, end = pieces.starts[match.first], pieces.ends[match.last - 1]
        year = match.rule.pattern == "year"
        if "\n\n" in pieces.text[start:end] or names.inside_one(start, end, pieces.text, year):
            return False
        if year:
            return self._is_year(pieces, match, tokens)
        return self._suits(pieces, match, tokens) and not self._goes_on(pieces, match, tokens)

    def _suits(self, pieces: Pieces, match: Match, tokens: TokenIndex) -> bool:
        """Judge a match by how its value is made and what it caught."""
        make, word = match.rule.make, pieces.word(match.first)
        if word[0].isdecimal() and pieces.word(match.first - 1) in CURRENCIES:
            return False
        if make == "calendar" and match.last - match.first == 1:
            return self._is_bare_date(pieces, match, tokens)
        if make in ("day_part", "part") or "noon" in match.captures:  # "the morning raid"
            token = tokens.token(pieces, match.last - 1)
            return token is None or token.dep_ not in ("compound", "amod")
        if make == "clock" and "hour" in match.captures:
            return self._is_clock(pieces, match)
        if next(iter(match.captures)) == "rate":
            return _is_rate(tokens.doc, tokens.at(pieces.starts[match.first]))
        if match.rule.ranked:
            return _is_ranked(tokens.doc, tokens.at(pieces.starts[match.first]))
        return _weekday_agrees(match)

    def _is_bare_date(self, pieces: Pieces, match: Match, tokens: TokenIndex) -> bool:
        """Tell "May" and "Sun" from the verb, the newspaper, a person and "spring water"."""
        word, token = pieces.word(match.first), tokens.token(pieces, match.first)
        determined = pieces.word(match.first - 1) in self.rules.determiners
        if "weekday" in match.captures and word in self.rules.capitalised and determined:
            return False
        if token is None or token.tag_ in VERBS or token.ent_type_ == "PERSON":
            return token is None
        return not ("season" in match.captures and token.dep_ == "compound")

    def _goes_on(self, pieces: Pieces, match: Match, tokens: TokenIndex) -> bool:
        """Tell by what follows that a match is no time: "the last years of his life"."""
        make, after = match.rule.make, pieces.word(match.last)
        if match.rule.closes:  # "the day before the vote"
            token = tokens.token(pieces, match.last)
            return token is not None and token.pos_ in CONTINUING
        if make == "relative" and "number" in match.captures:
            return after in self.rules.of_whole
        if make != "reference":
            return False
        token = tokens.token(pieces, match.last) if match.rule.before else None
        runs_on = token is not None and token.pos_ in ("NUM", "NOUN", "ADJ")
        return runs_on or after in self.rules.around_event  # "in the past three years"

    def _is_clock(self, pieces: Pieces, match: Match) -> bool:
        caught = match.captures
        if caught.keys() & CLOCK_MARKS:
            return True
        hour = pieces.word(match.first)
        return "minute" in caught and (
            not hour.isdecimal() or pieces.word(match.first + 1) != "."
        )  # fmt: skip

    def _is_year(self, pieces: Pieces, match: Match, tokens: TokenIndex) -> bool:
        i, year = match.first, int(match.captures["year"])
        after, before = pieces.word(match.last), pieces.word(i - 1)
        if pieces.touch(match.last) and (after[0].isalnum() or after in CLOSED):
            return False
        if pieces.touch(i) and (before not in OPENING or not self._continues(pieces, i)):
            return False
        if any(unit(pieces, match.last) for unit in self.units):
            return False
        if before == "-" and pieces.touch(i) and _is_year_digits(pieces.word(i - 2)):
            return True  # "the 2001-2005 term"
        token = tokens.token(pieces, i)
        return token is not None and self._reads_as_year(pieces, i, year, token)

    def _continues(self, pieces: Pieces, i: int) -> bool:
        """Tell "2014-2018" and "mid-2009" from "555-2018"."""
        if pieces.word(i - 1) not in "-/" or not pieces.touch(i - 1):
            return True
        first = pieces.word(i - 2)
        return _is_year_digits(first) or bool(
            self.modifiers.match(pieces, i - 2)
        )  # fmt: skip

    def _reads_as_year(self, pieces: Pieces, i: int, year: int, token: Token) -> bool:
        """Tell a year by the words around from a count and from a part of a name."""
        introduced = pieces.word(i - 1) in self.rules.before_year
        determined = pieces.word(i - 1) in self.rules.determiners
        tags = [t.tag_ for t in token.doc[token.i + 1 : token.i + 5]]
        if determined and tags[:1] == ["NNP"] and tags.count("NNP") > 1:
            return False  # part of a name: "the 2018 FIFA World Cup"
        if not introduced and token.i and token.nbor(-1).tag_ == "NNP" and pieces.same_line(i):
            return False
        if tags[:1] in (["NNS"], ["NNPS"]) and not determined and year > LEAST_NAMED_YEAR:
            return introduced and token.dep_ == "pobj"
        return (introduced and year >= FIRST_YEAR) or year in PLAIN_YEARS


def _is_year_digits(word: str) -> bool:
    return word.isdecimal() and len(word) == 4


def _is_rate(doc: Doc, i: int) -> bool:
    """Tell "4,000 deaths a year" from "it took the firm a year"."""
    unit = doc[i + 1] if i + 1 < len(doc) else doc[i]
    if i == 0 or doc[i - 1].pos_ not in ("NOUN", "PROPN"):
        return False
    counted = doc[i - 1].tag_ in ("NNS", "NNPS") and unit.dep_ in RATES
    return counted or doc[i].pos_ == "ADP"


def _is_ranked(doc: Doc, i: int) -> bool:
    """Tell "the first game of the day", "the worst storm of the year"."""
    near = doc[max(i - RANK_REACH, 0) : i]
    if i < 2 or doc[i - 2].pos_ not in ("NOUN", "PROPN"):
        return False  # "most of the day"
    return any(t.tag_ in ("JJS", "RBS") or t.ent_type_ == "ORDINAL" for t in near)


def _weekday_agrees(match: Match) -> bool:
    """Tell whether a weekday is the date's: in "Edmonton Sun, August 16, 2008" it is none."""
    parts = [match.captures.get(name) for name in ("year", "month", "day", "weekday")]
    if not all(parts):
        return True
    year, month, day, weekday = (int(part or 0) for part in parts)
    found = safe_date(year, month, day)
    return found is not None and found.isoweekday() == weekday
