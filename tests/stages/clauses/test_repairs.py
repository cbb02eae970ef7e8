"""What the parser misreads in news is mended: the sentences of `repairs.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from nutgraf.rules.forms import Example
from nutgraf.stages.clauses.examples import clause_mismatch

from .misreading import read


def sentences() -> Iterator[Any]:
    groups = yaml.safe_load(Path(__file__).with_name("repairs.yaml").read_text(encoding="utf-8"))
    for group, entries in groups.items():
        for entry in entries:
            yield pytest.param(entry, id=f"{group}: {entry['text']}")


@pytest.mark.parametrize("entry", list(sentences()))
def test_a_repaired_sentence_has_its_clauses(nlp: Language, entry: Mapping[str, Any]) -> None:
    doc = read(nlp, entry["text"], entry.get("misread", {}))
    example = Example(text=doc.text, found=entry["found"])
    assert clause_mismatch(doc, "clauses", example) is None
