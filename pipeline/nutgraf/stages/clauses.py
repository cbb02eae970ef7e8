"""Finds clauses: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import CLAUSES, attributes


class Clauses:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        CLAUSES.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_clauses", default_config={"package": "nutgraf_en"}, assigns=attributes(CLAUSES)
)
def create(nlp: Language, name: str, package: str) -> Clauses:
    """Make the stage."""
    return Clauses()
