"""Where a role's filler may stand in a clause: functions, prepositions, the clause itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.rules.readings import RANK, Reading, Sense
from nutgraf.rules.role_places import (
    ADVERB,
    AMOUNT,
    CLAUSE_PLACES,
    DEPENDENCIES,
    NEXT,
    OWN_PLACES,
    QUALITY,
    Operator,
    Place,
    read_place,
)
from nutgraf.rules.role_sources import Role, Source
from nutgraf.stages.relations.above import actors_above, noun_above
from nutgraf.stages.relations.extents import own_extent
from nutgraf.stages.relations.fillers import Fillers

#: The place of a phrase that hangs on its verb without preposition: "fell 3 per cent".
MEASURE = "measure"
#: The place of what "where" means: "the town where he died".
WHERE = "where"
#: The places of what has no preposition, by its function.
_BARE = {"oblique": MEASURE, "place": WHERE}
#: How many words may stand between a verb and the amount after it: its particle.
PARTICLES = 1
#: So many places of a role are sooner gone through than looked up.
FEW = 8
#: What a whole clause is, whatever its verb is like.
CLAUSAL = frozenset({"clause"})
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
        self._inherited: list[ClauseArgument] | None = None
        for argument in clause.arguments:
            self._enter(argument)
        if clause.head in fillers.adverbs:
            self._known[ADVERB] = list(fillers.adverbs_on(clause))
        self._has = frozenset(self._known)

    def _enter(self, argument: ClauseArgument) -> None:
        """Enter an argument at the places where it stands at a glance."""
        function, preposition = argument.function, argument.preposition
        known = self._known
        known.setdefault(function, []).append(argument)
        if preposition is None:
            if function in _BARE:
                known.setdefault(_BARE[function], []).append(argument)
            return
        if function not in ("subject", "time"):
            known.setdefault(preposition, []).append(argument)
        if argument.clause is None:
            for place in self.fillers.framing(preposition, argument.extent.head):
                known.setdefault(place, []).append(argument)

    @property
    def following(self) -> tuple[str, ...]:
        """The words after the clause's, in lower case, as many as a trigger phrase may have."""
        if self._following is None:
            after = self.clause.head + 1
            words = self.fillers.tokens[after : after + LONGEST]
            self._following = tuple([token.lower_ for token in words])
        return self._following

    def before(self) -> Set[str]:
        """Give the word before the clause's, as written in lower case and as its lemma."""
        token = self.fillers.tokens[max(self.clause.head - 1, 0)]
        return {token.lower_, token.lemma_}

    def after(self) -> Set[str]:
        """Give the word after the clause's, in lower case."""
        return {*self.following[:1]}

    def may_hold(self, reading: Reading) -> bool:
        """Tell cheaply that a reading cannot fire here, else that it may: most cannot.

        A verb phrase may end in a preposition, whose phrase is then its object.
        """
        sense = reading.sense
        if len(reading.words) > 1:
            return True
        has = self._has
        for wanted in sense.wanted:  # no generator: this is asked of every reading
            if wanted.isdisjoint(has):
                return False
        return self.may_meet(sense)

    def may_meet(self, sense: Sense) -> bool:
        """Tell whether a frame's conditions hold, and what each need asks for may stand here."""
        for alternatives in sense.conditions:
            if not any(map(self.has_fitting, alternatives)):
                return False
        for roles in sense.needed:  # noqa: SIM110 - no generator: this is asked of most readings
            if not any(map(self._may_fill, roles)):
                return False
        return True

    def _may_fill(self, role: Role) -> bool:
        has = self._has
        if role.required is not None and role.required.isdisjoint(has):
            return False
        for source in role.sources:
            required = source.required
            if required is not None:
                if required in has and self.has_fitting(source):
                    return True
            elif source.place in OWN_PLACES or self.has_fitting(source):
                return True
        return False

    def has_fitting(self, source: Source) -> bool:
        """Tell whether something stands at a source's place that is of the classes it asks for."""
        return self.any_fits(self.at(source.place, ()), source)

    def any_fits(self, standing: Sequence[ClauseArgument], source: Source) -> bool:
        """Tell whether one of some arguments is of the classes that a source asks for."""
        for argument in standing:  # noqa: SIM110 - likewise
            if self.fits(argument, source):
                return True
        return False

    def fits(self, argument: ClauseArgument, source: Source) -> bool:
        """Tell whether a filler is of the classes that a source asks for."""
        classes, excluded = source.classes, source.excluded
        if not classes and not excluded:
            return True
        found = self.fillers.classes_of_phrase(argument.extent)
        if argument.clause is not None and argument.extent.head not in self.fillers.quantities:
            found = CLAUSAL if classes else found | CLAUSAL  # "£7m" is never a clause
        if classes and classes.isdisjoint(found):
            return False
        return excluded.isdisjoint(found)

    def open_to(self, role: Role) -> Sequence[Source]:
        """List the sources of a role that something may stand at here, best first."""
        has = self._has
        if role.required is not None and role.required.isdisjoint(has):
            return ()
        if len(role.sources) <= FEW:
            return [s for s in role.sources if s.required is None or s.required in has]
        by_required = role.by_required
        found = [*by_required.get(None, ())]
        for place in by_required.keys() & has:
            found += by_required[place]
        found.sort(key=RANK)
        return [source for _, source in found]

    def endings(self) -> Set[str]:
        """Give the words that a trigger phrase of a verb may end in here."""
        words = {*self.following, *(noun for _, noun in self._fixed_arguments())}
        words.update(a.preposition for a in self.clause.arguments if a.preposition)
        words.add(self.clause.particle or "")
        return words

    @property
    def inherited(self) -> Sequence[ClauseArgument]:
        """The times and places that the clause shares with those it depends on."""
        if self._inherited is None:
            self._inherited = self.fillers.inherited(self.clause)
        return self._inherited

    def fixed(self, preposition: str | None, noun: str) -> ClauseArgument | None:
        """Find an argument, no subject, by its preposition and its noun or the noun's lemma."""
        return self._fixed_arguments().get((preposition, noun))

    def _fixed_arguments(self) -> dict[tuple[str | None, str], ClauseArgument]:
        if self._fixed is None:
            self._fixed = {}
            for argument in self.clause.arguments:
                token = self.fillers.tokens[argument.extent.head]
                if argument.function != "subject":
                    for word in (token.lower_, token.lemma_.lower()):
                        self._fixed.setdefault((argument.preposition, word), argument)
        return self._fixed

    def at(self, place: str, used: Collection[Extent]) -> Sequence[ClauseArgument]:
        """List what stands at a place; of the clause itself, what is not used yet."""
        if (found := self._known.get(place)) is not None:
            return found
        read = read_place(place)
        if read.operator == "own":
            extent = own_extent(self.clause, place, self.fillers, used)
            return [ClauseArgument("complement", extent)]
        derive = _DERIVATIONS.get(read.operator)
        self._known[place] = found = list(derive(self, read)) if derive is not None else []
        return found

    def _inside_each(self, place: Place) -> Iterator[ClauseArgument]:
        for argument in self.at(place.outer, ()):
            yield from self._inside(argument, place.inner)

    def _above_each(self, place: Place) -> Iterator[ClauseArgument]:
        for argument in self.at(place.outer, ()):
            yield from noun_above(argument, place.inner, self.fillers)

    def _first(self, place: Place) -> Sequence[ClauseArgument]:
        return self.at(place.outer, ())[:1]

    def _other(self, place: Place) -> Sequence[ClauseArgument]:
        return self.at(place.outer, ())[1:]

    def _actors(self, place: Place) -> Sequence[ClauseArgument]:
        return actors_above(self.clause, place.outer, self.fillers)

    def _of_the_clause(self, place: Place) -> Iterator[ClauseArgument]:
        name = place.outer
        if name in DEPENDENCIES:
            yield from self.fillers.dependents(self.clause, DEPENDENCIES[name])
        if name in CLAUSE_PLACES:
            yield from (a for a in self.clause.arguments if self._is_clause(a, name))
        elif name == QUALITY:
            yield from self.fillers.likened_to(self.clause)
        elif name == AMOUNT:
            yield from self.fillers.amounts_before(self.clause.head)
        elif name == NEXT:
            yield from self._amount_after()

    def _inside(self, argument: ClauseArgument, place: str) -> Iterator[ClauseArgument]:
        if place == AMOUNT:
            yield from self.fillers.amounts_before(argument.extent.head)
        yield from self.fillers.inner.get((argument.extent.head, place), ())
        yield from self.fillers.within(argument, place)

    def _on_or_below(self, place: Place) -> Sequence[ClauseArgument]:
        """List a preposition's phrases on the verb, else inside the first phrase that has any.

        Those below an adverb of direction are the verb's: "flew back to Oslo".
        """
        preposition = place.outer
        if found := self.at(preposition, ()) or self.fillers.beyond(self.clause, preposition):
            return found
        for argument in self.clause.arguments:
            if argument.clause is None and argument.extent.first > self.clause.head:
                inside = {a.extent: a for a in self._inside(argument, preposition)}
                if inside:
                    return list(inside.values())
        return ()

    def _counts(self, place: Place) -> Iterator[ClauseArgument]:
        """Yield the numbers that phrases are counted by, as arguments of the clause."""
        for argument in self.at(place.outer, ()):
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

    def _is_clause(self, argument: ClauseArgument, place: str) -> bool:
        """Tell a clausal complement, of one mood if the place asks for it, from a phrase."""
        tokens = self.fillers.tokens
        head = argument.extent.head
        verbal = tokens[head].pos_ in ("VERB", "AUX")
        if argument.function not in ("complement", "object") or not (
            verbal or argument.clause is not None
        ):
            return False
        first = max(head - 3, argument.extent.first - 1, 0)
        infinitive = any(token.tag_ == "TO" for token in tokens[first:head])
        question = tokens[argument.extent.first].tag_ in QUESTION_TAGS
        return {"infinitive": infinitive, "question": question}.get(place, True)


#: What stands at a place that is no plain one, by the place's operator.
_DERIVATIONS: Mapping[Operator, Callable[[Places, Place], Iterable[ClauseArgument]]] = {
    "inside": Places._inside_each,
    "below": Places._above_each,
    "any": Places._on_or_below,
    "first": Places._first,
    "other": Places._other,
    "above": Places._actors,
    "count": Places._counts,
    "derived": Places._of_the_clause,
}
