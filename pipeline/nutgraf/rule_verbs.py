"""What the verbs about rules do: check rule files, count what fires, explain a sentence."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from nutgraf import explain
from nutgraf.documents import Document, check_date, find_sources, read_documents
from nutgraf.errors import InputError, ModelError, Problem
from nutgraf.examples import read_examples
from nutgraf.language import DEFAULT_PACKAGE, find_package, load
from nutgraf.layers import PUBLISHED, RELATIONS, SENTENCES, Relation
from nutgraf.rules.checks import Finding, check_frames, coverage
from nutgraf.rules.frame_compiler import compile_frames
from nutgraf.rules.frame_reader import read_classes, read_frames
from nutgraf.rules.frames import FrameFile
from nutgraf.rules.reader import read_folder


def check_rules(
    folder: Path | None, base_model: str | None = None
) -> tuple[int, list[Problem], list[Finding]]:
    """Read all rule files of a language package and run their examples.

    Returns the number of examples, those that fail, and the weaknesses of frames. Raises RuleError
    with every mistake of the files, ModelError when the folder is no package.
    """
    name = DEFAULT_PACKAGE if folder is None else _importable(folder)
    package = find_package(name)
    examples = read_examples(package)
    nlp = load(name, base_model=base_model)
    problems = [problem for example in examples if (problem := example.check(nlp))]
    files = read_folder(package.file("frames"), FrameFile, examples=True)
    rules = [rule for file in files.values() for rule in file.rules]
    return (
        len(examples),
        problems,
        check_frames(rules, compile_frames(rules, read_classes(package))),
    )


def _importable(folder: Path) -> str:
    """Make a folder with a language package importable, and give its name."""
    if not (folder / "config.cfg").is_file():
        raise ModelError(f"{folder}: is no language package: it has no config.cfg")
    place = folder.resolve()
    if str(place.parent) not in sys.path:
        sys.path.insert(0, str(place.parent))
    found = Path(str(find_package(place.name).root))
    if found.resolve() != place:
        raise ModelError(f"{folder}: another package {place.name!r} is in use, from {found}")
    return place.name


def count_rules(paths: Sequence[str], base_model: str | None = None) -> dict[str, int]:
    """Count how often each frame fires in texts; frames that never do come last."""
    documents = _texts(paths)
    nlp = load(base_model=base_model)
    relations: list[Relation] = []
    for document in documents:
        with nlp.memory_zone():
            relations += RELATIONS.get(nlp(document.text))
    return coverage(read_frames(find_package()), relations)


def explain_sentence(
    source: str,
    sentence: int,
    type_: str | None = None,
    *,
    why_not: bool = False,
    published: str | None = None,
    base_model: str | None = None,
) -> str:
    """Tell why relations were found in a sentence, counted from 1, and why others were not.

    `source` is a path, `-` for standard input, or the text itself.
    """
    date = check_date(published) if published is not None else None
    document = Document("", source) if _is_text(source) else _texts([source])[0]
    nlp = load(base_model=base_model)
    doc = nlp.make_doc(document.text)
    PUBLISHED.set(doc, date)
    doc = nlp(doc)
    if not 1 <= sentence <= (number := len(SENTENCES.get(doc))):
        raise InputError(f"there is no sentence {sentence}, only 1 to {number}")
    frames = read_frames(find_package())
    found = explain.explain(doc, frames, sentence - 1, type_, why_not=why_not)
    return explain.render(found)


def _is_text(source: str) -> bool:
    """Tell a text from a path: it has more than one word and is no file."""
    try:
        return len(source.split()) > 1 and not Path(source).exists()
    except OSError:  # too long for a file's name
        return True


def _texts(paths: Sequence[str]) -> list[Document]:
    found: list[Document] = []
    for document in read_documents(find_sources(paths)):
        if not isinstance(document, Document):
            raise InputError(document.message)
        found.append(document)
    return found


def by_kind(findings: Sequence[Finding]) -> str:
    """Count findings by kind on one line."""
    kinds = Counter(finding.kind for finding in findings)
    return ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
