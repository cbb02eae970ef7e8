"""What all rule files share: closed forms, and examples that run as tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class RuleForm(BaseModel):
    """Base of everything in a rule file: frozen, and closed against unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(RuleForm):
    """A sentence with what must be found in it by the rule that carries it.

    `found` is in the form of the stage that reads the file; null or an empty list means that
    nothing may be found. `known_failure` says why an example fails today; it must be taken out
    once the example passes.
    """

    text: str = Field(min_length=1)
    published: str | None = None
    found: Any
    known_failure: str | None = None


class RuleFile(RuleForm):
    """Base of whole rule files."""

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield every example with its path in the file and the name of its rule."""
        raise NotImplementedError
