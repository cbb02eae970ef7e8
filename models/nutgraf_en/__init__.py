"""English for nutgraf: rule files, word lists, and the pipeline made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "0.1.0"


def load(*, base_model: str | None = None) -> Language:
    """Load the English pipeline on its default base model or on another installed one."""
    from nutgraf.language import load as load_package  # noqa: PLC0415

    return load_package(__name__, base_model=base_model)
