"""Compiles hand labels, layer by layer, into a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from nutgraf.errors import InputError, Problem, RuleError
from nutgraf.gold.anchors import AnchorError, Stretch, find_next
from nutgraf.gold.forms import EntityLabel, Labels, Line, RelationLabel, StatementLabel
from nutgraf.gold.page import Page
from nutgraf.records import (
    Argument,
    Entity,
    Mention,
    Quantity,
    Record,
    Reference,
    Relation,
    Sentence,
    SentenceKind,
    Statement,
    Time,
    to_json,
)
from nutgraf.rules.reader import Steps, read_placed

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def compile_folder(folder: Path) -> list[Path]:
    """Compile every `sources/*.yaml` of a folder into its `<name>.json`; return the JSON files.

    Nothing is written unless all compile. Raises RuleError with the mistakes of all files.
    """
    records: dict[Path, Record] = {}
    problems: list[Problem] = []
    for source in sorted((folder / "sources").glob("*.yaml")):
        try:
            records[folder / f"{source.stem}.json"] = compile_gold(source)
        except RuleError as error:
            problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    for path, record in records.items():
        path.write_text(to_json(record) + "\n", encoding="utf-8", newline="\n")
    return list(records)


def compile_gold(path: Path) -> Record:
    """Compile one source file and the text `../<name>.txt` beside its folder into a record.

    Raises RuleError with every mistake of the file, InputError when there is no text.
    """
    labels, source = read_placed(path, Labels)
    page = Page(_read_text(path.parent.parent / f"{path.stem}.txt"), source)
    _find_sentences(page, labels)
    # The order matters: fillers mean what has been found before them.
    layers = {
        "sentences": tuple(filter(None, page.sentences)),
        "entities": tuple(_entities(page, labels)),
        "quantities": tuple(_quantities(page, labels)),
        "times": tuple(_times(page, labels)),
        "statements": tuple(_statements(page, labels)),
        "relations": tuple(_relations(page, labels)),
    }
    if page.problems:
        raise RuleError(page.problems)
    try:
        return Record(
            id=labels.id or path.stem,
            source=labels.source,
            published=labels.published,
            text=page.text,
            **layers,
        )
    except ValidationError as error:
        raise RuleError([source.problem((), e["msg"]) for e in error.errors()]) from error


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the text of the labels cannot be read: {error}") from error


def _find_sentences(page: Page, labels: Labels) -> None:
    cursor = 0
    for i, label in enumerate(labels.sentences):
        line: Line = {"body": label} if isinstance(label, str) else label
        ((kind, quote),) = line.items()
        place = _next_place(page, quote, cursor, ("sentences", i))
        page.sentences.append(place and _sentence(page, i, place, kind))
        cursor = place.end if place else cursor
    if rest := page.text[cursor:].strip():
        page.report(("sentences",), f"the text goes on after the last sentence: {rest[:40]!r}")


def _next_place(page: Page, quote: str, cursor: int, path: Steps) -> Stretch | None:
    """Place a sentence at the cursor, or, with a problem, where its first words come next."""
    try:
        return find_next(page.text, quote, cursor)
    except AnchorError as error:
        page.report(path, str(error))
    first = quote.partition("…")[0].strip()
    later = page.text.find(first, cursor) if first else -1
    try:
        return find_next(page.text, quote, later) if later >= 0 else None
    except AnchorError:
        return None


def _sentence(page: Page, i: int, place: Stretch, kind: SentenceKind) -> Sentence:
    return Sentence(
        id=page.name(("sentences", i), f"s{i + 1}"),
        start=place.start,
        end=place.end,
        text=page.text[place.start : place.end],
        paragraph=len(BLANK_LINE.findall(page.text, 0, place.start)),
        kind=kind,
    )


def _entities(page: Page, labels: Labels) -> Iterator[Entity]:
    for key, label in labels.entities.items():
        page.name(("entities", key), key)
        mentions = sorted(_mentions(page, key, label), key=lambda m: (m.start, m.end))
        if mentions:
            yield Entity(
                id=key,
                type=label.type,
                name=label.name,
                mentions=tuple(mentions),
                attributes=label.attributes,
            )


def _mentions(page: Page, key: str, label: EntityLabel) -> Iterator[Mention]:
    for where, quotes in label.mentions.items():
        for i, quote in enumerate(quotes):
            path = ("entities", key, "mentions", where, i)
            kinds = {"name": quote} if isinstance(quote, str) else quote
            for kind, words in kinds.items():
                span = page.find(words, where, path)
                if span is None:
                    continue
                if key in page.meanings[Stretch(span.start, span.end)]:
                    page.report(path, f"{span.text!r} is listed twice")
                page.means(span, key)
                yield Mention(**dict(span), kind=kind)


def _quantities(page: Page, labels: Labels) -> Iterator[Quantity]:
    for i, label in enumerate(labels.quantities):
        path = ("quantities", i)
        key = page.name(path, f"q{i + 1}")
        of = page.find(label.of, label.s, (*path, "of"))
        if span := page.find(label.text, label.s, (*path, "text")):
            page.means(span, key)
            fields = label.model_dump(exclude={"s", "text", "of"})
            yield Quantity(id=key, **dict(span), of=of, **fields)


def _times(page: Page, labels: Labels) -> Iterator[Time]:
    for i, label in enumerate(labels.times):
        path = ("times", i)
        key = page.name(path, f"t{i + 1}")
        if span := page.find(label.text, label.s, (*path, "text")):
            page.means(span, key)
            yield Time(id=key, **dict(span), type=label.type, value=label.value)


def _statements(page: Page, labels: Labels) -> Iterator[Statement]:
    for key, label in labels.statements.items():
        path = ("statements", key)
        page.name(path, key)
        cue = page.find(label.cue, label.s, (*path, "cue"))
        speaker = _speaker(page, label, (*path, "speaker"))
        if content := page.find(label.content, label.s, (*path, "content")):
            yield Statement(
                id=key,
                kind=label.kind,
                stance=label.stance,
                speaker=speaker,
                cue=cue,
                content=content,
            )


def _speaker(page: Page, label: StatementLabel, path: Steps) -> Reference | None:
    if label.speaker is None:
        return None
    found = list(page.references(label.speaker, label.s, path))
    if len(found) > 1:
        page.report(path, f"one speaker is expected, found {[r.ref for r in found]}")
    return found[0] if found else None


def _relations(page: Page, labels: Labels) -> Iterator[Relation]:
    for i, label in enumerate(labels.relations):
        path = ("relations", i)
        key = page.name(path, f"r{i + 1}")
        if label.statement is not None and label.statement not in labels.statements:
            page.report((*path, "statement"), f"{label.statement!r} is no id of a statement")
        trigger = page.find(label.trigger, label.s, (*path, "trigger"))
        arguments = tuple(_arguments(page, label, path))
        if not label.__pydantic_extra__:
            page.report(path, "no role is filled")
        if arguments:
            yield Relation(
                id=key,
                type=label.type,
                trigger=trigger,
                arguments=arguments,
                modality=label.modality,
                statement=label.statement,
            )


def _arguments(page: Page, label: RelationLabel, path: Steps) -> Iterator[Argument]:
    for role, fillers in label.__pydantic_extra__.items():
        for i, filler in enumerate(fillers):
            steps = (*path, role, i)
            for found in page.references(filler, label.s, steps):
                yield Argument(role=role, **dict(found))
