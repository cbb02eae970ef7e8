"""Scores sentences and mentions: spans, with and without type, by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import get_args

from nutgraf.records import MentionKind, Record
from nutgraf.scoring.counts import Counts
from nutgraf.scoring.matching import align
from nutgraf.scoring.pair import Pair
from nutgraf.scoring.tally import Fault


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with its entity's type."""

    start: int
    end: int
    text: str
    kind: str
    type: str
    rule: str | None

    @property
    def label(self) -> str:
        """How it is shown among the differences."""
        return f"{self.text} [{self.type} {self.kind}]"


def score_sentences(pair: Pair) -> None:
    """Compare sentences by their exact spans, and the kind of those that agree."""
    found = {(s.start, s.end): s for s in pair.found.sentences}
    expected = {(s.start, s.end): s for s in pair.expected.sentences}
    common = found.keys() & expected.keys()
    pair.tally.add("sentences", Counts.of(len(common), len(found), len(expected)))
    kinds = sum(found[place].kind == expected[place].kind for place in common)
    pair.tally.add("sentences.kind", Counts.share(kinds, len(common)))
    for place in sorted(found.keys() | expected.keys()):
        f, e = found.get(place), expected.get(place)
        if f is None and e is not None:
            pair.differs("sentences", "missed", e, e.kind, expected=e.text)
        elif e is None and f is not None:
            pair.differs("sentences", "spurious", f, f.kind, found=f.text)
        elif f and e and f.kind != e.kind:
            pair.differs("sentences", "kind", e, e.kind, expected=e.kind, found=f.kind)


def named_mentions(record: Record) -> list[Named]:
    """List a record's mentions by place; one that stands for several entities of a type is one."""
    unique = {
        (m.start, m.end, e.type, m.kind): Named(m.start, m.end, m.text, m.kind, e.type, m.rule)
        for e in record.entities
        for m in e.mentions
    }
    return [unique[key] for key in sorted(unique)]


def score_mentions(pair: Pair) -> None:
    """Compare mentions: `names` and `names.TYPE` are the names by exact span and type."""
    found, expected = named_mentions(pair.found), named_mentions(pair.expected)
    _score_spans(pair, "mentions", found, expected)
    for kind in get_args(MentionKind):
        _score_spans(pair, f"mentions.{kind}", _of(found, kind), _of(expected, kind))
    names, expected_names = _of(found, "name"), _of(expected, "name")
    pair.tally.add("names", _exact(names, expected_names, typed=True))
    for type_ in sorted({m.type for m in (*names, *expected_names)}):
        ours = [m for m in names if m.type == type_]
        theirs = [m for m in expected_names if m.type == type_]
        pair.tally.add(f"names.{type_}", _exact(ours, theirs, typed=True))
    _note(pair, found, expected)


def _of(mentions: Iterable[Named], kind: str) -> list[Named]:
    return [m for m in mentions if m.kind == kind]


def _score_spans(pair: Pair, name: str, found: list[Named], expected: list[Named]) -> None:
    for typed in (False, True):
        suffix = ".typed" if typed else ""
        pair.tally.add(f"{name}.exact{suffix}", _exact(found, expected, typed))
        pair.tally.add(f"{name}.overlap{suffix}", _overlap(found, expected, typed))


def _keys(mentions: Iterable[Named], typed: bool) -> set[tuple[int, int, str]]:
    return {(m.start, m.end, m.type if typed else "") for m in mentions}


def _exact(found: Iterable[Named], expected: Iterable[Named], typed: bool) -> Counts:
    ours, theirs = _keys(found, typed), _keys(expected, typed)
    return Counts.of(len(ours & theirs), len(ours), len(theirs))


def _overlap(found: Iterable[Named], expected: Iterable[Named], typed: bool) -> Counts:
    ours, theirs = list(_once(found, typed)), list(_once(expected, typed))
    pairs = align(ours, theirs, lambda f, e: not typed or f.type == e.type)
    return Counts.of(len(pairs), len(ours), len(theirs))


def _once(mentions: Iterable[Named], typed: bool) -> Iterator[Named]:
    seen: set[tuple[int, int, str]] = set()
    for mention in mentions:
        key = (mention.start, mention.end, mention.type if typed else "")
        if key not in seen:
            seen.add(key)
            yield mention


def _note(pair: Pair, found: list[Named], expected: list[Named]) -> None:
    pairs = _matches(found, expected)
    for f, e in pairs:
        ours, theirs = found[f], expected[e]
        same_span = (ours.start, ours.end) == (theirs.start, theirs.end)
        right = same_span and ours.type == theirs.type and ours.kind == theirs.kind
        pair.tally.add_rule("mentions", ours.rule, right)
        if not right:
            same_type = ours.type == theirs.type
            fault: Fault = "span" if not same_span else "kind" if same_type else "type"
            pair.differs(
                "mentions", fault, theirs, theirs.type,
                expected=theirs.label, found=ours.label, rule=ours.rule,
            )  # fmt: skip
    matched_found, matched_expected = {f for f, _ in pairs}, {e for _, e in pairs}
    for e, theirs in enumerate(expected):
        if e not in matched_expected:
            pair.differs("mentions", "missed", theirs, theirs.type, expected=theirs.label)
    for f, ours in enumerate(found):
        if f not in matched_found:
            pair.tally.add_rule("mentions", ours.rule, False)
            pair.differs("mentions", "spurious", ours, ours.type, found=ours.label, rule=ours.rule)


def _matches(found: list[Named], expected: list[Named]) -> list[tuple[int, int]]:
    """Match mentions that agree in everything first, then those of a kind, then the rest."""
    same: dict[tuple[int, int, str, str], int] = {
        (m.start, m.end, m.type, m.kind): i for i, m in enumerate(found)
    }
    pairs = [
        (same[m.start, m.end, m.type, m.kind], i)
        for i, m in enumerate(expected)
        if (m.start, m.end, m.type, m.kind) in same
    ]
    taken_found, taken_expected = {f for f, _ in pairs}, {e for _, e in pairs}
    free_found = [i for i in range(len(found)) if i not in taken_found]
    free_expected = [i for i in range(len(expected)) if i not in taken_expected]
    rest = align([found[i] for i in free_found], [expected[i] for i in free_expected])
    return pairs + [(free_found[f], free_expected[e]) for f, e in rest]
