"""Sentences, headings and paragraphs."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from nutgraf.layers import SENTENCES


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf_segments")
    return nlp


def sentences(nlp: Language, text: str) -> list[tuple[str, str, int]]:
    doc = nlp(text)
    return [(s.extent.text(doc), s.kind, s.paragraph) for s in SENTENCES.get(doc)]


def test_line_without_final_stop_is_a_heading(blank: Language) -> None:
    assert sentences(blank, "Pool closes\n\nThe pool closed.") == [
        ("Pool closes", "heading", 0),
        ("The pool closed.", "body", 1),
    ]


def test_question_on_its_own_line_is_a_heading(blank: Language) -> None:
    assert sentences(blank, "What now?\n\nNothing.")[0] == ("What now?", "heading", 0)


def test_hard_wrapped_lines_are_one_paragraph(blank: Language) -> None:
    text = (
        "The council voted late on Monday to close the only\n"
        "indoor pool in the town for good. Nobody who was asked\nwas surprised."
    )
    assert [s for s, _, _ in sentences(blank, text)] == [
        "The council voted late on Monday to close the only\nindoor pool in the town for good.",
        "Nobody who was asked\nwas surprised.",
    ]


def test_unwrapped_lines_stand_alone(blank: Language) -> None:
    text = "Pool closes\nThe pool closed on Monday.\nIt will not open again."
    assert [p for _, _, p in sentences(blank, text)] == [0, 1, 2]


def test_trailing_white_space_belongs_to_no_sentence(blank: Language) -> None:
    assert sentences(blank, "  It rained.   \n\n\t")[0][0] == "It rained."


def test_number_of_a_list_is_no_sentence(blank: Language) -> None:
    assert [s for s, _, _ in sentences(blank, "1. It rained.\n2. It snowed.")] == [
        "1. It rained.",
        "2. It snowed.",
    ]


def test_text_without_words_has_no_sentence(blank: Language) -> None:
    assert sentences(blank, " \n\n ") == []


def test_parser_keeps_the_sentence_starts(nlp: Language) -> None:
    doc = nlp("Mr. Ortiz met Gen. Brown. “Why?” Ada Moss asked.\n\nNobody knew")
    assert [s.start for s in doc.sents] == [s.extent.first for s in SENTENCES.get(doc)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("NAIROBI, March 3 — At least 17 people died.", "At"),
        ("LONDON (Reuters) - Police arrested a man.", "Police"),
        ("Quito, Ecuador — The fair was opened.", "The"),
        ("OTTAWA _ A court ruled on Friday.", "A"),
    ],
)
def test_the_parser_begins_anew_behind_a_dateline(blank: Language, text: str, first: str) -> None:
    doc = blank(text)
    starts = [token.text for token in doc if token.is_sent_start]
    assert starts[1:] == [first]
    assert [s.extent.text(doc) for s in SENTENCES.get(doc)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The deal — signed on Monday — was welcomed.",
        "NATO — the alliance — will grow.",
        "Ann Lee - a lawyer - won.",
        "Group G — Belgium won.",
    ],
)
def test_other_dashes_do_not_part_a_sentence(blank: Language, text: str) -> None:
    doc = blank(text)
    assert sum(token.is_sent_start for token in doc) == 1
