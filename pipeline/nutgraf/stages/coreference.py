"""Finds coreference: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import ENTITIES, attributes


class Coreference:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        ENTITIES.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_coreference", default_config={"package": "nutgraf_en"}, assigns=attributes(ENTITIES)
)
def create(nlp: Language, name: str, package: str) -> Coreference:
    """Make the stage."""
    return Coreference()
