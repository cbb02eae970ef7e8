"""The post of who leaves or takes it, where the verb names none: "Japan's trade minister quit"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nutgraf.layers import Clause, Extent, Relation, RoleFiller
from nutgraf.stages.relations.choice import hub_of, identity
from nutgraf.stages.relations.fillers import Fillers
from nutgraf.stages.relations.index import BESIDE_A_NAME

POSITION = "position"
#: The class of words for whoever no longer holds the post they are called by.
FORMER = "former"
#: The class of words for an oath or election: who is sworn in is called by the post they take.
OATH = "oath"
#: What may have a post to give.
OWNERS = frozenset({"country", "gpe", "organization", "neuter_pronoun"})


POST_ROLES = (POSITION, "organization")


def with_posts(
    relations: Iterable[Relation], clauses: Sequence[Clause], fillers: Fillers
) -> Iterator[Relation]:
    """Give who leaves or takes a post that the verb does not name the one they are told to hold.

    "Its director, Ann Lee, resigned": what she leaves is the post she holds.
    """
    kept = list(relations)
    taking = any(_may_take(relation, fillers) for relation in kept)
    posts = dict(_posts_beside_names(kept, clauses)) if taking else {}
    for relation in kept:
        if not _may_take(relation, fillers):
            yield relation
            continue
        added: tuple[RoleFiller, ...] = ()
        if not any(_names(relation, role) for role in POST_ROLES):
            assert relation.clause is not None
            place = (clauses[relation.clause].sentence, identity(hub_of(relation)))
            added = posts.get(place, ())
            if relation.type != "leave_position" and _tells_of_the_past(added, fillers):
                added = ()
        told = replace(relation, arguments=relation.arguments + added)
        yield with_own_post(told, fillers)


def _posts_beside_names(
    relations: Iterable[Relation], clauses: Sequence[Clause]
) -> Iterator[tuple[tuple[int, object], tuple[RoleFiller, ...]]]:
    for relation in relations:
        if relation.type == "holds_position" and relation.clause is not None:
            clause = clauses[relation.clause]
            if clause.construction in BESIDE_A_NAME:
                post = tuple(f for f in relation.arguments if f.role in POST_ROLES)
                yield (clause.sentence, identity(hub_of(relation))), post


def _tells_of_the_past(post: Iterable[RoleFiller], fillers: Fillers) -> bool:
    return any(_is_former(filler.extent, fillers) for filler in post)


def with_own_post(relation: Relation, fillers: Fillers) -> Relation:
    """Give a relation that names no post the one its nameless person is called by.

    "Its director resigned" tells of the director of that firm; "the former minister left" tells
    nothing of a post.
    """
    if not _may_take(relation, fillers) or any(f.role == POSITION for f in relation.arguments):
        return relation
    person = next((f for f in relation.arguments if f.role == "person"), None)
    if person is None or not _is_called_by_post(person.extent, fillers):
        return relation
    owners = [] if _names(relation, "organization") else _owners(person, fillers)
    first = max([_start(person.extent, fillers), *(f.extent.last for f in owners)])
    head = person.extent.head
    extent = Extent.between(fillers.doc, first, head + 1, head)
    post = RoleFiller(POSITION, extent, None, person.evidence)
    return replace(relation, arguments=(*relation.arguments, post, *owners))


def _may_take(relation: Relation, fillers: Fillers) -> bool:
    if relation.type == "leave_position":
        return True
    if relation.type != "appoint" or relation.trigger is None:
        return False
    word = fillers.tokens[relation.trigger.head]
    return any(OATH in fillers.classes.of_word(w) for w in (word.lower_, word.lemma_))


def _names(relation: Relation, role: str) -> bool:
    return any(filler.role == role for filler in relation.arguments)


def _is_called_by_post(extent: Extent, fillers: Fillers) -> bool:
    word = fillers.tokens[extent.head]
    if extent.head in fillers.names or word.pos_ == "PRON":
        return False
    of = {c for w in (word.lower_, word.lemma_.lower()) for c in fillers.classes.of_word(w)}
    return POSITION in of and not _is_former(extent, fillers)


def _is_former(extent: Extent, fillers: Fillers) -> bool:
    before = fillers.doc[extent.first : extent.head]
    return any(FORMER in fillers.classes.of_word(token.lower_) for token in before)


def _owners(person: RoleFiller, fillers: Fillers) -> list[RoleFiller]:
    """List the mentions before the post in its phrase: "Japan's minister", "its director"."""
    before = range(person.extent.first, person.extent.head)
    return [
        RoleFiller("organization", mention.extent, entity, person.evidence)
        for i in before
        for entity, mention in fillers.mentions.get(i, [])[:1]
        if fillers.classes_of(i) & OWNERS
    ]


def _start(extent: Extent, fillers: Fillers) -> int:
    """Find the first word of a noun phrase after its article or possessor."""
    doc = fillers.doc
    last = max(
        (i for i in range(extent.first, extent.head) if doc[i].tag_ in ("DT", "POS", "PRP$", "CD")),
        default=extent.first - 1,
    )
    return last + 1
