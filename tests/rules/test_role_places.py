"""Places are read into an operator and what it is of, and tell what they cannot do without."""

from __future__ import annotations

import pytest

from nutgraf.rules.role_places import Place, read_place


@pytest.mark.parametrize(
    ("text", "place", "required"),
    [
        ("object", Place("plain", "object"), "object"),
        ("north of", Place("plain", "north of"), "north of"),
        ("object > in", Place("inside", "object", "in"), "object"),
        ("any as > of", Place("inside", "any as", "of"), None),
        ("setting > near", Place("inside", "setting", "near"), "setting"),
        ("subject < in", Place("below", "subject", "in"), "subject"),
        ("any with", Place("any", "with"), None),
        ("first object", Place("first", "object"), "object"),
        ("count object", Place("count", "object"), "object"),
        ("above", Place("plain", "above"), "above"),
        ("above during", Place("above", "during"), None),
        ("aim", Place("framed", "aim"), "aim"),
        ("clause", Place("derived", "clause"), None),
        ("position", Place("own", "position"), None),
    ],
)
def test_a_place_is_read(text: str, place: Place, required: str | None) -> None:
    assert read_place(text) == place
    assert read_place(text).required == required


def test_what_is_below_a_preposition_may_lie_in_a_phrase() -> None:
    told = [
        text for text in ("object", "object > in", "any with") if read_place(text).is_in_a_phrase
    ]
    assert told == ["object > in", "any with"]
