"""The language of places: where, from a clause, a role's filler may stand ("object > in")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

#: What a place is: a function or preposition that an argument has (plain), a stretch of the clause
#: itself (own), what a computed place of its own gives (derived), else how it is joined of others.
Operator = Literal[
    "plain", "own", "derived", "framed",
    "inside", "below", "any", "first", "other", "above", "count",
]  # fmt: skip

#: Places in the clause itself: the whole predicate, what of it no role has taken, its head word,
#: the noun phrase around it.
WORDS_AS_WRITTEN = frozenset({"predicate", "position", "head"})
OWN_PLACES = WORDS_AS_WRITTEN | {"phrase"}
#: Places of clausal complements: any, with an infinitive, with a question word.
CLAUSE_PLACES = ("clause", "infinitive", "question")
#: Which dependent clauses stand at a place, beside the arguments of the clause itself.
DEPENDENCIES = {"infinitive": ("purpose",), "purpose": ("purpose",)}
#: The place of an amount before a noun: "the $3 billion takeover".
AMOUNT = "amount"
#: The place of an amount right after the verb and its particle: "was up 45 cents".
NEXT = "next"
#: The place of an adverb on the verb: "went abroad".
ADVERB = "adverb"
#: The place of the adjective that somebody calls something: "described it as unjust".
QUALITY = "quality"
#: Places that no argument has for its function or preposition.
DERIVED = frozenset({*CLAUSE_PLACES, *DEPENDENCIES, AMOUNT, NEXT, QUALITY})
#: The places of an event that another happens in, "died in a crash", and of a word for an aim, "in
#: a bid to save it": classes of these names hold the nouns, others the prepositions before them.
FRAMED_BY = {"setting": "amid", "aim": "within"}

#: Joins the place of a phrase and a preposition or function inside it.
INSIDE = " > "
#: Joins a place and the preposition between what stands there and the noun above it.
BELOW = " < "
#: What opens a place. `first` and `other` part those that stand at one: "the brothers A and B";
#: `above` is who does what an event noun stands in: `above during` is "the minister" in "During a
#: visit to Kyiv the minister said"; `any` is a phrase on the verb or inside one that follows it:
#: parsers hang "with arms" on the rebels in "supplied the rebels with arms"; `count` is the
#: number that a phrase is counted by: `count object` of "cut 400 jobs".
OPENERS: tuple[Operator, ...] = ("any", "first", "other", "above", "count")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as read: of `object > in` the outer is `object`, the inner `in`."""

    operator: Operator
    outer: str
    inner: str = ""

    @property
    def required(self) -> str | None:
        """The plain place without which nothing stands here, None if that is not known."""
        if self.operator in ("plain", "framed"):
            return self.outer
        if self.operator in ("inside", "below", "first", "other", "count"):
            return read_place(self.outer).required
        return None

    @property
    def is_in_a_phrase(self) -> bool:
        """Tell a place that may lie inside a phrase of the clause."""
        return self.operator in ("inside", "any")


@cache
def read_place(text: str) -> Place:
    """Read a place: "object > in", "any with", "north of"."""
    if INSIDE in text:
        outer, _, inner = text.partition(INSIDE)
        return Place("inside", outer, inner)
    if BELOW in text:
        outer, _, inner = text.partition(BELOW)
        return Place("below", outer, inner)
    first, _, rest = text.partition(" ")
    for opener in OPENERS:
        if rest and first == opener:
            return Place(opener, rest)
    if text in OWN_PLACES:
        return Place("own", text)
    if text in FRAMED_BY:
        return Place("framed", text)
    return Place("derived" if text in DERIVED else "plain", text)
