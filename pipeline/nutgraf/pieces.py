"""Runs the base model over a very long text piece by piece, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

#: Longest stretch, in tokens, that the base model sees at once: about 130,000 characters, and
#: half a gigabyte of memory. Articles are far shorter and always seen whole.
PIECE = 25_000

ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
OURS = "nutgraf_"


def annotate(nlp: Language, doc: Doc, piece: int = PIECE) -> Doc:
    """Run a tokenised Doc through a pipeline.

    Above `piece` tokens the base model's components see stretches of whole sentences one after
    the other; our own stages always see the whole Doc.
    """
    if len(doc) <= piece:
        return nlp(doc)
    base = [(name, c) for name, c in nlp.pipeline if not name.startswith(OURS)]
    for name, component in nlp.pipeline:
        if name.startswith(OURS):
            doc = component(doc)
        elif (name, component) == base[0]:
            doc = _annotate_pieces(doc, [c for _, c in base], piece)
    return doc


def _annotate_pieces(doc: Doc, components: list[Any], piece: int) -> Doc:
    arrays = []
    for start, end in _stretches(doc, piece):
        part = doc[start:end].as_doc()
        for component in components:
            part = component(part)
        arrays.append(part.to_array(ATTRIBUTES))
    together: Any = numpy.concatenate(arrays)
    doc.from_array(ATTRIBUTES, together)
    return doc


def _stretches(doc: Doc, piece: int) -> Iterator[tuple[int, int]]:
    """Yield token ranges of whole sentences, each as long as the limit allows."""
    begin = last = 0
    for token in doc:
        if token.is_sent_start and token.i > begin:
            if token.i - begin > piece and last > begin:
                yield begin, last
                begin = last
            last = token.i
    if last > begin and len(doc) - begin > piece:
        yield begin, last
        begin = last
    yield begin, len(doc)
