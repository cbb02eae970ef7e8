"""Phrases side by side that the parser hangs elsewhere, and the names that nouns stand for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.layers import RELATIONS


def facts(nlp: Language, text: str) -> set[tuple[str, ...]]:
    doc = nlp(text)
    return {
        (relation.type, *sorted(filler.extent.text(doc) for filler in relation.arguments))
        for relation in RELATIONS.get(doc)
    }


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("She toured a shipyard in Yokohama.", ("located_in", "Yokohama", "a shipyard")),
        ("Chile's Green Party won.", ("based_in", "Chile", "Green Party")),
        ("Chile's new Green Party won.", ("based_in", "Chile", "Green Party")),
        ("Chile's main opposition Green Party won.", ("based_in", "Chile", "Green Party")),
        ("They met Ann Lee's Green Party.", ("member_of", "Ann Lee", "Green Party")),
        ("Ann Lee and her Green Party won.", ("member_of", "Green Party", "her")),
        ("They sued Chile's Labour Ministry.", ("part_of", "Chile", "Labour Ministry")),
        ("He went to the Chicago suburb of Evanston.", ("visit", "Evanston", "He")),
        ("He went to the town of Evanston.", ("visit", "Evanston", "He")),
        ("He went to the suburbs of Evanston.", ("visit", "He", "the suburbs of Evanston")),
    ],
)
def test_is_found(nlp: Language, text: str, fact: tuple[str, ...]) -> None:
    assert fact in facts(nlp, text)


def test_a_ministry_is_no_party_of_a_minister(nlp: Language) -> None:
    found = facts(nlp, "Ann Lee's Justice Department sued.")
    assert not any(fact[0] in ("member_of", "part_of") for fact in found)


def test_the_relation_stands_in_the_clause_around_it(nlp: Language) -> None:
    doc = nlp("She toured a shipyard in Yokohama.")
    assert {relation.clause for relation in RELATIONS.get(doc)} == {0}


def test_a_title_takes_the_body_behind_the_name(nlp: Language) -> None:
    found = facts(nlp, "Sgt. Ann Lee of the New York Police Department left.")
    assert ("holds_position", "Ann Lee", "New York Police Department", "Sgt.") in found
    assert not any(fact[0] == "member_of" for fact in found)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Tom Reed, head of the council of the Ford Foundation, agreed.", "council"),
        ("Tom Reed, director of the research unit of the World Bank, agreed.", "unit"),
        ("Ann Lee, who is secretary of a committee of the Labour Party, agreed.", "committee"),
        ("Tom Reed, director of research at the World Bank, agreed.", "World Bank"),
    ],
)
def test_who_heads_a_council_heads_the_council(nlp: Language, text: str, body: str) -> None:
    doc = nlp(text)
    (post,) = [r for r in RELATIONS.get(doc) if r.type == "holds_position"]
    (filler,) = [f.extent for f in post.arguments if f.role == "organization"]
    assert doc[filler.head].text == body.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("US envoy to Sudan Tom Reed left.", ("Tom Reed", "US", "envoy")),
        ("The talks with US envoy to Sudan Tom Reed failed.", ("Tom Reed", "US", "envoy")),
        ("They met the president of Chile Luis Vega.", ("Chile", "Luis Vega", "president")),
    ],
)
def test_a_post_before_a_name_says_whose_it_is(nlp: Language, text: str, post: tuple[str]) -> None:
    assert ("holds_position", *sorted(post)) in facts(nlp, text)


def test_what_is_sent_to_a_place_is_no_post(nlp: Language) -> None:
    found = facts(nlp, "They sent letters to Chile Luis Vega said.")
    assert not any(fact[0] == "holds_position" for fact in found)
