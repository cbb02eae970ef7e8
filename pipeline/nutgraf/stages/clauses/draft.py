"""Clauses in the making: changed freely until all arguments are found, then frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from nutgraf.layers import ClauseKind, Extent, Function
from nutgraf.records import Modality


@dataclass(slots=True)
class Filler:
    """An argument in the making: `head`, `whole` and `clause` are tokens."""

    function: Function
    head: int
    preposition: str | None = None
    construction: str = "direct"
    whole: int | None = None
    clause: int | None = None
    extent: Extent | None = None

    def given(self, function: Function, construction: str) -> Filler:
        """Copy the filler for another clause that understands it."""
        return replace(self, function=function, construction=construction, preposition=None)


@dataclass(slots=True)
class Draft:
    """A clause in the making: `site` is the token the parse hangs it on (a copula's verb).

    `copula` tells that the verb at the site is one, and its predicate another word; `verb` is that
    verb, or the verbal predicate, with the words that touch it.
    `surface` are those of the fillers that stand, or are understood, as the grammatical subject;
    `source` is the verb whose modality this clause shares.
    """

    kind: ClauseKind
    site: int
    head: int
    lemma: str
    construction: str = "active"
    fillers: list[Filler] = field(default_factory=list)
    surface: list[Filler] = field(default_factory=list)
    passive: bool = False
    copula: bool = False
    verb: Extent | None = None
    event: bool = False
    particle: str | None = None
    light: str | None = None
    predicate: Extent | None = None
    parent: Draft | None = None
    dependency: str | None = None
    source: Draft | None = None
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "asserted"
    tense: Literal["past", "present", "future", "none"] = "none"

    @property
    def subject_function(self) -> Function:
        """The function that the grammatical subject has in the active sentence."""
        return "object" if self.passive else "subject"

    def filled(self, *functions: Function) -> list[Filler]:
        """List the fillers of some functions."""
        return [f for f in self.fillers if f.function in functions]

    def understand(self, fillers: Iterable[Filler], construction: str) -> None:
        """Take fillers of another clause as the subject that this one leaves out."""
        if not self.surface:
            self.surface = [f.given(self.subject_function, construction) for f in fillers]
            self.fillers.extend(self.surface)


class Drafts:
    """The clauses of one Doc in the making, found by the token they hang on."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.verbal: dict[int, Draft] = {}
        self.nominal: dict[int, Draft] = {}
        self.copular: dict[int, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Keep a draft; verbs and event nouns are found again by their site."""
        self.all.append(draft)
        if draft.kind == "nominal":
            self.nominal.setdefault(draft.site, draft)
        elif draft.kind == "verbal":
            self.verbal.setdefault(draft.site, draft)
        return draft

    def at(self, token: int) -> Draft | None:
        """Find the clause of a verb or of an event noun."""
        return self.verbal.get(token) or self.nominal.get(token)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.all)
