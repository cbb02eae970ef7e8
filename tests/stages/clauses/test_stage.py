"""The clauses stage in a pipeline: what needs mentions and times, odd input, open relations."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.language import Language

from nutgraf.article import Document, read_document
from nutgraf.layers import CLAUSES
from nutgraf.rules.forms import Example
from nutgraf.stages.clauses.examples import clause_mismatch


def mismatch(nlp: Language, text: str, *found: dict[str, Any]) -> str | None:
    return clause_mismatch(nlp(text), "clauses", Example(text=text, found=list(found)))


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "Why", "“", "...", "( ) - -", "–based"])
def test_odd_text_raises_nothing(nlp: Language, text: str) -> None:
    assert isinstance(CLAUSES.get(nlp(text)), tuple)


def test_a_pipeline_without_parser_finds_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf_clauses")
    assert CLAUSES.get(nlp("Iran attacked Iraq.")) == ()


def test_a_title_is_a_copular_clause(nlp: Language) -> None:
    expected = {"lemma": "president", "kind": "copular", "subject": "Emmanuel Macron"}
    assert mismatch(nlp, "French President Emmanuel Macron resigned.", expected) is None


def test_an_honorific_is_no_title(nlp: Language) -> None:
    assert not [c for c in CLAUSES.get(nlp("Mr Brown resigned.")) if c.kind == "copular"]


def test_a_chain_of_places_is_attributive(nlp: Language) -> None:
    expected = {"kind": "attributive", "construction": "place_chain", "object": "France"}
    assert mismatch(nlp, "He was born in Lyon, France.", expected) is None


def test_a_participle_with_hyphen_is_a_clause(nlp: Language) -> None:
    expected = {"lemma": "base", "in": "Paris"}
    assert mismatch(nlp, "The Paris-based company makes drones.", expected) is None


def test_a_time_is_an_argument_of_its_own(nlp: Language) -> None:
    expected = {"lemma": "sign", "time": "Tuesday", "with": "China"}
    assert mismatch(nlp, "On Tuesday, he signed with China.", expected) is None


def test_indexes_and_parents_hold(nlp: Language) -> None:
    doc = nlp("Police said they had arrested a man who denied killing Brown in Leeds.")
    clauses = CLAUSES.get(doc)
    assert [c.index for c in clauses] == list(range(len(clauses)))
    for clause in clauses:
        assert clause.parent is None or clause.parent != clause.index
        for argument in clause.arguments:
            assert argument.clause is None or argument.clause < len(clauses)


def test_open_relations_are_n_ary(nlp: Language) -> None:
    text = "Poland sent tanks to Ukraine."
    record = read_document(nlp, Document("d", text), open_=True)
    (sending,) = [p for p in record.propositions or () if p.lemma == "send"]
    assert [(a.function, a.text) for a in sending.arguments] == [
        ("subject", "Poland"),
        ("object", "tanks"),
        ("place", "Ukraine"),
    ]
