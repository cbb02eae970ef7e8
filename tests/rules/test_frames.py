"""Frames are refused with all their mistakes, inherit, and are checked against each other."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Any

import pytest
from pydantic import ValidationError

from nutgraf.layers import Clause, Extent
from nutgraf.rules.checks import check_frames, coverage
from nutgraf.rules.classes import ClassFile, compile_classes
from nutgraf.rules.confidence import Confidence
from nutgraf.rules.frame_compiler import compile_frames
from nutgraf.rules.frames import FrameFile, FrameRule
from nutgraf.rules.relation_types import RELATION_TYPES
from nutgraf.rules.role_sources import read_source

CLASSES = compile_classes(
    ClassFile.model_validate(
        {
            "classes": {
                "person": {"words": ["nurse"], "endings": ["woman"]},
                "agent": {"of": ["person"], "words": ["army"]},
            }
        }
    )
)


@dataclass
class Around:
    """Words around a clause's own."""

    ending: Set[str]
    word_before: Set[str] = frozenset()
    word_after: Set[str] = frozenset()

    def endings(self) -> Set[str]:
        return self.ending

    def before(self) -> Set[str]:
        return self.word_before

    def after(self) -> Set[str]:
        return self.word_after


def rules(*forms: dict[str, Any]) -> tuple[FrameRule, ...]:
    return FrameFile.model_validate({"rules": list(forms)}).rules


def test_a_wider_class_holds_the_words_of_its_narrower_ones() -> None:
    assert CLASSES.of_word("nurse") == {"person", "agent"}


def test_a_class_may_be_told_by_a_words_ending() -> None:
    assert "person" in CLASSES.of_word("policewoman")
    assert not CLASSES.of_word("woman")


def test_a_source_reads_its_conditions() -> None:
    source = read_source("in favour of is agent/person unless with", CLASSES)
    assert (source.place, source.unless) == ("in favour of", {"with"})
    assert source.classes == {"agent", "person"}


@pytest.mark.parametrize("text", ["object is", "object is thing", "object is agent near with"])
def test_a_wrong_source_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="object"):
        read_source(text, CLASSES)


def test_all_wrong_frames_are_named_at_once() -> None:
    wrong = rules(
        {"frame": "a", "type": "meet", "verbs": ["meet"], "roles": {"guest": "object"}},
        {"frame": "b", "type": "meet", "verbs": ["meet"], "like": "c"},
        {"frame": "d", "verbs": ["meet"], "roles": {"participant": "object"}},
    )
    with pytest.raises(ValueError, match=r"(?s)frame a.*frame b.*frame d"):
        compile_frames(wrong, CLASSES)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(ValidationError, match="no relation type 'greet'"):
        rules({"frame": "a", "type": "greet"})


def test_a_frame_takes_from_the_one_it_is_like() -> None:
    both = rules(
        {"frame": "kill", "type": "kill", "roles": {"victim": "object"}, "needs": ["victim"]},
        {"frame": "kill.news", "like": "kill", "verbs": ["slay"]},
    )
    (reading,) = compile_frames(both, CLASSES).of("verbal", "slay")
    assert (reading.type, [role.name for role in reading.sense.roles]) == ("kill", ["victim"])


def test_words_of_a_class_are_trigger_words() -> None:
    frames = compile_frames(
        rules({"frame": "a", "type": "kin_of", "nouns": ["@person"], "roles": {"person": "of"}}),
        CLASSES,
    )
    assert frames.of("nominal", "nurse")


def test_a_verb_parts_its_phrases_by_their_last_word() -> None:
    roles = {"victim": "object"}
    frames = compile_frames(
        rules({"frame": "a", "type": "kill", "verbs": ["do", "do away with"], "roles": roles}),
        CLASSES,
    )
    did = Clause(0, "verbal", Extent(0, 3, 0, 1, 0), 0, "do", 0)
    found = frames.candidates(did, "do")
    there, not_there = Around(frozenset({"with", "it"})), Around(frozenset())
    assert [reading.words for reading in found.among(there)] == [("do", "away", "with"), ("do",)]
    assert [reading.words for reading in found.among(not_there)] == [("do",)]


def test_a_predicate_or_noun_parts_its_phrases_by_the_word_beside_it() -> None:
    roles = {"participant": "subject"}
    frames = compile_frames(
        rules(
            {
                "frame": "a",
                "type": "meet",
                "nouns": ["peace talks"],
                "predicates": ["in talks", "be at odds"],
                "roles": roles,
            }
        ),
        CLASSES,
    )
    extent = Extent(0, 3, 0, 1, 0)
    noun = Clause(0, "nominal", extent, 0, "talks", 0)
    predicate, copula = replace(noun, kind="copular"), replace(noun, kind="copular", lemma="be")
    for clause, before, after, words in (
        (noun, "peace", "", ("peace", "talks")),
        (predicate, "in", "", ("in", "talks")),
        (copula, "", "at", ("be", "at", "odds")),
    ):
        candidates = frames.candidates(clause, clause.lemma)
        assert not candidates.among(Around(frozenset({"with"})))
        around = Around(frozenset(), frozenset({before}), frozenset({after}))
        assert [reading.words for reading in candidates.among(around)] == [words]


def test_the_same_words_twice_are_a_duplicate() -> None:
    twice = rules(
        {"frame": "a", "type": "kill", "verbs": ["slay"], "roles": {"victim": "object"}},
        {"frame": "b", "type": "kill", "verbs": ["slay"], "roles": {"victim": "object"}},
    )
    findings = check_frames(twice, compile_frames(twice, CLASSES))
    assert [f.kind for f in findings] == [
        "duplicate",
        "untested",
        "untested",
        "untested",
        "untested",
    ]


def test_rules_that_never_fired_are_counted_as_such() -> None:
    frames = compile_frames(
        rules({"frame": "a", "type": "kill", "verbs": ["slay"], "roles": {"victim": "object"}}),
        CLASSES,
    )
    assert coverage(frames, []) == {"a": 0}


def test_confidence_needs_support() -> None:
    table = Confidence.model_validate(
        {
            "data": "some gold",
            "least": 5,
            "measured": {
                "a": {"precision": 0.9, "support": 10},
                "b": {"precision": 1, "support": 2},
            },
        }
    )
    assert [table.of(rule) for rule in ("a", "b", "c")] == [0.9, None, None]


def test_events_take_circumstances_and_states_do_not() -> None:
    assert "place" in RELATION_TYPES["kill"].all_roles
    assert RELATION_TYPES["kin_of"].all_roles == ("person", "relative", "kinship")
    assert RELATION_TYPES["meet"].symmetric_role == "participant"


def test_a_noun_may_mean_something_else_in_the_plural() -> None:
    frames = compile_frames(
        rules(
            {"frame": "a", "type": "attack", "nouns": ["hostilities"], "roles": {"target": "on"}},
            {"frame": "b", "type": "oppose", "nouns": ["hostility"], "roles": {"opposed": "to"}},
        ),
        CLASSES,
    )
    noun = Clause(0, "nominal", Extent(0, 3, 0, 1, 0), 0, "hostility", 0)
    told = [
        [reading.frame for reading in frames.candidates(noun, form).among(Around(frozenset()))]
        for form in ("hostility", "hostilities")
    ]
    assert told == [["b"], ["b", "a"]]
