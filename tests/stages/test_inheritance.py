"""Times and places that hold for more clauses than the one they stand in."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import CLAUSES, RELATIONS, Clause, ClauseArgument, Extent
from nutgraf.stages.relations.inheritance import inherited


def circumstances(doc: Doc, type_: str) -> dict[str, str]:
    relation = next(r for r in RELATIONS.get(doc) if r.type == type_)
    shared = ("time", "place", "purpose", "instrument")
    return {f.role: f.extent.text(doc) for f in relation.arguments if f.role in shared}


@pytest.mark.parametrize(
    ("text", "type_", "found"),
    [
        ("In May the minister was forced to resign.", "leave_position", {"time": "May"}),
        ("Peru and Chile held talks in Oslo on Friday.", "meet",
         {"place": "Oslo", "time": "Friday"}),
        ("A bus crashed in Leeds on Friday, killing two people.", "kill",
         {"place": "Leeds", "time": "Friday"}),
        ("A bus crashed in Leeds on Friday, killing two people and injuring ten.", "injure",
         {"place": "Leeds", "time": "Friday"}),
        ("The towns where 41 people died lie in Peru.", "kill", {"place": "The towns"}),
        ("The envoy on Monday was to meet the king.", "meet", {"time": "Monday"}),
        ("Two men died in a crash near Leeds.", "kill", {"place": "Leeds"}),
        ("Ann Lee was hurt in a riot outside a stadium in Leeds.", "injure",
         {"place": "a stadium in Leeds"}),
        ("The minister met the king at talks in Oslo on Friday.", "meet",
         {"place": "Oslo", "time": "Friday"}),
        ("A plane crashed into a barn near Leeds, killing two people.", "kill",
         {"place": "Leeds"}),
        ("The premier arrived on a visit to Peru on Sunday.", "visit", {"time": "Sunday"}),
        ("The premier left for Oslo on a special flight.", "visit",
         {"instrument": "a special flight"}),
        ("The king paid a three-day visit to Peru.", "visit", {"time": "three-day"}),
        ("The bank cut rates in a bid to revive growth.", "change",
         {"purpose": "to revive growth"}),
        ("On Monday, Kenya played well; Togo lost to Niger.", "win", {"time": "Monday"}),
    ],
)  # fmt: skip
def test_is_shared(nlp: Language, text: str, type_: str, found: dict[str, str]) -> None:
    assert circumstances(nlp(text), type_) == found


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("He agreed on Monday to pay Ann Lee $300.", "pay"),
        ("Ann Lee paid $300 after a meeting in Oslo.", "pay"),
        ("He resigned in May after winning the election.", "win"),
        ("Ann Lee said on Sunday that Peru had invaded Chile.", "attack"),
    ],
)
def test_is_not_shared(nlp: Language, text: str, type_: str) -> None:
    assert circumstances(nlp(text), type_) == {}


@pytest.mark.parametrize(
    ("text", "type_", "found"),
    [
        ("I visited Oslo on Saturday night, the opening night.", "visit", "Saturday night"),
        ("Yesterday, day five of the tournament, Peru beat Chile.", "win", "Yesterday"),
        ("He was arrested on Monday, June 3.", "detain", "Monday, June 3"),
    ],
)
def test_a_time_said_again_is_one_time(nlp: Language, text: str, type_: str, found: str) -> None:
    assert circumstances(nlp(text), type_) == {"time": found}


def test_a_time_compared_to_is_not_when_it_was(nlp: Language) -> None:
    doc = nlp("Peru exported 300 tonnes to Chile, twice as many as five years ago.")
    assert all(f.role != "time" for r in RELATIONS.get(doc) for f in r.arguments)
    assert CLAUSES.get(doc)[0].fillers("time") == []


def test_a_clause_that_is_its_own_parent_ends_the_search() -> None:
    extent = Extent(0, 1, 0, 1, 0)
    clause = Clause(
        0, "verbal", extent, 0, "go", 0, (ClauseArgument("time", extent),), parent=0,
        dependency="conjunct",
    )  # fmt: skip
    assert inherited(clause, [clause]) == []
