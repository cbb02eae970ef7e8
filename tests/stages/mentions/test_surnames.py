"""Surnames that are places, too, on hand-built Docs: the model takes them for the places."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nutgraf.language import find_package
from nutgraf.layers import SENTENCES, Extent, Sentence
from nutgraf.stages.mentions import Mentions
from nutgraf.stages.mentions.lexicon import read_lexicon


@pytest.fixture(scope="module")
def stage() -> Mentions:
    return Mentions(read_lexicon(find_package()))


def types(stage: Mentions, text: str, word: str, *persons: str) -> list[str]:
    """Tell the types that a word has in a text whose persons and places the model knows."""
    words = text.split()
    tags = ["NNP" if w[0].isupper() else "DT" if w == "the" else "NN" for w in words]
    doc = Doc(Vocab(), words=words, tags=tags)
    spans = []
    for person in persons:
        parts = person.split()
        first = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
        spans.append(Span(doc, first, first + len(parts), "PERSON"))
    inside = {i for span in spans for i in range(span.start, span.end)}
    spans += [
        Span(doc, i, i + 1, "GPE") for i, w in enumerate(words) if w == word and i not in inside
    ]
    doc.ents = sorted(spans, key=lambda span: span.start)
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    return [m.type for m in stage.find(doc) if m.extent.text(doc) == word]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("they met Ana Montenegro , and Montenegro said no", "Ana Montenegro"),
        ("they met Vernon Jordan , and Jordan told them of it", "Vernon Jordan"),
        ("they met Prime Minister Luís Chad , and Chad's lawyer left Chad", "Luís Chad"),
        ("they met Steve Israel , and critics blamed Israel again", "Steve Israel"),
    ],
)
def test_last_word_of_a_full_name_is_the_person(stage: Mentions, text: str, person: str) -> None:
    word = person.split()[1]
    found = types(stage, text, word, person)
    assert found
    assert set(found) == {"PERSON"}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        # the country by itself before the person
        ("fighting in Jordan went on , Vernon Jordan said , and Jordan paid", "Vernon Jordan"),
        ("they met Vernon Jordan in Jordan and left Jordan", "Vernon Jordan"),
        ("they met Vernon Jordan before Jordan 's government fell", "Vernon Jordan"),
        ("they met Vernon Jordan , and Egypt and Jordan paid", "Vernon Jordan"),
        # its people are named, too
        ("they met Vernon Jordan and Jordanian troops , and Jordan paid", "Vernon Jordan"),
        # no given name
        ("they met Hockey Jordan , and Jordan paid", "Hockey Jordan"),
    ],
)
def test_country_named_as_such_stays_one(stage: Mentions, text: str, person: str) -> None:
    assert set(types(stage, text, "Jordan", person)) == {"GPE"}


def test_town_after_a_preposition_stays_one(stage: Mentions) -> None:
    text = "they met Whitney Houston in Houston , and Houston sang"
    assert types(stage, text, "Houston", "Whitney Houston") == ["GPE", "PERSON"]


def test_trust_is_put_in_persons(stage: Mentions) -> None:
    text = "they met Vernon Jordan and have confidence in Jordan"
    assert types(stage, text, "Jordan", "Vernon Jordan") == ["PERSON"]


@pytest.mark.parametrize("title", ["Mr", "Ms", "Dr."])
def test_title_tells_a_person(stage: Mentions, title: str) -> None:
    assert types(stage, f"she said {title} Israel lied", "Israel") == ["PERSON"]


def test_office_before_a_country_tells_none(stage: Mentions) -> None:
    assert types(stage, "she told President Israel lied", "Israel") == ["GPE"]
