"""The post of a person without a name, and people called by their nation alone."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from nutgraf.layers import ENTITIES, Entity, Extent, Mention, Relation, RoleFiller
from nutgraf.rules.classes import Classes, ClassFile, compile_classes
from nutgraf.stages.relations.fillers import Fillers
from nutgraf.stages.relations.nationals import nationals
from nutgraf.stages.relations.posts import with_own_post

CLASSES = {
    "country": {"marks": ["country"]},
    "position": {"words": ["minister"]},
    "former": {"words": ["former"]},
    "oath": {"words": ["sworn"]},
    "singling": {"words": ["an", "the"]},
    "nation": {"words": ["irish"]},
}


def classes() -> Classes:
    return compile_classes(ClassFile.model_validate({"classes": CLASSES}))


def document(words: str, tags: str, mention: str, kind: str) -> Doc:
    """Make a Doc from words and "POS/TAG/Number" of each, with one mention of a country."""
    parts = [part.split("/") for part in tags.split()]
    morphs = [f"Number={p[2]}" if len(p) > 2 else "" for p in parts]
    doc = Doc(
        English().vocab,
        words=words.split(),
        lemmas=words.lower().split(),
        pos=[p[0] for p in parts],
        tags=[p[1] for p in parts],
        morphs=morphs,
        heads=[len(parts) - 1] * len(parts),
        deps=["dep"] * len(parts),
    )
    at = words.split().index(mention)
    extent = Extent.of(doc[at])
    ENTITIES.set(doc, (Entity("GPE", mention, (Mention(extent, kind, "GPE", "test", "PL"),)),))  # type: ignore[arg-type]
    return doc


def leaving(doc: Doc, first: int, last: int, type_: str = "leave_position") -> Relation:
    span = doc[first:last]
    extent = Extent(span.start_char, span.end_char, first, last, last - 1)
    trigger = Extent.of(doc[last])
    return Relation(type_, trigger, (RoleFiller("person", extent),), "asserted", "test", 0)


def told(doc: Doc, relation: Relation) -> dict[str, str]:
    found = with_own_post(relation, Fillers(doc, classes()))
    return {f.role: f.extent.text(doc) for f in found.arguments}


MINISTER = ("Poland 's former minister quit", "PROPN/NNP PART/POS ADJ/JJ NOUN/NN VERB/VBD")


def test_whoever_is_called_by_a_post_leaves_it() -> None:
    doc = document("Poland 's new minister quit", MINISTER[1], "Poland", "name")
    assert told(doc, leaving(doc, 0, 4)) == {
        "person": "Poland 's new minister",
        "position": "new minister",
        "organization": "Poland",
    }


def test_a_former_post_is_not_left_again() -> None:
    doc = document(*MINISTER, "Poland", "name")
    assert set(told(doc, leaving(doc, 0, 4))) == {"person"}


@pytest.mark.parametrize(("verb", "roles"), [("sworn", 3), ("praised", 1)])
def test_a_post_is_taken_by_oath_alone(verb: str, roles: int) -> None:
    doc = document(f"Poland 's new minister {verb}", MINISTER[1], "Poland", "name")
    assert len(told(doc, leaving(doc, 0, 4, "appoint"))) == roles


def people(doc: Doc) -> list[str]:
    found = nationals(Fillers(doc, classes()), 7)
    return [clause.predicate.text(doc) for clause in found]


def test_an_article_singles_one_out_of_a_nation() -> None:
    doc = document("an Australian died", "DET/DT PROPN/NNP/Sing VERB/VBD", "Australian", "demonym")
    doc[0].head, doc[0].dep_ = doc[1], "det"
    assert people(doc) == ["an Australian"]


@pytest.mark.parametrize(
    ("words", "mention"), [("the Australians died", "Australians"), ("the Irish died", "Irish")]
)
def test_a_whole_nation_is_no_group_of_people(words: str, mention: str) -> None:
    number = "Plur" if mention.endswith("s") else "Sing"
    doc = document(words, f"DET/DT PROPN/NNP/{number} VERB/VBD", mention, "demonym")
    doc[0].head, doc[0].dep_ = doc[1], "det"
    assert people(doc) == []


def test_the_country_itself_is_nobody() -> None:
    doc = document("the Gambia lost", "DET/DT PROPN/NNP/Sing VERB/VBD", "Gambia", "name")
    doc[0].head = doc[1]
    assert people(doc) == []


def test_a_modifier_tells_of_the_noun_after_it() -> None:
    doc = document("an Irish ship sank", "DET/DT ADJ/JJ NOUN/NN VERB/VBD", "Irish", "demonym")
    doc[0].head = doc[1]
    assert people(doc) == []
