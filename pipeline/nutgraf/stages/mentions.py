"""Finds names: the base model's own, trimmed, until the package takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import MENTIONS, Extent, Mention, attributes
from nutgraf.records import EntityType

_TYPES = frozenset(get_args(EntityType))


class Mentions:
    """Finds names."""

    def __call__(self, doc: Doc) -> Doc:
        """Leave the mentions layer on the Doc."""
        MENTIONS.set(doc, tuple(self.find(doc)))
        return doc

    def find(self, doc: Doc) -> Iterator[Mention]:
        """Yield the base model's names without leading determiners and possessives."""
        for entity in doc.ents:
            first, last = entity.start, entity.end
            while first < last and doc[first].tag_ in ("DT", "PRP$"):
                first += 1
            while first < last and (doc[last - 1].tag_ == "POS" or doc[last - 1].is_space):
                last -= 1
            if first < last and entity.label_ in _TYPES:
                extent = Extent.of(doc[first:last])
                yield Mention(extent, "name", cast(EntityType, entity.label_), "base model")


@Language.factory(
    "nutgraf_mentions",
    default_config={"package": "nutgraf_en"},
    assigns=attributes(MENTIONS),
    requires=["doc.ents"],
)
def create(nlp: Language, name: str, package: str) -> Mentions:
    """Make the stage."""
    return Mentions()
