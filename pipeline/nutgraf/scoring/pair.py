"""A found record beside the expected one, and what several layers need to compare them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TypeVar

from nutgraf.errors import InputError
from nutgraf.records import Entity, Mention, Record, Span, Statement
from nutgraf.rules.phrases import PhraseRules
from nutgraf.scoring.matching import Placed, align, overlap_by_half, overlapping, pick, shared
from nutgraf.scoring.tally import Difference, Fault, Tally

S = TypeVar("S", bound=Span)


class Pair:
    """Two records of one text. Raises InputError when the texts differ."""

    def __init__(self, found: Record, expected: Record, phrases: PhraseRules) -> None:
        if found.text != expected.text:
            raise InputError(f"{expected.id}: {_difference(found.text, expected.text)}")
        self.found = found
        self.expected = expected
        self.phrases = phrases
        self.tally = Tally()
        self._starts = [s.start for s in expected.sentences]

    def sentence_at(self, position: int) -> int:
        """Give the index of the expected sentence that a character stands in, -1 before all."""
        return bisect_right(self._starts, position) - 1

    def head(self, span: Span) -> tuple[int, int]:
        """Find the characters of a phrase's head."""
        start, end = self.phrases.head(span.text)
        return span.start + start, span.start + end

    def same_filler(self, found: Span, expected: Span) -> bool:
        """Tell whether two phrases of a sentence mean the same by their places.

        They overlap by half or more, or one holds the other's head.
        """
        if overlap_by_half(found, expected):
            return True
        return _holds(found, self.head(expected)) or _holds(expected, self.head(found))

    def meaning(self, ref: str | None) -> str | None:
        """Give the expected entity that a found one means, or None."""
        return self.entities.get(ref) if ref else None

    @cached_property
    def entities(self) -> dict[str, str]:
        """The expected entity of each found one: the one that most of its mentions mean."""
        found, expected = _mentions(self.found.entities), _mentions(self.expected.entities)
        votes: dict[str, Counter[str]] = {}
        for f, e in align([m for _, m in found], [m for _, m in expected]):
            votes.setdefault(found[f][0], Counter())[expected[e][0]] += 1
        return {ref: max(sorted(c), key=c.__getitem__) for ref, c in votes.items()}

    @cached_property
    def statements(self) -> list[tuple[Statement, Statement]]:
        """Found and expected statements one to one, by how many of their parts agree."""
        found, expected = self.found.statements, self.expected.statements
        near = set(overlapping([s.content for s in found], [s.content for s in expected]))
        near |= set(
            overlapping([s.cue or s.content for s in found], [s.cue or s.content for s in expected])
        )
        costs = [(-self._agreement(found[f], expected[e]), e, f) for f, e in sorted(near)]
        return [(found[f], expected[e]) for f, e in pick(costs)]

    @cached_property
    def statement_links(self) -> dict[str, str]:
        """The expected statement of each found one that has any."""
        return {f.id: e.id for f, e in self.statements}

    def _agreement(self, found: Statement, expected: Statement) -> float:
        length = max(len(found.content.text), len(expected.content.text))
        right = sum(self.statement_parts(found, expected).values())
        return right + shared(found.content, expected.content) / (length + 1)

    def statement_parts(self, found: Statement, expected: Statement) -> dict[str, bool]:
        """Tell which parts of two statements agree."""
        return {
            "cue": _both(found.cue, expected.cue, lambda f, e: shared(f, e) > 0),
            "speaker": _both(
                found.speaker,
                expected.speaker,
                lambda f, e: (self.meaning(f.ref) or "") == e.ref or shared(f, e) > 0,
            ),
            "content": overlap_by_half(found.content, expected.content),
        }

    def differs(
        self,
        layer: str,
        fault: Fault,
        at: Placed,
        kind: str,
        *,
        expected: str | None = None,
        found: str | None = None,
        rule: str | None = None,
    ) -> None:
        """Note a difference."""
        number = self.sentence_at(at.start)
        sentence = self.expected.sentences[number].text if number >= 0 else ""
        self.tally.differences.append(
            Difference(
                self.expected.id, layer, fault, kind, at.start, sentence, expected, found, rule
            )
        )


def _mentions(entities: Sequence[Entity]) -> list[tuple[str, Mention]]:
    return [(entity.id, mention) for entity in entities for mention in entity.mentions]


def _both(found: S | None, expected: S | None, agree: Callable[[S, S], bool]) -> bool:
    if found is None or expected is None:
        return found is expected
    return agree(found, expected)


def _holds(span: Span, place: tuple[int, int]) -> bool:
    return span.start <= place[0] and place[1] <= span.end


def _difference(found: str, expected: str) -> str:
    length = min(len(found), len(expected))
    at = next((i for i in range(length) if found[i] != expected[i]), length)
    shown = f"{found[at : at + 20]!r}, expected {expected[at : at + 20]!r}"
    return f"the two texts differ from character {at} on: found {shown}"
