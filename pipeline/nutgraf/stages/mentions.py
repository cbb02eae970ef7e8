"""Finds mentions: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import MENTIONS, attributes


class Mentions:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        MENTIONS.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_mentions", default_config={"package": "nutgraf_en"}, assigns=attributes(MENTIONS)
)
def create(nlp: Language, name: str, package: str) -> Mentions:
    """Make the stage."""
    return Mentions()
