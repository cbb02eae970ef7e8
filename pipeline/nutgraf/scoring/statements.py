"""Scores statements: cue, speaker and content together, each of them, and the stance."""

from __future__ import annotations

from nutgraf.records import Statement
from nutgraf.scoring.counts import Counts
from nutgraf.scoring.pair import Pair
from nutgraf.scoring.tally import Fault

PARTS: tuple[Fault, ...] = ("cue", "speaker", "content")


def score_statements(pair: Pair) -> None:
    """Compare statements; a right one has the cue, the speaker and the content right."""
    found, expected, pairs = pair.found.statements, pair.expected.statements, pair.statements
    parts = {(f.id, e.id): pair.statement_parts(f, e) for f, e in pairs}
    right = {ids for ids, agree in parts.items() if all(agree.values())}
    pair.tally.add("statements", Counts.of(len(right), len(found), len(expected)))
    for part in PARTS:
        _score_part(pair, part, parts)
    stances = sum(f.stance == e.stance for f, e in pairs)
    kinds = sum(f.kind == e.kind for f, e in pairs)
    pair.tally.add("statements.stance", Counts.share(stances, len(pairs)))
    pair.tally.add("statements.kind", Counts.share(kinds, len(pairs)))
    _note(pair, parts)


def _score_part(pair: Pair, part: str, parts: dict[tuple[str, str], dict[str, bool]]) -> None:
    """Count a part where it is there: a part that both leave out is neither right nor wrong."""
    there = [
        sum(getattr(s, part) is not None for s in side)
        for side in (pair.found.statements, pair.expected.statements)
    ]
    hits = sum(parts[f.id, e.id][part] and getattr(f, part) is not None for f, e in pair.statements)
    pair.tally.add(f"statements.{part}", Counts.of(hits, *there))


def _note(pair: Pair, parts: dict[tuple[str, str], dict[str, bool]]) -> None:
    partner = {f.id: e for f, e in pair.statements}
    for ours in pair.found.statements:
        theirs = partner.get(ours.id)
        wrong = [p for p in PARTS if theirs and not parts[ours.id, theirs.id][p]]
        pair.tally.add_rule("statements", ours.rule, theirs is not None and not wrong)
        if theirs is None:
            pair.differs(
                "statements", "spurious", ours.content, ours.kind,
                found=shown(ours), rule=ours.rule,
            )  # fmt: skip
            continue
        if not wrong and ours.stance != theirs.stance:
            wrong = ["stance"]
        if wrong:
            pair.differs(
                "statements", wrong[0], theirs.content, theirs.kind,
                expected=shown(theirs), found=shown(ours), rule=ours.rule,
            )  # fmt: skip
    matched = {e.id for _, e in pair.statements}
    for theirs in pair.expected.statements:
        if theirs.id not in matched:
            pair.differs(
                "statements", "missed", theirs.content, theirs.kind, expected=shown(theirs)
            )


def shown(statement: Statement) -> str:
    """Render a statement on one line: speaker, cue, content, and a stance that is not affirming."""
    speaker = statement.speaker.text if statement.speaker else "–"
    cue = statement.cue.text if statement.cue else "–"
    stance = "" if statement.stance == "affirms" else f" [{statement.stance}]"
    return f"{speaker} / {cue}{stance}: {statement.content.text}"
