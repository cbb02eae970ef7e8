"""Errors a user can mend: each becomes one line on standard error and exit code 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class NutgrafError(Exception):
    """Base of all errors whose message is meant for the user."""


class InputError(NutgrafError):
    """A document or record cannot be read: missing, empty, binary, wrongly encoded, malformed."""


class ModelError(NutgrafError):
    """A language package or base model is not installed or does not fit."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a rule or gold file, with its 1-based place."""

    file: str
    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class RuleError(NutgrafError):
    """Rule or gold files hold mistakes; `problems` lists all of them, the message too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class OutputError(NutgrafError):
    """Results cannot be written where they were asked for."""
