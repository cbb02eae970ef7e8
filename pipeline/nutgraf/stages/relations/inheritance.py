"""Times and places that a clause shares with the clause it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.layers import Clause, ClauseArgument

_CIRCUMSTANTIAL = ("time", "place")


def inherited(clause: Clause, clauses: Sequence[Clause]) -> list[ClauseArgument]:
    """List the times and places of the clauses above that hold for this one too.

    "In May she was forced to resign": an infinitive as certain as its verb happens when that
    does, and so in "is to leave today"; "agreed on Monday to pay" does not, its payment is yet to
    come. "On Sunday Peru beat Chile and Cuba lost to Haiti": what stands before the first of
    coordinated clauses holds for all. "Talks were held in Oslo": an event noun shares all with its
    light verb. "A bus crashed on Friday, killing two": a participle that follows tells of the same
    event.
    """
    found: list[ClauseArgument] = []
    seen = {clause.index}
    while clause.parent is not None and clause.parent not in seen:
        parent = clauses[clause.parent]
        seen.add(parent.index)
        if parent.sentence != clause.sentence:
            break
        if is_same_event(clause, parent):
            found += [a for a in parent.arguments if a.function in _CIRCUMSTANTIAL]
        elif clause.dependency == "conjunct":
            found += [a for a in _fronted(parent) if a.function in _CIRCUMSTANTIAL]
        else:
            break
        clause = parent
    return found


def is_same_event(clause: Clause, parent: Clause) -> bool:
    """Tell whether a clause tells of the event of the clause it depends on."""
    if clause.light is not None:
        return clause.light == parent.lemma
    if clause.dependency == "adverbial" and clause.tense == "none" and clause.head > parent.head:
        return any(a.construction == "participle" for a in clause.arguments)
    return (
        clause.kind == "verbal"
        and clause.dependency == "complement"
        and clause.tense == "none"
        and (clause.modality == parent.modality or parent.construction == "copula")
    )


def _fronted(clause: Clause) -> list[ClauseArgument]:
    """List what stands before a clause's verb and all that it does not precede."""
    subjects = [a.extent.first for a in clause.fillers("subject") if a.preposition is None]
    first = min([clause.head, *subjects])
    return [a for a in clause.arguments if a.extent.first < first]
