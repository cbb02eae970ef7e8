"""Finds relations: a frame's trigger with its roles filled from the clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import Package, find_package
from nutgraf.layers import (
    CLAUSES,
    ENTITIES,
    GROUPS,
    MENTIONS,
    QUANTITIES,
    RELATIONS,
    TIMES,
    Clause,
    ClauseArgument,
    Extent,
    Relation,
    RoleFiller,
    attributes,
)
from nutgraf.rules.confidence import Confidence, read_confidence
from nutgraf.rules.frame_reader import read_frames
from nutgraf.rules.readings import Frames, Reading
from nutgraf.rules.relation_types import CIRCUMSTANCES, RELATION_TYPES
from nutgraf.rules.role_places import WORDS_AS_WRITTEN
from nutgraf.rules.role_sources import Source
from nutgraf.stages.relations.choice import choose
from nutgraf.stages.relations.fillers import Fillers, Filling
from nutgraf.stages.relations.matching import Outcome, match, match_thoroughly
from nutgraf.stages.relations.nationals import nationals
from nutgraf.stages.relations.neighbours import POSSESSED, neighbours
from nutgraf.stages.relations.places import Places
from nutgraf.stages.relations.posts import with_posts
from nutgraf.stages.relations.shared_posts import with_shared_bodies

#: Attributive clauses of two phrases side by side, without a word that means the relation.
WITHOUT_TRIGGER = ("place_chain", "apposition", POSSESSED)


class Relations:
    """Finds relations: a frame's trigger with its roles filled from the clause."""

    def __init__(self, frames: Frames, confidence: Confidence | None = None) -> None:
        self.frames = frames
        self.confidence = confidence

    def __call__(self, doc: Doc) -> Doc:
        """Leave the relations layer on the Doc."""
        RELATIONS.set(doc, tuple(self.find(doc, CLAUSES.get(doc))))
        return doc

    def find(self, doc: Doc, clauses: Sequence[Clause]) -> Iterator[Relation]:
        """Yield one relation for each event or state that a frame finds in a clause."""
        fillers = Fillers(doc, self.frames.classes)
        every = every_clause(clauses, fillers)
        found = [
            relation
            for clause in every
            for outcome in self.firing(clause, fillers)
            if not is_reflexive(relation := relation_of(outcome.completed(), fillers))
        ]
        shared = with_shared_bodies(choose(found, every), every, fillers)
        chosen = with_posts(shared, every, fillers)
        placed = [_in_clause(relation, every, len(clauses)) for relation in chosen]
        for relation in sorted(placed, key=_order):
            yield self._rated(relation)

    def _rated(self, relation: Relation) -> Relation:
        if self.confidence is None:
            return relation
        return replace(relation, confidence=self.confidence.of(relation.rule))

    def firing(self, clause: Clause, fillers: Fillers) -> list[Outcome]:
        """List what fires in a clause."""
        candidates = self.frames.candidates(clause, _written(clause, fillers))
        if not candidates.may_stand_in(clause):
            return []
        places = Places(clause, fillers)
        held = (match(reading, places) for reading in candidates.among(places))
        outcomes = [outcome for outcome in held if outcome is not None]
        return chosen(outcomes) if len(outcomes) > 1 else outcomes

    def outcomes(self, clause: Clause, fillers: Fillers) -> Iterator[Outcome]:
        """Yield what came of every reading of the clause's word, the most specific first."""
        places = Places(clause, fillers)
        for reading in self.frames.of_clause(clause, _written(clause, fillers)):
            yield match_thoroughly(reading, places)


def _written(clause: Clause, fillers: Fillers) -> str:
    """Give the form of a noun, which may mean more than its lemma; of other words the lemma."""
    return fillers.tokens[clause.head].lower_ if clause.kind == "nominal" else clause.lemma


def every_clause(clauses: Sequence[Clause], fillers: Fillers) -> tuple[Clause, ...]:
    """Give a Doc's clauses, and after them those of phrases side by side and of people."""
    every = (*clauses, *neighbours(clauses, fillers))
    return (*every, *nationals(fillers, len(every)))


def chosen(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Keep the first outcome of each state, and one event with what may be told beside it.

    "Iran beat Oman" is a win or an attack, whichever reading is the more specific; "the court
    fined him" is a conviction and a payment.
    """
    states: dict[str, Outcome] = {}
    events: list[Outcome] = []
    for outcome in outcomes:
        if RELATION_TYPES[outcome.reading.type].kind == "state":
            states.setdefault(outcome.reading.type, outcome)
        else:
            events.append(outcome)
    events.sort(key=_weight, reverse=True)
    beside: dict[str, Outcome] = {}
    for outcome in events[1:]:
        if _may_stand_beside(outcome.reading, events[0].reading):
            beside.setdefault(outcome.reading.type, outcome)
    return [*states.values(), *events[:1], *beside.values()]


def _may_stand_beside(one: Reading, other: Reading) -> bool:
    return one.type in other.sense.beside or other.type in one.sense.beside


def _weight(outcome: Outcome) -> tuple[int, int, int, int]:
    own = [role for role, _, _ in outcome.filled if role not in CIRCUMSTANCES]
    words, needs, _ = outcome.reading.specificity
    return (words, len(set(own)), len(own), needs)


def relation_of(outcome: Outcome, fillers: Fillers) -> Relation:
    """Make the relation of an outcome: each role's nearest mention, with the evidence for it."""
    found: dict[tuple[str, Extent, int | None], RoleFiller] = {}
    for role, argument, source in outcome.filled:
        for extent, entity in fillings(argument, source, fillers):
            filler = RoleFiller(role, extent, entity, Evidence(source, argument))
            found.setdefault((role, extent, entity), filler)
    arguments = tuple(found.values())
    clause = outcome.clause
    return Relation(
        outcome.reading.type,
        trigger_of(clause, fillers.doc),
        arguments,
        outcome.reading.sense.modality or clause.modality,
        outcome.reading.frame,
        clause.index,
    )


def _order(relation: Relation) -> tuple[bool, int, str]:
    """Order by clause, and last what no clause of the Doc tells: "four Israelis"."""
    return (relation.clause is None, relation.clause or 0, relation.type)


def home_of(clause: Clause, count: int) -> int | None:
    """Give the clause of the Doc, which has `count`, that tells a relation of this one, if any."""
    return clause.index if clause.index < count else clause.parent


def _in_clause(relation: Relation, every: Sequence[Clause], count: int) -> Relation:
    """Put a relation of neighbours in the clause of the Doc they stand in."""
    assert relation.clause is not None
    home = home_of(every[relation.clause], count)
    return relation if home == relation.clause else replace(relation, clause=home)


def is_reflexive(relation: Relation) -> bool:
    """Tell whether a state would hold between a thing and itself."""
    hub = RELATION_TYPES[relation.type].hub
    hubs = {f.entity for f in relation.arguments if f.role == hub and f.entity is not None}
    others = {f.entity for f in relation.arguments if f.role != hub}
    return RELATION_TYPES[relation.type].kind == "state" and bool(hubs & others)


def fillings(argument: ClauseArgument, source: Source, fillers: Fillers) -> list[Filling]:
    """Give the mentions an argument stands for; the words of the predicate stand for themselves."""
    if source.place in WORDS_AS_WRITTEN:
        return [(argument.extent, None)]
    return fillers.fill(argument)


class Evidence(NamedTuple):
    """Why an argument fills a role: told in words only where somebody asks."""

    source: Source
    argument: ClauseArgument

    def __str__(self) -> str:
        argument = self.argument
        stands = f"{argument.function} {argument.preposition or ''}".strip()
        return f"{self.source}: {stands} ({argument.construction})"


def trigger_of(clause: Clause, doc: Doc) -> Extent | None:
    """Take the word that means the relation; two phrases side by side have none."""
    if clause.kind == "attributive" and clause.construction in WITHOUT_TRIGGER:
        return None
    return Extent.of(doc[clause.head])


@Language.factory(
    "nutgraf_relations",
    default_config={"package": "nutgraf_en"},
    requires=attributes(CLAUSES, MENTIONS, ENTITIES, GROUPS, QUANTITIES, TIMES),
    assigns=attributes(RELATIONS),
)
def create(nlp: Language, name: str, package: str) -> Relations:
    """Make the stage from a language package's `classes.yaml` and `frames/*.yaml`."""
    return create_from(find_package(package))


def create_from(package: Package) -> Relations:
    """Make the stage from a package that was found."""
    return Relations(read_frames(package), read_confidence(package))
