"""The JSON Schema of records, with the relation types and their codes elsewhere."""

from __future__ import annotations

import json
from typing import Any

from nutgraf.records import json_schema
from nutgraf.rules.relation_types import RELATION_TYPES, RelationType


def schema_text() -> str:
    """Render the schema as `record.schema.json` holds it.

    `x-relation-types` tells each type's roles (the first is the hub that the others are facts
    about), its reading, and its codes: Wikidata properties of states, PLOVER codes of events.
    """
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **json_schema(),
        "x-relation-types": {t.name: _described(t) for t in RELATION_TYPES.values()},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _described(relation_type: RelationType) -> dict[str, Any]:
    codes: dict[str, Any] = {}
    if relation_type.wikidata:
        codes["wikidata"] = list(relation_type.wikidata)
    if relation_type.plover:
        codes["plover"] = relation_type.plover
    return {
        "kind": relation_type.kind,
        "roles": list(relation_type.all_roles),
        "reading": relation_type.reading,
        **codes,
    }
