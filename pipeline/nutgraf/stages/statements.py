"""Finds statements: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import STATEMENTS, attributes


class Statements:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        STATEMENTS.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_statements", default_config={"package": "nutgraf_en"}, assigns=attributes(STATEMENTS)
)
def create(nlp: Language, name: str, package: str) -> Statements:
    """Make the stage."""
    return Statements()
