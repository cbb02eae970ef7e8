"""Finds times and values them in TIMEX3, against the day of publication or a dateline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Token

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
from nutgraf.stages.times.found import Found
from nutgraf.stages.times.joins import Joins
from nutgraf.stages.times.patterns import PREFIX_MAKES, Match, Patterns
from nutgraf.stages.times.screen import Names, Screen, TokenIndex
from nutgraf.stages.times.setting import Setting
from nutgraf.stages.times.tense import tense_of, verb_at
from nutgraf.stages.times.values import MAKERS

#: How far into a text, in characters, its dateline may stand.
DATELINE_REACH = 3000
LONGEST_PLACE = 6
#: How many pieces back a date may stand that "two days later" is told from.
TOLD_REACH = 80
PAST, PRESENT = -1, 1


class Times:
    """Finds time expressions by patterns over pieces, the longest first, and resolves them."""

    def __init__(self, rules: TimeRules, numerals: Numerals) -> None:
        self.rules = rules
        self.patterns = Patterns(rules, numerals)
        self.joins = Joins(rules)
        self.screen = Screen(rules, self.patterns, self.joins.modifiers)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the times, and the anchor that relative ones were resolved against."""
        pieces = pieces_of(doc)
        tokens = TokenIndex(doc)
        matches = list(self.matches(pieces, tokens, MENTIONS.get(doc)))
        anchor = self.anchor(doc, pieces, matches, PUBLISHED.get(doc))
        TIME_ANCHOR.set(doc, anchor)
        TIMES.set(doc, tuple(self.find(pieces, tokens, matches, anchor)))
        return doc

    def find(
        self,
        pieces: Pieces,
        tokens: TokenIndex,
        matches: Sequence[Match],
        anchor: TimeAnchor | None,
    ) -> Iterator[Time]:
        """Yield the times in text order."""
        day = date.fromisoformat(anchor.value) if anchor else None
        found: list[Found] = []
        told: list[_Told] = []
        headings = [s.extent for s in SENTENCES.get(tokens.doc) if s.kind == "heading"]
        for match in matches:
            verb = verb_at(tokens.doc, tokens.at(pieces.starts[match.last - 1]))
            tense = self._tense(pieces, match, verb, headings)
            setting = _setting(day, match, tense, verb, told)
            if (one := _value(match, setting)) and not _contradicts(one, setting):
                found.append(one)
                if one.value[:4].isdecimal():
                    told.append(_Told(one.last, one.value, verb))
        for one in self.joins.join(pieces, found):
            start, end = pieces.starts[one.first], pieces.ends[one.last - 1]
            extent = Extent.at(tokens.doc, start, end)
            yield Time(extent, one.type, one.value, one.rule or one.pattern.name)

    def _tense(
        self, pieces: Pieces, match: Match, verb: Token | None, headings: Sequence[Extent]
    ) -> int:
        """Tell the tense around a match; headlines tell the past in the present tense."""
        if pieces.word(match.first - 1) in self.rules.past_openers:
            return PAST
        tense = tense_of(verb)
        start = pieces.starts[match.first]
        i = bisect_right(headings, start, key=lambda heading: heading.start) - 1
        heads = i >= 0 and start < headings[i].end
        return PAST if heads and tense == PRESENT else tense

    def matches(
        self, pieces: Pieces, tokens: TokenIndex, mentions: Sequence[Mention]
    ) -> Iterator[Match]:
        """Yield what the patterns find, left to right, without overlaps."""
        names = Names(mentions)
        i = 0
        while i < len(pieces):
            match = self._match(pieces, i, tokens, names)
            if match:
                yield match
            i = match.last if match else i + 1

    def _match(self, pieces: Pieces, i: int, tokens: TokenIndex, names: Names) -> Match | None:
        """Find what stands at a piece; a prefix only where a date follows."""
        match = self.patterns.longest(pieces, i)
        if match and match.rule.make in PREFIX_MAKES:
            at = match.last + (pieces.word(match.last) in self.rules.determiners)
            behind = self.patterns.longest(pieces, at, False) if at < len(pieces) else None
            if behind is None or not self.screen.stands(pieces, behind, tokens, names):
                match = self.patterns.longest(pieces, i, False)
        return match if match and self.screen.stands(pieces, match, tokens, names) else None

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


@dataclass(frozen=True, slots=True)
class _Told:
    """A date told, with the verb that governs it."""

    last: int
    value: str
    verb: Token | None

    def compares(self, verb: Token | None) -> bool:
        """Tell whether a step back by a verb may be told from this date.

        Not in "The firm, founded in 1961, said sales fell from a year earlier".
        """
        if self.verb is None or verb is None or self.verb.i == verb.i:
            return True
        return self.verb.dep_ == "ROOT"


def _setting(
    day: date | None, match: Match, tense: int, verb: Token | None, told: list[_Told]
) -> Setting:
    near = list(takewhile(lambda one: match.first - one.last < TOLD_REACH, reversed(told)))
    compared = tuple(one.value for one in near if one.compares(verb))
    return Setting(day, tense, tuple(one.value for one in near), compared)


def _value(match: Match, setting: Setting) -> Found | None:
    if match.rule.make in PREFIX_MAKES:
        return Found(match.first, match.last, "DATE", "", match.rule, match.captures, setting)
    made = MAKERS[match.rule.make](match.captures, setting)
    if made is None:
        return None
    return Found(match.first, match.last, *made, match.rule, match.captures, setting)


def _contradicts(one: Found, setting: Setting) -> bool:
    """Tell "they soon left" from a time to come."""
    return one.make == "reference" and one.value == "FUTURE_REF" and setting.tense < 0


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
