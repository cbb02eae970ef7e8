"""The record contract: what a run writes, what gold files hold, what evaluation compares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

EntityType = Literal[
    "PERSON",
    "NORP",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "PRODUCT",
    "EVENT",
    "LAW",
    "WORK_OF_ART",
    "LANGUAGE",
]
MentionKind = Literal["name", "demonym", "metonym", "nominal", "pronoun"]
QuantityKind = Literal[
    "count", "percent", "money", "duration", "age", "length", "area", "volume",
    "mass", "speed", "temperature", "ratio", "other",
]  # fmt: skip
Approximation = Literal[
    "exact", "about", "more_than", "at_least", "less_than", "at_most", "range", "vague"
]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal["affirms", "denies", "doubts"]
Modality = Literal["asserted", "future", "possible", "negated"]
SentenceKind = Literal["heading", "body"]
PropositionFunction = Literal[
    "subject", "object", "indirect", "complement", "oblique", "time", "place"
]

#: Which words a proposition's predicate is: a verb, a copula or role, an event, a tie.
PropositionKind = Literal["verbal", "copular", "nominal", "attributive", "possessive"]


class Form(BaseModel):
    """Base of all records: frozen, and closed against unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _absent(value: object) -> bool:
    return value is None


#: A field of output that gold files leave out: absent from the JSON when there is nothing to say.
Produced = Annotated[str | None, Field(default=None, exclude_if=_absent)]


class Span(Form):
    """A stretch of the text: 0-based, end-exclusive code points, and the words found there."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}:{self.end} is {self.end - self.start} characters long, "
                f"its text {self.text!r} is {len(self.text)}"
            )
        return self


class Sentence(Span):
    """A sentence or a line that stands alone; `paragraph` counts from 0."""

    id: str
    paragraph: int = Field(ge=0)
    kind: SentenceKind


class Mention(Span):
    """One place where the text means an entity; `rule` names the sieve that linked it."""

    kind: MentionKind
    rule: Produced = None
    #: The reading of a metonym that was not chosen: its type, name, and the reason.
    other_reading: Annotated[dict[str, str] | None, Field(default=None, exclude_if=_absent)] = None


class Entity(Form):
    """A real thing with a name: a coreference cluster with at least one name."""

    id: str
    type: EntityType
    name: str
    mentions: tuple[Mention, ...] = Field(min_length=1)
    attributes: dict[str, str | list[str]] = Field(default_factory=dict)


class Quantity(Span):
    """A number or vague number word, with bounds, unit, and the noun phrase counted in `of`."""

    id: str
    kind: QuantityKind
    value: float | int | None = None
    lower: float | int | None = None
    upper: float | int | None = None
    approximation: Approximation
    unit: str | None = None
    of: Span | None = None
    statement: Produced = None
    rule: Produced = None


class Time(Span):
    """A time expression with its TIMEX3 type and ISO 8601 value."""

    id: str
    type: TimeType
    value: str
    statement: Produced = None
    rule: Produced = None


class Reference(Span):
    """A filler: its place in the text and, if it has one, the entity, quantity or time it means."""

    ref: str | None = None


class Argument(Reference):
    """A filled role of a relation."""

    role: str


class Statement(Form):
    """Somebody's words or claim: speaker, cue, content and the speaker's stance towards it."""

    id: str
    kind: StatementKind
    stance: Stance = "affirms"
    speaker: Reference | None = None
    cue: Span | None = None
    content: Span
    rule: Produced = None


class Relation(Form):
    """A typed fact with its roles, how certain its clause makes it, and who says so."""

    id: str
    type: str
    trigger: Span | None = None
    arguments: tuple[Argument, ...] = Field(min_length=1)
    modality: Modality = "asserted"
    statement: str | None = None
    rule: Produced = None
    confidence: Annotated[float | None, Field(default=None, ge=0, le=1, exclude_if=_absent)] = None


class PropositionArgument(Reference):
    """An argument of an open relation by grammatical function."""

    function: PropositionFunction
    preposition: str | None = None


class Proposition(Form):
    """An open relation: a predicate as written, with its arguments by grammatical function.

    `kind` says what the predicate is: a verb; a copula or the name of a role ("Moss, the mayor");
    the noun of an event; or the word that ties two phrases ("troops in Kursk", "Acme's owner").
    """

    id: str
    kind: Annotated[PropositionKind | None, Field(default=None, exclude_if=_absent)] = None
    predicate: Span
    lemma: str
    arguments: tuple[PropositionArgument, ...] = ()
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "asserted"
    statement: str | None = None


class Producer(Form):
    """What made the record: program, statistical model and rules, each with its version."""

    name: str
    version: str
    model: str
    rules: str


class TimeAnchor(Form):
    """The date that relative times were resolved against, and where it came from."""

    value: str
    source: Literal["published", "dateline"]
    span: Span | None = None


class Record(Form):
    """One document, one record. Building one checks every offset and every reference."""

    schema_version: Literal["1"] = "1"
    id: str
    source: str | None = None
    sha256: Annotated[
        str | None, Field(default=None, pattern=r"^[0-9a-f]{64}$", exclude_if=_absent)
    ] = None
    published: str | None = None
    time_anchor: Annotated[TimeAnchor | None, Field(default=None, exclude_if=_absent)] = None
    producer: Annotated[Producer | None, Field(default=None, exclude_if=_absent)] = None
    text: str
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    propositions: Annotated[
        tuple[Proposition, ...] | None, Field(default=None, exclude_if=_absent)
    ] = None

    @model_validator(mode="after")
    def _published_is_a_date(self) -> Self:
        if self.published is not None:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", self.published):
                raise ValueError(
                    f"published is {self.published!r}, expected a date such as 2025-07-13"
                )
            date.fromisoformat(self.published)
        return self

    @model_validator(mode="after")
    def _spans_stand_in_the_text(self) -> Self:
        for where, span in _spans(self, ""):
            if self.text[span.start : span.end] != span.text:
                found = self.text[span.start : span.end]
                raise ValueError(
                    f"{where}: text[{span.start}:{span.end}] is {found!r}, not {span.text!r}"
                )
        return self

    @model_validator(mode="after")
    def _ids_and_references_hold(self) -> Self:
        layers: dict[str, tuple[Any, ...]] = {
            "sentences": self.sentences,
            "entities": self.entities,
            "quantities": self.quantities,
            "times": self.times,
            "statements": self.statements,
            "relations": self.relations,
            "propositions": self.propositions or (),
        }
        owner: dict[str, str] = {}
        for layer, items in layers.items():
            for item in items:
                if item.id in owner:
                    raise ValueError(f"id {item.id!r} is used in {owner[item.id]} and {layer}")
                owner[item.id] = layer
        for where, layers_allowed, ref in _references(self):
            if owner.get(ref) not in layers_allowed:
                raise ValueError(f"{where}: {ref!r} is no id of {' or '.join(layers_allowed)}")
        return self


FILLERS = ("entities", "quantities", "times")


def _references(record: Record) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for statement in record.statements:
        if statement.speaker and statement.speaker.ref:
            yield f"statement {statement.id} speaker", FILLERS, statement.speaker.ref
    propositions = record.propositions or ()
    items: tuple[Relation | Proposition, ...] = (*record.relations, *propositions)
    for item in items:
        for argument in item.arguments:
            if argument.ref:
                yield f"{item.id} argument {argument.text!r}", FILLERS, argument.ref
    values: tuple[Quantity | Time, ...] = (*record.quantities, *record.times)
    for said in (*values, *items):
        if said.statement:
            yield f"{said.id} statement", ("statements",), said.statement


def _spans(value: object, where: str) -> Iterator[tuple[str, Span]]:
    """Yield every span below a record with a readable path to it."""
    if isinstance(value, Span):
        yield where, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _spans(getattr(value, name), f"{where}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _spans(item, f"{where}[{i}]")


def to_json(record: Record) -> str:
    """Render a record as the JSON text that is written to disk, without a final newline.

    The bytes depend on the record alone: fields in the contract's order, two spaces of indent.
    """
    return record.model_dump_json(indent=2, ensure_ascii=False)


def json_schema() -> dict[str, Any]:
    """Describe the record as a JSON Schema (draft 2020-12)."""
    return Record.model_json_schema(mode="serialization")
