"""Holds one reading of a frame against one clause: roles filled, or what failed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.rules.frame_compiler import FUNCTIONS, OWN_PLACES, Reading, Role, Source
from nutgraf.stages.relations.fillers import Fillers

#: Joins the place of a phrase and a preposition inside it.
INSIDE = " > "

#: Places of clausal complements: any, with an infinitive, with a question word.
CLAUSE_PLACES = ("clause", "infinitive", "question")
#: Which dependent clauses stand at a place, beside the arguments of the clause itself.
DEPENDENCIES = {"infinitive": ("purpose",), "purpose": ("purpose",)}
QUESTION_TAGS = ("WRB", "WP", "WDT")

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


def match(reading: Reading, clause: Clause, fillers: Fillers) -> Outcome:
    """Fill the roles of a reading from a clause, and check what the reading needs."""
    attempt = _Attempt(reading, clause, fillers)
    failures = list(attempt.check())
    asked = 1 + bool(reading.constructions) + len(reading.needs)
    return Outcome(
        reading,
        clause,
        tuple(attempt.filled),
        failures[0] if failures else None,
        asked - len(failures),
        asked,
    )


class _Attempt:
    def __init__(self, reading: Reading, clause: Clause, fillers: Fillers) -> None:
        self.reading = reading
        self.clause = clause
        self.fillers = fillers
        self.used: set[Extent] = set()
        self.filled: list[Filled] = []
        self.refused: dict[str, str] = {}
        #: The preposition a verb phrase ends in: its phrase is the object of "look into".
        self.governed: str | None = None

    def check(self) -> Iterator[str]:
        """Yield what fails, in the order of checking."""
        if not self._words_stand():
            yield f"the words {' '.join(self.reading.words)!r} do not stand here"
        constructions = self.reading.constructions
        if constructions and self.clause.construction not in constructions:
            wanted = "/".join(sorted(constructions))
            yield f"the construction is {self.clause.construction}, not {wanted}"
        for role in self.reading.roles:
            self._fill(role)
        counts = Counter(name for name, _, _ in self.filled)
        present = {f"{name}*{n}" for name in counts for n in range(2, counts[name] + 1)}
        present |= counts.keys()
        for need in self.reading.needs:
            if not need & present:
                yield self._missing(sorted(need))
        if not present:
            yield "no role is filled"

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
            chosen = list(self._choose(role, source))
            self.filled += [(role.name, argument, source) for argument in chosen]
            self.used.update(argument.extent for argument in chosen)
            if chosen and not role.takes_all:
                return

    def _choose(self, role: Role, source: Source) -> Iterator[ClauseArgument]:
        if source.when and not any(map(self._stands, source.when)):
            return
        if any(map(self._stands, source.unless)):
            return
        for argument in self._standing_at(source.place):
            if argument.extent in self.used:
                continue
            if source.place == "object" and not source.classes and self._is_light(argument):
                continue  # "launched an attack" launches nothing
            found = self.fillers.classes_of_phrase(argument.extent)
            if argument.clause is not None and source.classes:
                found = found & {"clause"}
            if (source.classes and not source.classes & found) or source.excluded & found:
                text = argument.extent.text(self.fillers.doc)
                self.refused.setdefault(role.name, f"{role.name}: {text!r} does not fit {source}")
                continue
            yield argument

    def _inside(self, function: str, preposition: str) -> Iterator[ClauseArgument]:
        """Yield phrases that hang on an argument: "killed 20 people in Kabul"."""
        for argument in list(self._standing_at(function)):
            yield from self.fillers.inner.get((argument.extent.head, preposition), ())

    def _is_governed(self, argument: ClauseArgument, place: str) -> bool:
        return (
            place == "object"
            and self.governed is not None
            and argument.preposition == self.governed
            and argument.function != "subject"
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

    def _is_light(self, argument: ClauseArgument) -> bool:
        return (
            len(self.reading.words) == 1
            and self.clause.kind == "verbal"
            and (self.clause.lemma, argument.extent.head) in self.fillers.light
        )

    def _stands(self, place: str) -> bool:
        return any(True for _ in self._standing_at(place))

    def _standing_at(self, place: str) -> Iterator[ClauseArgument]:
        if place in OWN_PLACES:
            extent = own_extent(self.clause, place, self.fillers, self.used)
            yield ClauseArgument("complement", extent)
            return
        if INSIDE in place:
            yield from self._inside(*place.split(INSIDE))
            return
        if place in DEPENDENCIES:
            yield from self.fillers.dependents(self.clause, DEPENDENCIES[place])
        for argument in self.clause.arguments:
            if place in FUNCTIONS:
                if argument.function == place or self._is_governed(argument, place):
                    yield argument
            elif place in CLAUSE_PLACES:
                if self._is_clause(argument, place):
                    yield argument
            elif argument.preposition == place and argument.function != "subject":
                yield argument


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
        if a.function in ("possessive", "compound") and a.extent.first < clause.head
    ]
    if quantity := fillers.counted.get(clause.head):
        before.append(quantity.extent.first)
    return _stretch(fillers, min([clause.predicate.first, *before]), clause.head + 1, clause.head)


def _without(clause: Clause, used: Collection[Extent], fillers: Fillers) -> Extent:
    """Take the predicate without what filled a role before or after its head."""
    taken = [e for e in used if clause.predicate.first <= e.first < clause.predicate.last]
    first = max([clause.predicate.first, *(e.last for e in taken if e.last <= clause.head)])
    last = min([clause.predicate.last, *(e.first for e in taken if e.first > clause.head)])
    doc = fillers.doc
    while first < clause.head and not doc[first].is_alpha:
        first += 1
    if last < clause.predicate.last:
        last = clause.head + 1
    return _stretch(fillers, first, max(last, clause.head + 1), clause.head)


def _stretch(fillers: Fillers, first: int, last: int, head: int) -> Extent:
    span = fillers.doc[first:last]
    return Extent(span.start_char, span.end_char, first, last, head)
