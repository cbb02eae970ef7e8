"""A very long text is annotated piece by piece as if it had been seen whole."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.article import assemble
from nutgraf.documents import Document
from nutgraf.pieces import annotate

TEXT = (
    "Pool closes\n\nAda Moss met Juan Ortiz in Lima on Monday. The mayor said that she would "
    "send forty trucks to Chile.\n\nNobody was hurt in the accident. Police arrested two men."
)


@pytest.mark.parametrize("piece", [1, 12, 20, 25])
def test_pieces_give_what_the_whole_gives(nlp: Language, piece: int) -> None:
    whole = nlp(TEXT)
    pieces = annotate(nlp, nlp.make_doc(TEXT), piece)
    assert [t.head.i for t in pieces] == [t.head.i for t in whole]
    assert [(t.lemma_, t.tag_, t.dep_) for t in pieces] == [
        (t.lemma_, t.tag_, t.dep_) for t in whole
    ]
    assert [s.start for s in pieces.sents] == [s.start for s in whole.sents]
    document = Document("pool", TEXT)
    assert assemble(pieces, document) == assemble(whole, document)


def test_one_endless_sentence_is_one_piece(nlp: Language) -> None:
    doc = annotate(nlp, nlp.make_doc("It rained and rained and rained and rained."), 3)
    assert len(list(doc.sents)) == 1
