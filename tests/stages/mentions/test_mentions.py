"""Names on hand-built Docs: what the base model says is given, so no model can break these."""

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


def doc_of(text: str, *names: tuple[int, int, str]) -> Doc:
    words = text.split()
    tags = ["NNP" if word[0].isupper() else "NN" for word in words]
    doc = Doc(Vocab(), words=words, tags=tags)
    doc.ents = [Span(doc, first, last, label) for first, last, label in names]
    whole = Extent(0, len(doc.text), 0, len(doc), 0)
    SENTENCES.set(doc, (Sentence(whole, 0, "body"),))
    return doc


def found(stage: Mentions, doc: Doc) -> list[tuple[str, str]]:
    return [(m.extent.text(doc), m.type) for m in stage.find(doc)]


def test_empty_doc_has_no_mentions(stage: Mentions) -> None:
    assert list(stage.find(Doc(Vocab(), words=[]))) == []


def test_white_space_and_odd_quotes_have_no_mentions(stage: Mentions) -> None:
    assert list(stage.find(Doc(Vocab(), words=["\n", "”", "’s", "-"]))) == []


def test_model_type_gives_way_to_head_word(stage: Mentions) -> None:
    doc = doc_of("they met at Marlow Airport", (3, 5, "PERSON"))
    assert found(stage, doc) == [("Marlow Airport", "FAC")]


def test_bare_surname_takes_type_of_full_name(stage: Mentions) -> None:
    doc = doc_of("yesterday Ada Boswell spoke but Boswell left", (1, 3, "PERSON"), (5, 6, "ORG"))
    assert found(stage, doc) == [("Ada Boswell", "PERSON"), ("Boswell", "PERSON")]


def test_first_word_that_the_model_lost_is_taken_in(stage: Mentions) -> None:
    doc = doc_of("an Environment Canada report", (2, 3, "GPE"))
    assert found(stage, doc)[0][0] == "Environment Canada"


def test_score_is_no_part_of_a_name(stage: Mentions) -> None:
    doc = doc_of("in the end Sweden 1 won", (3, 5, "ORG"))
    assert found(stage, doc) == [("Sweden", "GPE")]


def test_country_carries_its_code(stage: Mentions) -> None:
    (mention,) = stage.find(doc_of("many Norwegians stayed"))
    assert (mention.kind, mention.type, mention.country) == ("demonym", "GPE", "NO")


def test_name_is_found_wherever_it_stands(stage: Mentions) -> None:
    doc = doc_of("the firm Zarkon sank . Zarkon fell", (2, 3, "ORG"))
    assert found(stage, doc) == [("Zarkon", "ORG"), ("Zarkon", "ORG")]


def test_dateline_names_a_place_and_an_agency(stage: Mentions) -> None:
    doc = doc_of("TARTU , Estonia ( Zarkon ) -- it rained", (0, 1, "ORG"), (4, 5, "PERSON"))
    assert found(stage, doc) == [("TARTU", "GPE"), ("Estonia", "GPE"), ("Zarkon", "ORG")]


def test_bracket_inside_a_sentence_is_no_agency(stage: Mentions) -> None:
    doc = doc_of("they left Tartu ( Zarkon ) in May", (2, 3, "GPE"), (4, 5, "PERSON"))
    assert found(stage, doc)[1:2] == [("Zarkon", "PERSON")]


def test_victim_of_a_killing_is_a_person(stage: Mentions) -> None:
    doc = doc_of("the assassination of Zarkon shook all", (3, 4, "ORG"))
    assert found(stage, doc) == [("Zarkon", "PERSON")]


def test_town_before_a_province_is_a_place(stage: Mentions) -> None:
    doc = doc_of("rain fell in Zarkon province", (3, 4, "PERSON"))
    assert found(stage, doc) == [("Zarkon", "GPE")]
