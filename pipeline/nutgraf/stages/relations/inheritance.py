"""Times and places that a clause shares with the clause it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.layers import Clause, ClauseArgument

_CIRCUMSTANTIAL = ("time", "place")
#: The construction of what is found or left so: "found him guilty", "left ten people dead".
_BARE = "bare"


def inherited(clause: Clause, clauses: Sequence[Clause]) -> list[ClauseArgument]:
    """List the times and places of the clauses above that hold for this one too.

    "In May she was forced to resign": an infinitive as certain as its verb happens when that
    does, and so in "is to leave today"; "agreed on Monday to pay" does not, its payment is yet to
    come. "On Sunday Peru beat Chile and Cuba lost to Haiti": what stands before the first of
    coordinated clauses holds for all, and for those that share its subject what stands before its
    verb: "Peru last week rejected the plan and banned the group". "Talks were held in Oslo": an
    event noun shares all with its light verb. "A bus crashed on Friday, killing two": a participle
    that follows tells of the same event. "The court found him guilty on Friday": the time is of
    what is found.
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
            found += _fronted(parent, shared=_shares_subject(clause, parent))
        elif clause.construction == _BARE and parent.tense != "none":
            found += parent.fillers("time")
        else:
            break
        clause = parent
    return found


def host(clause: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """Find the clause above that tells of the same event as one, or as one coordinated with it.

    "A bus crashed, killing two and injuring ten": the crash hosts both.
    """
    for _ in range(2):
        if clause.parent is None:
            break
        parent = clauses[clause.parent]
        if is_same_event(clause, parent):
            return parent
        if clause.dependency != "conjunct":
            break
        clause = parent
    return None


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


def _shares_subject(clause: Clause, first: Clause) -> bool:
    """Tell a clause that says the same way of the same subject what it goes on to do."""
    alike = (clause.polarity, clause.modality) == (first.polarity, first.modality)
    return alike and any(
        a.construction == "conjunct" and a.preposition is None for a in clause.arguments
    )


def _fronted(clause: Clause, *, shared: bool) -> list[ClauseArgument]:
    """List the times and places before a clause's verb, if `shared` behind its subject, too."""
    subjects = [a.extent.first for a in clause.fillers("subject") if a.preposition is None]
    first = clause.head if shared else min([clause.head, *subjects])
    return [a for a in clause.arguments if a.function in _CIRCUMSTANTIAL and a.extent.last <= first]
