"""Every example in a rule file holds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from nutgraf.examples import PlacedExample, read_examples
from nutgraf.language import find_package


@pytest.mark.parametrize(
    "example",
    read_examples(find_package()),
    ids=lambda e: f"{e.kind.pattern}-{e.rule}-{e.place.line}",
)
def test_example_holds(nlp: Language, example: PlacedExample) -> None:
    assert example.check(nlp) is None
