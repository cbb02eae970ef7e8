"""What all tests share: the English pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language

import nutgraf_en


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole English pipeline on its default base model."""
    return nutgraf_en.load()
