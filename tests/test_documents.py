"""Input of every kind is read as it is, or refused on one line with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nutgraf.documents import (
    Document,
    Failure,
    Source,
    check_date,
    check_encoding,
    decode,
    find_sources,
    read_documents,
)
from nutgraf.errors import InputError


def lay_out(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("It rained.")


def read(path: Path, encoding: str | None = None) -> list[Document | Failure]:
    return list(read_documents(find_sources([str(path)]), encoding=encoding))


def text_of(path: Path, data: bytes, encoding: str | None = None) -> str:
    path.write_bytes(data)
    (document,) = read(path, encoding)
    return document.text if isinstance(document, Document) else f"! {document.message}"


def test_a_folder_is_its_texts_by_name(tmp_path: Path) -> None:
    lay_out(tmp_path, "b.txt", "a.txt", "sub/a.txt", ".hidden/x.txt", "notes.md")
    assert [s.id for s in find_sources([str(tmp_path)])] == ["a", "b", "sub/a"]


def test_a_pattern_is_what_fits_it(tmp_path: Path) -> None:
    lay_out(tmp_path, "a1.txt", "a2.txt", "b.txt")
    assert [s.id for s in find_sources([f"{tmp_path}/a*.txt"])] == ["a1", "a2"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    lay_out(tmp_path, "a[1].txt")
    assert [s.id for s in find_sources([f"{tmp_path}/a[1].txt"])] == ["a[1]"]


def test_the_same_file_twice_is_one(tmp_path: Path) -> None:
    lay_out(tmp_path, "a.txt")
    assert len(find_sources([str(tmp_path / "a.txt"), str(tmp_path)])) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nowhere.txt", "nowhere.txt: no such file"),
        ("no*.txt", "no file fits the pattern"),
        ("empty", "holds no text"),
        ("a.json", "is a JSON file"),
    ],
)
def test_a_path_that_gives_nothing_is_an_error(tmp_path: Path, given: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.json").write_text("{}")
    with pytest.raises(InputError, match=message.replace("*", r"\*")):
        find_sources([str(tmp_path / given)])


def test_two_files_of_one_id_are_an_error_before_anything_runs(tmp_path: Path) -> None:
    lay_out(tmp_path, "x/a.txt", "y/a.txt")
    with pytest.raises(InputError, match=r"y/a\.txt: its id 'a' is that of .*x/a\.txt"):
        find_sources([str(tmp_path / "x"), str(tmp_path / "y")])


@pytest.mark.parametrize(
    "text", ["It rained", "It rained.\r\nAgain.\r\n", "a\rb", "é ß 中 🙂", "a\u2028b\x85c"]
)
def test_a_text_is_read_exactly(tmp_path: Path, text: str) -> None:
    assert text_of(tmp_path / "a.txt", text.encode()) == text


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert text_of(path, "Zoë".encode("utf-8-sig")) == "Zoë"
    assert text_of(path, b"\xff\xfe" + "Zoë".encode("utf-16-le")) == "Zoë"
    assert text_of(path, b"\xfe\xff" + "Zoë".encode("utf-16-be")) == "Zoë"
    assert text_of(path, "Zoë".encode("utf-16"), "utf-16") == "Zoë"
    assert text_of(path, "Zoë".encode("utf-8-sig"), "utf-8") == "Zoë"


def test_an_encoding_that_is_named_is_used(tmp_path: Path) -> None:
    assert text_of(tmp_path / "a.txt", b"Zo\xeb \x93x\x94", "cp1252") == "Zoë “x”"
    assert text_of(tmp_path / "a.txt", "Zoë".encode("utf-16-le"), "utf-16-le") == "Zoë"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.txt: is empty"),
        (b"\xef\xbb\xbf", "a.txt: is empty"),
        (b" \n\t\r\n", "a.txt: holds nothing but white space"),
        (b"ab\0c", "a.txt: is binary: byte 0 at offset 2"),
        (b"one\ntwo \xe9t\xe9\n", "a.txt:2: is no UTF-8: byte 0xe9 at offset 8"),
        (b"\xff\xfea", "a.txt:1: is no UTF-16-LE: byte 0x61 at offset 2"),
    ],
)
def test_what_is_no_text_is_told_with_its_place(tmp_path: Path, data: bytes, message: str) -> None:
    found = text_of(tmp_path / "a.txt", data)
    assert message in found
    assert "\n" not in found


def test_latin_1_is_told_how_to_be_read() -> None:
    with pytest.raises(InputError, match="say --encoding cp1252"):
        decode(b"\xe9", None, "a.txt")


def test_lines_have_ids_and_dates_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [
        {"id": "a", "text": "x"},
        {"id": "b", "text": "y", "published": "2024-02-29", "title": "is ignored"},
    ]
    path.write_text("\r\n".join(map(json.dumps, lines)) + "\n\n")
    found = list(read_documents(find_sources([str(path)]), published="2025-01-01"))
    assert [(d.id, d.published) for d in found if isinstance(d, Document)] == [
        ("a", "2025-01-01"),
        ("b", "2024-02-29"),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "b", ', "is no JSON"),
        ("[1]", "expected an object with `id` and `text`"),
        ('{"id": "b"}', "expected an object with `id` and `text`"),
        ('{"text": "x"}', "`id` is missing"),
        ('{"id": 1, "text": "x"}', "`id` is missing, or is no string"),
        ('{"id": "b", "text": " "}', "nothing but white space"),
        ('{"id": "b", "text": "\\ud800"}', "half a surrogate pair"),
        ('{"id": "b", "text": "\\u0000"}', "is binary"),
        ('{"id": "b", "text": "x", "published": "May"}', "'May' is no date"),
        ('{"id": "b", "text": "x", "published": 7}', "'7' is no date"),
        ('{"id": "a", "text": "x"}', "id 'a' is used before"),
        ("[" * 100_000, "is no JSON"),
    ],
)
def test_a_broken_line_fails_alone_and_is_placed(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n' + line + '\n{"id": "c", "text": "x"}')
    first, broken, last = read(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(broken, Failure)
    assert broken.message.startswith(f"{path.as_posix()}:2: ")
    assert message in broken.message


def test_lines_without_any_document_are_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n \n")
    assert [d.message for d in read(tmp_path / "a.jsonl") if isinstance(d, Failure)] == [
        f"{(tmp_path / 'a.jsonl').as_posix()}: is empty"
    ]


def test_a_file_that_went_away_fails_alone(tmp_path: Path) -> None:
    (failure,) = read_documents([Source(tmp_path / "gone.txt", "gone")])
    assert isinstance(failure, Failure)
    assert "gone.txt: cannot be read: No such file" in failure.message


@pytest.mark.parametrize(
    "given", ["2025-02-30", "2025-1-1", "today", "", "20250101", "２０２５-01-01"]
)
def test_a_bad_date_is_an_error(given: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        check_date(given)


@pytest.mark.parametrize("given", ["klingon", "base64", "", "a\0b"])
def test_an_unknown_encoding_is_an_error(given: str) -> None:
    with pytest.raises(InputError, match="is no known text encoding"):
        check_encoding(given)
