"""Writes records: to standard output, one file, or one file a document; never half a file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, Protocol

from nutgraf.errors import OutputError

Format = Literal["json", "jsonl"]


class Sink(Protocol):
    """Takes rendered records one after the other."""

    format: Format

    def write(self, document: str, text: str) -> None:
        """Take the record of a document, rendered without a final newline."""
        ...


class Stream:
    """Writes records to standard output."""

    def __init__(self, format_: Format) -> None:
        self.format = format_

    def write(self, document: str, text: str) -> None:
        """Write one record and a newline, as UTF-8 whatever the locale says."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()


class Folder:
    """Writes one `.json` file for each document, named for its id."""

    format: Format = "json"

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path):
            path.mkdir(parents=True, exist_ok=True)
            probe = path / f".nutgraf-{os.getpid()}"
            probe.touch()
            probe.unlink()

    def write(self, document: str, text: str) -> None:
        """Write the record's file, all of it or none."""
        path = self.path / f"{file_name(document)}.json"
        with _told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text + "\n")


class File:
    """Writes all records to one file.

    What is done so far lies beside it as `.partial` until the end, and stays there when the run is
    broken off.
    """

    def __init__(self, path: Path, format_: Format) -> None:
        self.format = format_
        self.path = path
        self.partial = path.with_name(path.name + ".partial")
        with _told(path):
            if path.is_dir():
                raise OutputError(f"{path}: is a folder")
            path.parent.mkdir(parents=True, exist_ok=True)
            self.file = self.partial.open("w", encoding="utf-8", newline="")
        self.empty = True

    def write(self, document: str, text: str) -> None:
        """Append one record and a newline."""
        with _told(self.partial):
            self.file.write(text + "\n")
            self.file.flush()
        self.empty = False

    def close(self, *, whole: bool) -> None:
        """Put the file in its place when the run came to its end and there is a record."""
        self.file.close()
        with _told(self.path):
            if self.empty:
                self.partial.unlink()
            elif whole:
                self.partial.replace(self.path)
            else:
                print(f"nutgraf: broken off: what is done lies in {self.partial}", file=sys.stderr)


def write_whole(path: Path, text: str) -> None:
    """Write a text file as UTF-8, all of it or none: readers never see a part."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def file_name(document: str) -> str:
    """Turn a document's id into a relative path: `/` makes folders, odd characters become %XX."""
    return "/".join(_quoted(part) for part in document.split("/"))


def _quoted(part: str) -> str:
    quoted = re.sub(r"[^\w .()+,;=@'!&~-]", _escape, part)
    quoted = re.sub(r"^\.|\.$|^ | $", _escape, quoted)
    return quoted or "%2F"


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def open_sink(output: str | None, format_: Format | None, *, single: bool) -> Iterator[Sink]:
    """Open the place that records are written to.

    `output` is a file, a folder, or None for standard output; `single` says that there is one
    document only. Raises OutputError before anything is run when it cannot be written.
    """
    sink = choose_sink(output, format_, single=single)
    whole = False
    try:
        yield sink
        whole = True
    finally:
        if isinstance(sink, File):
            sink.close(whole=whole)


def choose_sink(output: str | None, format_: Format | None, *, single: bool) -> Sink:
    """Tell from the output's name, the format and the number of documents what is to be written."""
    if output is None:
        if format_ == "json" and not single:
            raise OutputError("several documents do not fit one JSON: use -o FOLDER or jsonl")
        return Stream(format_ or ("json" if single else "jsonl"))
    path = Path(output)
    if path.suffix in (".jsonl", ".ndjson") and not path.is_dir():
        if format_ == "json":
            raise OutputError(f"{output}: its name says JSONL, --format says json")
        return File(path, "jsonl")
    if format_ == "jsonl":
        return File(path, "jsonl")
    if single and path.suffix and not path.is_dir() and not output.endswith("/"):
        return File(path, "json")
    if path.suffix == ".json" and not path.is_dir():
        raise OutputError(f"{output}: several documents need a folder, or a name ending in .jsonl")
    return Folder(path)
