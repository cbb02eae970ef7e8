"""Reads YAML rule files into pydantic forms and places every mistake at file:line:column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from nutgraf.errors import Problem, RuleError

F = TypeVar("F", bound=BaseModel)
Steps = tuple[str | int, ...]
_WORD = "tag:yaml.org,2002:str"
#: The key of what tests and `rules check` read, and nothing else.
EXAMPLES = ("examples",)


#: libyaml's parser, which reads the frames ten times faster, where PyYAML was built with it.
_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[valid-type, misc]
    """YAML with the 1.2 core types only: `no`, `on`, `off` and 12:30 stay the words they are."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _type, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_type}", re.compile(_pattern), list(_first))


def read_words(path: Traversable) -> list[str]:
    """Read a gazetteer of one word on a line, under `#` comments.

    Raises RuleError when the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError([Problem(str(path), 1, 1, "", f"cannot be read: {error}")]) from error
    return [line for line in lines if line and not line.startswith("#")]


@dataclass(slots=True)
class Source:
    """Plain data of one YAML file and the place of every node in it."""

    file: str
    data: Any = None
    places: dict[Steps, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return the 1-based line and column of a path, or of its nearest known ancestor."""
        for length in range(len(path), -1, -1):
            if found := self.places.get(tuple(path[:length])):
                return found
        return (1, 1)

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        """Make a problem at a path of this file."""
        return Problem(self.file, *self.place(path), ".".join(map(str, path)), message)


def read_source(path: Traversable, left_out: Collection[str] = ()) -> Source:
    """Read a YAML file into plain data with places, without the keys to be left out.

    Raises RuleError when the file cannot be read, is no YAML, or repeats a key.
    """
    source = Source(str(path))
    try:
        loader = _Loader(_blanked(path.read_text(encoding="utf-8"), left_out))
        node = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError([Problem(source.file, 1, 1, "", f"cannot be read: {error}")]) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"is no valid YAML: {error.problem or error.context}"
        raise RuleError([Problem(source.file, line, column, "", message)]) from error
    except yaml.YAMLError as error:
        message = f"is no valid YAML: {error}".splitlines()[0]
        raise RuleError([Problem(source.file, 1, 1, "", message)]) from error
    if node is not None:
        source.data = _construct(node, loader, (), source, left_out)
    if source.problems:
        raise RuleError(source.problems)
    return source


def _blanked(text: str, left_out: Collection[str]) -> str:
    """Blank the lines below the keys to be left out, which saves parsing them; places stay.

    Only what is indented below a key that ends its line is blanked; the rest is left out later.
    """
    keys = tuple(f"{key}:" for key in left_out)
    if not keys:
        return text
    lines = text.split("\n")
    inside = -1
    for i, line in enumerate(lines):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if inside >= 0 and (indent > inside or not bare):
            lines[i] = ""
        else:
            inside = indent if bare.startswith(keys) and bare.rstrip() in keys else -1
    return "\n".join(lines)


def _construct(
    node: Node, loader: _Loader, path: Steps, source: Source, left_out: Collection[str]
) -> Any:
    source.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, MappingNode):
        return dict(_pairs(node, loader, path, source, left_out))
    if isinstance(node, SequenceNode):
        items = enumerate(node.value)
        return [_construct(n, loader, (*path, i), source, left_out) for i, n in items]
    assert isinstance(node, ScalarNode)
    return node.value if node.tag == _WORD else loader.construct_object(node)


def _pairs(
    node: MappingNode, loader: _Loader, path: Steps, source: Source, left_out: Collection[str]
) -> Iterator[tuple[Any, Any]]:
    seen: set[Any] = set()
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        key = _construct(key_node, loader, (*path, ""), source, left_out)
        if not isinstance(key, str | int | float | None):
            source.problems.append(Problem(source.file, *place, "", "a key must be a word"))
            continue
        if key in seen:
            where = ".".join(map(str, path))
            source.problems.append(Problem(source.file, *place, where, f"{key!r} is given twice"))
        seen.add(key)
        if key in left_out:
            continue
        step = key if isinstance(key, str | int) else str(key)
        value = _construct(value_node, loader, (*path, step), source, left_out)
        source.places[*path, step] = place
        yield key, value


def read_rules(path: Traversable, form: type[F], *, examples: bool = False) -> F:
    """Read one rule file into its form; a file whose top level is a list fills the form's `rules`.

    Examples are left out unless asked for: half of every file, which only tests look at.

    Raises RuleError with every mistake of the file.
    """
    if isinstance(path, Path) and path.is_file():
        return cast(F, _read_once(path, path.stat().st_mtime_ns, form, examples))
    return read_placed(path, form, examples=examples)[0]


@lru_cache(maxsize=8)
def _read_once(path: Path, changed: int, form: type[BaseModel], examples: bool) -> BaseModel:
    """Read a file that several stages ask for once, until it changes."""
    return read_placed(path, form, examples=examples)[0]


def read_placed(path: Traversable, form: type[F], *, examples: bool = True) -> tuple[F, Source]:
    """Read one rule file into its form, and keep the places of its nodes.

    Raises RuleError with every mistake of the file.
    """
    source = read_source(path, () if examples else EXAMPLES)
    data, prefix = source.data, 0
    if isinstance(data, list):
        data, prefix = {"rules": data}, 1
    elif data is None:
        data = {}
    try:
        return form.model_validate(data), source
    except ValidationError as error:
        problems = [
            source.problem(e["loc"][prefix:], _message(e["type"], e["msg"], e.get("input")))
            for e in error.errors()
        ]
        raise RuleError(problems) from error


def _message(kind: str, message: str, found: object) -> str:
    if kind == "extra_forbidden":
        return "is no known key here"
    if kind == "missing":
        return "is missing"
    shown = repr(found)
    shown = shown if len(shown) < 60 else shown[:57] + "…"
    return f"{message[0].lower()}{message[1:]}, found {shown}"


def read_folder(folder: Traversable, form: type[F], *, examples: bool = False) -> dict[str, F]:
    """Read every `.yaml` file of a folder, by file name in sorted order.

    Raises RuleError with the mistakes of all files at once.
    """
    forms: dict[str, F] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if Path(path.name).suffix == ".yaml":
            try:
                forms[path.name] = read_rules(path, form, examples=examples)
            except RuleError as error:
                problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    return forms
