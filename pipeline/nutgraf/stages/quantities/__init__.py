"""Finds quantities: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import QUANTITIES, attributes


class Quantities:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        QUANTITIES.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_quantities", default_config={"package": "nutgraf_en"}, assigns=attributes(QUANTITIES)
)
def create(nlp: Language, name: str, package: str) -> Quantities:
    """Make the stage."""
    return Quantities()
