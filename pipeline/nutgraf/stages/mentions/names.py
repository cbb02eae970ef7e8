"""What is known of a stretch of words that may be a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from nutgraf.records import EntityType, MentionKind


class Evidence(IntEnum):
    """What a type rests on, in rising order of weight."""

    NONE = 0
    MODEL = 1
    CITY = 2
    MODEL_WORDS = 3
    GIVEN_NAME = 4
    HEAD = 5
    TITLE = 6
    GAZETTEER = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of tokens with its words, type and what the type rests on."""

    first: int
    last: int
    text: str
    type: EntityType | None
    rule: str
    evidence: Evidence
    kind: MentionKind = "name"
    country: str | None = None

    @property
    def surname(self) -> str:
        """The last word, which may stand for a person's whole name."""
        return self.text.rsplit(" ", 1)[-1]
