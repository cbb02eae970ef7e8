"""Checks of frames against each other: what is written twice, never reached, or not tested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nutgraf.layers import Relation
from nutgraf.rules.frames import FrameRule
from nutgraf.rules.readings import Frames, Reading, Sense

#: How many examples a frame should carry in which it fires, and in which it must not.
POSITIVE_EXAMPLES = 3
NEGATIVE_EXAMPLES = 1


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One weakness of a rule: which kind, which rule, what about it."""

    kind: Literal["duplicate", "shadowed", "untested"]
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.rule}: {self.message}"


def check_frames(rules: Sequence[FrameRule], frames: Frames) -> list[Finding]:
    """List duplicate, shadowed and untested rules, sorted."""
    return sorted({*_overlapping(frames), *_untested(rules)})


def _overlapping(frames: Frames) -> Iterator[Finding]:
    for group in frames.readings.values():
        for i, reading in enumerate(group):
            for earlier in group[:i]:
                if (earlier.type, earlier.words) == (reading.type, reading.words):
                    yield from _compare(earlier, reading)


def _compare(earlier: Reading, later: Reading) -> Iterator[Finding]:
    """Tell whether the later of two readings of the same words can ever say something new."""
    words = f"“{' '.join(later.words)}” ({later.kind})"
    one, other = earlier.sense, later.sense
    same_conditions = set(one.conditions) == set(other.conditions)
    if one.roles == other.roles and set(one.needs) == set(other.needs) and same_conditions:
        yield Finding("duplicate", later.frame, f"{words} means the same in {earlier.frame}")
    elif earlier.frame != later.frame and _covers(one, other):
        yield Finding("shadowed", later.frame, f"{words} is always taken by {earlier.frame}")


def _covers(earlier: Sense, later: Sense) -> bool:
    """Tell whether one sense fires wherever the other does and fills as much."""
    if earlier.constructions and earlier.constructions != later.constructions:
        return False
    if not set(earlier.conditions) <= set(later.conditions):
        return False
    if not all(any(other <= need for other in later.needs) for need in earlier.needs):
        return False
    sources = {role.name: set(role.sources) for role in earlier.roles}
    return all(set(role.sources) <= sources.get(role.name, set()) for role in later.roles)


def _untested(rules: Iterable[FrameRule]) -> Iterator[Finding]:
    for rule in rules:
        if not any(True for _ in rule.triggers()):
            continue
        firing = sum(bool(e.found) and not e.known_failure for e in rule.examples)
        silent = sum(not e.found and not e.known_failure for e in rule.examples)
        if firing < POSITIVE_EXAMPLES:
            message = f"fires in {firing} examples, expected {POSITIVE_EXAMPLES}"
            yield Finding("untested", rule.frame, message)
        if silent < NEGATIVE_EXAMPLES:
            yield Finding("untested", rule.frame, "no example says where it must not fire")


def coverage(frames: Frames, relations: Iterable[Relation]) -> dict[str, int]:
    """Count how often each rule fired; rules that never did come last, with 0."""
    fired = Counter(relation.rule for relation in relations)
    names = sorted({r.frame for group in frames.readings.values() for r in group})
    return {name: fired[name] for name in sorted(names, key=lambda n: (-fired[n], n))}
