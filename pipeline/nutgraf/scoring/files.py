"""Reads records from files and folders and pairs them by name."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from nutgraf.errors import InputError
from nutgraf.records import Record

#: What records are written as; every other file is a text.
RECORDS = (".json", ".jsonl", ".ndjson")


def holds_texts(path: Path) -> bool:
    """Tell a text or a folder with texts from records; in a folder with both, texts are meant."""
    if path.is_dir():
        return any(path.rglob("*.txt"))
    return path.suffix not in RECORDS


def read_records(path: Path) -> dict[str, Record]:
    """Read the records of a JSON file, a JSONL file, or a folder of JSON files, by name.

    The name is the file's without its suffix, in JSONL the record's id. Raises InputError with
    the file, and in JSONL the line, of the first mistake.
    """
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        if not files:
            raise InputError(f"{path}: holds no record (*.json)")
        return {file.stem: read_record(file) for file in files}
    if path.suffix in RECORDS[1:]:
        return _read_lines(path)
    return {path.stem: read_record(path)}


def read_record(path: Path) -> Record:
    """Read one record; without an `id` it is named for its file. Raises InputError."""
    return _parse(_read(path), str(path), path.stem)


def _read_lines(path: Path) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for number, line in enumerate(_read(path).split(b"\n"), 1):
        if line.strip():
            record = _parse(line, f"{path}:{number}", f"line-{number}")
            if record.id in records:
                raise InputError(f"{path}:{number}: id {record.id!r} is used before")
            records[record.id] = record
    if not records:
        raise InputError(f"{path}: holds no record")
    return records


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _parse(text: bytes, where: str, name: str) -> Record:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(f"{where}: is no JSON: {error}") from error
    if not isinstance(data, dict):
        raise InputError(f"{where}: is no record: expected an object")
    try:
        return Record.model_validate({"id": name, **data})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        message = first["msg"].removeprefix("Value error, ")
        raise InputError(f"{where}: is no record: {place}: {message}{more}") from error


def pair_records(
    found: dict[str, Record], expected: dict[str, Record]
) -> list[tuple[str, Record, Record]]:
    """Pair records by name. Raises InputError with every name that has no partner.

    Two single records are a pair whatever their names.
    """
    if len(found) == len(expected) == 1:
        ((name, gold),), (ours,) = expected.items(), found.values()
        return [(name, ours, gold)]
    alone = [f"{name}: no gold record" for name in sorted(found.keys() - expected.keys())]
    alone += [f"{name}: only a gold record" for name in sorted(expected.keys() - found.keys())]
    if alone:
        raise InputError("\n".join(alone))
    return [(name, found[name], expected[name]) for name in sorted(expected)]
