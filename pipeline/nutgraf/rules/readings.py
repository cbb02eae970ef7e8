"""What a trigger phrase may mean: readings, found by the word of a clause and what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, Protocol, get_args

from nutgraf.layers import Clause, ClauseKind, Function
from nutgraf.records import Modality
from nutgraf.rules.classes import Classes
from nutgraf.rules.role_sources import Role, Source

#: Functions under which an argument stands, whatever else it is.
STANDING = frozenset(get_args(Function))
#: A trigger that any word is, where the roles or conditions say what it must be.
ANY_WORD = "*"


@dataclass(frozen=True)
class Sense:
    """What all trigger phrases of a frame mean that fill their roles alike.

    The first `own` roles are the frame's, the others are those it shares with other events.
    """

    frame: str
    type: str
    roles: tuple[Role, ...]
    own: int
    needs: tuple[frozenset[str], ...] = ()
    constructions: frozenset[str] = frozenset()
    modality: Modality | None = None
    #: Places of which one must be filled, for each condition.
    conditions: tuple[tuple[Source, ...], ...] = ()
    beside: frozenset[str] = frozenset()

    @cached_property
    def needed(self) -> tuple[tuple[Role, ...], ...]:
        """The frame's own roles of which each need asks one."""
        own = self.roles[: self.own]
        names = [{name.split("*")[0] for name in need} for need in self.needs]
        return tuple(tuple(role for role in own if role.name in wanted) for wanted in names)

    @cached_property
    def needs_several(self) -> bool:
        """Tell whether a role needs more than one filler: "participant*2"."""
        return any("*" in name for need in self.needs for name in need)

    @cached_property
    def wanted(self) -> tuple[frozenset[str], ...]:
        """Functions and prepositions: a clause has one of each set where the frame fires."""
        return tuple(self._wanted())

    def may_be(self, construction: str) -> bool:
        """Tell whether clauses of a construction may mean it."""
        return not self.constructions or construction in self.constructions

    def _wanted(self) -> Iterator[frozenset[str]]:
        """Yield the plain places that each need and condition can do with, if it needs no other."""
        by_name = {role.name: role.sources for role in self.roles}
        for need in self.needs:
            sources = [s for name in need for s in by_name.get(name.split("*")[0], ())]
            if all(source.is_plain for source in sources):
                yield frozenset(source.place for source in sources)
        for alternatives in self.conditions:
            if all(source.is_plain for source in alternatives):
                yield frozenset(source.place for source in alternatives)

    @cached_property
    def asked(self) -> int:
        """How much it asks of a clause as a whole."""
        return len(self.needs) + bool(self.constructions) + len(self.conditions)

    @cached_property
    def asked_of_fillers(self) -> int:
        """How many places of its roles ask something of what stands there."""
        return sum(role.asking for role in self.roles)


class Reading(NamedTuple):
    """One trigger phrase of one frame: the words that must stand in a clause, and their sense."""

    kind: ClauseKind
    words: tuple[str, ...]
    sense: Sense

    @property
    def type(self) -> str:
        """The type of the relation it tells of."""
        return self.sense.type

    @property
    def frame(self) -> str:
        """The frame it is of."""
        return self.sense.frame

    @property
    def specificity(self) -> tuple[int, int, int]:
        """More words first, then more conditions."""
        words = 0 if self.words == (ANY_WORD,) else len(self.words)
        return (words, self.sense.asked, self.sense.asked_of_fillers)


#: Readings with their ranks, the most specific first, and what to sort such pairs by.
Ranked = list[tuple[int, Reading]]
RANK = itemgetter(0)


class Surroundings(Protocol):
    """The words around a clause's own that the rest of a trigger phrase may be."""

    def endings(self) -> Set[str]:
        """Give what a verb phrase may end in."""

    def before(self) -> Set[str]:
        """Give the word before the clause's, as written and as its lemma."""

    def after(self) -> Set[str]:
        """Give the word after the clause's."""


@dataclass(frozen=True)
class Candidates:
    """The readings of one word in one construction; those of phrases by a word that must be there.

    That is the last word of a verb phrase, and of others the word next to the clause's own.
    """

    ranked: Ranked
    by_ending: Mapping[str, Ranked]
    by_word_before: Mapping[str, Ranked]
    by_word_after: Mapping[str, Ranked]
    #: Functions of which a clause has one where any of them fires, None if that is not known.
    gate: frozenset[str] | None

    @cached_property
    def singles(self) -> tuple[Reading, ...]:
        """Those of one word."""
        return tuple(reading for _, reading in self.ranked)

    def may_stand_in(self, clause: Clause) -> bool:
        """Tell at a glance that none of them can fire in a clause, else that one may."""
        if not self:
            return False
        gate = self.gate
        if gate is None:
            return True
        for argument in clause.arguments:  # noqa: SIM110 - no generator: asked of every clause
            if argument.function in gate:
                return True
        return False

    def __bool__(self) -> bool:
        return bool(self.ranked or self.by_ending or self.by_word_before or self.by_word_after)

    def among(self, surroundings: Surroundings) -> Sequence[Reading]:
        """List those whose words may stand in these surroundings, the most specific first."""
        found: Ranked = []
        for table, words in (
            (self.by_ending, surroundings.endings),
            (self.by_word_before, surroundings.before),
            (self.by_word_after, surroundings.after),
        ):
            if table:
                for word in table.keys() & words():
                    found += table[word]
        if not found:
            return self.singles
        return [reading for _, reading in sorted([*self.ranked, *found], key=RANK)]


def _candidates(readings: Sequence[Reading], word: str) -> Candidates:
    singles: Ranked = []
    by_ending: dict[str, Ranked] = {}
    by_word_before: dict[str, Ranked] = {}
    by_word_after: dict[str, Ranked] = {}
    for pair in enumerate(readings):
        words = pair[1].words
        if len(words) == 1 or pair[1].kind == "attributive":
            singles.append(pair)
        elif pair[1].kind == "verbal":
            by_ending.setdefault(words[-1], []).append(pair)
        elif pair[1].kind == "copular" and words[0] == word != words[-1]:
            by_word_after.setdefault(words[1], []).append(pair)
        else:
            by_word_before.setdefault(words[-2], []).append(pair)
    return Candidates(singles, by_ending, by_word_before, by_word_after, _gate(readings))


def _gate(readings: Iterable[Reading]) -> frozenset[str] | None:
    """Join what each reading cannot do without, None where one says nothing of it."""
    joined: frozenset[str] = frozenset()
    for reading in readings:
        wanted = reading.sense.wanted
        if not wanted or (reading.kind == "verbal" and len(reading.words) > 1):
            return None  # the preposition that a verb phrase ends in makes an object
        joined |= wanted[0]
    return joined if joined <= STANDING else None


@dataclass(frozen=True)
class Frames:
    """All readings by kind of clause and first word, the most specific first."""

    readings: Mapping[tuple[ClauseKind, str], Sequence[Reading]]
    classes: Classes
    names: tuple[str, ...] = field(default=())
    #: Candidates by kind of clause, lemma, form and construction, made when asked for.
    _candidates: dict[tuple[ClauseKind, str, str, str], Candidates] = field(
        default_factory=dict, compare=False, repr=False
    )

    def of(self, kind: ClauseKind, word: str) -> Sequence[Reading]:
        """List the readings of a clause's kind and lemma, those of any word last."""
        return (*self.readings.get((kind, word), ()), *self.readings.get((kind, ANY_WORD), ()))

    def of_clause(self, clause: Clause, written: str) -> Sequence[Reading]:
        """List the readings of a clause's word, and for two phrases side by side of that.

        A noun may mean something else in the plural, "hostilities": `written` is its form.
        """
        lemma = clause.lemma.lower()
        readings = self.of(clause.kind, lemma)
        if clause.kind == "nominal" and written != lemma:
            return (*readings, *self.readings.get((clause.kind, written), ()))
        if clause.kind == "attributive":
            return (*readings, *self.of(clause.kind, clause.construction))
        return readings

    def candidates(self, clause: Clause, written: str) -> Candidates:
        """Give the readings of a clause's word, as written, that may fire in its construction."""
        word = clause.lemma.lower()
        known = word if (clause.kind, word) in self.readings else ANY_WORD
        form = written if (clause.kind, written) in self.readings else known
        key = (clause.kind, known, form, clause.construction)
        found = self._candidates.get(key)
        if found is None:
            may_fire = [
                reading
                for reading in self.of_clause(clause, written)
                if reading.sense.may_be(clause.construction)
            ]
            self._candidates[key] = found = _candidates(may_fire, clause.lemma)
        return found
