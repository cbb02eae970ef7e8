"""Finds times and values them in TIMEX3, against the day of publication or a dateline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import (
    MENTIONS,
    PUBLISHED,
    SENTENCES,
    TIME_ANCHOR,
    TIMES,
    Extent,
    Mention,
    Time,
    attributes,
)
from nutgraf.records import Span, TimeAnchor
from nutgraf.rules.numerals import NumeralRules
from nutgraf.rules.reader import read_rules
from nutgraf.rules.times import TimeRules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import Pieces, pieces_of
from nutgraf.stages.times.anaphors import anaphoric_time, find_anaphors
from nutgraf.stages.times.calendar import safe_date
from nutgraf.stages.times.joins import Found, Joins
from nutgraf.stages.times.patterns import Match, Patterns
from nutgraf.stages.times.tense import tense_at
from nutgraf.stages.times.values import MAKERS, Setting

#: How far into a text, in characters, its dateline may stand.
DATELINE_REACH = 3000
BARE = frozenset({"month", "weekday", "season"})
LONGEST_PLACE = 6


class Times:
    """Finds time expressions by patterns over pieces, the longest first, and resolves them."""

    def __init__(self, rules: TimeRules, numerals: Numerals) -> None:
        self.rules = rules
        self.patterns = Patterns(rules, numerals)
        self.joins = Joins(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the times, and the anchor that relative ones were resolved against."""
        pieces = pieces_of(doc)
        matches = list(self.matches(doc, pieces, MENTIONS.get(doc)))
        anchor = self.anchor(doc, pieces, matches, PUBLISHED.get(doc))
        TIME_ANCHOR.set(doc, anchor)
        TIMES.set(doc, tuple(self.find(doc, pieces, matches, anchor)))
        return doc

    def find(
        self, doc: Doc, pieces: Pieces, matches: Sequence[Match], anchor: TimeAnchor | None
    ) -> Iterator[Time]:
        """Yield the times in text order."""
        day = date.fromisoformat(anchor.value) if anchor else None
        tokens = _TokenIndex(doc)
        found = []
        for match in matches:
            setting = Setting(day, tense_at(doc, tokens.at(pieces.starts[match.last - 1])))
            if (one := _value(match, setting)) and not _contradicts(one, setting):
                found.append(one)
        times = [
            Time(_extent(doc, pieces, one.first, one.last), one.type, one.value, one.rule)
            for one in self.joins.join(pieces, found)
        ]
        for first, last, value in find_anaphors(pieces, times, self.rules):
            times.append(anaphoric_time(_extent(doc, pieces, first, last), value))
        yield from sorted(times, key=lambda time: time.extent)

    def matches(self, doc: Doc, pieces: Pieces, mentions: Sequence[Mention]) -> Iterator[Match]:
        """Yield what the patterns find, left to right, without overlaps."""
        names = _Names(mentions)
        tokens = _TokenIndex(doc)
        i = 0
        while i < len(pieces):
            match = self.patterns.longest(pieces, i)
            if match and self._stands(doc, tokens, pieces, match, names):
                yield match
                i = match.last
            else:
                i += 1

    def _stands(
        self, doc: Doc, tokens: _TokenIndex, pieces: Pieces, match: Match, names: _Names
    ) -> bool:
        """Tell a time from what only looks like one: a name, a verb, a count."""
        start, end = pieces.starts[match.first], pieces.ends[match.last - 1]
        if "\n\n" in pieces.text[start:end] or names.inside_one(start, end):
            return False
        if match.rule.pattern == "year":
            return self._is_year(doc, tokens, pieces, match)
        if match.rule.name in BARE and match.last - match.first == 1:
            token = doc[tokens.at(start)]
            return token.tag_ not in ("MD", "VB", "VBP", "VBD", "VBZ", "VBG")
        if match.rule.make == "clock" and "hour" in match.captures:
            return self._is_clock(pieces, match)
        after = pieces.word(match.last)
        if match.rule.make == "relative" and "number" in match.captures:
            return after not in self.rules.of_whole
        if match.rule.make == "reference":
            return after not in self.rules.around_event
        return _weekday_agrees(match)

    def _is_year(self, doc: Doc, tokens: _TokenIndex, pieces: Pieces, match: Match) -> bool:
        i, year = match.first, int(match.captures["year"])
        after = pieces.word(match.last)
        if pieces.touch(match.last) and (after[0].isalnum() or after in "%°/$"):
            return False
        if pieces.touch(i) and pieces.word(i - 1) not in {"(", "-", "[", '"', "'", "/"}:
            return False
        if pieces.touch(i) and pieces.word(i - 1) in "-/" and pieces.touch(i - 1):
            return pieces.word(i - 2).isdecimal() and len(pieces.word(i - 2)) == 4
        if any(self.patterns.readers[name](pieces, match.last) for name in ("unit", "clock_unit")):
            return False
        introduced = pieces.word(i - 1) in self.rules.before_year
        token = doc[tokens.at(pieces.starts[i])]
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        plural = following is not None and following.tag_ in ("NNS", "NNPS")
        determined = pieces.word(i - 1) in self.rules.determiners
        tags = [t.tag_ for t in doc[token.i + 1 : token.i + 5]]
        if determined and tags[:1] == ["NNP"] and tags.count("NNP") > 1:
            return False  # part of a name: "the 2018 FIFA World Cup"
        if not introduced and token.i and doc[token.i - 1].tag_ == "NNP" and pieces.same_line(i):
            return False
        if plural and pieces.word(i - 1) not in self.rules.determiners and year > 1500:
            return introduced and token.dep_ == "pobj"
        return (introduced and year >= 1100) or 1900 <= year <= 2100

    def _is_clock(self, pieces: Pieces, match: Match) -> bool:
        caught = match.captures
        if "ampm" in caught or "zone" in caught or "oclock" in caught:
            return True
        hour = pieces.word(match.first)
        if not hour.isdecimal():
            return "minute" in caught
        before = pieces.word(match.first - 1) in self.rules.before_clock
        dotted = pieces.word(match.first + 1) == "."
        return (before and not dotted) or (not dotted and "minute" in caught)

    def anchor(
        self, doc: Doc, pieces: Pieces, matches: Sequence[Match], published: str | None
    ) -> TimeAnchor | None:
        """Take the day of publication, else the first full date that is a dateline."""
        if published:
            return TimeAnchor(value=published[:10], source="published")
        lines = {s.extent.start: s.extent.end for s in SENTENCES.get(doc)}
        for match in matches:
            start, end = pieces.starts[match.first], pieces.ends[match.last - 1]
            if start > DATELINE_REACH:
                break
            one = _value(match, Setting(None))
            if one is None or one.type != "DATE" or not _is_full(one.value):
                continue
            if lines.get(start) == end or _is_dateline(pieces, match):
                span = Span(start=start, end=end, text=pieces.text[start:end])
                return TimeAnchor(value=one.value, source="dateline", span=span)
        return None


def _value(match: Match, setting: Setting) -> Found | None:
    made = MAKERS[match.rule.make](match.captures, setting)
    if made is None:
        return None
    return Found(match.first, match.last, *made, match.rule.name, match.captures, match.rule.make,
                 setting)  # fmt: skip


def _contradicts(one: Found, setting: Setting) -> bool:
    """Tell "they soon left" from a time to come."""
    return one.make == "reference" and one.value == "FUTURE_REF" and setting.tense < 0


def _weekday_agrees(match: Match) -> bool:
    """Tell whether a weekday is the date's: in "Edmonton Sun, August 16, 2008" it is none."""
    parts = [match.captures.get(name) for name in ("year", "month", "day", "weekday")]
    if not all(parts):
        return True
    year, month, day, weekday = (int(part or 0) for part in parts)
    found = safe_date(year, month, day)
    return found is not None and found.isoweekday() == weekday


def _is_full(value: str) -> bool:
    return len(value) == 10 and value.replace("-", "").isdecimal()


def _is_dateline(pieces: Pieces, match: Match) -> bool:
    """Tell "WASHINGTON, July 13, 2025 (AP) —": a place in capitals opens the line."""
    opener = match.first
    while opener and pieces.same_line(opener):
        opener -= 1
    first = pieces.raw(opener)
    near = match.first - opener <= LONGEST_PLACE
    return near and opener < match.first and first.isupper() and len(first) > 1


class _Names:
    """Names in text order, to tell quickly whether a stretch lies within a longer one."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        names = sorted((m.extent.start, m.extent.end) for m in mentions if m.kind == "name")
        self.starts = [start for start, _ in names]
        self.ends = [end for _, end in names]

    def inside_one(self, start: int, end: int) -> bool:
        i = bisect_right(self.starts, start) - 1
        return i >= 0 and self.ends[i] >= end and (self.starts[i], self.ends[i]) != (start, end)


def _extent(doc: Doc, pieces: Pieces, first: int, last: int) -> Extent:
    return Extent.at(doc, pieces.starts[first], pieces.ends[last - 1])


class _TokenIndex:
    """The token at a character, by bisection."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]

    def at(self, char: int) -> int:
        return max(bisect_right(self.starts, char) - 1, 0)


@Language.factory(
    "nutgraf_times",
    default_config={"package": "nutgraf_en"},
    assigns=attributes(TIMES, TIME_ANCHOR),
)
def create(nlp: Language, name: str, package: str) -> Times:
    """Make the stage from a language package's `times.yaml` and `numerals.yaml`."""
    found = find_package(package)
    numerals = Numerals(read_rules(found.file("numerals.yaml"), NumeralRules))
    return Times(read_rules(found.file("times.yaml"), TimeRules), numerals)
