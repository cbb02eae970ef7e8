"""Builds parsed Docs from lines of "word lemma POS tag label head" and holds clauses to them."""

from __future__ import annotations

from functools import cache
from typing import Any

from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nutgraf.language import find_package
from nutgraf.layers import CLAUSES
from nutgraf.rules.clauses import read_grammar
from nutgraf.rules.forms import Example
from nutgraf.stages.clauses import Clauses
from nutgraf.stages.clauses.examples import clause_mismatch


@cache
def stage() -> Clauses:
    return Clauses(read_grammar(find_package()))


@cache
def vocabulary() -> Vocab:
    return English().vocab


def build(lines: str) -> Doc:
    rows = [line.split() for line in lines.strip().splitlines()]
    words, lemmas, pos, tags, labels, heads = (list(column) for column in zip(*rows, strict=True))
    return Doc(
        vocabulary(),
        words=words,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        deps=labels,
        heads=[int(head) for head in heads],
    )


def holds(lines: str, *found: dict[str, Any]) -> None:
    """Assert that the clauses of a parse are as expected."""
    doc = stage()(build(lines))
    assert CLAUSES.get(doc)
    assert clause_mismatch(doc, "clauses", Example(text=doc.text, found=list(found))) is None
