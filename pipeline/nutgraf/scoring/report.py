"""Renders the evaluation of several documents as text or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from nutgraf.scoring.table import difference_lines, rule_table, table
from nutgraf.scoring.tally import Tally, total


def as_text(tallies: Mapping[str, Tally], *, errors: bool, by_rule: bool) -> Iterator[str]:
    """Yield the differences if asked for, the pooled figures, and the rules if asked for."""
    pooled = total(tallies.values())
    if errors:
        for difference in pooled.differences:
            yield from difference_lines(difference)
        yield ""
    yield from table(pooled)
    if by_rule:
        yield ""
        yield from rule_table(pooled)


def as_json(tallies: Mapping[str, Tally], *, errors: bool, by_rule: bool) -> str:
    """Render the pooled figures, those of each document, and what else is asked for."""
    pooled = total(tallies.values())
    data: dict[str, Any] = {
        "figures": _figures(pooled),
        "documents": {name: _figures(tally) for name, tally in tallies.items()},
    }
    if errors:
        data["differences"] = [difference.as_dict() for difference in pooled.differences]
    if by_rule:
        data["rules"] = [
            {"layer": layer, "rule": rule, "p": c.p, "right": c.right_found, "found": c.found}
            for layer, rule, c in pooled.by_rule()
        ]
    return json.dumps(data, indent=2, ensure_ascii=False)


def _figures(tally: Tally) -> dict[str, Any]:
    return {name: asdict(figures) for name, figures in tally.figures().items()}
