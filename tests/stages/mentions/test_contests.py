"""Clubs, things and bodies the model takes for persons, towns or peoples."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nutgraf.language import find_package
from nutgraf.layers import SENTENCES, Extent, Sentence
from nutgraf.stages.mentions import Mentions
from nutgraf.stages.mentions.lexicon import read_lexicon

TAGS = {
    ",": ",", ".": ".", "in": "IN", "an": "DT", "the": "DT", "was": "VBD", "beat": "VBD",
    "won": "VBD", "by": "IN", '"': "``", "-": "HYPH",
}  # fmt: skip


@pytest.fixture(scope="module")
def stage() -> Mentions:
    return Mentions(read_lexicon(find_package()))


def types_of(stage: Mentions, text: str, name: str, label: str) -> list[str]:
    """Return the types of all mentions of a name, which the model gives one label."""
    words = text.split()
    tags = [
        TAGS.get(w.lower()) or ("CD" if w[0].isdigit() else "NNP" if w[0].isupper() else "NN")
        for w in words
    ]
    heads = list(range(len(words)))
    doc = Doc(Vocab(), words=words, tags=tags, heads=heads, deps=["ROOT"] * len(words))
    doc.ents = [Span(doc, i, i + 1, label) for i, w in enumerate(words) if w == name]
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    return [m.type for m in stage.find(doc) if m.extent.text(doc) == name]


@pytest.mark.parametrize(
    ("text", "name", "label", "types"),
    [
        ("the Stavanger striker was hurt .", "Stavanger", "GPE", ["ORG"]),
        ("rain fell as Kelmso beat Tarmina 2 - 1 .", "Kelmso", "PERSON", ["ORG"]),
        ("rain fell as Kelmso beat Bergen 91-88 .", "Bergen", "GPE", ["ORG"]),
        ("the Bergen goalkeeper was born in Bergen .", "Bergen", "GPE", ["ORG", "GPE"]),
        ("rain fell as Kelmso beat Tarmina 6-4 , 7-5 .", "Tarmina", "PERSON", ["PERSON"]),
        ("the Bergen mayor was hurt .", "Bergen", "GPE", ["GPE"]),
    ],
)
def test_clubs_have_players_and_scores(
    stage: Mentions, text: str, name: str, label: str, types: list[str]
) -> None:
    assert types_of(stage, text, name, label) == types


@pytest.mark.parametrize(
    ("text", "name", "label", "types"),
    [
        ("the Orbalon-3 spacecraft was lost .", "Orbalon-3", "ORG", ["PRODUCT"]),
        ("the Tarmin temple was shut .", "Tarmin", "PERSON", ["FAC"]),
        ("the Kelmso newspaper was shut .", "Kelmso", "PERSON", ["ORG"]),
        ("the Bergen temple was shut .", "Bergen", "GPE", ["GPE"]),
    ],
)
def test_a_thing_behind_a_name(
    stage: Mentions, text: str, name: str, label: str, types: list[str]
) -> None:
    assert types_of(stage, text, name, label) == types


@pytest.mark.parametrize(
    ("text", "name", "label", "types"),
    [
        ("in may Orbex was shut .", "Orbex", "NORP", ["ORG"]),
        ("in may Kelmso won .", "Kelmso", "NORP", ["ORG"]),
        ("in may Tarmed beat them .", "Tarmed", "NORP", ["ORG"]),
        ("the Tarmed was shut .", "Tarmed", "NORP", ["NORP"]),
        ("she won an Orpheo .", "Orpheo", "PERSON", []),
        ("she won an Orpheo by merit .", "Orpheo", "PERSON", []),
        ("she was an Orpheo , too .", "Orpheo", "PERSON", []),
        ("she was an Orpheo aide .", "Orpheo", "PERSON", ["PERSON"]),
    ],
)
def test_peoples_and_persons_that_are_none(
    stage: Mentions, text: str, name: str, label: str, types: list[str]
) -> None:
    assert types_of(stage, text, name, label) == types


@pytest.mark.parametrize(
    ("text", "name", "label", "types"),
    [
        ('the musical " Orpheo " was lost .', "Orpheo", "PERSON", ["WORK_OF_ART"]),
        ('the film " The Orpheo " was lost .', "Orpheo", "ORG", ["WORK_OF_ART"]),
        ('the ferry " Orpheo " was lost .', "Orpheo", "GPE", ["PRODUCT"]),
        ('the farmer " Orpheo " was lost .', "Orpheo", "PERSON", ["PERSON"]),
    ],
)
def test_titles_in_quotation_marks(
    stage: Mentions, text: str, name: str, label: str, types: list[str]
) -> None:
    assert types_of(stage, text, name, label) == types
