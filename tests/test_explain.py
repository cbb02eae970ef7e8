"""Explanations name the rule, the evidence, and what a rule lacked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.explain import explain, render
from nutgraf.language import find_package
from nutgraf.rules.frame_reader import read_frames
from nutgraf.rules.readings import Frames


@pytest.fixture(scope="module")
def frames() -> Frames:
    return read_frames(find_package())


def test_a_fact_is_explained_by_its_rule_and_places(nlp: Language, frames: Frames) -> None:
    found = explain(nlp("Russia rejected the proposal."), frames, 0)
    (fired,) = found.fired
    assert (fired.rule, [e.role for e in fired.roles]) == ("oppose", ["opponent", "opposed"])
    assert "opponent = Russia" in render(found)


def test_a_rule_that_did_not_fire_names_the_first_thing_it_lacked(
    nlp: Language, frames: Frames
) -> None:
    found = explain(nlp("The firm fired a cannon."), frames, 0, "leave_position", why_not=True)
    (refused,) = found.refused
    assert (refused.rule, refused.met < refused.asked) == ("leave_position", True)
    assert "a cannon" in refused.reason


def test_words_no_rule_knows_are_named(nlp: Language, frames: Frames) -> None:
    found = explain(nlp("The army relies on luck."), frames, 0, "supply", why_not=True)
    assert "rely" in found.unknown
    assert not found.fired


def test_phrases_side_by_side_are_held_against_rules_but_are_no_words(
    nlp: Language, frames: Frames
) -> None:
    doc = nlp("The bank's spokeswoman met Peru's Green Party in Lima, Peru.")
    found = explain(doc, frames, 0, why_not=True)
    assert {"based_in.possessed", "located_in"} <= {fired.rule for fired in found.fired}
    assert "based_in.possessed" not in {refused.rule for refused in found.refused}
    assert ("based_in.chain", "place_chain") in {(r.rule, r.trigger) for r in found.refused}
    assert "peru" not in found.unknown


def test_a_rule_never_meets_less_than_nothing(nlp: Language, frames: Frames) -> None:
    found = explain(nlp("A bomb exploded in Kobe, Japan."), frames, 0, why_not=True)
    assert found.refused
    assert all(0 <= refused.met <= refused.asked for refused in found.refused)


def test_a_neighbour_that_did_not_fire_says_why(nlp: Language, frames: Frames) -> None:
    found = explain(nlp("The envoy toured a shipyard in Kobe."), frames, 0, why_not=True)
    assert ("located_in.region", "object-in") in {(r.rule, r.trigger) for r in found.refused}


def test_a_rule_of_many_phrases_is_told_once_and_what_stands_nowhere_last(
    nlp: Language, frames: Frames
) -> None:
    found = explain(nlp("The minister took the bus to Oslo."), frames, 0, why_not=True)
    rules = [refused.rule for refused in found.refused]
    assert len(rules) == len(set(rules))
    (office,) = [r for r in found.refused if r.rule == "appoint.takes_office"]
    assert (office.met, office.others > 3) == (0, True)
    assert "and " + str(office.others) + " more" in render(found)
    assert rules.index("supply.carries") < rules.index("appoint.takes_office")


def test_a_sentence_that_is_not_there_is_an_error(nlp: Language, frames: Frames) -> None:
    with pytest.raises(IndexError):
        explain(nlp("One."), frames, 3)
