"""What the stages leave on a Doc: typed layers, and the only code that touches `Doc._`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from spacy.tokens import Doc, Span, Token

from nutgraf.records import (
    Approximation,
    EntityType,
    MentionKind,
    Modality,
    QuantityKind,
    SentenceKind,
    Stance,
    StatementKind,
    TimeAnchor,
    TimeType,
)

T = TypeVar("T")


class Layer(Generic[T]):
    """One named slot on a Doc. A layer that no stage has filled reads as its empty value."""

    def __init__(self, name: str, empty: T) -> None:
        self.name = name
        self.empty = empty
        if not Doc.has_extension(self.attribute):
            Doc.set_extension(self.attribute, default=None)

    @property
    def attribute(self) -> str:
        """The extension attribute's name, as declared in a stage's `assigns` and `requires`."""
        return f"nutgraf_{self.name}"

    def get(self, doc: Doc) -> T:
        """Read the layer of a Doc."""
        value = doc._.get(self.attribute)
        return self.empty if value is None else value

    def set(self, doc: Doc, value: T) -> None:
        """Leave the layer on a Doc."""
        doc._.set(self.attribute, value)


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A stretch of a Doc.

    `start` and `end` are characters for the record; `first` and `last` are tokens (end-exclusive)
    for the grammar; `head` is the token all others of the stretch depend on. Characters may
    lie inside tokens ("pro-" and "Beijing"), tokens then cover them.
    """

    start: int
    end: int
    first: int
    last: int
    head: int

    @classmethod
    def of(cls, span: Span | Token) -> Extent:
        """Take the extent of a spaCy span or token."""
        if isinstance(span, Token):
            return cls(span.idx, span.idx + len(span), span.i, span.i + 1, span.i)
        return cls(span.start_char, span.end_char, span.start, span.end, span.root.i)

    @classmethod
    def between(cls, doc: Doc, first: int, last: int, head: int) -> Extent:
        """Take the extent of tokens whose head is known, whatever the parser takes for it."""
        span = doc[first:last]
        return cls(span.start_char, span.end_char, first, last, head)

    @classmethod
    def at(cls, doc: Doc, start: int, end: int) -> Extent:
        """Take the extent of characters, with the tokens that cover them.

        Raises ValueError when the characters touch no token.
        """
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            raise ValueError(f"no token at characters {start}:{end}")
        return cls(start, end, span.start, span.end, span.root.i)

    def text(self, doc: Doc) -> str:
        """Return the words as written."""
        before = doc[self.first].idx  # not doc.text: spaCy joins all tokens anew at every call
        words = doc[self.first : self.last].text
        return words[self.start - before : self.end - before]

    def span(self, doc: Doc) -> Span:
        """Return the covering spaCy span."""
        return doc[self.first : self.last]

    def holds(self, other: Extent) -> bool:
        """Tell whether the other stretch lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Extent) -> bool:
        """Tell whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a line that stands alone."""

    extent: Extent
    paragraph: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text means an entity.

    `type` is the type of the thing meant; `country` the ISO 3166-1 alpha-2 code where the words
    name a country, its people, or its seat of government; `rule` names what found or linked it.
    """

    extent: Extent
    kind: MentionKind
    type: EntityType
    rule: str
    country: str | None = None
    other_reading: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A real thing: mentions in text order, the first name's type, its fullest name."""

    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    attributes: Mapping[str, str | list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """A plural phrase that means several entities: "the two countries", "they".

    It is no mention of any of them, but fills a role for each; `entities` are indexes into the
    entities layer, `rule` names what found the members.
    """

    extent: Extent
    entities: tuple[int, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds and unit, and the noun phrase that is counted or measured."""

    extent: Extent
    kind: QuantityKind
    approximation: Approximation
    rule: str
    value: float | int | None = None
    lower: float | int | None = None
    upper: float | int | None = None
    unit: str | None = None
    of: Extent | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 type and ISO 8601 value."""

    extent: Extent
    type: TimeType
    value: str
    rule: str


Function = Literal[
    "subject",  # who does it, after passives, control, relatives are undone
    "object",  # whom or what it is done to: also the grammatical subject of a passive
    "indirect",  # the recipient: dative shift and "to" of giving are one
    "complement",  # predicate noun or adjective, clause or quotation that completes the verb
    "oblique",  # a prepositional phrase, by `preposition`
    "possessive",  # nominal predicates: "Russia's war"
    "compound",  # nominal predicates: the modifier in "arms deal", "the Iranian army"
    "time",
    "place",
]
ClauseKind = Literal["verbal", "nominal", "copular", "attributive"]


@dataclass(frozen=True, slots=True)
class ClauseArgument:
    """A phrase that fills a grammatical function of a clause.

    `extent` is the phrase without its preposition, of one conjunct ("X and Y met": two arguments,
    same function); `whole` is the phrase with all its conjuncts and modifiers. `clause` is the
    index of the clause that the phrase itself is ("said that …"). `construction` names the
    grammar that put it here: direct, passive, relative, control, conjunct, possessive, light …
    """

    function: Function
    extent: Extent
    preposition: str | None = None
    construction: str = "direct"
    whole: Extent | None = None
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One normal form of who does what, whatever the syntax was.

    `kind` is verbal (a verb), nominal (an event or relational noun with its arguments), copular
    ("X is the Y of Z", and what means the same: apposition, title before a name; the predicate is
    Y and the subject X), or attributive (two phrases related without a predicate: "Lyon, France",
    "Jones, 42, of Leeds": predicate is the second, or its preposition).
    `lemma` is of the predicate's head; `particle` as in "carry out"; `light` is the lemma of the
    light verb a nominal predicate took arguments from ("launch an attack on"). `construction`
    says how the clause came about: active, passive, relative, participle, apposition, title,
    copula, possessive, compound, light, place_chain, headline …
    `parent` is the index of the clause this one depends on, `dependency` how: complement,
    purpose, condition, relative, adverbial, conjunct, quotation, argument.
    `phrase` is the noun phrase of a nominal or copular predicate with its article and modifiers;
    `copula` the verb that a copular predicate stands with in the text, and what touches that verb;
    `adverbs` are the verb's adverbs and negations outside its predicate; `event` tells that a
    nominal predicate is listed as the name of an event.
    """

    index: int
    kind: ClauseKind
    predicate: Extent
    head: int
    lemma: str
    sentence: int
    arguments: tuple[ClauseArgument, ...] = ()
    particle: str | None = None
    light: str | None = None
    construction: str = "active"
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "asserted"
    tense: Literal["past", "present", "future", "none"] = "none"
    parent: int | None = None
    dependency: str | None = None
    phrase: Extent | None = None
    copula: Extent | None = None
    adverbs: tuple[Extent, ...] = ()
    event: bool = False

    def fillers(self, function: Function, preposition: str | None = None) -> list[ClauseArgument]:
        """List the arguments of a function, of one preposition if it is given."""
        return [
            a
            for a in self.arguments
            if a.function == function and (preposition is None or a.preposition == preposition)
        ]


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words or claim."""

    kind: StatementKind
    stance: Stance
    content: Extent
    rule: str
    speaker: Extent | None = None
    cue: Extent | None = None


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """A filled role of a relation; `entity` is an index into the entities layer.

    `evidence` as a string tells where it came from: function, preposition, construction.
    """

    role: str
    extent: Extent
    entity: int | None = None
    evidence: object = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed fact with its roles; `clause` is the index of the clause it was read from.

    `confidence` is the rule's measured precision, None where nobody measured it.
    """

    type: str
    trigger: Extent | None
    arguments: tuple[RoleFiller, ...]
    modality: Modality
    rule: str
    clause: int | None = None
    confidence: float | None = None


PUBLISHED: Layer[str | None] = Layer("published", None)
TIME_ANCHOR: Layer[TimeAnchor | None] = Layer("time_anchor", None)
SENTENCES: Layer[tuple[Sentence, ...]] = Layer("sentences", ())
MENTIONS: Layer[tuple[Mention, ...]] = Layer("mentions", ())
QUANTITIES: Layer[tuple[Quantity, ...]] = Layer("quantities", ())
TIMES: Layer[tuple[Time, ...]] = Layer("times", ())
CLAUSES: Layer[tuple[Clause, ...]] = Layer("clauses", ())
STATEMENTS: Layer[tuple[Statement, ...]] = Layer("statements", ())
ENTITIES: Layer[tuple[Entity, ...]] = Layer("entities", ())
GROUPS: Layer[tuple[Group, ...]] = Layer("groups", ())
RELATIONS: Layer[tuple[Relation, ...]] = Layer("relations", ())


def sentence_index(doc: Doc) -> list[int]:
    """Give for every token the index of its sentence in the sentences layer, -1 outside all."""
    index = [-1] * len(doc)
    for number, sentence in enumerate(SENTENCES.get(doc)):
        for i in range(sentence.extent.first, sentence.extent.last):
            index[i] = number
    return index


def attributes(*layers: Layer[Any]) -> list[str]:
    """Name layers as spaCy's `requires` and `assigns` want them."""
    return [f"doc._.{layer.attribute}" for layer in layers]
