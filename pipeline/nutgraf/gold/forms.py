"""The forms of a gold source file: hand labels as their author writes them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from nutgraf.records import (
    Approximation,
    EntityType,
    MentionKind,
    Modality,
    QuantityKind,
    SentenceKind,
    Stance,
    StatementKind,
    TimeType,
)


def _in_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


#: Quoted words, or quoted words with the ids they mean: one, several, or none.
Filler = str | dict[str, str | list[str] | None]
Fillers = Annotated[list[Filler], Field(min_length=1), BeforeValidator(_in_list)]
#: A sentence's number, or the first and last number of several: `4-6`.
Where = int | Annotated[str, Field(pattern=r"^[1-9][0-9]*-[1-9][0-9]*$")]
Numeral = int | float | None
Line = Annotated[dict[SentenceKind, str], Field(min_length=1, max_length=1)]


class LabelForm(BaseModel):
    """Base of all labels: frozen, closed, and reading unquoted numbers as words."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class EntityLabel(LabelForm):
    """An entity and its mentions by sentence number."""

    type: EntityType
    name: str
    attributes: dict[str, str | list[str]] = Field(default_factory=dict)
    mentions: dict[Where, list[str | dict[MentionKind, str]]] = Field(min_length=1)


class QuantityLabel(LabelForm):
    """A quantity and the noun phrase it counts."""

    s: Where
    text: str
    kind: QuantityKind
    value: Numeral = None
    lower: Numeral = None
    upper: Numeral = None
    approximation: Approximation = "exact"
    unit: str | None = None
    of: str | None = None


class TimeLabel(LabelForm):
    """A time expression."""

    s: Where
    text: str
    type: TimeType = "DATE"
    value: str


class StatementLabel(LabelForm):
    """Somebody's words."""

    s: Where
    kind: StatementKind
    stance: Stance = "affirms"
    speaker: Filler | None = None
    cue: str | None = None
    content: str


class RelationLabel(LabelForm):
    """A relation; every key that is no field here is a role."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Fillers]

    s: Where
    type: str
    trigger: str | None = None
    modality: Modality = "asserted"
    statement: str | None = None


class Labels(LabelForm):
    """One gold source file."""

    id: str | None = None
    source: str | None = None
    published: str | None = None
    sentences: list[str | Line] = Field(min_length=1)
    entities: dict[str, EntityLabel] = Field(default_factory=dict)
    quantities: list[QuantityLabel] = Field(default_factory=list)
    times: list[TimeLabel] = Field(default_factory=list)
    statements: dict[str, StatementLabel] = Field(default_factory=dict)
    relations: list[RelationLabel] = Field(default_factory=list)
