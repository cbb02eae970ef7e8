"""What is known of a stretch of words that may be a name."""

from __future__ import annotations

from collections.abc import Collection
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
    CONTEXT = 5
    HEAD = 6
    TITLE = 7
    GAZETTEER = 8


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


def surname(text: str, suffixes: Collection[str]) -> str:
    """Return a person's last name, which may stand for the whole: "King" of "Luther King Jr."."""
    words = text.split(" ")
    while len(words) > 1 and words[-1].rstrip(".,") in suffixes:
        words.pop()
    return words[-1].rstrip(",")
