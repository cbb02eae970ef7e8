"""Holds the examples of frames against the relations a pipeline found."""

from __future__ import annotations

from spacy.tokens import Doc

from nutgraf.layers import RELATIONS, Relation
from nutgraf.rules.forms import Example
from nutgraf.rules.relation_types import RELATION_TYPES

Roles = dict[str, list[str]]


def frame_mismatch(doc: Doc, rule: str, example: Example) -> str | None:
    """Compare what the rule found with what its example says; None when they agree.

    `found` maps roles to a text or a list of texts; place, time, instrument and purpose count
    only where the example names them; `modality` may stand beside the roles.
    """
    relations = [relation for relation in RELATIONS.get(doc) if relation.rule == rule]
    if not example.found:
        found = [relation.type for relation in relations]
        return f"fires and should not: {found}" if found else None
    expected = {k: [v] if isinstance(v, str) else list(v) for k, v in example.found.items()}
    shown = [roles_of(relation, doc, expected) for relation in relations]
    if expected in shown:
        return None
    return f"found {shown or 'nothing'}, expected {expected}"


def roles_of(relation: Relation, doc: Doc, asked: Roles) -> Roles:
    """Map a relation's roles to their texts, in the order of the text."""
    roles: Roles = {}
    own = RELATION_TYPES[relation.type].roles
    for filler in relation.arguments:
        if filler.role in asked or filler.role in own:
            roles.setdefault(filler.role, []).append(filler.extent.text(doc))
    if "modality" in asked:
        roles["modality"] = [relation.modality]
    return roles
