"""Finds tokens by an attribute: an array is soon searched, spaCy is slow at making all tokens."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc


def tokens_with(doc: Doc, attribute: str, values: Iterable[str]) -> list[int]:
    """List the tokens of which an attribute, "LOWER", "TAG" or "DEP", has one of some values."""
    numbers = {doc.vocab.strings[value] for value in values}
    return [i for i, number in enumerate(doc.to_array(attribute).tolist()) if number in numbers]
