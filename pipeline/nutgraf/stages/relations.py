"""Finds relations: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import RELATIONS, attributes


class Relations:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        RELATIONS.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_relations", default_config={"package": "nutgraf_en"}, assigns=attributes(RELATIONS)
)
def create(nlp: Language, name: str, package: str) -> Relations:
    """Make the stage."""
    return Relations()
