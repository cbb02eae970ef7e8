"""What stands above a phrase: the noun it hangs on, who does what that noun or thing is in."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.stages.relations.fillers import Fillers

#: The class of the verbs by which a thing is used to an end: "planted the bomb that killed".
WIELDING = "wielding"
#: What `above` asks for where no preposition is meant: the thing that a relative clause tells of.
OBJECT = "object"


def noun_above(
    argument: ClauseArgument, preposition: str, fillers: Fillers
) -> Iterator[ClauseArgument]:
    """Yield the noun, with what stands before it, that a phrase hangs on by a preposition."""
    before = fillers.tokens[argument.extent.head].head
    noun = before.head
    if before.lower_ == preposition and noun.pos_ == "NOUN" and noun.i < before.i:
        words = [noun.i, *(t.i for t in noun.lefts if t.pos_ not in ("DET", "PRON"))]
        extent = Extent.between(fillers.doc, min(words), noun.i + 1, noun.i)
        yield ClauseArgument("complement", extent)


def actors_above(clause: Clause, place: str, fillers: Fillers) -> list[ClauseArgument]:
    """List who does, or is, what a noun stands below with a preposition: "on a visit"."""
    if place == OBJECT:
        return list(_wielders(clause, fillers))
    before = fillers.tokens[clause.head].head
    if before.lower_ != place or before.i == clause.head:
        return []
    governor = before.head.i
    found = fillers.mentions_at(governor)
    if found:
        return [ClauseArgument("subject", found[0][1].extent)]
    verb = fillers.verbal.get(governor)
    return _subjects(verb) if verb is not None else []


def _subjects(verb: Clause) -> list[ClauseArgument]:
    passive = verb.construction == "passive"
    found = verb.fillers("object" if passive else "subject")
    return [a for a in found if a.preposition is None]


def _wielders(clause: Clause, fillers: Fillers) -> Iterator[ClauseArgument]:
    """Yield who uses what a relative clause tells of: "fired the shots that killed"."""
    things = {a.extent.head for a in clause.fillers("subject") if a.construction == "relative"}
    certainty = (clause.modality, clause.polarity)
    for other in fillers.verbal.values() if things else ():
        used = things & {a.extent.head for a in other.fillers("object")}
        wields = WIELDING in fillers.classes.of_word(other.lemma)
        if used and wields and (other.modality, other.polarity) == certainty:
            yield from (a for a in other.fillers("subject") if a.preposition is None)
