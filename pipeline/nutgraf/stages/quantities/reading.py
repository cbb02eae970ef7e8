"""What the grammar reads: a quantity over pieces, before the parse has judged it."""

from __future__ import annotations

from dataclasses import dataclass

from nutgraf.records import Approximation, QuantityKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity over pieces `first` to `last`; `number` is where its number begins."""

    first: int
    last: int
    number: int
    kind: QuantityKind = "count"
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    approximation: Approximation = "exact"
    unit: str | None = None
    rule: str = "number"
    form: str = "digits"
