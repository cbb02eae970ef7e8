"""Finds times: not written yet, the layer stays empty."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import TIMES, attributes


class Times:
    """Leaves an empty layer."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        TIMES.set(doc, ())
        return doc


@Language.factory(
    "nutgraf_times", default_config={"package": "nutgraf_en"}, assigns=attributes(TIMES)
)
def create(nlp: Language, name: str, package: str) -> Times:
    """Make the stage."""
    return Times()
