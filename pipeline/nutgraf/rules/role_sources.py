"""Where a role's filler may stand, and what is asked of it there: "object is person when with"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nutgraf.rules.classes import Classes
from nutgraf.rules.role_places import read_place


@dataclass(frozen=True)
class Source:
    """One place a role's filler may stand, with what it asks of the filler and of the clause."""

    place: str
    classes: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    #: The plain place without which nothing stands here, None if that is not known.
    required: str | None = field(init=False, compare=False)
    #: Whether it may lie inside a phrase of the clause.
    is_in_a_phrase: bool = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Find what the place requires: "object > in" an object."""
        place = read_place(self.place)
        object.__setattr__(self, "required", place.required)
        object.__setattr__(self, "is_in_a_phrase", place.is_in_a_phrase)

    @property
    def is_plain(self) -> bool:
        """Tell whether the place is one that a clause has or has not, at a glance."""
        return self.required == self.place

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
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
    #: The plain places without all of which nothing fills it, None if that is not known.
    required: frozenset[str] | None = None

    @cached_property
    def by_required(self) -> Mapping[str | None, Sequence[tuple[int, Source]]]:
        """The places with their ranks, by the plain place that each cannot do without."""
        found: dict[str | None, list[tuple[int, Source]]] = {}
        for pair in enumerate(self.sources):
            found.setdefault(pair[1].required, []).append(pair)
        return found


class Sources(dict[str, Source]):
    """Every place and role that frames write, read once: many frames share the same."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self._roles: dict[tuple[str, tuple[str, ...], bool], Role] = {}

    def __missing__(self, text: str) -> Source:
        self[text] = read_source(text, self.classes)
        return self[text]

    def role(self, name: str, texts: tuple[str, ...], *, takes_all: bool) -> Role:
        """Make a role of its places as written, best first."""
        key = (name, texts, takes_all)
        found = self._roles.get(key)
        if found is None:
            found = self._roles[key] = self._role(*key)
        return found

    def _role(self, name: str, texts: tuple[str, ...], takes_all: bool) -> Role:
        sources = tuple(self[text] for text in texts)
        required = [source.required for source in sources]
        plain = frozenset(place for place in required if place is not None)
        asking = sum(bool(source.classes or source.when) for source in sources)
        return Role(name, sources, takes_all, asking, None if None in required else plain)


_NONE = frozenset[str]()
_CONDITIONS = ("is", "not", "when", "unless")
_CONDITION = re.compile(rf" ({'|'.join(_CONDITIONS)})(?: |$)")


def read_source(text: str, classes: Classes) -> Source:
    """Read "object is person/group when with": a place and its conditions.

    Raises ValueError when a class is unknown or a condition lacks its word.
    """
    place, *said = _CONDITION.split(text)
    conditions: dict[str, frozenset[str]] = {}
    for name, value in zip(said[::2], said[1::2], strict=True):
        if not value:
            raise ValueError(f"{text!r} ends in a condition without its word")
        conditions[name] = frozenset(value.split("/"))
    for name in ("is", "not"):
        for class_ in sorted(conditions.get(name, _NONE)):
            if class_ not in classes.members:
                raise ValueError(f"{text!r}: there is no class {class_!r}")
    return Source(place, *(conditions.get(name, _NONE) for name in _CONDITIONS))
