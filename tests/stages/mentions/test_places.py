"""Names told by what stands around them, against the model that takes them for persons."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from nutgraf.language import find_package
from nutgraf.layers import SENTENCES, Extent, Sentence
from nutgraf.stages.mentions import Mentions
from nutgraf.stages.mentions.lexicon import read_lexicon

TAGS = {"in": "IN", "of": "IN", "at": "IN", "near": "IN", "'s": "POS", "the": "DT", ",": ","}


@pytest.fixture(scope="module")
def stage() -> Mentions:
    return Mentions(read_lexicon(find_package()))


def type_of(stage: Mentions, text: str, name: str, label: str = "PERSON", **tags: str) -> str:
    words = text.split()
    heads = list(range(len(words)))
    tagged = [
        tags.get(w) or TAGS.get(w.lower()) or ("NNP" if w[0].isupper() else "NN") for w in words
    ]
    parts = name.split()
    first = next(i for i in range(len(words)) if words[i : i + len(parts)] == parts)
    heads[first : first + len(parts)] = [first - 1 if first else 0] * len(parts)
    doc = Doc(Vocab(), words=words, tags=tagged, heads=heads, deps=["dep"] * len(words))
    doc.ents = [Span(doc, first, first + len(parts), label)]
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    found = {m.extent.text(doc): m.type for m in stage.find(doc)}
    return found[name]


@pytest.mark.parametrize(
    "text",
    [
        "fires burned in Zarkon on Monday",
        "In Zarkon , crews rested",
        "At Zarkon , crews rested",
        "two people died near Zarkon",
        "a farm north of Zarkon burned",
        "they left Zarkon , about 20 km west of there",
        "rain fell in the Zarkon area",
    ],
)
def test_place_words_tell_a_place(stage: Mentions, text: str) -> None:
    assert type_of(stage, text, "Zarkon") in ("GPE", "LOC")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("voters have confidence in Zarkon again", "Zarkon"),
        ("it was in Zarkon 's view wrong", "Zarkon"),
        ("they drafted in Bogdan Zarkon again", "Bogdan Zarkon"),
        ("she laughed at Zarkon again", "Zarkon"),
        ("the house of Zarkon burned", "Zarkon"),
    ],
)
def test_other_words_leave_a_person(stage: Mentions, text: str, name: str) -> None:
    assert type_of(stage, text, name, drafted="VBD") == "PERSON"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("the ferry Zarkon sank", "Zarkon", "PRODUCT"),
        ("the space shuttle Zarkon docked", "Zarkon", "PRODUCT"),
        ("crew of the trawler Ada Moss swam", "Ada Moss", "PRODUCT"),
        ("the sailor Ada Moss swam", "Ada Moss", "PERSON"),
        ("the river Zarkon rose", "Zarkon", "LOC"),
        ("the musical Ada Moss closed", "Ada Moss", "WORK_OF_ART"),
        ("the typhoon Zarkon passed", "Zarkon", "EVENT"),
        ("the director Ada Moss left", "Ada Moss", "PERSON"),
    ],
)
def test_noun_before_a_name(stage: Mentions, text: str, name: str, expected: str) -> None:
    assert type_of(stage, text, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Warren Plan", "LAW"),
        ("Mitchell Commission", "ORG"),
        ("Alice Springs", "GPE"),
        ("Warren Hill", "PERSON"),
        ("Ada Law", "PERSON"),
    ],
)
def test_head_that_is_no_last_name_outweighs_a_given_name(
    stage: Mentions, name: str, expected: str
) -> None:
    assert type_of(stage, f"they heard of the {name} then", name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a player from Bari won", "GPE"),
        ("storms hit Leeds hard", "GPE"),
        ("trains to Leeds stopped", "GPE"),
        ("yesterday Leeds said so", "PERSON"),
        ("the Leeds administration erred", "PERSON"),
    ],
)
def test_city_is_a_person_only_where_it_acts(stage: Mentions, text: str, expected: str) -> None:
    name = "Bari" if "Bari" in text else "Leeds"
    assert type_of(stage, text, name, said="VBD", hit="NN") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rates will fall , Zarkon chief economist Ann Lee said", "ORG"),
        ("yesterday Zarkon 's chairman left", "ORG"),
        ("yesterday Zarkon shares fell", "ORG"),
        ("people in Zarkon shares of which fell", "GPE"),
    ],
)
def test_noun_of_firms_after_an_unknown_place(stage: Mentions, text: str, expected: str) -> None:
    assert type_of(stage, text, "Zarkon", label="GPE") == expected


@pytest.mark.parametrize("name", ["Ada Moss-Hall", "Ada Reed-Bridge", "Ada Moss-Street"])
def test_second_half_of_a_double_name_is_no_head(stage: Mentions, name: str) -> None:
    words = name.replace("-", " - ").split()
    doc = Doc(
        Vocab(), words=["yesterday", *words, "won"], spaces=[True, True, False, False, True, True]
    )
    doc.ents = [Span(doc, 1, 1 + len(words), "FAC")]
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    assert [m.type for m in stage.find(doc)] == ["PERSON"]


def test_hall_after_a_given_name_is_a_hall(stage: Mentions) -> None:
    assert type_of(stage, "they met in the Ada Moss Hall then", "Ada Moss Hall", "FAC") == "FAC"


@pytest.mark.parametrize(
    "name", ["Haruto Zarkon", "Wairimu Zarkon", "Dragoljub Zarkon", "Sinead Zarkon"]
)
def test_given_names_of_the_world_tell_persons(stage: Mentions, name: str) -> None:
    assert type_of(stage, f"then {name} spoke", name, "ORG") == "PERSON"


def test_surname_before_administration_is_the_person(stage: Mentions) -> None:
    text = "they met Ada Ford , and the Ford administration erred"
    words = text.split()
    tags = [TAGS.get(w) or ("NNP" if w[0].isupper() else "NN") for w in words]
    doc = Doc(Vocab(), words=words, tags=tags)
    doc.ents = [Span(doc, 2, 4, "PERSON"), Span(doc, 7, 8, "ORG")]
    SENTENCES.set(doc, (Sentence(Extent(0, len(doc.text), 0, len(doc), 0), 0, "body"),))
    assert [m.type for m in stage.find(doc)] == ["PERSON", "PERSON"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("City of Zarkon Police", "ORG"),
        ("County of Zarkon Council", "ORG"),
        ("State of Zarkon Commission", "ORG"),
        ("City of Zarkon", "GPE"),
    ],
)
def test_body_of_a_city_is_no_city(stage: Mentions, name: str, expected: str) -> None:
    assert type_of(stage, f"they left the {name} then", name, "ORG") == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Toyota", "ORG"), ("Ajax", "ORG"), ("Duma", "ORG"), ("Kobe", "GPE")]
)
def test_firm_better_known_than_the_city(stage: Mentions, name: str, expected: str) -> None:
    assert type_of(stage, f"yesterday {name} closed", name, "GPE") == expected
