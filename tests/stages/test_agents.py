"""What "it" may mean: bodies and states act, and do not happen; on whole sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.layers import ENTITIES


def pronouns(nlp: Language, text: str, name: str) -> list[str]:
    doc = nlp(text)
    (entity,) = (e for e in ENTITIES.get(doc) if e.name == name)
    return [m.extent.text(doc) for m in entity.mentions if m.kind == "pronoun"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A fire broke out in Denmark. It destroyed a barn.", "Denmark"),
        ("The ferry left Norway at noon. It sank two hours later.", "Norway"),
        ("Chile has dropped the plan. It was the third in two years.", "Chile"),
        (
            "Nordbank shut a branch in Bergen. It follows a robbery in March.",
            "Nordbank",
        ),
        ("Police in Nairobi say it is likely more arrests will be made.", "Nairobi"),
        ("Nordbank made an offer to the union, but its members rejected it.", "Nordbank"),
    ],
)
def test_event_or_thing_is_no_state_or_body(nlp: Language, text: str, name: str) -> None:
    assert [p for p in pronouns(nlp, text, name) if p.lower() == "it"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norway said it would send troops.", "Norway"),
        ("Norway is angry. It has threatened to leave the talks.", "Norway"),
        ("The Nordic Bank said it is likely to cut jobs.", "Nordic Bank"),
        ("The Nordic Bank hired Ann Lee. It is the largest bank in Oslo.", "Nordic Bank"),
    ],
)
def test_state_or_body_that_acts_is_meant(nlp: Language, text: str, name: str) -> None:
    assert [p.lower() for p in pronouns(nlp, text, name)] == ["it"]
