"""Compiles frames: trigger words to readings, each with the places of its roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from nutgraf.layers import Clause, ClauseKind
from nutgraf.records import Modality
from nutgraf.rules.classes import Classes
from nutgraf.rules.frames import FrameRule, RoleMap
from nutgraf.rules.relation_types import RELATION_TYPES

#: Places in the clause itself: the whole predicate, what of it no role has taken, its head word,
#: the noun phrase around it.
WORDS_AS_WRITTEN = frozenset({"predicate", "position", "head"})
OWN_PLACES = WORDS_AS_WRITTEN | {"phrase"}
#: Joins the place of a phrase and a preposition inside it.
INSIDE = " > "
#: Places of clausal complements: any, with an infinitive, with a question word.
CLAUSE_PLACES = ("clause", "infinitive", "question")
#: Which dependent clauses stand at a place, beside the arguments of the clause itself.
DEPENDENCIES = {"infinitive": ("purpose",), "purpose": ("purpose",)}
#: Places that no argument has for its function or preposition.
DERIVED = {*CLAUSE_PLACES, *DEPENDENCIES, "setting", "aim", "amount", "adverb", "next", "quality"}
_NOT_PLAIN = DERIVED | OWN_PLACES
#: The frame whose roles every event may take beside its own; one for a type is named after it.
SHARED_BY_EVENTS = "circumstances"
CLASS_SIGN = "@"
#: A trigger that any word is, where the roles or conditions say what it must be.
ANY_WORD = "*"
#: Which word of a trigger phrase is the clause's lemma: "carry out", but "peace deal".
KEY_WORD: Mapping[ClauseKind, int] = {
    "verbal": 0,
    "nominal": -1,
    "copular": -1,
    "attributive": 0,
}


@dataclass(frozen=True, slots=True)
class Source:
    """One place a role's filler may stand, with what it asks of the filler and of the clause."""

    place: str
    classes: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    #: The function or preposition without which nothing stands at the place, None if unknown.
    required: str | None = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Find what the place requires: "object > in" an object."""
        outer = self.place.split(INSIDE)[0]
        plain = " " not in outer and outer not in _NOT_PLAIN
        object.__setattr__(self, "required", outer if plain else None)

    @property
    def is_plain(self) -> bool:
        """Tell whether the place is a function or preposition that a clause has or has not."""
        return self.required == self.place

    def __str__(self) -> str:
        conditions = (
            ("is", self.classes),
            ("not", self.excluded),
            ("when", self.when),
            ("unless", self.unless),
        )
        return " ".join([self.place, *(f"{w} {'/'.join(sorted(c))}" for w, c in conditions if c)])


@dataclass(frozen=True)
class Role:
    """A role with its places, best first; a symmetric role takes the fillers of all of them."""

    name: str
    sources: tuple[Source, ...]
    takes_all: bool = False
    #: How many of its places ask something of the filler or of the clause.
    asking: int = 0


@dataclass(frozen=True)
class Reading:
    """One trigger phrase of one frame: what must stand in a clause, and where its roles are.

    The first `own` roles are the frame's, the others are those it shares with other events.
    """

    frame: str
    type: str
    kind: ClauseKind
    words: tuple[str, ...]
    roles: tuple[Role, ...]
    needs: tuple[frozenset[str], ...]
    own: int
    constructions: frozenset[str] = frozenset()
    modality: Modality | None = None
    #: Places of which one must be filled, for each condition.
    conditions: tuple[tuple[Source, ...], ...] = ()
    beside: frozenset[str] = frozenset()
    #: Functions and prepositions of which a clause has one from each set where the reading fires.
    wanted: tuple[frozenset[str], ...] = ()

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
    def specificity(self) -> tuple[int, int, int]:
        """More words first, then more conditions."""
        conditions = sum(role.asking for role in self.roles)
        words = 0 if self.words == (ANY_WORD,) else len(self.words)
        asked = len(self.needs) + bool(self.constructions) + len(self.conditions)
        return (words, asked, conditions)


#: Readings with their ranks, the most specific first.
Ranked = list[tuple[int, Reading]]


@dataclass(frozen=True)
class Frames:
    """All readings by kind of clause and first word, the most specific first."""

    readings: Mapping[tuple[ClauseKind, str], Sequence[Reading]]
    classes: Classes
    names: tuple[str, ...] = field(default=())
    #: Readings of one word, and of several by their last word, with their ranks; made when asked.
    _by_last: dict[tuple[ClauseKind, str], tuple[Ranked, dict[str, Ranked]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def of(self, kind: ClauseKind, word: str) -> Sequence[Reading]:
        """List the readings of a clause's kind and lemma, those of any word last."""
        return (*self.readings.get((kind, word), ()), *self.readings.get((kind, ANY_WORD), ()))

    def of_clause(self, clause: Clause) -> Sequence[Reading]:
        """List the readings of a clause's word, and for two phrases side by side of that."""
        readings = self.of(clause.kind, clause.lemma.lower())
        if clause.kind == "attributive":
            return (*readings, *self.of(clause.kind, clause.construction))
        return readings

    def among(self, kind: ClauseKind, word: str, words: Iterable[str]) -> Sequence[Reading]:
        """List the readings of a clause's lemma that are of one word or end in one of `words`."""
        singles, phrases = self._by_last.get((kind, word)) or self._part(kind, word)
        if not phrases:
            return [reading for _, reading in singles]
        found = [*singles, *(pair for last in words for pair in phrases.get(last, ()))]
        return [reading for _, reading in sorted(found, key=_rank)]

    def _part(self, kind: ClauseKind, word: str) -> tuple[Ranked, dict[str, Ranked]]:
        singles: Ranked = []
        phrases: dict[str, Ranked] = {}
        for rank, reading in enumerate(self.of(kind, word)):
            several = len(reading.words) > 1
            (phrases.setdefault(reading.words[-1], []) if several else singles).append(
                (rank, reading)
            )
        self._by_last[kind, word] = singles, phrases
        return singles, phrases


def _rank(pair: tuple[int, Reading]) -> int:
    return pair[0]


def rules_by_name(rules: Iterable[FrameRule]) -> dict[str, FrameRule]:
    """Index rules by their names."""
    return {rule.frame: rule for rule in rules}


def compile_frames(rules: Iterable[FrameRule], classes: Classes) -> Frames:
    """Compile all frames of a package.

    Raises ValueError, one line for each mistake: unknown frames, roles, classes.
    """
    by_name = rules_by_name(rules)
    sources = Sources(classes)
    problems: list[str] = []
    found: dict[tuple[ClauseKind, str], list[Reading]] = {}
    for rule in by_name.values():
        try:
            for reading in _readings(rule, by_name, sources):
                for key in _keys(reading):
                    found.setdefault((reading.kind, key), []).append(reading)
        except ValueError as error:
            problems.append(f"frame {rule.frame}: {error}")
    if problems:
        raise ValueError("\n".join(problems))
    ordered = {
        key: tuple(sorted(group, key=lambda reading: reading.specificity, reverse=True))
        for key, group in found.items()
    }
    return Frames(ordered, classes, tuple(by_name))


def _keys(reading: Reading) -> set[str]:
    """Name the clause lemmas a reading is looked up by: "under arrest" and "be up" alike."""
    words = reading.words
    keys = {words[KEY_WORD[reading.kind]]}
    return keys | {words[0]} if reading.kind == "copular" else keys


def _readings(
    rule: FrameRule, by_name: Mapping[str, FrameRule], sources: Sources
) -> Iterable[Reading]:
    whole = inherit(rule, by_name)
    if rule.frame.startswith(SHARED_BY_EVENTS):
        return
    # What all trigger phrases share is made once: a verb list may have a hundred.
    compiled: dict[int, tuple[tuple[Role, ...], tuple[frozenset[str], ...]]] = {}
    said: set[tuple[ClauseKind, tuple[str, ...], int]] = set()
    needs = tuple(frozenset(need.split(" or ")) for need in whole.needs or ())
    conditions = tuple(_alternatives(text, sources) for text in whole.conditions)
    constructions, beside = frozenset(whole.constructions), frozenset(whole.beside)
    for kind, phrase, own in whole.triggers():
        if whole.type is None:
            raise ValueError("names no type")
        roles = own or whole.roles
        if id(roles) not in compiled:
            made = _roles(whole.type, _with_shared(whole, roles, by_name), sources)
            compiled[id(roles)] = made, tuple(_wanted(made, needs, conditions))
        made, wanted = compiled[id(roles)]
        for words in _expand(phrase, sources.classes):
            key = (kind, words, id(roles))
            if key in said and CLASS_SIGN in phrase:
                continue  # a word that another class of the frame has too
            said.add(key)
            yield Reading(
                whole.frame, whole.type, kind, words, made, needs, len(roles),
                constructions, whole.modality, conditions, beside, wanted,
            )  # fmt: skip


def _wanted(
    roles: Iterable[Role],
    needs: Iterable[frozenset[str]],
    conditions: Iterable[tuple[Source, ...]],
) -> Iterator[frozenset[str]]:
    """Yield the plain places that each need and condition can do with, if it needs no other."""
    by_name = {role.name: role.sources for role in roles}
    for need in needs:
        sources = [s for name in need for s in by_name.get(name.split("*")[0], ())]
        if all(source.is_plain for source in sources):
            yield frozenset(source.place for source in sources)
    for alternatives in conditions:
        if all(source.is_plain for source in alternatives):
            yield frozenset(source.place for source in alternatives)


def _alternatives(text: str, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[one] for one in text.split(" or "))


def inherit(rule: FrameRule, by_name: Mapping[str, FrameRule]) -> FrameRule:
    """Fill what a frame does not say from the frame it is like.

    Raises ValueError when that frame is unknown or inherits from this one.
    """
    seen = {rule.frame}
    while rule.like is not None:
        parent = by_name.get(rule.like)
        if parent is None:
            raise ValueError(f"there is no frame {rule.like!r} to be like")
        if parent.frame in seen:
            raise ValueError(f"is like {parent.frame!r}, which is like it")
        seen.add(parent.frame)
        rule = rule.model_copy(
            update={
                "like": parent.like,
                "type": rule.type or parent.type,
                "roles": {**parent.roles, **rule.roles},
                "needs": parent.needs if rule.needs is None else rule.needs,
                "constructions": rule.constructions or parent.constructions,
                "conditions": rule.conditions or parent.conditions,
                "modality": rule.modality or parent.modality,
                "beside": rule.beside or parent.beside,
            }
        )
    return rule


def _with_shared(rule: FrameRule, roles: RoleMap, by_name: Mapping[str, FrameRule]) -> RoleMap:
    own = f"{SHARED_BY_EVENTS}.{rule.type}"
    shared = by_name.get(own) or by_name.get(SHARED_BY_EVENTS)
    if shared is None or rule.type is None or RELATION_TYPES[rule.type].kind != "event":
        return roles
    every = inherit(shared, by_name).roles
    return {**roles, **{name: s for name, s in every.items() if name not in roles}}


class Sources(dict[str, Source]):
    """Every place that frames write, read once: many frames share the same."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes

    def __missing__(self, text: str) -> Source:
        self[text] = read_source(text, self.classes)
        return self[text]


def _roles(type_name: str, roles: RoleMap, sources: Sources) -> tuple[Role, ...]:
    relation = RELATION_TYPES[type_name]
    for name in roles:
        if name not in relation.all_roles:
            raise ValueError(f"{type_name} has no role {name!r}")
    return tuple(
        _role(name, tuple(sources[text] for text in texts), name == relation.symmetric_role)
        for name, texts in roles.items()
    )


def _role(name: str, sources: tuple[Source, ...], takes_all: bool) -> Role:
    return Role(name, sources, takes_all, sum(bool(s.classes or s.when) for s in sources))


def _expand(phrase: str, classes: Classes) -> Iterable[tuple[str, ...]]:
    if CLASS_SIGN not in phrase:
        return [tuple(phrase.split())]
    choices = [_words(part, classes) for part in phrase.split()]
    return [tuple(word for part in parts for word in part.split()) for parts in product(*choices)]


def _words(part: str, classes: Classes) -> Sequence[str]:
    if not part.startswith(CLASS_SIGN):
        return [part]
    name = part.removeprefix(CLASS_SIGN)
    if name not in classes.members:
        raise ValueError(f"there is no class {name!r}")
    return classes.members[name]


_CONDITIONS = ("is", "not", "when", "unless")


def read_source(text: str, classes: Classes) -> Source:
    """Read "object is person/group when with": a place and its conditions.

    Raises ValueError when a class is unknown or a condition lacks its word.
    """
    place, *said = _at_conditions(text.split())
    conditions: dict[str, frozenset[str]] = {}
    for name, *value in said:
        if not value:
            raise ValueError(f"{text!r} ends in a condition without its word")
        conditions[name] = frozenset(" ".join(value).split("/"))
    for name in ("is", "not"):
        for unknown in sorted(conditions.get(name, frozenset()) - classes.members.keys()):
            raise ValueError(f"{text!r}: there is no class {unknown!r}")
    return Source(
        " ".join(place),
        *(conditions.get(name, frozenset()) for name in _CONDITIONS),
    )


def _at_conditions(words: Sequence[str]) -> list[list[str]]:
    """Cut a source before each condition: the place first, then each with what it asks."""
    parts = [[*words[:1]]]
    for word in words[1:]:
        if word in _CONDITIONS:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts
