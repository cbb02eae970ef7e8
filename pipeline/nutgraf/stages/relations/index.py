"""What stands where in a Doc, for relations: mentions, quantities, times, clauses by token."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from nutgraf.layers import (
    CLAUSES,
    ENTITIES,
    GROUPS,
    QUANTITIES,
    TIMES,
    Clause,
    ClauseArgument,
    Extent,
    Mention,
    Quantity,
)
from nutgraf.rules.classes import Classes
from nutgraf.stages.tokens import tokens_with

#: How a clause came about in which a noun and a name are one phrase.
BESIDE_A_NAME = ("apposition", "title")
#: How a clause came about that tells what somebody is named: "named Ann Lee coach".
NAMING = "naming"
ADVERBIAL = ("advmod", "prt")
#: The class of words that make a noun a distinction: "best director".
DISTINCTION = "distinction"
GRADING_POS = ("ADJ", "ADV")


class Index:
    """The layers of a Doc by the tokens they stand at."""

    def __init__(self, doc: Doc, classes: Classes) -> None:
        self.doc = doc
        #: The Doc's tokens: every word is looked at often, and a list gives it sooner.
        self.tokens = tuple(doc)
        self.classes = classes
        self.mentions: dict[int, list[tuple[int, Mention]]] = {}
        self.names: dict[int, list[tuple[int, Mention]]] = {}
        self.quantities: dict[int, Quantity] = {}
        self.counted: dict[int, Quantity] = {}
        self.times: set[int] = set()
        #: Times before the noun they are of: "Friday's final", "the 2022 election".
        self.dated: dict[int, list[ClauseArgument]] = {}
        self.groups = {group.extent.head: group for group in GROUPS.get(doc)}
        self.apposed: dict[int, list[Extent]] = {}
        #: Prepositional phrases inside noun phrases: the noun's token and the preposition.
        self.inner: dict[tuple[int, str], list[ClauseArgument]] = {}
        #: Event nouns under a light verb: the verb's lemma and the noun's token.
        self.light: set[tuple[str, int]] = set()
        self.children: dict[int, list[Clause]] = {}
        self.nominal: dict[int, Clause] = {}
        self.naming: dict[int, Clause] = {}
        self.verbal: dict[int, Clause] = {}
        #: The tokens that make the noun after them a distinction: "best" in "best director".
        grading = tokens_with(doc, "LOWER", classes.members.get(DISTINCTION, ()))
        self.distinctions = [i for i in grading if self.tokens[i].pos_ in GRADING_POS]
        #: Adverbs and particles by the token they hang on.
        self.adverbs: dict[int, list[Token]] = {}
        for i in tokens_with(doc, "DEP", ADVERBIAL):
            self.adverbs.setdefault(self.tokens[i].head.i, []).append(self.tokens[i])
        self._index()
        self._index_clauses()

    def _index(self) -> None:
        for number, entity in enumerate(ENTITIES.get(self.doc)):
            for mention in entity.mentions:
                self.mentions.setdefault(mention.extent.head, []).append((number, mention))
                if mention.kind == "name":
                    for i in range(mention.extent.first, mention.extent.last):
                        self.names.setdefault(i, []).append((number, mention))
        for quantity in QUANTITIES.get(self.doc):
            for i in range(quantity.extent.first, quantity.extent.last):
                self.quantities[i] = quantity
            if quantity.of is not None:
                self.counted[quantity.of.head] = quantity
        for time in TIMES.get(self.doc):
            self.times.update(range(time.extent.first, time.extent.last))
            governor = self.tokens[time.extent.head].head.i
            if time.extent.last <= governor:
                self.dated.setdefault(governor, []).append(ClauseArgument("time", time.extent))

    def _index_clauses(self) -> None:
        """Find the clauses below each, and for a noun the name it stands beside.

        "Their child, Gloria" means Gloria.
        """
        for clause in CLAUSES.get(self.doc):
            if clause.kind == "nominal":
                self.nominal[clause.head] = clause
            elif clause.construction == NAMING:
                self.naming[clause.head] = clause
            elif clause.kind == "verbal":
                self.verbal[clause.head] = clause
            if clause.light is not None:
                self.light.add((clause.light, clause.head))
            if clause.construction == "prepositional":
                self._index_inner(clause)
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
            if clause.kind == "copular" and clause.construction in BESIDE_A_NAME:
                for argument in clause.arguments:
                    if argument.function == "subject" and argument.extent.head in self.names:
                        self.apposed.setdefault(clause.head, []).append(argument.extent)

    def _index_inner(self, clause: Clause) -> None:
        inner = [argument for argument in clause.arguments if argument.function == "object"]
        for argument in clause.arguments:
            if argument.function == "subject":
                self.inner.setdefault((argument.extent.head, clause.lemma), []).extend(inner)

    def mentions_at(self, head: int) -> list[tuple[int, Mention]]:
        """List the mentions with this head, else the names that hold the token."""
        return self.mentions.get(head) or self.names.get(head) or []

    def is_named(self, head: int) -> bool:
        """Tell a phrase that is a name or stands beside one: "the actor, Ann Lee"."""
        return head in self.names or head in self.apposed

    def is_several(self, head: int) -> bool:
        """Tell a phrase that means more than one: "the two firms", "they"."""
        plural = "Plur" in self.tokens[head].morph.get("Number", [])
        return head in self.groups or (plural and head not in self.names)
