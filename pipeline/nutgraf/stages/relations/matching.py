"""Holds one reading of a frame against one clause: roles filled, or what failed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.rules.frame_compiler import Reading, Role, Source
from nutgraf.stages.relations.places import ANY, INSIDE, Places, ended_before

#: An argument that fills a role, with the source that chose it.
Filled = tuple[str, ClauseArgument, Source]


@dataclass(frozen=True, slots=True)
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


def match(reading: Reading, places: Places, *, thorough: bool = False) -> Outcome:
    """Fill the roles of a reading from a clause, and check what the reading needs.

    A thorough match goes on after the first failure, to tell how near the reading came.
    """
    attempt = _Attempt(reading, places, tells_why=thorough)
    failures = list(attempt.check() if thorough else islice(attempt.check(), 1))
    asked = 1 + bool(reading.constructions) + len(reading.conditions) + len(reading.needs)
    return Outcome(
        reading,
        places.clause,
        tuple(attempt.filled),
        failures[0] if failures else None,
        asked - len(failures),
        asked,
    )


class _Attempt:
    def __init__(self, reading: Reading, places: Places, *, tells_why: bool) -> None:
        self.reading = reading
        #: Whether to word what was refused, which takes longer than to match.
        self.tells_why = tells_why
        self.places = places
        self.clause = places.clause
        self.fillers = places.fillers
        self.used: set[Extent] = set()
        self.filled: list[Filled] = []
        self.refused: dict[str, str] = {}
        #: The preposition a verb phrase ends in: its phrase is the object of "look into".
        self.governed: str | None = None

    def check(self) -> Iterator[str]:
        """Yield what fails, in the order of checking."""
        yield from self._check_clause()
        for role in self.reading.roles[: self.reading.own]:
            self._fill(role)
        self._cut()
        counts = Counter[str]()
        for name, argument, _ in self.filled:
            counts[name] += 1 + self.fillers.is_several(argument.extent.head)
        present = {f"{name}*{n}" for name in counts for n in range(2, counts[name] + 1)}
        present |= counts.keys()
        for need in self.reading.needs:
            if not need & present:
                yield self._missing(sorted(need))
        if not present:
            yield "no role is filled"
        for role in self.reading.roles[self.reading.own :]:
            self._fill(role)
            if role.name not in {name for name, _, _ in self.filled}:
                self._inherit(role)

    def _check_clause(self) -> Iterator[str]:
        """Yield what fails before any role is filled: words, construction, conditions."""
        if not self._words_stand():
            yield f"the words {' '.join(self.reading.words)!r} do not stand here"
        constructions = self.reading.constructions
        if constructions and self.clause.construction not in constructions:
            wanted = "/".join(sorted(constructions))
            yield f"the construction is {self.clause.construction}, not {wanted}"
        for condition in self.reading.conditions:
            if not any(self._fits(a, condition) for a in self._standing_at(condition.place)):
                wanted = str(condition) if self.tells_why else condition.place
                yield f"nothing stands here that is wanted: {wanted}"

    def _missing(self, need: list[str]) -> str:
        refused = [self.refused[name] for name in need if name in self.refused]
        return "; ".join(refused) or f"nothing fills {' or '.join(need)}"

    # trigger words

    def _words_stand(self) -> bool:
        words = self.reading.words
        if self.clause.kind == "verbal":
            return self._verb_words(words[1:])
        if self.clause.kind == "attributive":
            return True
        return self._words_before(words[:-1])

    def _words_before(self, words: tuple[str, ...]) -> bool:
        first = self.clause.head - len(words)
        if first < 0:
            return False
        doc = self.fillers.doc
        return all(
            word in (doc[first + i].lower_, doc[first + i].lemma_) for i, word in enumerate(words)
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
        return any(a.preposition == word for a in self.clause.arguments)

    def _fixed_argument(self, words: tuple[str, ...]) -> bool:
        *before, noun = words
        preposition = " ".join(before) or None
        doc = self.fillers.doc
        for argument in self.clause.arguments:
            token = doc[argument.extent.head]
            same = argument.preposition == preposition and argument.function != "subject"
            if same and noun in (token.lower_, token.lemma_.lower()):
                self.used.add(argument.extent)
                return True
        return False

    def _follows(self, words: tuple[str, ...]) -> bool:
        doc, first = self.fillers.doc, self.clause.head + 1
        found = tuple(doc[i].lower_ for i in range(first, min(first + len(words), len(doc))))
        return found == words

    # roles

    def _fill(self, role: Role) -> None:
        for source in role.sources:
            standing = self._standing_at(source.place)
            chosen = list(self._choose(role, source, standing)) if standing else []
            if chosen:
                self.filled += [(role.name, argument, source) for argument in chosen]
                self.used.update(argument.extent for argument in chosen)
                if not role.takes_all:
                    return

    def _cut(self) -> None:
        """End a filler before a phrase inside it that fills another role."""
        inner = [a for _, a, s in self.filled if INSIDE in s.place or s.place.startswith(ANY)]
        if inner:
            doc = self.fillers.doc
            self.filled = [(n, ended_before(a, inner, doc), s) for n, a, s in self.filled]

    def _inherit(self, role: Role) -> None:
        """Fill a circumstance from a clause that this one shares it with."""
        shared = self.fillers.inherited(self.clause)
        for source in role.sources if shared else ():
            standing = [a for a in shared if source.place in (a.function, a.preposition)]
            if chosen := list(self._choose(role, source, standing)):
                self.filled += [(role.name, argument, source) for argument in chosen]
                return

    def _choose(
        self, role: Role, source: Source, standing: Sequence[ClauseArgument]
    ) -> Iterator[ClauseArgument]:
        if source.when and not any(map(self._stands, source.when)):
            return
        if any(map(self._stands, source.unless)):
            return
        for argument in standing:
            if argument.extent in self.used:
                continue
            if source.place == "object" and not source.classes and self._is_light(argument):
                continue  # "launched an attack" launches nothing
            if not self._fits(argument, source):
                self._refuse(role, argument, source)
                continue
            yield argument

    def _refuse(self, role: Role, argument: ClauseArgument, source: Source) -> None:
        if self.tells_why:
            text = argument.extent.text(self.fillers.doc)
            self.refused.setdefault(role.name, f"{role.name}: {text!r} does not fit {source}")

    def _fits(self, argument: ClauseArgument, source: Source) -> bool:
        """Tell whether a filler is of the classes that a source asks for."""
        found = self.fillers.classes_of_phrase(argument.extent)
        if argument.clause is not None and source.classes:
            found = found & {"clause"}
        wanted = not source.classes or bool(source.classes & found)
        return wanted and not source.excluded & found

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
