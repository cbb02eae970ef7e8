"""Where a role's filler may stand in a clause: functions, prepositions, the clause itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.rules.frame_compiler import (
    CLAUSE_PLACES,
    DEPENDENCIES,
    DERIVED,
    INSIDE,
    OWN_PLACES,
    Reading,
    Role,
    Source,
)
from nutgraf.stages.relations.above import actors_above, noun_above
from nutgraf.stages.relations.fillers import Fillers

#: The place of an amount before a noun: "the $3 billion takeover".
AMOUNT = "amount"
#: Joins a place and the preposition between what stands there and the noun above it.
BELOW = " < "
#: The place of a phrase that hangs on its verb without preposition: "fell 3 per cent".
MEASURE = "measure"
#: The place of what "where" means: "the town where he died".
WHERE = "where"
#: Open the places of the first and of the others that stand at a place: "the brothers A and B".
FIRST, OTHER = "first ", "other "
#: Opens the place of who does what an event noun stands in: `above during` is "the minister" in
#: "During a visit to Kyiv the minister said".
ABOVE = "above "
#: Opens the place of a phrase on the verb or inside one that follows it: parsers hang "with arms"
#: on the rebels in "supplied the rebels with arms".
ANY = "any "
#: The places of an event that another happens in, "died in a crash", and of a word for an aim, "in
#: a bid to save it": classes of these names hold the nouns, others the prepositions before them.
FRAMED_BY = {"setting": "amid", "aim": "within"}
#: The place of an adverb on the verb: "went abroad".
ADVERB = "adverb"
#: The place of an amount right after the verb and its particle: "was up 45 cents".
NEXT = "next"
#: How many words may stand between a verb and the amount after it: its particle.
PARTICLES = 1
#: Opens the place of the number that a phrase is counted by: `count object` of "cut 400 jobs".
COUNT = "count "
AMOUNTS = (AMOUNT, NEXT, COUNT)
#: The place of the adjective that somebody calls something: "described it as unjust".
QUALITY = "quality"
QUESTION_TAGS = ("WRB", "WP", "WDT")
#: How many words a trigger phrase may have after its first.
LONGEST = 6


class Places:
    """The arguments of one clause by the names that frames give to places."""

    def __init__(self, clause: Clause, fillers: Fillers) -> None:
        self.clause = clause
        self.fillers = fillers
        self._known: dict[str, list[ClauseArgument]] = {}
        self._fixed: dict[tuple[str | None, str], ClauseArgument] | None = None
        self._following: tuple[str, ...] | None = None
        self._before: tuple[str, ...] | None = None
        self._open: dict[int, Sequence[Source]] = {}
        for argument in clause.arguments:
            self._known.setdefault(argument.function, []).append(argument)
            if argument.preposition is not None and argument.function not in ("subject", "time"):
                self._known.setdefault(argument.preposition, []).append(argument)
            elif argument.function == "oblique":
                self._known.setdefault(MEASURE, []).append(argument)
            elif argument.function == "place":
                self._known.setdefault(WHERE, []).append(argument)
        self._has = frozenset(self._known)

    @property
    def following(self) -> tuple[str, ...]:
        """The words after the clause's, in lower case, as many as a trigger phrase may have."""
        if self._following is None:
            after = self.clause.head + 1
            self._following = tuple(t.lower_ for t in self.fillers.doc[after : after + LONGEST])
        return self._following

    def may_hold(self, reading: Reading) -> bool:
        """Tell cheaply that a reading cannot fire here, else that it may: most cannot.

        A verb phrase may end in a preposition, whose phrase is then its object.
        """
        constructions = reading.constructions
        if constructions and self.clause.construction not in constructions:
            return False
        if len(reading.words) > 1:
            if reading.kind == "verbal":
                return True
            if reading.kind == "nominal" and reading.words[-2] not in self.before:
                return False
        return not any(wanted.isdisjoint(self._has) for wanted in reading.wanted)

    @property
    def before(self) -> tuple[str, ...]:
        """The word before the clause's, as written in lower case and as its lemma."""
        if self._before is None:
            token = self.fillers.doc[max(self.clause.head - 1, 0)]
            self._before = (token.lower_, token.lemma_)
        return self._before

    def open_to(self, role: Role) -> Sequence[Source]:
        """List the sources of a role that something may stand at here, best first."""
        found = self._open.get(id(role))
        if found is None:
            has = self._has
            found = [s for s in role.sources if s.required is None or s.required in has]
            self._open[id(role)] = found
        return found

    @property
    def words(self) -> Collection[str]:
        """The words that a trigger phrase of a verb may end in here."""
        words = {*self.following, *(noun for _, noun in self._fixed_arguments())}
        words.update(a.preposition for a in self.clause.arguments if a.preposition)
        words.add(self.clause.particle or "")
        return words

    def fixed(self, preposition: str | None, noun: str) -> ClauseArgument | None:
        """Find an argument, no subject, by its preposition and its noun or the noun's lemma."""
        return self._fixed_arguments().get((preposition, noun))

    def _fixed_arguments(self) -> dict[tuple[str | None, str], ClauseArgument]:
        if self._fixed is None:
            self._fixed = {}
            for argument in self.clause.arguments:
                token = self.fillers.doc[argument.extent.head]
                if argument.function != "subject":
                    for word in (token.lower_, token.lemma_.lower()):
                        self._fixed.setdefault((argument.preposition, word), argument)
        return self._fixed

    def at(self, place: str, used: Collection[Extent]) -> Sequence[ClauseArgument]:
        """List what stands at a place; of the clause itself, what is not used yet."""
        if (found := self._known.get(place)) is not None:
            return found
        if place in OWN_PLACES:
            extent = own_extent(self.clause, place, self.fillers, used)
            return [ClauseArgument("complement", extent)]
        derived = " " in place or place in DERIVED
        self._known[place] = list(self._derived(place)) if derived else []
        return self._known[place]

    def _derived(self, place: str) -> Iterator[ClauseArgument]:
        if INSIDE in place:
            outer, inner = place.split(INSIDE)
            for argument in self.at(outer, ()):
                yield from self._inside(argument, inner)
        if BELOW in place:
            inner, outer = place.split(BELOW)
            for argument in self.at(inner, ()):
                yield from noun_above(argument, outer, self.fillers)
        if place.startswith(ANY):
            yield from self._on_or_below(place.removeprefix(ANY))
        if place.startswith((FIRST, OTHER)):
            order, _, function = place.partition(" ")
            found = self._known.get(function, [])
            yield from found[:1] if order == FIRST.strip() else found[1:]
        if place.startswith(AMOUNTS):
            yield from self._amounts(place)
        if place.startswith(ABOVE):
            yield from actors_above(self.clause, place.removeprefix(ABOVE), self.fillers)
        if place in DERIVED:
            yield from self._of_the_clause(place)

    def _of_the_clause(self, place: str) -> Iterator[ClauseArgument]:
        if place in DEPENDENCIES:
            yield from self.fillers.dependents(self.clause, DEPENDENCIES[place])
        if place == ADVERB:
            yield from self.fillers.adverbs_on(self.clause)
        if place == QUALITY:
            yield from self.fillers.likened_to(self.clause)
        if place in FRAMED_BY:
            yield from (a for a in self.clause.arguments if self._is_amid(a, place))
        if place in CLAUSE_PLACES:
            yield from (a for a in self.clause.arguments if self._is_clause(a, place))

    def _inside(self, argument: ClauseArgument, place: str) -> Iterator[ClauseArgument]:
        if place == AMOUNT:
            yield from self.fillers.amounts_before(argument.extent.head)
        yield from self.fillers.inner.get((argument.extent.head, place), ())
        yield from self.fillers.within(argument, place)

    def _on_or_below(self, preposition: str) -> Sequence[ClauseArgument]:
        """List a preposition's phrases on the verb, else inside the first phrase that has any.

        Those below an adverb of direction are the verb's: "flew back to Oslo".
        """
        if found := self.at(preposition, ()) or self.fillers.beyond(self.clause, preposition):
            return found
        for argument in self.clause.arguments:
            if argument.clause is None and argument.extent.first > self.clause.head:
                inside = {a.extent: a for a in self._inside(argument, preposition)}
                if inside:
                    return list(inside.values())
        return ()

    def _amounts(self, place: str) -> Iterator[ClauseArgument]:
        if place == AMOUNT:
            yield from self.fillers.amounts_before(self.clause.head)
        elif place == NEXT:
            yield from self._amount_after()
        else:
            yield from self._counts(self.at(place.removeprefix(COUNT), ()))

    def _counts(self, arguments: Sequence[ClauseArgument]) -> Iterator[ClauseArgument]:
        """Yield the numbers that phrases are counted by, as arguments of the clause."""
        for argument in arguments:
            quantity = self.fillers.counted.get(argument.extent.head)
            if quantity is not None and argument.clause is None:
                yield ClauseArgument("oblique", quantity.extent)

    def _amount_after(self) -> Iterator[ClauseArgument]:
        """Yield the quantity that starts right after the verb or its particle, as an argument."""
        for i in range(self.clause.head + 1, self.clause.head + 2 + PARTICLES):
            quantity = self.fillers.quantities.get(i)
            if quantity is not None:
                yield ClauseArgument("oblique", quantity.extent)
                return

    def _is_amid(self, argument: ClauseArgument, class_: str) -> bool:
        preposition = argument.preposition
        return (
            argument.clause is None
            and preposition is not None
            and FRAMED_BY[class_] in self.fillers.classes.of_word(preposition)
            and class_ in self.fillers.classes_of(argument.extent.head)
        )

    def _is_clause(self, argument: ClauseArgument, place: str) -> bool:
        """Tell a clausal complement, of one mood if the place asks for it, from a phrase."""
        doc = self.fillers.doc
        head = argument.extent.head
        verbal = doc[head].pos_ in ("VERB", "AUX")
        if argument.function not in ("complement", "object") or not (
            verbal or argument.clause is not None
        ):
            return False
        first = max(head - 3, argument.extent.first - 1, 0)
        infinitive = any(doc[i].tag_ == "TO" for i in range(first, head))
        question = doc[argument.extent.first].tag_ in QUESTION_TAGS
        return {"infinitive": infinitive, "question": question}.get(place, True)


def ended_before(
    argument: ClauseArgument, inner: Sequence[ClauseArgument], doc: Doc
) -> ClauseArgument:
    """End a phrase before the preposition of the first phrase inside it that is told apart."""
    extent = argument.extent
    starts = [
        a.extent.first - len((a.preposition or "-").split())
        for a in inner
        if extent.head < a.extent.first and a.extent.last <= extent.last
    ]
    if argument.clause is not None or not starts or min(starts) <= extent.head:
        return argument
    cut = Extent.between(doc, extent.first, min(starts), extent.head)
    return replace(argument, extent=cut)


def own_extent(clause: Clause, place: str, fillers: Fillers, used: Collection[Extent]) -> Extent:
    """Take a stretch of the clause itself, by its place."""
    head = Extent.of(fillers.doc[clause.head])
    if place == "head":
        return head
    if place == "predicate":
        return clause.predicate
    if place == "position":
        return _without(clause, used, fillers)
    return _noun_phrase(clause, fillers)


def _noun_phrase(clause: Clause, fillers: Fillers) -> Extent:
    """Take the noun with what stands before it: possessor, modifiers, number."""
    before = [
        a.extent.first
        for a in clause.arguments
        if a.function in ("possessive", "compound")
        and a.extent.first < clause.head
        and a.construction != "relative"  # "whose husband": not the one that "whose" means
    ]
    if quantity := fillers.counted.get(clause.head):
        before.append(quantity.extent.first)
    first = min([clause.predicate.first, *before])
    return Extent.between(fillers.doc, first, clause.head + 1, clause.head)


def _without(clause: Clause, used: Collection[Extent], fillers: Fillers) -> Extent:
    """Take the predicate without what filled a role before or after its head."""
    own = clause.predicate
    taken = [e for e in used if e.first < own.last and e.last > own.first]
    first = max([clause.predicate.first, *(e.last for e in taken if e.last <= clause.head)])
    last = min([clause.predicate.last, *(e.first for e in taken if e.first > clause.head)])
    doc = fillers.doc
    while first < clause.head and not doc[first].is_alpha:
        first += 1
    if last < clause.predicate.last:
        last = clause.head + 1
    return Extent.between(doc, first, max(last, clause.head + 1), clause.head)
