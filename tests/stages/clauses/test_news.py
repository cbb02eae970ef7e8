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

#: Text and predicate where the base model's parser goes wrong past any repair that would be sure.
MISREAD = {
    # "in Oslo" on the leaders, "near the border" on the miners, "from the king" on the thanks
    ("The two ministers held a meeting with union leaders in Oslo.", "meeting"),
    ("Gunmen attacked a bus carrying miners near the border, killing four of them.", "carry"),
    ("The chancellor received a letter of thanks from the king.", "receive"),
    ("Police used water cannon to disperse hundreds of protesters outside parliament.", "disperse"),
    ("The bill would allow courts to strip dual nationals of citizenship.", "strip"),
    # "looting" a noun
    ("Residents accused soldiers of burning homes and looting shops.", "loot"),
    # "by Libya" on the rebels
    ("Weapons supplied to the rebels by Libya were seized.", "supply"),
    # "angered" and "free" before a noun
    ("The decision to close the border angered traders.", "close"),
    ("The deal, brokered by Qatar, calls for both sides to free prisoners.", "free"),
}


def sentences() -> Iterator[Any]:
    groups = yaml.safe_load(Path(__file__).with_name("news.yaml").read_text(encoding="utf-8"))
    for group, entries in groups.items():
        for entry in entries:
            lemma = entry["found"]["lemma"]
            misread = (entry["text"], lemma) in MISREAD
            marks = [pytest.mark.xfail(strict=True)] if misread else []
            name = f"{group}: {entry['text']} {lemma}"
            yield pytest.param(entry["text"], entry["found"], id=name, marks=marks)


@pytest.mark.parametrize(("text", "found"), list(sentences()))
def test_a_news_sentence_has_its_clause(nlp: Language, text: str, found: dict[str, Any]) -> None:
    example = Example(text=text, found=[found])
    assert clause_mismatch(nlp(text), "clauses", example) is None
