"""Finds quotations without a cue of their own: who spoke last goes on speaking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from nutgraf.layers import Statement
from nutgraf.stages.statements.contents import trim
from nutgraf.stages.statements.quotations import Quotation
from nutgraf.stages.statements.reading import Reading

RULE = "free_quotation"


def find_free(
    reading: Reading, made: Sequence[Statement], linked: Collection[Quotation]
) -> Iterator[Statement]:
    """Yield quotations of whole sentences that follow a statement, with its speaker and cue."""
    spoken = sorted((s for s in made if s.speaker is not None and s.cue is not None), key=_end)
    covered = _covered(reading, made)
    latest: Statement | None = None
    position = 0
    for quotation in reading.quotations:
        while position < len(spoken) and _end(spoken[position]) <= quotation.outer_start:
            latest = spoken[position]
            position += 1
        first = reading.token_from(quotation.start)
        if latest is None or quotation.depth or quotation in linked or covered[first]:
            continue
        if _stands_alone(reading, quotation) and _follows(reading, latest, first):
            span = trim(reading.text, quotation.start, quotation.end, final=True)
            content = reading.extent(*span)
            if content is not None:
                latest = replace(
                    latest, content=content, kind="direct", stance="affirms", rule=RULE
                )
                yield latest


def _end(statement: Statement) -> int:
    return max(statement.cue.end if statement.cue else 0, statement.content.end)


def _covered(reading: Reading, made: Sequence[Statement]) -> list[int]:
    """Count for every token the contents that it lies in."""
    changes = [0] * (len(reading.doc) + 1)
    for statement in made:
        changes[statement.content.first] += 1
        changes[statement.content.last] -= 1
    return list(accumulate(changes))


def _stands_alone(reading: Reading, quotation: Quotation) -> bool:
    """Tell quotations of whole sentences."""
    first = reading.sentence(reading.token_from(quotation.outer_start))
    last = reading.sentence(reading.token_at(quotation.outer_end - 1))
    if first is None or last is None:
        return False
    return first.extent.start >= quotation.outer_start and last.extent.end <= quotation.outer_end


def _follows(reading: Reading, statement: Statement, first: int) -> bool:
    """Tell whether no sentence of the reporter's stands between a statement and a token."""
    cue_end = statement.cue.last if statement.cue else 0
    before = reading.sentence_of[max(statement.content.last, cue_end) - 1]
    return 0 <= reading.sentence_of[first] - before <= 1
