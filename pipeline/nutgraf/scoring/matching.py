"""Matches found items with expected ones, one to one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """The character after the last one."""
        ...


P = TypeVar("P", bound=Placed)
T = TypeVar("T")


def shared(a: Placed, b: Placed) -> int:
    """Count the characters that two stretches share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def overlap_by_half(a: Placed, b: Placed) -> bool:
    """Tell whether two stretches share at least half of the longer one."""
    return shared(a, b) * 2 >= max(a.end - a.start, b.end - b.start) > 0


def overlapping(found: Sequence[P], expected: Sequence[P]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of all pairs that share a character, without comparing all with all."""
    order = sorted(range(len(expected)), key=lambda i: expected[i].start)
    starts = [expected[i].start for i in order]
    reach = list(accumulate((expected[i].end for i in order), max))
    for f, item in enumerate(found):
        for k in range(bisect_left(starts, item.end) - 1, -1, -1):
            if reach[k] <= item.start:
                break
            if shared(item, expected[order[k]]):
                yield f, order[k]


def align(
    found: Sequence[P], expected: Sequence[P], admits: Callable[[P, P], bool] | None = None
) -> list[tuple[int, int]]:
    """Match stretches that overlap, one to one, the closest first."""
    pairs = [
        (-_closeness(found[f], expected[e]), e, f)
        for f, e in overlapping(found, expected)
        if admits is None or admits(found[f], expected[e])
    ]
    return pick(pairs)


def pick(pairs: Sequence[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Choose pairs of (cost, expected, found), cheapest first, each side used once.

    Returns (found, expected), by expected.
    """
    chosen: list[tuple[int, int]] = []
    used_found: set[int] = set()
    used_expected: set[int] = set()
    for _, e, f in sorted(pairs):
        if e not in used_expected and f not in used_found:
            used_expected.add(e)
            used_found.add(f)
            chosen.append((f, e))
    return sorted(chosen, key=lambda pair: pair[1])


def _closeness(a: Placed, b: Placed) -> float:
    """Share of the stretch that both cover together (Jaccard): 1 for the same stretch."""
    both = shared(a, b)
    return both / (a.end - a.start + b.end - b.start - both)


def match_most(
    found: Sequence[T], expected: Sequence[T], cost: Callable[[T, T], float | None]
) -> list[tuple[int, int]]:
    """Match as many items as can be, one to one, by augmenting paths (Kuhn 1955).

    `cost` is None where two items do not match; cheaper partners are tried first. Returns
    (found, expected), by expected.
    """
    partners: list[list[int]] = []
    for item in expected:
        costs = [(cost(other, item), f) for f, other in enumerate(found)]
        partners.append([f for c, f in sorted((c, f) for c, f in costs if c is not None)])
    owner: dict[int, int] = {}

    def place(e: int, tried: set[int]) -> bool:
        for f in partners[e]:
            if f in tried:
                continue
            tried.add(f)
            if f not in owner or place(owner[f], tried):
                owner[f] = e
                return True
        return False

    for e in range(len(expected)):
        place(e, set())
    return sorted(owner.items(), key=lambda pair: pair[1])
