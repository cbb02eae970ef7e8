"""Finds quotations from the characters alone: every kind of mark, nested, re-opened, unbalanced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

Side = Literal["open", "close", "either"]

_MARK = re.compile(r"``|''|[“”„‟\"«»‹›″＂‘’‚‛'`´]")
_SINGLE = frozenset("‘’‚‛'`´")
_OWN_SIDE: dict[str, Side] = {
    "“": "open", "„": "open", "«": "open", "‹": "open", "‘": "open", "‚": "open", "``": "open",
    "”": "close", "»": "close", "›": "close", "’": "close", "''": "close", "´": "close",
}  # fmt: skip
_BEFORE_OPENING = "([{—–-/“„«‘‚\"'‹"
_AFTER_CLOSING = ".,;:!?)]}—–-/…”»’\"'›"
_FIRST_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: its characters, which side it can be, and whether it is a single one."""

    start: int
    end: int
    side: Side
    single: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words from `start` to `end`, with their marks from `outer_start` to `outer_end`.

    `depth` is 0 outside all other quotations.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the ends of its sentences, in characters."""

    start: int
    end: int
    sentence_ends: Sequence[int]


@dataclass(slots=True)
class _Open:
    mark: Mark
    depth: int
    closing: int = -1  # where a quotation that nobody closes is taken to end


def find_quotations(
    text: str, blocks: Sequence[Block], elisions: Collection[str] = ()
) -> list[Quotation]:
    """Find all quotations of a text, in the order of their starts.

    A quotation left open at the end of a paragraph goes on when the next paragraph opens with a
    mark, or has a closing mark before any opening one; else it ends with its first sentence.
    """
    found: list[Quotation] = []
    pending: _Open | None = None
    for block in blocks:
        marks = read_marks(text, block, elisions)
        stack: list[_Open] = []
        if pending is not None:
            if _reopens(marks, block):
                stack, marks = [pending], marks[1:]
            elif _closes(marks):
                stack = [pending]
            else:
                found.append(_quotation(pending, pending.closing, pending.closing))
        pending = _scan(marks, stack, block, found)
    if pending is not None:
        found.append(_quotation(pending, pending.closing, pending.closing))
    trimmed = (_trim(text, quotation) for quotation in found)
    return sorted(
        (q for q in trimmed if q.start < q.end), key=lambda q: (q.outer_start, -q.outer_end)
    )


def read_marks(text: str, block: Block, elisions: Collection[str]) -> list[Mark]:
    """Read the quotation marks of a paragraph, apostrophes left out."""
    marks = list(_marks(text, block, elisions))
    singles = [i for i, mark in enumerate(marks) if mark.single]
    for i, following in zip_longest(singles, singles[1:]):
        mark = marks[i]
        possessive = (
            text[mark.start - 1 : mark.start] == "s" and text[mark.end : mark.end + 1] == " "
        )
        if possessive and following is not None and marks[following].side == "close":
            marks[i] = Mark(mark.start, mark.end, "either", True)  # 'the workers' strike'
    return [mark for mark in marks if not (mark.single and mark.side == "either")]


def _marks(text: str, block: Block, elisions: Collection[str]) -> Iterator[Mark]:
    for match in _MARK.finditer(text, block.start, block.end):
        start, end = match.span()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        single = match[0] in _SINGLE
        if before.isalnum() and after.isalnum() and (single or match[0] not in _OWN_SIDE):
            continue  # an apostrophe, or a mark with no side of its own
        side = _side(match[0], before, after)
        if not (single and _is_apostrophe(text, match[0], end, side, elisions)):
            yield Mark(start, end, side, single)


def _side(glyph: str, before: str, after: str) -> Side:
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    if opens != closes:
        return "open" if opens else "close"
    return _OWN_SIDE.get(glyph, "either")


def _is_apostrophe(text: str, glyph: str, end: int, side: Side, elisions: Collection[str]) -> bool:
    if side != "open" or glyph in "‘‚":
        return False
    word = _FIRST_WORD.match(text, end, end + 12)
    return word is None or word[0].lower() in elisions or word[0][0].isdigit()


def _reopens(marks: Sequence[Mark], block: Block) -> bool:
    first = marks[0] if marks else None
    return first is not None and first.start == block.start and first.side != "close"


def _closes(marks: Sequence[Mark]) -> bool:
    double = next((mark for mark in marks if not mark.single), None)
    return double is not None and double.side == "close"


def _scan(
    marks: Sequence[Mark], stack: list[_Open], block: Block, found: list[Quotation]
) -> _Open | None:
    """Match the marks of a paragraph; return the double one that stays open, if any."""
    doubles = [mark.side for mark in marks if not mark.single]
    passed = 0
    for mark in marks:
        if mark.single:
            _take_single(mark, stack, found)
            continue
        passed += 1
        held = next((i for i, o in enumerate(reversed(stack)) if not o.mark.single), None)
        if mark.side == "close" or (mark.side == "either" and held is not None):
            if held is not None:
                del stack[len(stack) - held :]
                found.append(_quotation(stack.pop(), mark.start, mark.end))
            continue
        if held is not None and doubles[passed : passed + 2] != ["close", "close"]:
            while stack:  # nobody closed the one before
                left = stack.pop()
                if not left.mark.single:
                    found.append(_quotation(left, *_sentence_end(left.mark, mark.start, block)))
        stack.append(_Open(mark, len(stack)))
    for left in stack:
        if not left.mark.single:
            if left.closing < 0:
                left.closing = _sentence_end(left.mark, block.end, block)[0]
            return left
    return None


def _take_single(mark: Mark, stack: list[_Open], found: list[Quotation]) -> None:
    if mark.side == "open":
        if not (stack and stack[-1].mark.single):
            stack.append(_Open(mark, len(stack)))
        else:
            stack[-1] = _Open(mark, stack[-1].depth)
    elif stack and stack[-1].mark.single:
        found.append(_quotation(stack.pop(), mark.start, mark.end))


def _sentence_end(mark: Mark, limit: int, block: Block) -> tuple[int, int]:
    ends = block.sentence_ends
    at = bisect_right(ends, mark.end)
    end = ends[at] if at < len(ends) else block.end
    return min(end, limit), min(end, limit)


def _quotation(opened: _Open, end: int, outer_end: int) -> Quotation:
    mark = opened.mark
    return Quotation(mark.end, end, mark.start, outer_end, opened.depth)


def _trim(text: str, quotation: Quotation) -> Quotation:
    words = text[quotation.start : quotation.end]
    left = len(words) - len(words.lstrip())
    start, end = quotation.start + left, quotation.start + len(words.rstrip())
    return Quotation(start, end, quotation.outer_start, quotation.outer_end, quotation.depth)
