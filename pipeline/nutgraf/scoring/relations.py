"""Scores relations as facts, by type; circumstances apart; modality and source of the matched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from nutgraf.scoring.counts import Counts
from nutgraf.scoring.facts import Fact, Filler, find_facts
from nutgraf.scoring.matching import Placed, match_most
from nutgraf.scoring.pair import Pair

Matches = list[tuple[Fact, Fact]]


def score_relations(pair: Pair) -> None:
    """Compare the facts of two records."""
    found, expected = find_facts(pair, pair.found), find_facts(pair, pair.expected)
    matched = match_facts(pair, found, expected)
    _count(pair, found, expected, matched)
    core = [(f, e) for f, e in matched if not f.is_circumstance]
    same = sum(f.relation.modality == e.relation.modality for f, e in core)
    pair.tally.add("relations.modality", Counts.share(same, len(core)))
    told = sum(_same_statement(pair, f, e) for f, e in core)
    pair.tally.add("relations.statement", Counts.share(told, len(core)))
    _note(pair, found, expected, matched)


def match_facts(pair: Pair, found: Sequence[Fact], expected: Sequence[Fact]) -> Matches:
    """Match facts one to one: same sentence, type and role, and fillers that mean the same."""
    ours, theirs = _grouped(found), _grouped(expected)
    return [
        (ours[key][f], facts[e])
        for key, facts in theirs.items()
        if key in ours
        for f, e in match_most(ours[key], facts, lambda f, e: _cost(pair, f, e))
    ]


def _grouped(facts: Sequence[Fact]) -> dict[tuple[int, str, str | None], list[Fact]]:
    groups: dict[tuple[int, str, str | None], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.sentence, fact.type, fact.role].append(fact)
    return groups


def _cost(pair: Pair, found: Fact, expected: Fact) -> float | None:
    """Give how many characters the fillers' edges are apart, None where they do not match."""
    costs = []
    if same_filler(pair, found.hub, expected.hub) and same_filler(
        pair, found.filler, expected.filler
    ):
        costs.append(_apart(found.hub, expected.hub) + _apart(found.filler, expected.filler))
    if found.is_pair and (
        same_filler(pair, found.filler, expected.hub)
        and same_filler(pair, found.hub, expected.filler)
    ):
        costs.append(_apart(found.filler, expected.hub) + _apart(found.hub, expected.filler))
    return min(costs, default=None)


def same_filler(pair: Pair, found: Filler | None, expected: Filler | None) -> bool:
    """Tell whether two fillers mean the same entity, or the same by their places."""
    if found is None or expected is None:
        return found is expected
    meant = {pair.meaning(ref) for ref in found.refs}
    return bool(meant & expected.refs) or pair.same_filler(found.argument, expected.argument)


def _apart(found: Placed | None, expected: Placed | None) -> int:
    if found is None or expected is None:
        return 0
    return abs(found.start - expected.start) + abs(found.end - expected.end)


def _count(pair: Pair, found: list[Fact], expected: list[Fact], matched: Matches) -> None:
    right = Counter(_measure(e) for _, e in matched)
    ours, theirs = Counter(map(_measure, found)), Counter(map(_measure, expected))
    pair.tally.add("relations", Counts())
    pair.tally.add("circumstances", Counts())
    for measure in sorted(ours | theirs):
        counts = Counts.of(right[measure], ours[measure], theirs[measure])
        pair.tally.add(measure, counts)
        pair.tally.add(measure.partition(".")[0], counts)


def _measure(fact: Fact) -> str:
    return f"circumstances.{fact.role}" if fact.is_circumstance else f"relations.{fact.type}"


def _same_statement(pair: Pair, found: Fact, expected: Fact) -> bool:
    ours, theirs = found.relation.statement, expected.relation.statement
    if ours is None or theirs is None:
        return ours is theirs
    return pair.statement_links.get(ours) == theirs


def _note(pair: Pair, found: list[Fact], expected: list[Fact], matched: Matches) -> None:
    partner = {id(f): e for f, e in matched}
    for ours in found:
        theirs, rule = partner.get(id(ours)), ours.relation.rule
        layer = _layer(ours)
        pair.tally.add_rule(layer, rule, theirs is not None)
        if theirs is None:
            pair.differs(layer, "spurious", _at(ours), ours.type, found=str(ours), rule=rule)
        else:
            _note_matched(pair, ours, theirs)
    known = {id(e) for _, e in matched}
    for theirs in expected:
        if id(theirs) not in known:
            pair.differs(_layer(theirs), "missed", _at(theirs), theirs.type, expected=str(theirs))


def _note_matched(pair: Pair, ours: Fact, theirs: Fact) -> None:
    if ours.is_circumstance:
        return
    rule = ours.relation.rule
    if ours.relation.modality != theirs.relation.modality:
        pair.differs(
            "relations", "modality", _at(theirs), theirs.type,
            expected=f"{theirs} {theirs.relation.modality}",
            found=ours.relation.modality, rule=rule,
        )  # fmt: skip
    if not _same_statement(pair, ours, theirs):
        pair.differs(
            "relations", "statement", _at(theirs), theirs.type,
            expected=f"{theirs} in {theirs.relation.statement or 'no statement'}",
            found=ours.relation.statement or "no statement", rule=rule,
        )  # fmt: skip


def _layer(fact: Fact) -> str:
    return "circumstances" if fact.is_circumstance else "relations"


def _at(fact: Fact) -> Placed:
    return fact.relation.trigger or fact.relation.arguments[0]
