"""What the verbs of the command line do, free of options and exit codes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nutgraf.documents import (
    STDIN,
    Document,
    Failure,
    check_date,
    check_encoding,
    find_sources,
    read_documents,
)
from nutgraf.errors import InputError, OutputError
from nutgraf.output import Format, Sink, open_sink
from nutgraf.records import Record
from nutgraf.runner import LAYERS, Options, Outcome, Pipeline, run_documents
from nutgraf.scoring.files import RECORDS, read_records


@dataclass(slots=True)
class Done:
    """What came of a run."""

    documents: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * len(LAYERS))
    failures: list[str] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)

    @property
    def exit_code(self) -> int:
        """0 when all is done, 1 when some documents failed, 2 when there is no record at all."""
        if not self.failures:
            return 0
        return 1 if self.documents else 2

    def summary(self) -> str:
        """Render the numbers of documents and items on one line."""
        items = ", ".join(f"{n} {name}" for n, name in zip(self.counts, LAYERS, strict=True))
        failed = f", {len(self.failures)} failed" if self.failures else ""
        noun = "document" if self.documents == 1 else "documents"
        return f"{self.documents} {noun}{failed}: {items}"

    def facts_by_source(self) -> Iterator[str]:
        """Render how many facts each source tells, the most first, on one line each."""
        for source, count in sorted(self.sources.items(), key=lambda s: (-s[1], s[0])):
            yield f"{count:6}  {source or '(the article)'}"

    def take(self, outcome: Outcome, sink: Sink) -> None:
        """Write a result, or note what failed."""
        if isinstance(outcome, Failure):
            self.failures.append(outcome.message)
            return
        try:
            sink.write(outcome.document, outcome.text)
        except OutputError as error:
            self.failures.append(str(error))
            return
        self.documents += 1
        self.sources.update(outcome.sources)
        self.counts = [a + b for a, b in zip(self.counts, outcome.counts, strict=True)]


def run_files(  # noqa: PLR0913
    paths: Sequence[str],
    *,
    output: str | None = None,
    published: str | None = None,
    format_: Format | None = None,
    base_model: str | None = None,
    open_: bool = False,
    jobs: int = 1,
    encoding: str | None = None,
) -> Done:
    """Run all documents of files, folders, patterns and JSONL, and write their records.

    Raises InputError and OutputError before anything is run.
    """
    date = check_date(published) if published is not None else None
    sources = find_sources(paths)
    check_encoding(encoding)
    if output and any(s.path and _same(s.path, Path(output)) for s in sources):
        raise OutputError(f"{output}: would overwrite what is to be read")
    lines = any(source.is_lines for source in sources)
    done = Done()
    with open_sink(output, format_, single=len(sources) == 1 and not lines) as sink:
        documents = read_documents(sources, published=date, encoding=encoding)
        options = Options(base_model, open_=open_, format=sink.format)
        outcomes = run_documents(documents, options, jobs=jobs)
        for outcome in with_progress(outcomes, None if lines else len(sources)):
            done.take(outcome, sink)
    return done


def _same(path: Path, other: Path) -> bool:
    return path.resolve() == other.resolve()


def with_progress(outcomes: Iterable[Outcome], total: int | None) -> Iterator[Outcome]:
    """Pass outcomes on, with a progress bar when standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("documents", total=total)
        for outcome in outcomes:
            yield outcome
            progress.advance(task)


def read_or_run(
    file: str,
    *,
    published: str | None = None,
    base_model: str | None = None,
    encoding: str | None = None,
    open_: bool = False,
) -> list[Record]:
    """Read records, or run a text. Raises InputError."""
    if file != STDIN and Path(file).suffix in RECORDS:
        return list(read_records(Path(file)).values())
    date = check_date(published) if published is not None else None
    sources = find_sources([file])
    documents = _sound(read_documents(sources, published=date, encoding=check_encoding(encoding)))
    pipeline = Pipeline.load(Options(base_model, open_=open_))
    return [pipeline.read(document) for document in documents]


def run_like(
    pred: str, expected: Mapping[str, Record], *, base_model: str | None = None
) -> dict[str, Record]:
    """Run texts as of the dates of the gold records that have their names. Raises InputError."""
    sources = [source for source in find_sources([pred]) if not source.is_lines]
    documents = _sound(read_documents(sources))
    if len(documents) == len(expected) == 1:
        gold = next(iter(expected.values()))
        documents = [replace(documents[0], published=gold.published)]
    else:
        documents = [
            replace(d, published=expected[d.id].published) if d.id in expected else d
            for d in documents
        ]
    pipeline = Pipeline.load(Options(base_model))
    return {document.id: pipeline.read(document) for document in documents}


def _sound(documents: Iterable[Document | Failure]) -> list[Document]:
    found: list[Document] = []
    for document in documents:
        if isinstance(document, Failure):
            raise InputError(document.message)
        found.append(document)
    return found
