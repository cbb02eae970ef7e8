"""Finds and reads the texts of a run: files, folders, patterns, standard input, JSONL."""

from __future__ import annotations

import codecs
import glob
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from nutgraf.errors import InputError

STDIN = "-"
LINES = (".jsonl", ".ndjson")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be run: its id, where it came from, its words, and when it was published."""

    id: str
    text: str
    source: str | None = None
    published: str | None = None
    sha256: str | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the input bytes, or of the text as UTF-8 where there were none."""
        return self.sha256 or hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read or run, and why, with its file and place."""

    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: a text with the id it will have, or the lines of a JSONL file."""

    path: Path | None
    id: str

    @property
    def is_lines(self) -> bool:
        """Tell a JSONL file, with many documents, from a text."""
        return self.path is not None and self.path.suffix in LINES

    @property
    def name(self) -> str:
        """The name that messages and records give it."""
        return STDIN if self.path is None else self.path.as_posix()


def find_sources(paths: Sequence[str]) -> list[Source]:
    """List what is to be read, in the order given and by name within a folder.

    A folder stands for its `.txt` files, at any depth. Raises InputError when a path is missing,
    a folder holds no text, a pattern fits nothing, or two files would have the same id.
    """
    sources = [source for path in paths for source in _sources(path)]
    unique = list({(s.name, s.id): s for s in sources}.values())
    owners: dict[str, Source] = {}
    for source in unique:
        if source.is_lines:
            continue
        if source.id in owners:
            raise InputError(
                f"{source.name}: its id {source.id!r} is that of {owners[source.id].name} too: "
                "run them apart, or give the folder above them"
            )
        owners[source.id] = source
    return unique


def _sources(given: str) -> list[Source]:
    if given == STDIN:
        return [Source(None, "stdin")]
    path = Path(given)
    if path.is_dir():
        found = _texts(path)
        if not found:
            raise InputError(f"{given}: holds no text (*.txt)")
        return found
    if path.exists():
        return [_single(path)]
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if matches:
        return [source for match in matches for source in _sources(match)]
    raise InputError(
        f"{given}: no file fits the pattern" if glob.has_magic(given) else f"{given}: no such file"
    )


def _texts(folder: Path) -> list[Source]:
    files = [
        path
        for path in sorted(folder.rglob("*.txt"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    return [Source(p, p.relative_to(folder).with_suffix("").as_posix()) for p in files]


def _single(path: Path) -> Source:
    if path.suffix == ".json":
        raise InputError(f"{path}: is a JSON file: expected a text, a folder or JSONL")
    return Source(path, path.stem)


def read_documents(
    sources: Sequence[Source], *, published: str | None = None, encoding: str | None = None
) -> Iterator[Document | Failure]:
    """Read the documents of all sources, one after the other.

    `published` is the date of texts that carry none of their own. What cannot be read is a
    Failure in its place.
    """
    seen: dict[str, str] = {}
    for source in sources:
        for place, document in _read_source(source, published, encoding):
            if isinstance(document, Document) and document.id in seen:
                other = seen[document.id]
                yield Failure(f"{place}: id {document.id!r} is used before, in {other}")
                continue
            if isinstance(document, Document):
                seen[document.id] = place
            yield document


def _read_source(
    source: Source, published: str | None, encoding: str | None
) -> Iterator[tuple[str, Document | Failure]]:
    if source.is_lines:
        yield from _read_lines(source, published, encoding)
        return
    try:
        data = _read(source)
        text = _worth_reading(decode(data, encoding, source.name), source.name)
    except InputError as error:
        yield source.name, Failure(str(error))
    else:
        digest = hashlib.sha256(data).hexdigest()
        yield source.name, Document(source.id, text, source.name, published, digest)


def _read(source: Source) -> bytes:
    if source.path is None:
        return sys.stdin.buffer.read()
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise InputError(f"{source.name}: cannot be read: {error.strerror}") from error


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, encoding: str | None, name: str) -> str:
    """Decode the bytes of a text; newlines stay as they are, a byte order mark is no text.

    Without `encoding` it is UTF-8, or UTF-16 where a mark says so. Raises InputError with line
    and byte of what does not fit, and for binary data.
    """
    mark, marked = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if encoding is not None:
        mark = mark if codecs.lookup(encoding).name in (marked, "utf-8-sig", "utf-16") else b""
        marked = marked if mark else encoding
    body = data[len(mark) :]
    if encoding is None and "16" not in marked and b"\0" in body:
        raise InputError(
            f"{name}: is binary: byte 0 at offset {body.index(0) + len(mark)} "
            "(for a text in UTF-16 say --encoding utf-16)"
        )
    try:
        return body.decode(marked)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        offset = error.start + len(mark)
        hint = "; for older Western texts say --encoding cp1252" if encoding is None else ""
        raise InputError(
            f"{name}:{line}: is no {marked.upper()}: byte 0x{body[error.start]:02x} "
            f"at offset {offset}{hint}"
        ) from error


def _worth_reading(text: str, name: str) -> str:
    if not text:
        raise InputError(f"{name}: is empty")
    if not text.strip():
        raise InputError(f"{name}: holds nothing but white space")
    if _SURROGATE.search(text):
        raise InputError(f"{name}: holds half a surrogate pair, which is no character")
    if "\0" in text:
        raise InputError(f"{name}: is binary: character 0 at {text.index(chr(0))}")
    return text


def _read_lines(
    source: Source, published: str | None, encoding: str | None
) -> Iterator[tuple[str, Document | Failure]]:
    try:
        lines = decode(_read(source), encoding, source.name).split("\n")
        if not any(line.strip() for line in lines):
            raise InputError(f"{source.name}: is empty")
    except InputError as error:
        yield source.name, Failure(str(error))
        return
    for number, line in enumerate(lines, 1):
        place = f"{source.name}:{number}"
        if line.strip():
            try:
                yield place, _parse_line(line, place, source.name, published)
            except InputError as error:
                yield place, Failure(str(error))


def _parse_line(line: str, place: str, name: str, published: str | None) -> Document:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: is no JSON: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise InputError(f"{place}: expected an object with `id` and `text`, both strings")
    if not isinstance(data.get("id"), str) or not data["id"].strip():
        raise InputError(f"{place}: `id` is missing, or is no string")
    text = _worth_reading(data["text"], place)
    _worth_reading(data["id"], f"{place}: id")
    return Document(data["id"], text, _line_source(data, name), _line_date(data, place, published))


def _line_source(data: dict[str, Any], name: str) -> str:
    source = data.get("source")
    return source if isinstance(source, str) and not _SURROGATE.search(source) else name


def _line_date(data: dict[str, Any], place: str, published: str | None) -> str | None:
    own = data.get("published")
    if own is None:
        return published
    try:
        return check_date(own if isinstance(own, str) else json.dumps(own))
    except InputError as error:
        raise InputError(f"{place}: published: {error}") from error


def check_date(given: str) -> str:
    """Return a date as it was given. Raises InputError when it is none such as 2025-07-13."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
            date.fromisoformat(given)
            return given
    except ValueError as error:
        raise InputError(f"{given!r} is no date: {error}") from error
    raise InputError(f"{given!r} is no date: expected one such as 2025-07-13")


def check_encoding(given: str | None) -> str | None:
    """Return an encoding's name as it was given. Raises InputError when Python knows none."""
    try:
        if given is not None:
            "x".encode(given)
    except (LookupError, ValueError) as error:
        raise InputError(f"--encoding {given}: is no known text encoding") from error
    return given
