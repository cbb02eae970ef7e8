"""Explanations name the rule, the evidence, and what a rule lacked."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.explain import explain, render
from nutgraf.language import find_package
from nutgraf.rules.frame_compiler import Frames
from nutgraf.rules.frame_reader import read_frames


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


def test_a_sentence_that_is_not_there_is_an_error(nlp: Language, frames: Frames) -> None:
    with pytest.raises(IndexError):
        explain(nlp("One."), frames, 3)
