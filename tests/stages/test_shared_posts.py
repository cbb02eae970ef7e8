"""Posts in a row share the body named before the first; stance prefixes name no body."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.layers import RELATIONS

ROWS = {
    "She met German Chancellor Ulf Beck and Foreign Minister Ann Moss.": ("Ann Moss", "German"),
    "Acme president Tom Reed, vice-president Bo Lee and director Ann Moss left.": (
        "Ann Moss",
        "Acme",
    ),
    "She met US President Ulf Beck and General Tom Reed.": ("Tom Reed", None),
    "She met US Secretary of State Ann Moss.": ("Ann Moss", "US"),
    "They heard anti-Acme spokesman Tom Reed.": ("Tom Reed", None),
}


@pytest.mark.parametrize("text", ROWS)
def test_whose_post_it_is(nlp: Language, text: str) -> None:
    doc = nlp(text)
    person, body = ROWS[text]
    found = {
        roles["person"]: roles.get("organization")
        for relation in RELATIONS.get(doc)
        if relation.type == "holds_position"
        for roles in [{f.role: f.extent.text(doc) for f in relation.arguments}]
    }
    assert found[person] == body


def test_place_whose_noun_tells_it(nlp: Language) -> None:
    doc = nlp("The plane crashed near the city of Arica, in Chile's north-east.")
    found = [
        {f.role: f.extent.text(doc) for f in relation.arguments}
        for relation in RELATIONS.get(doc)
        if relation.type == "located_in"
    ]
    assert {"place": "Arica", "container": "Chile's north-east"} in found


@pytest.mark.parametrize(
    ("text", "place", "container"),
    [
        ("Police in Arica, northern Chile, held him.", "Arica", "Chile"),
        ("Police in Arica, in northern Chile, held him.", "Arica", "Chile"),
        ("Police in Arica, Lima and Quito held him.", "Arica", None),
    ],
)
def test_a_part_before_the_container(
    nlp: Language, text: str, place: str, container: str | None
) -> None:
    doc = nlp(text)
    found = {
        roles["place"]: roles["container"]
        for relation in RELATIONS.get(doc)
        if relation.type == "located_in"
        for roles in [{f.role: f.extent.text(doc) for f in relation.arguments}]
    }
    assert found.get(place) == container
