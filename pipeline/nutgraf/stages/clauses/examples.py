"""Compares the clauses of a Doc with what a rule file's example says must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from spacy.tokens import Doc

from nutgraf.layers import CLAUSES, Clause
from nutgraf.rules.forms import Example

_FIELDS = ("lemma", "kind", "light", "particle", "construction", "polarity", "modality", "tense",
           "dependency")  # fmt: skip
_FUNCTIONS = ("subject", "object", "indirect", "complement", "possessive", "compound", "time",
              "place")  # fmt: skip


def clause_mismatch(doc: Doc, rule: str, example: Example) -> str | None:
    """Find the first expected clause that is missing, or forbidden one that is there.

    Each expectation maps fields, functions and prepositions to a text or a list of texts; null
    means that nothing fills it; `absent` turns the expectation round.
    """
    clauses = CLAUSES.get(doc)
    for expected in example.found or []:
        wanted = {k: v for k, v in expected.items() if k != "absent"}
        there = any(_agrees(doc, clause, wanted) for clause in clauses)
        if there == bool(expected.get("absent")):
            found = "; ".join(show(doc, c) for c in clauses)
            return f"{'found' if there else 'found no'} {wanted} among {found}"
    return None


def _agrees(doc: Doc, clause: Clause, wanted: Mapping[str, Any]) -> bool:
    for key, value in wanted.items():
        if key in _FIELDS:
            if getattr(clause, key) != value:
                return False
        elif _texts(doc, clause, key) != ([] if value is None else _listed(value)):
            return False
    return True


def _listed(value: Any) -> list[str]:
    return list(value) if isinstance(value, list) else [value]


def _texts(doc: Doc, clause: Clause, key: str) -> list[str]:
    return [
        a.extent.text(doc)
        for a in clause.arguments
        if (a.function if key in _FUNCTIONS else a.preposition) == key
    ]


def show(doc: Doc, clause: Clause) -> str:
    """Render a clause on one line."""
    parts = [
        f"{a.function}{f'/{a.preposition}' if a.preposition else ''}={a.extent.text(doc)!r}"
        for a in clause.arguments
    ]
    name = f"{clause.kind} {clause.lemma}"
    if clause.light:
        name += f"<{clause.light}"
    if clause.modality != "asserted":
        name += f" {clause.modality}"
    return f"{name}({', '.join(parts)})"
