"""The body that several posts in a row are of: "Acme chairman Ann Poe and director Bo Lee"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nutgraf.layers import Clause, Relation, RoleFiller
from nutgraf.stages.relations.choice import hub_of
from nutgraf.stages.relations.fillers import Fillers

ORGANIZATION = "organization"
#: The class of the words between one post and the next.
JOINING = "joining"
#: The class of posts and ranks that stand for themselves, whatever is named before them.
OWN_POST = "own_post"
#: The class of words that make such a post another's: "vice president".
UNDER = "under_post"
#: How many words may stand between a name and the next post: a comma and "and".
LONGEST_GAP = 2


def with_shared_bodies(
    relations: Iterable[Relation], clauses: Sequence[Clause], fillers: Fillers
) -> Iterator[Relation]:
    """Give a post before a name the body named before the first post of the row.

    "German Chancellor Ann Poe and Foreign Minister Bo Lee" hold posts of one state, but nobody
    shares "US" with a president, a senator or a general.
    """
    bodies: dict[int, tuple[RoleFiller, ...]] = {}
    for relation in sorted(relations, key=lambda r: hub_of(r).extent.first):
        clause = clauses[relation.clause] if relation.clause is not None else None
        if clause is None or relation.type != "holds_position" or clause.construction != "title":
            yield relation
            continue
        own = tuple(f for f in relation.arguments if f.role == ORGANIZATION)
        if not own and not _stands_alone(clause, fillers):
            own = _body_before(clause, bodies, fillers)
            yield replace(relation, arguments=(*relation.arguments, *own))
        else:
            yield relation
        if all(f.extent.first < clause.head for f in own):
            bodies[hub_of(relation).extent.last] = own


def _body_before(
    clause: Clause, bodies: dict[int, tuple[RoleFiller, ...]], fillers: Fillers
) -> tuple[RoleFiller, ...]:
    first = clause.predicate.first
    for last in range(first - 1, max(first - 1 - LONGEST_GAP, 0), -1):
        if JOINING not in fillers.classes.of_word(fillers.tokens[last].lower_):
            break
        if last in bodies:
            return bodies[last]
    return ()


def _stands_alone(clause: Clause, fillers: Fillers) -> bool:
    words = fillers.doc[clause.predicate.first : clause.predicate.last]
    classes = {c for word in words for c in fillers.classes.of_word(word.lower_)}
    return OWN_POST in classes and UNDER not in classes
