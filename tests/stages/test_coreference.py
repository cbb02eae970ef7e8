"""Coreference: sieves on parses made by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import (
    ENTITIES,
    GROUPS,
    MENTIONS,
    SENTENCES,
    STATEMENTS,
    Extent,
    Mention,
    Sentence,
    Statement,
)
from nutgraf.stages.coreference import Coreference
from nutgraf.stages.coreference.lexicon import Lexicon, read_lexicon
from nutgraf.stages.coreference.names import initials, is_short_form
from nutgraf.stages.coreference.nominals import _governor

#: One word of a parse: the word, its tag, its head's index in the sentence, its label.
Word = tuple[str, str, int, str]
VOCAB = spacy.blank("en").vocab
POS = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "PRP": "PRON", "PRP$": "PRON", "DT": "DET"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon(find_package())


def parse(*sentences: list[Word]) -> Doc:
    """Build a Doc of several sentences; heads count within each."""
    words, tags, heads, deps, starts = [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        starts.append(offset)
        for word, tag, head, dep in sentence:
            words.append(word)
            tags.append(tag)
            heads.append(offset + head)
            deps.append(dep)
    pos = [POS.get(tag, "VERB" if tag.startswith("VB") else "X") for tag in tags]
    doc = Doc(
        VOCAB, words=words, tags=tags, heads=heads, deps=deps, pos=pos,
        lemmas=[w.lower() for w in words],
    )  # fmt: skip
    bounds = zip(starts, [*starts[1:], len(words)], strict=True)
    SENTENCES.set(
        doc, tuple(Sentence(Extent.of(doc[a:b]), i, "body") for i, (a, b) in enumerate(bounds))
    )
    return doc


def name(doc: Doc, first: int, last: int, kind: str, country: str | None = None) -> Mention:
    return Mention(Extent.of(doc[first:last]), "name", kind, "test", country)  # type: ignore[arg-type]


def entities(doc: Doc, lexicon: Lexicon, *names: Mention) -> dict[str, list[str]]:
    MENTIONS.set(doc, names)
    Coreference(lexicon)(doc)
    return {e.name: [m.extent.text(doc) for m in e.mentions] for e in ENTITIES.get(doc)}


def test_empty_doc_has_no_entity(lexicon: Lexicon) -> None:
    assert entities(Doc(VOCAB), lexicon) == {}


def test_surname_takes_up_the_full_name(lexicon: Lexicon) -> None:
    doc = parse(
        [("Ada", "NNP", 1, "compound"), ("Moss", "NNP", 2, "nsubj"), ("left", "VBD", 2, "ROOT")],
        [("Moss", "NNP", 1, "nsubj"), ("slept", "VBD", 1, "ROOT")],
    )
    found = entities(doc, lexicon, name(doc, 0, 2, "PERSON"), name(doc, 3, 4, "PERSON"))
    assert found == {"Ada Moss": ["Ada Moss", "Moss"]}


def test_acronym_takes_up_the_nearest_name_it_spells() -> None:
    assert list(initials(["World", "Health", "Organization"])) == ["WHO"]
    assert list(initials(["Bank", "of", "England"])) == ["BE", "BOE"]


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        (["Gomez"], ["Hernan", "Dario", "Gomez"], True),
        (["Hernan", "Gomez"], ["Hernan", "Dario", "Gomez"], True),
        (["H.", "Gomez"], ["Hernan", "Dario", "Gomez"], True),
        (["Maria", "Gomez"], ["Hernan", "Dario", "Gomez"], False),
        (["Gomez", "Dario"], ["Hernan", "Dario", "Gomez"], False),
    ],
)
def test_short_form_leaves_words_out_in_order(
    short: list[str], long: list[str], fits: bool
) -> None:
    assert is_short_form(short, long) is fits


def test_pronoun_agrees_in_gender(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("Mary", "NNP", 1, "compound"),
            ("Bell", "NNP", 2, "nsubj"),
            ("met", "VBD", 2, "ROOT"),
            ("John", "NNP", 4, "compound"),
            ("Hall", "NNP", 2, "dobj"),
        ],
        [("He", "PRP", 1, "nsubj"), ("left", "VBD", 1, "ROOT")],
    )
    found = entities(doc, lexicon, name(doc, 0, 2, "PERSON"), name(doc, 3, 5, "PERSON"))
    assert found == {"Mary Bell": ["Mary Bell"], "John Hall": ["John Hall", "He"]}


def test_object_pronoun_is_not_the_subject_of_its_verb(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("John", "NNP", 1, "compound"),
            ("Hall", "NNP", 2, "nsubj"),
            ("hurt", "VBD", 2, "ROOT"),
            ("him", "PRP", 2, "dobj"),
        ]
    )
    assert entities(doc, lexicon, name(doc, 0, 2, "PERSON")) == {"John Hall": ["John Hall"]}


def test_unnamed_thing_keeps_a_pronoun_from_a_name(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("A", "DT", 1, "det"),
            ("storm", "NN", 2, "nsubj"),
            ("hit", "VBD", 2, "ROOT"),
            ("Leeds", "NNP", 2, "dobj"),
        ],
        [("It", "PRP", 1, "nsubj"), ("passed", "VBD", 1, "ROOT")],
    )
    assert entities(doc, lexicon, name(doc, 3, 4, "GPE")) == {"Leeds": ["Leeds"]}


def test_speaker_is_first_person_in_a_quotation(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("I", "PRP", 1, "nsubj"),
            ("resign", "VBP", 4, "ccomp"),
            ("Ada", "NNP", 3, "compound"),
            ("Moss", "NNP", 4, "nsubj"),
            ("said", "VBD", 4, "ROOT"),
        ]
    )
    speaker, content = Extent.of(doc[2:4]), Extent.of(doc[0:2])
    STATEMENTS.set(doc, (Statement("direct", "affirms", content, "test", speaker),))
    assert entities(doc, lexicon, name(doc, 2, 4, "PERSON")) == {"Ada Moss": ["I", "Ada Moss"]}


def test_plural_noun_means_the_things_named_together(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("Peru", "NNP", 3, "nsubj"),
            ("and", "CC", 0, "cc"),
            ("Chile", "NNP", 0, "conj"),
            ("met", "VBD", 3, "ROOT"),
        ],
        [
            ("The", "DT", 1, "det"),
            ("countries", "NNS", 2, "nsubj"),
            ("agreed", "VBD", 2, "ROOT"),
        ],
    )
    doc[5].lemma_ = "country"
    found = entities(doc, lexicon, name(doc, 0, 1, "GPE", "PE"), name(doc, 2, 3, "GPE", "CL"))
    assert found == {"Peru": ["Peru"], "Chile": ["Chile"]}
    (group,) = GROUPS.get(doc)
    assert (group.extent.text(doc), group.entities) == ("The countries", (0, 1))


def test_other_countrys_leader_is_someone_else(lexicon: Lexicon) -> None:
    doc = parse(
        [
            ("Peru", "NNP", 2, "poss"),
            ("'s", "POS", 0, "case"),
            ("leader", "NN", 4, "compound"),
            ("Ada", "NNP", 4, "compound"),
            ("Moss", "NNP", 5, "nsubj"),
            ("spoke", "VBD", 5, "ROOT"),
        ],
        [
            ("The", "DT", 2, "det"),
            ("Chilean", "JJ", 2, "amod"),
            ("leader", "NN", 3, "nsubj"),
            ("left", "VBD", 3, "ROOT"),
        ],
    )
    chilean = Mention(Extent.of(doc[7:8]), "demonym", "GPE", "test", "CL")
    peru, moss = name(doc, 0, 1, "GPE", "PE"), name(doc, 3, 5, "PERSON")
    found = entities(doc, lexicon, peru, moss, chilean)
    assert "The Chilean leader" not in found["Ada Moss"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Acme said on Thursday it had agreed to buy a rival.", "Acme", ["it"]),
        (
            "Gerald Hoyle, a jeweller from Leeds, was held. The jeweller denied it.",
            "Gerald Hoyle",
            ["a jeweller from Leeds", "The jeweller"],
        ),
        (
            'His lawyer, Ann Lee, said he would appeal. "My client is innocent," she said.',
            "Ann Lee",
            ["His lawyer", "My", "she"],
        ),
        ("Peru said it would send troops to the country.", "Peru", ["it"]),
    ],
)
def test_the_whole_pipeline_links(nlp: Language, text: str, name: str, mentions: list[str]) -> None:
    doc = nlp(text)
    entity = next(e for e in ENTITIES.get(doc) if e.name == name)
    assert [m.extent.text(doc) for m in entity.mentions if m.kind != "name"] == mentions


def test_word_of_a_line_without_a_verb_has_no_governor() -> None:
    doc = parse([("The", "DT", 1, "det"), ("leader", "NN", 1, "ROOT")])
    assert _governor(doc[0]) is None
