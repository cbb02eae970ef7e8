"""Statements: who says what; most forms are examples of the rule file, the hard edges are here."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.article import Document, assemble, read_document
from nutgraf.layers import QUANTITIES, SENTENCES, STATEMENTS, Extent, Quantity, Sentence
from nutgraf.stages.statements import create
from nutgraf.stages.statements.quotations import Block, find_quotations

TEXT = (
    '“We are ready,” President Anna Berg told reporters, adding: "Nothing can stop us."\n\n'
    '"Everything is planned.\n\n"No one will be left behind," she said. The workers\' union, \'the '
    "biggest of all', said the offer was “an insult”. According to the police, 12 people fled."
)


def quoted(text: str) -> list[str]:
    blocks, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        blocks.append(Block(start, end, [end]))
        start = end + 2
    return [text[q.start : q.end] for q in find_quotations(text, blocks, {"em", "n"})]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” twice.", ["no"]),
        ('He said “no" twice.', ["no"]),
        ("He said ``no'' twice.", ["no"]),
        ("He said «no» twice.", ["no"]),
        ("The workers' pay isn't 'fair'.", ["fair"]),
        ("'The workers' pay isn't fair,' he said.", ["The workers' pay isn't fair,"]),
        ("\"He said 'no' twice,\" she said.", ["He said 'no' twice,", "no"]),
        ('"He said "no" twice," she said.', ['He said "no" twice,', "no"]),
        ("Rock 'n' roll, get 'em, the '90s.", []),
        ('"One.\n\n"Two," he said.', ['One.\n\n"Two,']),
        ('"One.\n\nTwo," he said.', ["One.\n\nTwo,"]),
        ('"One, he said.\n\nTwo.', ["One, he said."]),
        ('One," he said.', []),
    ],
)
def test_quotation_marks_of_every_kind_are_matched(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def hand_built(words: list[str], heads: list[int], deps: list[str], tags: list[str]) -> Doc:
    pos = {"VBD": "VERB", "DT": "DET", "NN": "NOUN", "NNS": "NOUN", ".": "PUNCT", "IN": "SCONJ"}
    lemmas = {"said": "say", "denied": "deny"}
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=[pos[tag] for tag in tags],
        lemmas=[lemmas.get(word, word.lower()) for word in words],
    )
    SENTENCES.set(doc, (Sentence(Extent.of(doc[:]), 0, "body"),))
    return doc


def test_clause_of_a_verb_of_speech_is_its_content() -> None:
    doc = hand_built(
        ["The", "mayor", "denied", "that", "prices", "rose", "."],
        [1, 2, 2, 5, 5, 2, 2],
        ["det", "nsubj", "ROOT", "mark", "nsubj", "ccomp", "punct"],
        ["DT", "NN", "VBD", "IN", "NNS", "VBD", "."],
    )
    [found] = create(spacy.blank("en"), "statements", "nutgraf_en").find(doc)
    assert found.speaker is not None
    assert found.cue is not None
    assert [e.text(doc) for e in (found.speaker, found.cue, found.content)] == [
        "The mayor",
        "denied",
        "prices rose",
    ]
    assert (found.kind, found.stance, found.rule) == ("indirect", "denies", "denying")


@pytest.mark.parametrize("text", ["", "   ", "\n\n", '"', "“”", "'", '" " "', "said", "“said”"])
def test_scraps_hold_no_statement(nlp: Language, text: str) -> None:
    assert STATEMENTS.get(nlp(text)) == ()


def test_unparsed_doc_holds_no_statement() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf_segments")
    nlp.add_pipe("nutgraf_statements")
    assert STATEMENTS.get(nlp("The mayor said it rained.")) == ()


MARKS = st.sampled_from(["", '"', "“", "”", "'", "‘", "’", "«", "»", "``", "''", '""', "\n\n"])
EDITS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), MARKS), max_size=8)


def edited(edits: list[tuple[int, str]]) -> str:
    text = TEXT
    for place, mark in edits:  # an empty mark deletes what stands there
        text = text[:place] + mark + text[place + (not mark) :]
    return text


@settings(max_examples=300, deadline=None, derandomize=True)
@given(edits=EDITS)
def test_quotations_lie_in_the_text_whatever_the_marks(edits: list[tuple[int, str]]) -> None:
    text = edited(edits)
    assert all(words and words == words.strip() for words in quoted(text))


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(edits=EDITS)
def test_odd_quotation_marks_stop_nothing(nlp: Language, edits: list[tuple[int, str]]) -> None:
    record = read_document(nlp, Document("fuzz", edited(edits)))
    assert all(s.content.text == s.content.text.strip() != "" for s in record.statements)


def test_facts_inside_a_content_carry_the_statement(nlp: Language) -> None:
    text = "According to the ministry, 12 people were hurt."
    doc = nlp(text)
    number = Extent.of(doc[5])
    QUANTITIES.set(doc, (Quantity(number, "count", "exact", "test", value=12),))
    record = assemble(doc, Document("x", text))
    assert [q.statement for q in record.quantities] == [s.id for s in record.statements] == ["a1"]
