"""Keeps one relation for each event or state of a sentence, the fullest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nutgraf.layers import Clause, Relation, RoleFiller
from nutgraf.rules.relation_types import RELATION_TYPES

#: What a fuller relation of the same word already tells: who holds a post is no plain member.
TOLD_BY = {
    "member_of": ("holds_position", "appoint", "leave_position"),
    "citizen_of": ("holds_position", "appoint", "leave_position"),
    "holds_position": ("appoint", "leave_position", "win"),
}

#: How clauses come about in which a name's body follows it or stands in the possessive before it.
AFTER_A_NAME = ("prepositional", "possessor")


def choose(relations: Iterable[Relation], clauses: tuple[Clause, ...]) -> Iterator[Relation]:
    """Drop or merge the second reading of what is already told in the same sentence."""
    groups: dict[tuple[int, str], list[Relation]] = {}
    for relation in relations:
        assert relation.clause is not None
        key = (clauses[relation.clause].sentence, relation.type)
        groups.setdefault(key, []).append(relation)
    kept = [r for group in groups.values() for r in _distinct(group, clauses)]
    tellers = {(r.type, head): i for i, r in enumerate(kept) for head in _heads(r, clauses)}
    posts = {place for r in kept if r.type == "holds_position" for place in _belongings(r, clauses)}
    told: set[int] = set()
    for i, relation in enumerate(kept):
        head = _head(relation, clauses)
        for fuller in TOLD_BY.get(relation.type, ()):
            if (teller := tellers.get((fuller, head))) is not None:
                kept[teller] = _take_over(kept[teller], relation)
                told.add(i)
        if relation.type == "member_of" and posts & {*_belongings(relation, clauses)}:
            told.add(i)  # "Ann Lee, head and treasurer at Acme": whatever the second word tells
    yield from _with_bodies([r for i, r in enumerate(kept) if i not in told], clauses)


def _belongings(
    relation: Relation, clauses: tuple[Clause, ...]
) -> Iterator[tuple[int, object, object]]:
    """Yield who belongs to which organization, with the sentence that tells it."""
    assert relation.clause is not None
    sentence = clauses[relation.clause].sentence
    for filler in relation.arguments:
        if filler.role == "organization":
            yield sentence, identity(hub_of(relation)), identity(filler)


def _take_over(teller: Relation, told: Relation) -> Relation:
    """Give an appointment the organization that its post alone names, and the post without it."""
    if "organization" not in RELATION_TYPES[teller.type].roles:
        return teller
    by_role = {filler.role: filler for filler in told.arguments}
    if "organization" not in by_role or teller.type == told.type:
        return teller
    arguments = [by_role.get(f.role, f) if f.role == "position" else f for f in teller.arguments]
    if not any(f.role == "organization" for f in arguments):
        arguments.append(by_role["organization"])
    return replace(teller, arguments=tuple(arguments))


def _with_bodies(relations: list[Relation], clauses: tuple[Clause, ...]) -> Iterator[Relation]:
    """Give a title before a name the body that follows it: "Sergeant Ann Lee of the Acme Guard"."""
    bodies = {
        _holder(relation, clauses): relation
        for relation in relations
        if relation.type == "member_of" and _construction(relation, clauses) in AFTER_A_NAME
    }
    titles = {
        _holder(relation, clauses): relation
        for relation in relations
        if relation.type == "holds_position"
        and _construction(relation, clauses) == "title"
        and not any(filler.role == "organization" for filler in relation.arguments)
    }
    for relation in relations:
        holder = _holder(relation, clauses)
        title, body = titles.get(holder), bodies.get(holder)
        if title is relation and body is not None:
            added = (filler for filler in body.arguments if filler.role == "organization")
            yield replace(relation, arguments=(*relation.arguments, *added))
        elif body is not relation or title is None:
            yield relation


def _construction(relation: Relation, clauses: tuple[Clause, ...]) -> str:
    assert relation.clause is not None
    return clauses[relation.clause].construction


def _holder(relation: Relation, clauses: tuple[Clause, ...]) -> tuple[int, object]:
    """Name who a relation is about, with the sentence that tells it."""
    assert relation.clause is not None
    return clauses[relation.clause].sentence, identity(hub_of(relation))


def hub_of(relation: Relation) -> RoleFiller:
    """Give the filler of a relation's first role, else the first it has."""
    hub = RELATION_TYPES[relation.type].hub
    return next((f for f in relation.arguments if f.role == hub), relation.arguments[0])


def _heads(relation: Relation, clauses: tuple[Clause, ...]) -> set[int]:
    """List the words a relation tells of: its own, the post somebody takes, the prize they win."""
    posts = {f.extent.head for f in relation.arguments if f.role in ("position", "contest")}
    return {_head(relation, clauses)} | posts


def _head(relation: Relation, clauses: tuple[Clause, ...]) -> int:
    assert relation.clause is not None
    return clauses[relation.clause].head


def _distinct(group: list[Relation], clauses: tuple[Clause, ...]) -> list[Relation]:
    kept: list[Relation] = []
    for relation in sorted(group, key=lambda r: _fullness(r, clauses)):
        for i, other in enumerate(kept):
            if _same_event(relation, other, clauses):
                kept[i] = _merge(other, relation, clauses)
                break
        else:
            kept.append(relation)
    return kept


def _fullness(relation: Relation, clauses: tuple[Clause, ...]) -> tuple[int, bool, int]:
    """Order by filled roles; of equals, a predicate of a name before the noun alone."""
    assert relation.clause is not None
    roles = {filler.role for filler in relation.arguments}
    noun_alone = clauses[relation.clause].kind == "nominal"
    return (-len(roles), noun_alone, relation.arguments[0].extent.start)


def _same_event(relation: Relation, other: Relation, clauses: tuple[Clause, ...]) -> bool:
    assert relation.clause is not None
    assert other.clause is not None
    one, two = clauses[relation.clause], clauses[other.clause]
    if one.head == two.head or _facts(relation) <= _facts(other):
        return True
    return _argument_heads(two) & {one.head} != set() or _argument_heads(one) & {two.head} != set()


def _argument_heads(clause: Clause) -> set[int]:
    """List the heads of the phrases a verb governs that may name its own event."""
    if clause.kind != "verbal":
        return set()
    return {a.extent.head for a in clause.arguments if a.function != "subject" and a.clause is None}


def _facts(relation: Relation) -> set[tuple[str, object]]:
    return {(f.role, identity(f)) for f in relation.arguments}


def identity(filler: RoleFiller) -> object:
    """Tell what a filler is known by: its entity, else its head word."""
    if filler.entity is not None:
        return ("entity", filler.entity)
    return ("word", filler.extent.head)


def _merge(fuller: Relation, other: Relation, clauses: tuple[Clause, ...]) -> Relation:
    """Add the roles that only the other reading fills; a shared role's fillers are the fuller's.

    A symmetric role with one filler still wants its other side: "held talks" and "with Ann Lee".
    """
    present = {filler.role for filler in fuller.arguments}
    heads = {filler.extent.head for filler in fuller.arguments}
    added = [f for f in other.arguments if f.role not in present and f.extent.head not in heads]
    other_side = _other_side(fuller, other, clauses)
    return replace(fuller, arguments=(*fuller.arguments, *other_side, *added))


def _other_side(fuller: Relation, other: Relation, clauses: tuple[Clause, ...]) -> list[RoleFiller]:
    """Take what fills the symmetric role beside the only one who fills it in the fuller reading.

    Whoever has "their talks" is who holds them.
    """
    assert other.clause is not None
    symmetric = RELATION_TYPES[fuller.type].symmetric_role
    known = {identity(f) for f in fuller.arguments if f.role == symmetric}
    owners = {a.extent.head for a in clauses[other.clause].fillers("possessive")}
    if len(known) != 1:
        return []
    return [
        f
        for f in other.arguments
        if f.role == symmetric and identity(f) not in known and f.extent.head not in owners
    ]
