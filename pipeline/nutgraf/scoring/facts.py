"""Relations as facts: (sentence, type, hub, role, filler), the unit that evaluation counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from nutgraf.records import Argument, Record, Relation
from nutgraf.rules.relation_types import CIRCUMSTANCES, RELATION_TYPES
from nutgraf.scoring.pair import Pair


@dataclass(frozen=True, slots=True)
class Filler:
    """A filled role's place and words, with the ids of all entities the same words stand for."""

    start: int
    end: int
    text: str
    refs: frozenset[str]
    argument: Argument = field(compare=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One filled role beside the hub of a relation; `role` is None for the hub alone.

    A pair of participants has the hub's own role.
    """

    sentence: int
    type: str
    hub: Filler | None
    role: str | None
    filler: Filler | None
    relation: Relation = field(compare=False)

    @property
    def is_circumstance(self) -> bool:
        """Tell a place, time, instrument or purpose of an event from the event's own roles."""
        return self.role is not None and self.role in circumstances(self.type)

    @property
    def is_pair(self) -> bool:
        """Tell whether hub and filler play the same role and may change places."""
        return self.role is not None and self.role == symmetric_role(self.type)

    def __str__(self) -> str:
        hub = self.hub.text if self.hub else "–"
        if self.role is None or self.filler is None:
            return f"{self.type}({hub})"
        return f"{self.type}({hub}, {self.role}: {self.filler.text})"


def circumstances(type_: str) -> tuple[str, ...]:
    """List the roles of a type that are scored apart: none for states."""
    known = RELATION_TYPES.get(type_)
    return () if known and known.kind == "state" else CIRCUMSTANCES


def symmetric_role(type_: str) -> str | None:
    """Give the role that all parties of a type share, or None."""
    known = RELATION_TYPES.get(type_)
    return known.symmetric_role if known else None


def find_facts(pair: Pair, record: Record) -> list[Fact]:
    """List the facts of a record in its order, each once."""
    facts = (fact for relation in record.relations for fact in _facts(pair, relation))
    return list(dict.fromkeys(facts))


def _facts(pair: Pair, relation: Relation) -> Iterator[Fact]:
    place = relation.trigger or relation.arguments[0]
    sentence = pair.sentence_at(place.start)
    fillers = _fillers(relation.arguments)
    known = RELATION_TYPES.get(relation.type)
    hub_role = known.hub if known else relation.arguments[0].role
    hubs: Sequence[Filler | None] = fillers.pop(hub_role, []) or [None]
    alone = True
    if hub_role == symmetric_role(relation.type):
        for a, b in combinations(hubs, 2):
            alone = False
            yield Fact(sentence, relation.type, a, hub_role, b, relation)
    for role, others in fillers.items():
        alone = alone and role in circumstances(relation.type)
        for hub, filler in product(hubs, others):
            yield Fact(sentence, relation.type, hub, role, filler, relation)
    if alone:
        for hub in hubs:
            yield Fact(sentence, relation.type, hub, None, None, relation)


def _fillers(arguments: Sequence[Argument]) -> dict[str, list[Filler]]:
    """Group arguments by role; the same words that stand for several entities are one filler."""
    refs: dict[tuple[str, int, int], set[str]] = {}
    for a in arguments:
        refs.setdefault((a.role, a.start, a.end), set()).update([a.ref] if a.ref else [])
    fillers: dict[str, list[Filler]] = {}
    for a in arguments:
        meant = refs.pop((a.role, a.start, a.end), None)
        if meant is not None:
            filler = Filler(a.start, a.end, a.text, frozenset(meant), a)
            fillers.setdefault(a.role, []).append(filler)
    return fillers
