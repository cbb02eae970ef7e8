"""Reads all frames and classes of a language package and compiles them."""

from __future__ import annotations

from nutgraf.errors import Problem, RuleError
from nutgraf.language import Package
from nutgraf.rules.classes import Classes, ClassFile, compile_classes
from nutgraf.rules.frame_compiler import compile_frames
from nutgraf.rules.frames import FrameFile, FrameRule
from nutgraf.rules.reader import read_folder, read_rules, read_words
from nutgraf.rules.readings import Frames


def read_classes(package: Package) -> Classes:
    """Read `classes.yaml`.

    Raises RuleError with every mistake of it.
    """
    path = package.file("classes.yaml")
    form = read_rules(path, ClassFile)
    named = {noun_class.file for noun_class in form.classes.values() if noun_class.file}
    gazetteers = {name: read_words(package.file("gazetteers", name)) for name in sorted(named)}
    try:
        return compile_classes(form, gazetteers)
    except ValueError as error:
        raise _rule_error(str(path), error) from error


def read_frames(package: Package) -> Frames:
    """Read `classes.yaml` and every file of `frames/`, and compile them.

    Raises RuleError with every mistake of them.
    """
    classes = read_classes(package)
    folder = package.file("frames")
    files = read_folder(folder, FrameFile)
    rules = [rule for file in files.values() for rule in file.rules]
    problems = [*_repeated(str(folder), rules)]
    if problems:
        raise RuleError(problems)
    try:
        return compile_frames(rules, classes)
    except ValueError as error:
        raise _rule_error(str(folder), error) from error


def _repeated(folder: str, rules: list[FrameRule]) -> list[Problem]:
    names = [rule.frame for rule in rules]
    twice = sorted({name for name in names if names.count(name) > 1})
    return [Problem(folder, 1, 1, name, "two frames have this name") for name in twice]


def _rule_error(file: str, error: ValueError) -> RuleError:
    return RuleError([Problem(file, 1, 1, "", line) for line in str(error).splitlines()])
