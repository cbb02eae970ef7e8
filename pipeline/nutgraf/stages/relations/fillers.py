"""What fills a role: the nearest mention of a phrase with its entity, and what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from nutgraf.layers import CLAUSES, Clause, ClauseArgument, Extent
from nutgraf.rules.role_places import FRAMED_BY
from nutgraf.stages.relations.inheritance import host, inherited
from nutgraf.stages.relations.semantics import Semantics

#: The class of prepositions inside what somebody is named.
NAMED_WITH = "naming_word"
#: The class of adverbs that say whither: "back" in "flew back to Oslo".
DIRECTION = "direction"
#: The class of the prepositions before what something is called: "described it as unjust".
LIKENING = "likening"
#: The classes of nouns that "of" and a name follow: "the town of Bari", "the suburb of Bari".
NAMED_BY_OF, NAMED_AS_PART = "named_by_of", "named_as_part"

#: A phrase as it fills a role: its extent, and the entity it means.
Filling = tuple[Extent, int | None]


class Fillers(Semantics):
    """What the phrases of a Doc stand for in roles, and what stands inside and around them."""

    def fill(self, argument: ClauseArgument) -> list[Filling]:
        """Give the nearest mention of an argument, one for each entity it means, or the phrase."""
        head = argument.extent.head
        beside = self._beside(head)
        if len(beside) > 1:
            named = [self.mentions_at(name.head)[0] for name in beside]
            return [(mention.extent, entity) for entity, mention in named]
        if beside:
            head = beside[0].head
        if head in self.groups:
            return [(self.groups[head].extent, member) for member in self.groups[head].entities]
        found = self.mentions_at(head)
        if argument.clause is not None:
            return [(argument.extent, None)]
        if not found:
            return [self._named_place(head) or (self._measure(argument), None)]
        names = [pair for pair in found if pair[1].kind == "name"]
        return [(mention.extent, entity) for entity, mention in names[:1] or found]

    def _named_place(self, head: int) -> Filling | None:
        """Give the place that a noun before "of" means: "the town of Bari".

        A suburb or capital is named so only if another place says whose it is: "the Swiss capital
        of Berne", not "the capital of Peru".
        """
        clause = self.nominal.get(head)
        if clause is None:
            return None
        classes = self.classes.of_word(self.tokens[head].lower_)
        whose = clause.fillers("compound") or clause.fillers("possessive")
        if NAMED_BY_OF not in classes and not (NAMED_AS_PART in classes and whose):
            return None
        objects = [a for a in clause.fillers("oblique", "of") if a.construction == "direct"]
        found = self.mentions_at(objects[0].extent.head) if len(objects) == 1 else []
        names = [(m.extent, entity) for entity, m in found if m.kind == "name" and m.type == "GPE"]
        return names[0] if names else None

    def _beside(self, head: int) -> list[Extent]:
        """List the names that a noun stands beside, or what a number counts, or "one of" them."""
        if head not in self.apposed and head not in self.names:
            head = self._counted(head)
        return self.apposed.get(head, []) if head not in self.names else []

    def _counted(self, head: int) -> int:
        """Give what a number counts and what "one of the aides" is one of, else the word itself."""
        counted = self.quantities[head].of if head in self.quantities else None
        if counted is not None:
            return counted.head
        parted = self._parted(head) if self.tokens[head].pos_ == "NUM" else []
        return parted[0] if parted else head

    def _measure(self, argument: ClauseArgument) -> Extent:
        """Take the quantity or time that a phrase is; what is counted keeps its number."""
        quantity = self.quantities.get(argument.extent.head)
        if quantity is None or quantity.kind == "count":
            return argument.extent
        return quantity.extent

    def inherited(self, clause: Clause) -> list[ClauseArgument]:
        """List the times and places that a clause shares with those it depends on.

        Last come those inside the phrases of a clause that tells of the same event: "crashed into
        a barn near Leeds, killing two".
        """
        clauses = CLAUSES.get(self.doc)
        shared = inherited(clause, clauses)
        if (parent := host(clause, clauses)) is not None:
            outer = parent.fillers("oblique")
            shared += [i for a in outer for i in self._inside_any(a.extent.head)]
        return shared

    def _inside_any(self, head: int) -> list[ClauseArgument]:
        named = self.nominal.get(head)
        within = [a for a in named.arguments if a.preposition] if named is not None else []
        return within + [
            a for (noun, _), found in self.inner.items() if noun == head for a in found
        ]

    def within(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        """List what stands at a place of the clause that an argument is, or of its noun."""
        return [*self._within_clause(argument, place), *self._dates(argument, place)]

    def _dates(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        return self.dated.get(argument.extent.head, []) if place == "time" else []

    def _within_clause(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        if argument.clause is not None:
            clause = CLAUSES.get(self.doc)[argument.clause]
        elif (found := self._of_noun(argument.extent.head, place)) is not None:
            clause = found
        else:
            return []
        return [a for a in clause.arguments if place in (a.function, a.preposition)]

    def _of_noun(self, head: int, preposition: str) -> Clause | None:
        """Find the clause of a noun, or the one of what somebody is named: "coach of the year"."""
        named = self.naming.get(head) if NAMED_WITH in self.classes.of_word(preposition) else None
        return self.nominal.get(head) or named

    def framing(self, preposition: str, head: int) -> list[str]:
        """Name the places that a phrase takes by its preposition and noun: "in a crash"."""
        words = self.classes.of_word(preposition)
        return [
            name
            for name, class_ in FRAMED_BY.items()
            if class_ in words and name in self.classes_of(head)
        ]

    def amounts_before(self, head: int) -> Iterator[ClauseArgument]:
        """Yield the quantities right before a noun, as arguments of it."""
        for child in self.tokens[head].lefts:
            if (quantity := self.quantities.get(child.i)) is not None:
                yield ClauseArgument("compound", quantity.extent)

    def adverbs_on(self, clause: Clause) -> Iterator[ClauseArgument]:
        """Yield the adverbs that hang on a clause's verb, as arguments of it."""
        for adverb in self.adverbs.get(clause.head, ()):
            yield ClauseArgument("oblique", Extent.of(adverb))

    def beyond(self, clause: Clause, preposition: str) -> list[ClauseArgument]:
        """List a preposition's phrases below the adverbs of direction on a clause's verb."""
        return [
            ClauseArgument("oblique", self._reach(noun), preposition)
            for adverb in self.adverbs.get(clause.head, ())
            if adverb.i > clause.head and DIRECTION in self.classes.of_word(adverb.lower_)
            for below in adverb.rights
            if below.lower_ == preposition
            for noun in below.rights
            if noun.dep_ == "pobj"
        ]

    def likened_to(self, clause: Clause) -> Iterator[ClauseArgument]:
        """Yield the adjectives behind "as" on a clause's verb, as arguments of it."""
        for preposition in self.tokens[clause.head].rights:
            if LIKENING in self.classes.of_word(preposition.lower_):
                for word in preposition.rights:
                    if word.pos_ == "ADJ":
                        yield ClauseArgument("complement", Extent.of(word), preposition.lower_)

    def _reach(self, noun: Token) -> Extent:
        """Take a noun with all that depends on it."""
        return Extent.of(self.doc[noun.left_edge.i : noun.right_edge.i + 1])

    def dependents(self, clause: Clause, dependencies: Iterable[str]) -> Iterator[ClauseArgument]:
        """Yield the clauses that depend on one as arguments of it, without their subjects."""
        for other in self.children.get(clause.index, ()):
            if other.dependency is not None and other.dependency in dependencies:
                after = [a.extent for a in other.arguments if a.extent.first > other.head]
                last = max([other.predicate.last, *(extent.last for extent in after)])
                extent = Extent.between(self.doc, other.predicate.first, last, other.head)
                yield ClauseArgument("complement", extent, clause=other.index)
