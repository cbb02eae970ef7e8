"""Names told by the noun that explains them, against what the model takes them for."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nutgraf.language import find_package
from nutgraf.layers import SENTENCES, Extent, Sentence
from nutgraf.stages.mentions import Mentions
from nutgraf.stages.mentions.lexicon import read_lexicon

TAGS = {
    ",": ",", ".": ".", "in": "IN", "of": "IN", "at": "IN", "near": "IN", "to": "IN", "the": "DT",
    "a": "DT", "from": "IN", "between": "IN", "and": "CC", "called": "VBN", "named": "VBN",
    "known": "VBN", "as": "IN", "was": "VBD", "hit": "VBD", "said": "VBD", "according": "VBG",
    "'s": "POS", "that": "WDT",
}  # fmt: skip


@pytest.fixture(scope="module")
def stage() -> Mentions:
    return Mentions(read_lexicon(find_package()))


def type_of(stage: Mentions, text: str, name: str, label: str) -> str | None:
    words = text.split()
    tags = [TAGS.get(w.lower()) or ("NNP" if w[0].isupper() else "NN") for w in words]
    first = words.index(name)
    doc = Doc(
        Vocab(), words=words, tags=tags, heads=list(range(len(words))), deps=["ROOT"] * len(words)
    )
    doc.ents = [Span(doc, first, first + 1, label)]
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    return {m.extent.text(doc): m.type for m in stage.find(doc)}.get(name)


@pytest.mark.parametrize(
    ("text", "name", "label", "type_"),
    [
        ("a satellite called Orbalon was lost .", "Orbalon", "PERSON", "PRODUCT"),
        ("a ring , known as the Trebizan , was lost .", "Trebizan", "PERSON", "PERSON"),
        ("a charity known as Trebizan was hit .", "Trebizan", "GPE", "ORG"),
        ("a farmer named Kelmscott was hit .", "Kelmscott", "GPE", "PERSON"),
        ("a village called Tarmina was hit .", "Tarmina", "PERSON", "GPE"),
    ],
)
def test_a_noun_that_was_given_a_name(
    stage: Mentions, text: str, name: str, label: str, type_: str
) -> None:
    assert type_of(stage, text, name, label) == type_


@pytest.mark.parametrize(
    ("text", "name", "label", "type_"),
    [
        ("it was hit at Kelmsk , a town in the north .", "Kelmsk", "ORG", "GPE"),
        ("rain hit Kelmsk , the capital of the district .", "Kelmsk", "PERSON", "GPE"),
        ("it was sold to Kelmsk , a brewery in the north .", "Kelmsk", "PRODUCT", "ORG"),
        (
            "it was hit , according to Kelmsk , a town in the north was lost .",
            "Kelmsk",
            "PERSON",
            "PERSON",
        ),
        ("rain hit Kelmsk , the capital 's centre was lost .", "Kelmsk", "PERSON", "PERSON"),
    ],
)
def test_a_noun_in_apposition(
    stage: Mentions, text: str, name: str, label: str, type_: str
) -> None:
    assert type_of(stage, text, name, label) == type_


@pytest.mark.parametrize(
    ("text", "name", "label", "type_"),
    [
        ("rain hit the towns of Bari and Kelmsk .", "Kelmsk", "PERSON", "GPE"),
        ("rain hit the villages of Ostrin , Bari and Kelmsk .", "Kelmsk", "PRODUCT", "GPE"),
        ("a bus from Kelmsk to Bari was hit .", "Kelmsk", "PERSON", "GPE"),
        ("a road between Bari and Kelmsk was hit .", "Kelmsk", "PERSON", "GPE"),
        ("talks between Kelmsk and Iraq .", "Kelmsk", "PERSON", "PERSON"),
        ("the towns of Bari said Kelmsk was lost .", "Kelmsk", "PERSON", "PERSON"),
    ],
)
def test_places_in_lists_and_on_ways(
    stage: Mentions, text: str, name: str, label: str, type_: str
) -> None:
    assert type_of(stage, text, name, label) == type_


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("rebels hit Paktira province .", "Paktira", "GPE"),
        ("rebels hit Oralmo district .", "Oralmo", "GPE"),
        ("rebels hit Zemur island .", "Zemur", "LOC"),
        ("rebels hit a Corsitan town .", "Corsitan", "NORP"),
    ],
)
def test_a_place_the_model_takes_for_a_people(
    stage: Mentions, text: str, name: str, type_: str
) -> None:
    assert type_of(stage, text, name, "NORP") == type_
