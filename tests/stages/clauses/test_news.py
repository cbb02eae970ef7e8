"""Who does what to whom in political news: the sentences of `news.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from nutgraf.rules.forms import Example
from nutgraf.stages.clauses.examples import clause_mismatch

#: What the base model's parser gets wrong past any repair that would be sure.
MISREAD = {
    "The two ministers held a meeting with union leaders in Oslo.",  # "in Oslo" on the leaders
    "The chancellor received a letter of thanks from the king.",  # "from" on the thanks
    "The decision to close the border angered traders.",  # "angered" before a noun
    "Weapons supplied to the rebels by Libya were seized.",  # "by" on the rebels
}


def sentences() -> Iterator[Any]:
    groups = yaml.safe_load(Path(__file__).with_name("news.yaml").read_text(encoding="utf-8"))
    for group, entries in groups.items():
        for entry in entries:
            marks = [pytest.mark.xfail(strict=True)] if entry["text"] in MISREAD else []
            name = f"{group}: {entry['text']}"
            yield pytest.param(entry["text"], entry["found"], id=name, marks=marks)


@pytest.mark.parametrize(("text", "found"), list(sentences()))
def test_a_news_sentence_has_its_clause(nlp: Language, text: str, found: dict[str, Any]) -> None:
    example = Example(text=text, found=[found])
    assert clause_mismatch(nlp(text), "clauses", example) is None
