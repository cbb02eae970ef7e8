"""The reader of rule files places every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from nutgraf.errors import RuleError
from nutgraf.rules.reader import read_folder, read_rules


class Rule(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    words: list[str] = []


class File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    rules: list[Rule]


def mistakes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(path, File)
    return [str(p).removeprefix(f"{tmp_path}/") for p in caught.value.problems]


def test_words_of_yaml_1_1_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("- name: give\n  words: [no, on, off, yes, 12:30, n]\n", encoding="utf-8")
    assert read_rules(path, File).rules[0].words == ["no", "on", "off", "yes", "12:30", "n"]


def test_every_mistake_is_placed(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "- name: give\n  verbs: [x]\n- words: 3\n")
    assert found == [
        "rules.yaml:2:3: 0.verbs: is no known key here",
        "rules.yaml:3:3: 1.name: is missing",
        "rules.yaml:3:3: 1.words: input should be a valid list, found 3",
    ]


def test_repeated_key_is_a_mistake(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "- name: a\n  name: b\n") == [
        "rules.yaml:2:3: 0: 'name' is given twice"
    ]


def test_broken_yaml_is_one_line(tmp_path: Path) -> None:
    (found,) = mistakes(tmp_path, "- name: [a\n")
    assert found.startswith("rules.yaml:2:1: is no valid YAML: ")


def test_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("- nam: x\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_folder(tmp_path, File)
    assert len(caught.value.problems) == 4
