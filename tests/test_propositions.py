"""Open relations: which propositions a record has, and with which words."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.article import read_document
from nutgraf.documents import Document
from nutgraf.records import Proposition

Expected = tuple[str, str, str, list[tuple[str, str | None, str]]]

SENTENCES: list[tuple[str, Expected]] = [
    (
        "Poland sent tanks to Ukraine.",
        ("verbal", "sent", "send", [
            ("subject", None, "Poland"), ("object", None, "tanks"), ("place", "to", "Ukraine"),
        ]),
    ),
    (
        "On Friday the union agreed to pay the fine.",
        ("verbal", "agreed to pay", "pay", [
            ("time", "on", "Friday"), ("subject", None, "the union"), ("object", None, "the fine"),
        ]),
    ),
    (
        "The union urged members to pay.",
        ("verbal", "urged", "urge", [
            ("subject", None, "The union"), ("object", None, "members"),
            ("complement", None, "to pay"),
        ]),
    ),
    (
        "Troops quickly seized the airport.",
        ("verbal", "quickly seized", "seize", [
            ("subject", None, "Troops"), ("object", None, "the airport"),
        ]),
    ),
    (
        "The mayor was arrested by police.",
        ("verbal", "was arrested", "arrest", [
            ("object", None, "The mayor"), ("subject", "by", "police"),
        ]),
    ),
    (
        "She is the director of the museum.",
        ("copular", "is", "be", [
            ("subject", None, "She"), ("complement", None, "the director of the museum"),
        ]),
    ),
    (
        "The rebels were unable to hold the town.",
        ("verbal", "were unable to hold", "hold", [
            ("subject", None, "The rebels"), ("object", None, "the town"),
        ]),
    ),
    (
        "Ada Moss, director of the museum, resigned.",
        ("copular", "director", "director", [
            ("subject", None, "Ada Moss"), ("oblique", "of", "the museum"),
        ]),
    ),
    (
        "President Emmanuel Macron resigned.",
        ("copular", "President", "president", [("subject", None, "Emmanuel Macron")]),
    ),
    (
        "Iran's attack on the base failed.",
        ("nominal", "attack", "attack", [
            ("subject", None, "Iran"), ("oblique", "on", "the base"),
        ]),
    ),
    (
        "The troops in Kursk withdrew.",
        ("attributive", "in", "in", [
            ("subject", None, "The troops"), ("object", None, "Kursk"),
        ]),
    ),
    (
        "They grow fruits such as apples and pears.",
        ("attributive", "such as", "such as", [
            ("subject", None, "fruits"), ("object", None, "apples"), ("object", None, "pears"),
        ]),
    ),
    (
        "Iranian ships left the port.",
        ("attributive", "Iranian", "iranian", [("subject", None, "ships")]),
    ),
    (
        "He was born in Lyon, France.",
        ("attributive", ",", ",", [("subject", None, "Lyon"), ("object", None, "France")]),
    ),
    (
        "Acme's former owner resigned.",
        ("possessive", "'s", "'s", [
            ("subject", None, "Acme"), ("object", None, "former owner"),
        ]),
    ),
    (
        "Iran has lost its army.",
        ("possessive", "its", "its", [("subject", None, "its"), ("object", None, "army")]),
    ),
]  # fmt: skip


def propositions(nlp: Language, text: str) -> tuple[Proposition, ...]:
    return read_document(nlp, Document("d", text), open_=True).propositions or ()


def shape(p: Proposition) -> Expected:
    arguments = [(a.function, a.preposition, a.text) for a in p.arguments]
    return (p.kind or "", p.predicate.text, p.lemma, arguments)


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_has_its_proposition(nlp: Language, text: str, expected: Expected) -> None:
    assert expected in [shape(p) for p in propositions(nlp, text)]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("She became the director of the museum.", "director of the museum"),  # "became" says it
        ("The union agreed to pay the fine.", "agreed"),  # one predicate with "to pay"
        ("The University of Florida closed.", "of"),  # one name
        ("The army shelled the town.", "army"),  # a noun without participants
    ],
)
def test_what_is_said_already_is_not_said_twice(nlp: Language, text: str, predicate: str) -> None:
    assert predicate not in [p.predicate.text for p in propositions(nlp, text)]


def test_a_negated_governor_negates(nlp: Language) -> None:
    (paying,) = propositions(nlp, "The union did not agree to pay the fine.")
    assert (paying.predicate.text, paying.polarity, paying.modality) == (
        "did not agree to pay", "negative", "negated",
    )  # fmt: skip


def test_a_pronoun_that_owns_keeps_who_is_meant(nlp: Language) -> None:
    found = propositions(nlp, "Ada Moss sold her house.")
    (owning,) = [p for p in found if p.kind == "possessive"]
    assert owning.arguments[0].ref == "e1"


def test_no_argument_stands_in_another(nlp: Language) -> None:
    text = "Officials in Paris said on Monday that the army had shelled and burned the town."
    for p in propositions(nlp, text):
        for a in p.arguments:
            assert not any(
                a is not b and b.start <= a.start and a.end <= b.end for b in p.arguments
            )


def test_an_event_needs_no_actor(nlp: Language) -> None:
    found = propositions(nlp, "The arrest of the editor by police drew protests.")
    (arrest,) = [p for p in found if p.lemma == "arrest"]
    assert [(a.preposition, a.text) for a in arrest.arguments] == [
        ("of", "the editor"), ("by", "police"),
    ]  # fmt: skip
