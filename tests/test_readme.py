"""Every command and every program in the README runs."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner

import nutgraf_en
from nutgraf import rule_verbs
from nutgraf.cli import app
from nutgraf.runner import Pipeline

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    command
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    for command in re.findall(r"^\$ (.*)", block, re.MULTILINE)
]
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SLOW = ("rules check",)  # runs every example, as tests/test_examples.py does


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the commands name."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "fixtures", folder / "fixtures")
    for path in (folder / "fixtures").glob("[l-z]*.*"):
        path.unlink()  # some gold is enough
        (folder / "fixtures" / "sources" / f"{path.stem}.yaml").unlink(missing_ok=True)
    return folder


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.endswith(SLOW)])
def test_command_runs(
    command: str, folder: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(Pipeline, "load", classmethod(lambda cls, options: cls(nlp, options)))
    monkeypatch.setattr(rule_verbs, "load", lambda base_model=None: nlp)
    program, *arguments = shlex.split(command)
    assert program == "nutgraf"
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("program", PROGRAMS)
def test_program_runs(
    program: str,
    nlp: Language,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(nutgraf_en, "load", lambda: nlp)
    exec(program, {})
    assert "meet" in capsys.readouterr().out


@pytest.mark.parametrize("target", re.findall(r"^    make (\w+)", README, re.MULTILINE))
def test_target_is_in_the_makefile(target: str) -> None:
    assert f"\n{target}:" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_the_readme_shows_commands_and_programs() -> None:
    assert len(COMMANDS) > 10
    assert PROGRAMS
