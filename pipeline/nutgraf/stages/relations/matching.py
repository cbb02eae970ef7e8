"""Holds one reading of a frame against one clause: roles filled, or what failed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.rules.readings import Reading
from nutgraf.rules.relation_types import RELATION_TYPES
from nutgraf.rules.role_sources import Role, Source
from nutgraf.stages.relations.extents import ended_before
from nutgraf.stages.relations.places import Places

#: An argument that fills a role, with the source that chose it.
Filled = tuple[str, ClauseArgument, Source]


@dataclass(slots=True)
class Outcome:
    """What came of a reading: the roles it filled, and what failed first, if anything did.

    `met` of `asked` conditions held: how near a reading came that did not fire.
    """

    reading: Reading
    clause: Clause
    filled: tuple[Filled, ...]
    failed: str | None
    met: int
    asked: int
    #: What can still fill the roles that events share, None when they are filled.
    attempt: _Attempt | None = field(default=None, compare=False, repr=False)

    def completed(self) -> Outcome:
        """Fill the roles that all events share: asked only of readings that fire."""
        if self.attempt is None:
            return self
        self.attempt.fill_shared()
        filled = tuple(self.attempt.filled)
        return Outcome(self.reading, self.clause, filled, self.failed, self.met, self.asked)


#: The construction of what "including" and its like list below a phrase.
LISTED = "including"
#: What may stand between two that are coordinated.
JOINING = ("CCONJ", "PUNCT", "DET", "PRON", "ADV")
#: Classes of phrases that are what they are, whatever they are coordinated with.
TYPED = frozenset({"name", "pronoun", "demonym", "measured", "time", "clause"})
#: What failed, where nobody asks.
UNTOLD = "a condition does not hold"


def match(reading: Reading, places: Places) -> Outcome | None:
    """Fill the roles of a reading from a clause, if it fires there.

    The roles that all events share are left to `Outcome.completed`.
    """
    if not places.may_hold(reading):
        return None
    attempt = _Attempt(reading, places, telling=False)
    if not attempt.may_fire() or next(attempt.check_roles(), None) is not None:
        return None
    return Outcome(reading, places.clause, tuple(attempt.filled), None, 1, 1, attempt)


def match_thoroughly(reading: Reading, places: Places) -> Outcome:
    """Tell what came of a reading: what failed, and how near it came.

    It goes on after the first failure; where the words of a phrase do not stand, nothing is met.
    """
    attempt = _Attempt(reading, places, telling=True)
    failures = [*attempt.check_clause(), *attempt.check_roles()]
    attempt.fill_shared()
    asked = 1 + reading.sense.asked
    met = asked - len(failures) if attempt.words_stand() else 0
    failed = failures[0] if failures else None
    filled = tuple(attempt.filled)
    return Outcome(reading, places.clause, filled, failed, met, asked)


class _Attempt:
    def __init__(self, reading: Reading, places: Places, *, telling: bool) -> None:
        self.reading = reading
        self.sense = reading.sense
        self.telling = telling
        self.places = places
        self.clause = places.clause
        self.fillers = places.fillers
        self.used: set[Extent] = set()
        self.filled: list[Filled] = []
        #: What stood where a role's filler may, but was of another class.
        self.refused: dict[str, tuple[ClauseArgument, Source]] = {}
        #: The preposition a verb phrase ends in: its phrase is the object of "look into".
        self.governed: str | None = None

    def may_fire(self) -> bool:
        """Tell before any role is filled that a reading cannot fire, else that it may."""
        if not self.words_stand():
            return False
        if len(self.reading.words) == 1:
            return True  # the rest is asked before there is an attempt
        if self.governed is None:
            return self.places.may_meet(self.sense)
        return all(map(self._holds_one, self.sense.conditions))

    def check_clause(self) -> Iterator[str]:
        """Yield what fails before any role is filled: words, construction, conditions."""
        if not self.words_stand():
            yield f"the words {' '.join(self.reading.words)!r} do not stand here"
        constructions = self.sense.constructions
        if constructions and self.clause.construction not in constructions:
            wanted = "/".join(sorted(constructions))
            yield f"the construction is {self.clause.construction}, not {wanted}"
        for alternatives in self.sense.conditions:
            if not self._holds_one(alternatives):
                wanted = " or ".join(map(str, alternatives))
                yield f"nothing stands here that is wanted: {wanted}"

    def check_roles(self) -> Iterator[str]:
        """Fill the reading's own roles, and yield which needs they do not meet."""
        for role in self.sense.roles[: self.sense.own]:
            self._fill(role)
        self._cut()
        present = self._present()
        for need in self.sense.needs:
            if not need & present:
                yield self._missing(sorted(need)) if self.telling else UNTOLD
        if not present and not self.sense.needs:
            yield "no role is filled"

    def fill_shared(self) -> None:
        """Fill the roles that the reading shares with all events, from clauses above if need be."""
        for role in self.sense.roles[self.sense.own :]:
            if not self._fill(role):
                self._inherit(role)

    def _present(self) -> set[str]:
        """Name the roles that are filled, and with "*2" those that several fill."""
        present = {name for name, _, _ in self.filled}
        if self.sense.needs_several:
            counts = Counter[str]()
            for name, argument, _ in self.filled:
                counts[name] += 1 + self.fillers.is_several(argument.extent.head)
            present |= {f"{name}*{n}" for name in counts for n in range(2, counts[name] + 1)}
        return present

    def _holds_one(self, alternatives: Sequence[Source]) -> bool:
        return any(map(self._has_fitting, alternatives))

    def _has_fitting(self, source: Source) -> bool:
        """Tell whether something stands at a source's place that is of the classes it asks for."""
        return self.places.any_fits(self._standing_at(source.place), source)

    def _missing(self, need: list[str]) -> str:
        refused = [self._refusal(name) for name in need if name in self.refused]
        return "; ".join(refused) or f"nothing fills {' or '.join(need)}"

    def _refusal(self, name: str) -> str:
        argument, source = self.refused[name]
        return f"{name}: {argument.extent.text(self.fillers.doc)!r} does not fit {source}"

    # trigger words

    def words_stand(self) -> bool:
        """Tell whether all words of the trigger phrase stand here."""
        words = self.reading.words
        if self.clause.kind == "verbal":
            return self._verb_words(words[1:])
        if self.clause.kind == "attributive" or len(words) == 1:
            return True
        if self.clause.kind == "copular" and words[0] == self.clause.lemma != words[-1]:
            return self._follows(words[1:])
        return self._words_before(words[:-1])

    def _words_before(self, words: tuple[str, ...]) -> bool:
        first = self.clause.head - len(words)
        if first < 0:
            return False
        tokens = self.fillers.tokens[first : self.clause.head]
        return all(
            word in (token.lower_, token.lemma_) for word, token in zip(words, tokens, strict=True)
        )

    def _verb_words(self, words: tuple[str, ...]) -> bool:
        """Hold the rest of a verb phrase: a particle, an object, a preposition with its noun."""
        particle = self.clause.particle
        if words and words[0] == particle:
            words = words[1:]
        elif particle is not None and not self._is_preposition(particle):
            return False
        if not words:
            return True
        if self._is_preposition(words[-1]) and (len(words) == 1 or self._follows(words)):
            self.governed = words[-1]
            return True
        return self._fixed_argument(words) or self._follows(words)

    def _is_preposition(self, word: str) -> bool:
        return any(a.preposition == word for a in self.clause.arguments if a.function != "time")

    def _fixed_argument(self, words: tuple[str, ...]) -> bool:
        *before, noun = words
        argument = self.places.fixed(" ".join(before) or None, noun)
        if argument is not None:
            self.used.add(argument.extent)
        return argument is not None

    def _follows(self, words: tuple[str, ...]) -> bool:
        return self.places.following[: len(words)] == words

    # roles

    def _fill(self, role: Role) -> bool:
        """Fill a role from its places, and tell whether anything fills it."""
        filled = False
        for source in role.sources if self.governed else self.places.open_to(role):
            standing = self._standing_at(source.place)
            chosen = self._choose(role, source, standing) if standing else ()
            if chosen:
                filled = True
                self.filled += [(role.name, argument, source) for argument in chosen]
                self.used.update([argument.extent for argument in chosen])
                if not role.takes_all:
                    break
        return filled

    def _cut(self) -> None:
        """End a filler before a phrase inside it that fills another role."""
        inner = [a for _, a, s in self.filled if s.is_in_a_phrase]
        if inner:
            doc = self.fillers.doc
            self.filled = [(n, ended_before(a, inner, doc), s) for n, a, s in self.filled]

    def _inherit(self, role: Role) -> None:
        """Fill a circumstance from a clause that this one shares it with."""
        shared = self.places.inherited
        for source in role.sources if shared else ():
            standing = [a for a in shared if source.place in (a.function, a.preposition)]
            if chosen := self._choose(role, source, standing):
                self.filled += [(role.name, argument, source) for argument in chosen]
                return

    def _choose(
        self, role: Role, source: Source, standing: Sequence[ClauseArgument]
    ) -> list[ClauseArgument]:
        """List what of all that stands at a source's place it takes for a role."""
        chosen: list[ClauseArgument] = []
        if source.when and not any(map(self._stands, source.when)):
            return chosen
        if source.unless and any(map(self._stands, source.unless)):
            return chosen
        for argument in standing:
            if argument.extent in self.used and source.place != "head":
                continue  # but the one word "aunt" is who and what of kin
            if source.place == "object" and not source.classes and self._is_light(argument):
                continue  # "launched an attack" launches nothing
            if argument.construction == LISTED and not self.fillers.is_named(argument.extent.head):
                continue  # "six people, including two boys": the boys are told already
            if self.places.fits(argument, source) or self._joined(chosen, argument, source):
                chosen.append(argument)
            else:
                self.refused.setdefault(role.name, (argument, source))
        return chosen

    def _joined(
        self, chosen: Sequence[ClauseArgument], argument: ClauseArgument, source: Source
    ) -> bool:
        """Tell what is coordinated with a filler that fits, and so is alike: "arms and systems"."""
        if not chosen or argument.clause is not None or not source.classes:
            return False
        if RELATION_TYPES[self.reading.type].kind == "state":
            return False  # what is in a place beside what is elsewhere
        between = self.fillers.tokens[chosen[-1].extent.last : argument.extent.first]
        joined = [token for token in between if token.pos_ == "CCONJ" or token.text == ","]
        if not joined or any(token.pos_ not in JOINING for token in between):
            return False
        found = self.fillers.classes_of_phrase(argument.extent)
        return not (source.excluded | TYPED) & found

    def _is_light(self, argument: ClauseArgument) -> bool:
        return (
            len(self.reading.words) == 1
            and self.clause.kind == "verbal"
            and (self.clause.lemma, argument.extent.head) in self.fillers.light
        )

    def _stands(self, place: str) -> bool:
        return bool(self._standing_at(place))

    def _standing_at(self, place: str) -> Sequence[ClauseArgument]:
        found = self.places.at(place, self.used)
        if place == "object" and self.governed is not None:
            return [*found, *self.places.at(self.governed, self.used)]
        return found
