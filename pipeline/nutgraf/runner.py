"""Runs many documents: one process or several, one result each, in order."""

from __future__ import annotations

import multiprocessing
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from spacy.language import Language

from nutgraf import __version__
from nutgraf.article import read_document
from nutgraf.documents import Document, Failure
from nutgraf.errors import ModelError, NutgrafError
from nutgraf.language import DEFAULT_PACKAGE, find_package, load, model_name
from nutgraf.output import Format
from nutgraf.records import Producer, Record, to_json

#: Longest text in characters. spaCy's own limit of a million is there for memory, which stays
#: bounded here: see `nutgraf.pieces`.
LONGEST_TEXT = 20_000_000
#: Documents that a process runs before it forgets the words it met only there.
BATCH = 16

LAYERS = ("sentences", "entities", "quantities", "times", "statements", "relations")


@dataclass(frozen=True, slots=True)
class Options:
    """What a run can be told: which models, and what goes into a record, in which format."""

    base_model: str | None = None
    package: str = DEFAULT_PACKAGE
    open_: bool = False
    format: Format = "json"


@dataclass(frozen=True, slots=True)
class Result:
    """A document's rendered record, how many items each layer holds, and who says the facts.

    `sources` has the source of every relation, as its entity's name or as written; the article
    itself is the empty string.
    """

    document: str
    text: str
    counts: tuple[int, ...]
    sources: tuple[str, ...] = ()


Outcome = Result | Failure


class Pipeline:
    """A loaded pipeline that turns documents into records."""

    def __init__(self, nlp: Language, options: Options) -> None:
        self.nlp = nlp
        self.nlp.max_length = max(nlp.max_length, LONGEST_TEXT)
        self.options = options
        self.producer = Producer(
            name="nutgraf",
            version=__version__,
            model=model_name(nlp),
            rules=f"{options.package} {find_package(options.package).version}",
        )

    @classmethod
    def load(cls, options: Options) -> Pipeline:
        """Load the models that the options name. Raises ModelError, RuleError."""
        return cls(load(options.package, base_model=options.base_model), options)

    def read(self, document: Document) -> Record:
        """Run one document."""
        return read_document(self.nlp, document, self.producer, open_=self.options.open_)

    def run(self, document: Document | Failure) -> Outcome:
        """Run one document; what goes wrong inside a stage becomes its Failure."""
        if isinstance(document, Failure):
            return document
        try:
            record = self.read(document)
        except Exception as error:  # one document must not end the run of the others
            return Failure(f"{document.source or document.id}: {_bug(error)}")
        counts = tuple(len(getattr(record, layer)) for layer in LAYERS)
        text = render(record, self.options.format)
        return Result(document.id, text, counts, tuple(sources_of(record)))

    def run_all(self, documents: Iterable[Document | Failure]) -> Iterator[Outcome]:
        """Run documents one after the other, in bounded memory."""
        waiting = iter(documents)
        while batch := list(islice(waiting, BATCH)):
            with self.nlp.memory_zone():
                for document in batch:
                    yield self.run(document)


def sources_of(record: Record) -> Iterator[str]:
    """Name the source of every relation: its speaker's entity, or the words for the speaker."""
    names = {entity.id: entity.name for entity in record.entities}
    speakers = {s.id: s.speaker for s in record.statements}
    for relation in record.relations:
        speaker = speakers.get(relation.statement) if relation.statement else None
        yield names.get(speaker.ref or "", speaker.text) if speaker else ""


def _bug(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    message = " ".join(str(error).split())[:200]
    return f"failed in {place}: {type(error).__name__}: {message} (a fault of nutgraf)"


def render(record: Record, format_: Format) -> str:
    """Render a record as indented JSON, or as JSON on one line."""
    if format_ == "json":
        return to_json(record)
    return record.model_dump_json(ensure_ascii=False)


def run_documents(
    documents: Iterable[Document | Failure],
    options: Options,
    *,
    jobs: int = 1,
    pipeline: Pipeline | None = None,
) -> Iterator[Outcome]:
    """Run documents and yield one outcome each, in their order, whatever the number of processes.

    A loaded `pipeline` is used when one process is enough.

    Raises ModelError or RuleError at the first document when the pipeline cannot be loaded, and
    ModelError when the system kills a process.
    """
    waiting = iter(documents)
    for first in waiting:
        if isinstance(first, Document):
            break
        yield first  # what cannot be read is told without loading a model
    else:
        return
    documents = chain([first], waiting)
    if jobs == 1:
        yield from (pipeline or Pipeline.load(options)).run_all(documents)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start_worker, (options,)) as pool:
        pending: deque[Future[list[Outcome]]] = deque()
        try:
            while batch := list(islice(documents, BATCH)):
                pending.append(pool.submit(_work, batch))
                if len(pending) > 2 * jobs:
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            raise ModelError(
                "a process was killed, perhaps for memory: use fewer --jobs"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_worker: list[Pipeline | ModelError] = []


def _start_worker(options: Options) -> None:
    try:
        _worker[:] = [Pipeline.load(options)]
    except NutgrafError as error:  # raised where the batch is asked for: a worker cannot tell it
        _worker[:] = [ModelError(str(error))]


def _work(batch: list[Document | Failure]) -> list[Outcome]:
    pipeline = _worker[0]
    if isinstance(pipeline, ModelError):
        raise pipeline
    return list(pipeline.run_all(batch))
