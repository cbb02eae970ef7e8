"""Scores quantities and times: spans, values, what is counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isclose
from typing import TypeVar

from nutgraf.records import Quantity, Time
from nutgraf.scoring.counts import Counts
from nutgraf.scoring.matching import align
from nutgraf.scoring.pair import Pair
from nutgraf.scoring.tally import Fault

V = TypeVar("V", Quantity, Time)


def score_quantities(pair: Pair) -> None:
    """Compare quantities; `quantities` and `quantities.value` ask value, bounds and unit."""
    found, expected = pair.found.quantities, pair.expected.quantities
    pairs = _score(pair, "quantities", found, expected, same_quantity)
    kinds = sum(f.kind == e.kind for f, e in pairs)
    pair.tally.add("quantities.kind", Counts.share(kinds, len(pairs)))
    counted = [(f, e) for f, e in pairs if f.of and e.of and pair.head(f.of) == pair.head(e.of)]
    pair.tally.add(
        "quantities.of",
        Counts.of(
            len(counted),
            sum(q.of is not None for q in found),
            sum(q.of is not None for q in expected),
        ),
    )
    for f, e in pairs:
        if (f.of or e.of) and (f, e) not in counted:
            pair.differs(
                "quantities", "of", e, e.kind,
                expected=e.of.text if e.of else None, found=f.of.text if f.of else None,
                rule=f.rule,
            )  # fmt: skip


def score_times(pair: Pair) -> None:
    """Compare times; `times` and `times.value` ask the ISO 8601 value."""
    found, expected = pair.found.times, pair.expected.times
    pairs = _score(pair, "times", found, expected, lambda f, e: f.value == e.value)
    types = sum(f.type == e.type for f, e in pairs)
    pair.tally.add("times.type", Counts.share(types, len(pairs)))


def same_quantity(found: Quantity, expected: Quantity) -> bool:
    """Tell whether value, lower and upper bound and unit all agree; numbers to five digits."""
    numbers = ("value", "lower", "upper")
    return (found.unit or None) == (expected.unit or None) and all(
        _same_number(getattr(found, name), getattr(expected, name)) for name in numbers
    )


def _same_number(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return isclose(found, expected, rel_tol=1e-5)


def _score(
    pair: Pair,
    layer: str,
    found: Sequence[V],
    expected: Sequence[V],
    same_value: Callable[[V, V], bool],
) -> list[tuple[V, V]]:
    matched = align(found, expected)
    pairs = [(found[f], expected[e]) for f, e in matched]
    exact = sum((f.start, f.end) == (e.start, e.end) for f, e in pairs)
    right = [(f, e) for f, e in pairs if same_value(f, e)]
    for name, hits in (("", right), (".value", right), (".overlap", pairs)):
        pair.tally.add(layer + name, Counts.of(len(hits), len(found), len(expected)))
    pair.tally.add(f"{layer}.exact", Counts.of(exact, len(found), len(expected)))
    for sort in sorted({_sort(v) for v in (*found, *expected)}):
        hits = [(f, e) for f, e in right if _sort(f) == _sort(e) == sort]
        n_found, n_expected = (sum(_sort(v) == sort for v in side) for side in (found, expected))
        pair.tally.add(f"{layer}.{sort}", Counts.of(len(hits), n_found, n_expected))
    _note(pair, layer, found, expected, matched, same_value)
    return pairs


def _sort(value: Quantity | Time) -> str:
    return value.kind if isinstance(value, Quantity) else value.type


def _note(
    pair: Pair,
    layer: str,
    found: Sequence[V],
    expected: Sequence[V],
    matched: list[tuple[int, int]],
    same_value: Callable[[V, V], bool],
) -> None:
    partner, partners = dict(matched), {e for _, e in matched}
    for f, ours in enumerate(found):
        theirs = expected[partner[f]] if f in partner else None
        right = theirs is not None and same_value(ours, theirs)
        pair.tally.add_rule(layer, ours.rule, right)
        if theirs is None:
            pair.differs(layer, "spurious", ours, _sort(ours), found=_shown(ours), rule=ours.rule)
        elif not right or (ours.start, ours.end) != (theirs.start, theirs.end):
            fault: Fault = "span" if right else "value"
            pair.differs(
                layer, fault, theirs, _sort(theirs),
                expected=_shown(theirs), found=_shown(ours), rule=ours.rule,
            )  # fmt: skip
    for e, theirs in enumerate(expected):
        if e not in partners:
            pair.differs(layer, "missed", theirs, _sort(theirs), expected=_shown(theirs))


def _shown(value: Quantity | Time) -> str:
    if isinstance(value, Time):
        return f"{value.text} = {value.value}"
    numbers = (("", value.value), ("≥", value.lower), ("≤", value.upper))
    shown = " ".join(f"{sign}{number:g}" for sign, number in numbers if number is not None)
    return f"{value.text} = {shown or '?'} {value.unit or ''}".rstrip()
