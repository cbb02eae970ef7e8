"""Records refuse what does not hold."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from nutgraf.records import Record, to_json

TEXT = "Peru sold 40 trucks."


def record(**layers: Any) -> Record:
    return Record.model_validate({"id": "x", "text": TEXT, **layers})


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


PERU = {"id": "e1", "type": "GPE", "name": "Peru", "mentions": [{**span("Peru"), "kind": "name"}]}


def message(**layers: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        record(**layers)
    return str(caught.value)


def test_offsets_must_hold_the_words() -> None:
    wrong = {**span("Peru"), "start": 1, "end": 5, "kind": "name"}
    found = message(entities=[{**PERU, "mentions": [wrong]}])
    assert "entities[0].mentions[0]: text[1:5] is 'eru ', not 'Peru'" in found


def test_span_must_be_as_long_as_its_words() -> None:
    found = message(entities=[{**PERU, "mentions": [{**span("Peru"), "end": 9, "kind": "name"}]}])
    assert "span 0:9 is 9 characters long, its text 'Peru' is 4" in found


def test_reference_must_be_an_id() -> None:
    argument = {"role": "supplier", "ref": "e9", **span("Peru")}
    found = message(relations=[{"id": "r1", "type": "supply", "arguments": [argument]}])
    assert "r1 argument 'Peru': 'e9' is no id of entities or quantities or times" in found


def test_statement_link_must_be_a_statement() -> None:
    argument = {"role": "supplier", "ref": "e1", **span("Peru")}
    relation = {"id": "r1", "type": "supply", "arguments": [argument], "statement": "e1"}
    assert "r1 statement: 'e1' is no id of statements" in message(
        entities=[PERU], relations=[relation]
    )


def test_id_is_used_once() -> None:
    assert "id 'e1' is used in entities and entities" in message(entities=[PERU, PERU])


def test_unknown_key_is_refused() -> None:
    assert "Extra inputs are not permitted" in message(entitys=[])


@pytest.mark.parametrize("published", ["2025-7-1", "July 1", "2025-02-30"])
def test_published_is_a_date(published: str) -> None:
    assert "published" in message(published=published) or "day" in message(published=published)


def test_record_survives_its_json() -> None:
    whole = record(entities=[PERU], published="2025-07-01")
    assert Record.model_validate_json(to_json(whole)) == whole


def test_json_leaves_out_what_only_output_has() -> None:
    text = to_json(record(entities=[PERU]))
    assert '"rule"' not in text
    assert '"producer"' not in text


def test_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        record().id = "y"
