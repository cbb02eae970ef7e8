"""Reads compiled gold records."""

from __future__ import annotations

import json
from pathlib import Path

from nutgraf.errors import InputError
from nutgraf.records import Record


def read_gold(path: Path) -> Record:
    """Read a compiled record; without an `id` it is named for its file. Raises InputError."""
    try:
        data = json.loads(path.read_bytes())
        return Record.model_validate({"id": path.stem, **data})
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"{path}: is no gold record: {error}") from error
