"""How far a filler reaches: a stretch of the clause itself, a phrase without what is told apart."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.stages.relations.fillers import Fillers


def ended_before(
    argument: ClauseArgument, inner: Sequence[ClauseArgument], doc: Doc
) -> ClauseArgument:
    """End a phrase before the preposition of the first phrase inside it that is told apart."""
    extent = argument.extent
    starts = [
        a.extent.first - len((a.preposition or "-").split())
        for a in inner
        if extent.head < a.extent.first and a.extent.last <= extent.last
    ]
    if argument.clause is not None or not starts or min(starts) <= extent.head:
        return argument
    cut = Extent.between(doc, extent.first, min(starts), extent.head)
    return replace(argument, extent=cut)


def own_extent(clause: Clause, place: str, fillers: Fillers, used: Collection[Extent]) -> Extent:
    """Take a stretch of the clause itself, by its place."""
    head = Extent.of(fillers.tokens[clause.head])
    if place == "head":
        return head
    if place == "predicate":
        return clause.predicate
    if place == "position":
        return _without(clause, used, fillers)
    return _noun_phrase(clause, fillers)


def _noun_phrase(clause: Clause, fillers: Fillers) -> Extent:
    """Take the noun with what stands before it: possessor, modifiers, number."""
    before = [
        a.extent.first
        for a in clause.arguments
        if a.function in ("possessive", "compound")
        and a.extent.first < clause.head
        and a.construction != "relative"  # "whose husband": not the one that "whose" means
    ]
    if quantity := fillers.counted.get(clause.head):
        before.append(quantity.extent.first)
    first = min([clause.predicate.first, *before])
    return Extent.between(fillers.doc, first, clause.head + 1, clause.head)


def _without(clause: Clause, used: Collection[Extent], fillers: Fillers) -> Extent:
    """Take the predicate without what filled a role before or after its head."""
    own = clause.predicate
    taken = [e for e in used if e.first < own.last and e.last > own.first]
    first = max([clause.predicate.first, *(e.last for e in taken if e.last <= clause.head)])
    last = min([clause.predicate.last, *(e.first for e in taken if e.first > clause.head)])
    doc = fillers.doc
    while first < clause.head and not doc[first].is_alpha:
        first += 1
    if last < clause.predicate.last:
        last = clause.head + 1
    return Extent.between(doc, first, max(last, clause.head + 1), clause.head)
