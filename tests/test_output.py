"""Output is written whole or not at all, where it was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.errors import OutputError
from nutgraf.output import File, Folder, Stream, choose_sink, file_name, open_sink


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("a b-1.2", "a b-1.2"),
        ("sub/é", "sub/é"),
        ("../../etc", "%2E%2E/%2E%2E/etc"),
        ("/root", "%2F/root"),
        ("a:b*c?", "a%3Ab%2Ac%3F"),
        ("...", "%2E.%2E"),
    ],
)
def test_an_id_is_a_safe_file_name(id_: str, name: str) -> None:
    assert file_name(id_) == name


@pytest.mark.parametrize(
    ("output", "format_", "single", "sink"),
    [
        (None, None, True, Stream),
        (None, None, False, Stream),
        ("a.json", None, True, File),
        ("a.jsonl", None, False, File),
        ("a.jsonl", None, True, File),
        ("a", None, True, Folder),
        ("a.d/", None, True, Folder),
        ("a", None, False, Folder),
        ("a", "jsonl", False, File),
    ],
)
def test_the_name_says_what_is_written(
    tmp_path: Path, output: str | None, format_: None, single: bool, sink: type
) -> None:
    path = None if output is None else f"{tmp_path}/{output}"
    assert isinstance(choose_sink(path, format_, single=single), sink)


@pytest.mark.parametrize(
    ("output", "format_", "message"),
    [
        (None, "json", "several documents do not fit one JSON"),
        ("a.json", None, "several documents need a folder"),
        ("a.jsonl", "json", "its name says JSONL"),
        ("file/a", None, "file/a: cannot be written: Not a directory"),
        ("file", None, "file: cannot be written: File exists"),
        ("", "jsonl", "is a folder"),
    ],
)
def test_what_cannot_be_written_is_an_error(
    tmp_path: Path, output: str | None, format_: None, message: str
) -> None:
    (tmp_path / "file").touch()
    path = None if output is None else f"{tmp_path}/{output}"
    with pytest.raises(OutputError, match=message):
        choose_sink(path, format_, single=False)


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old\n")
    with open_sink(str(path), None, single=False) as sink:
        sink.write("a", "{}")
        assert path.read_text() == "old\n"
    assert path.read_text() == "{}\n"
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_what_is_done_stays_when_a_run_is_broken_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> None:
        with open_sink(f"{tmp_path}/a.jsonl", None, single=False) as sink:
            sink.write("a", "{}")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert (tmp_path / "a.jsonl.partial").read_text() == "{}\n"
    assert "what is done lies in" in capsys.readouterr().err


def test_nothing_is_written_when_there_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("old")
    with open_sink(f"{tmp_path}/a.json", None, single=True):
        pass
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.json", "old")]


def test_a_document_whose_name_is_too_long_is_an_error(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    with pytest.raises(OutputError, match="File name too long"):
        folder.write("x" * 300, "{}")
    assert list(tmp_path.iterdir()) == []
