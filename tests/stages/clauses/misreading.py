"""Reads a text with given mistakes of the parser, whatever the parser would make of it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc


def read(nlp: Language, text: str, misread: Mapping[str, str]) -> Doc:
    """Run the pipeline on a text, with words parsed as `misread` says.

    It maps a word to "label head", and where a mistake is one of tagging, to "label head TAG POS";
    of equal words the first is meant, `word/2` is the second.
    """
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "parser":
            _change(doc, misread)
        elif name == "lemmatizer":
            _tag(doc, misread)
    return doc


def _change(doc: Doc, misread: Mapping[str, str]) -> None:
    heads = [token.head.i for token in doc]
    labels = [token.dep_ for token in doc]
    for word, reading in misread.items():
        label, head, *_ = reading.split()
        token = _find(doc, word)
        heads[token], labels[token] = _find(doc, head), label
    rows = numpy.zeros((len(doc), 2), dtype="uint64")
    for i, (head, label) in enumerate(zip(heads, labels, strict=True)):
        rows[i] = (head - i) % 2**64, doc.vocab.strings.add(label)
    doc.from_array([HEAD, DEP], rows)


def _tag(doc: Doc, misread: Mapping[str, str]) -> None:
    for word, reading in misread.items():
        _, _, *tags = reading.split()
        if tags:
            doc[_find(doc, word)].tag_, doc[_find(doc, word)].pos_ = tags


def _find(doc: Doc, word: str) -> int:
    name, _, nth = word.partition("/")
    return [t.i for t in doc if t.text == name][int(nth or 1) - 1]
