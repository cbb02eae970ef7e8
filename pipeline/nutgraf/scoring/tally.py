"""What an evaluation collects: counts by measure and by rule, and every difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from nutgraf.scoring.counts import Counts, Figures

Fault = Literal[
    "missed",  # expected and not found
    "spurious",  # found and not expected
    "span",  # found in the right place, with other bounds
    "type",
    "kind",
    "value",
    "of",
    "speaker",
    "cue",
    "content",
    "stance",
    "modality",
    "statement",
    "split",  # one expected entity is several found ones
    "merged",  # one found entity is several expected ones
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One miss, one spurious item, or one that is right in part.

    `start` is the character it stands at, `sentence` the words of the sentence it stands in.
    """

    document: str
    layer: str
    fault: Fault
    type: str
    start: int
    sentence: str
    expected: str | None = None
    found: str | None = None
    rule: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return asdict(self)


@dataclass(slots=True)
class Tally:
    """Counts by measure (`relations`, `relations.meet`), by (layer, rule), and the differences."""

    counts: dict[str, Counts] = field(default_factory=dict)
    rules: dict[tuple[str, str], Counts] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    def add(self, measure: str, counts: Counts) -> None:
        """Add counts to a measure."""
        self.counts[measure] = self.counts.get(measure, Counts()) + counts

    def add_rule(self, layer: str, rule: str | None, right: bool) -> None:
        """Count one found item for the rule that found it."""
        key = (layer, rule or "(no rule)")
        self.rules[key] = self.rules.get(key, Counts()) + Counts(int(right), 1)

    def update(self, other: Tally) -> None:
        """Add everything another tally holds."""
        for measure, counts in other.counts.items():
            self.add(measure, counts)
        for key, counts in other.rules.items():
            self.rules[key] = self.rules.get(key, Counts()) + counts
        self.differences.extend(other.differences)

    def figures(self) -> dict[str, Figures]:
        """Work out every measure, parents before their parts; the CoNLL score is a mean of F1."""
        figures = {name: Figures.of(self.counts[name]) for name in sorted(self.counts, key=_order)}
        parts = [
            figures[f"clusters.{m}"].f for m in ("muc", "b3", "ceafe") if f"clusters.{m}" in figures
        ]
        known = [f for f in parts if f is not None]
        if known:
            figures["clusters.conll"] = Figures(sum(known) / len(known))
        return figures

    def by_rule(self) -> Iterator[tuple[str, str, Counts]]:
        """Yield layer, rule and counts: within a layer the most frequent rule first."""
        for (layer, rule), counts in sorted(
            self.rules.items(), key=lambda item: (_layer(item[0][0]), -item[1].found, item[0][1])
        ):
            yield layer, rule, counts


def total(tallies: Iterable[Tally]) -> Tally:
    """Pool several tallies: micro averages."""
    pooled = Tally()
    for tally in tallies:
        pooled.update(tally)
    return pooled


#: Measures in the order they are shown.
LAYERS = (
    "sentences",
    "names",
    "mentions",
    "clusters",
    "quantities",
    "times",
    "statements",
    "relations",
    "circumstances",
)


def _layer(name: str) -> int:
    return LAYERS.index(name) if name in LAYERS else len(LAYERS)


def _order(measure: str) -> tuple[int, list[str]]:
    parts = measure.split(".")
    return _layer(parts[0]), parts
