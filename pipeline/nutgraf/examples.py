"""Runs the examples that rule files carry: the one list of what rule files there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.resources.abc import Traversable

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.errors import Problem, RuleError
from nutgraf.language import Package, find_package
from nutgraf.layers import (
    ENTITIES,
    MENTIONS,
    PUBLISHED,
    QUANTITIES,
    SENTENCES,
    STATEMENTS,
    TIMES,
    Quantity,
    Statement,
)
from nutgraf.rules.clauses import ClauseRules, EventNouns
from nutgraf.rules.coreference import CoreferenceRules
from nutgraf.rules.forms import Example, RuleFile
from nutgraf.rules.frame_examples import frame_mismatch
from nutgraf.rules.frames import FrameFile
from nutgraf.rules.mentions import MentionRules
from nutgraf.rules.numerals import NumeralRules
from nutgraf.rules.phrases import PhraseRules, read_phrases
from nutgraf.rules.quantities import QuantityRules
from nutgraf.rules.reader import read_placed, read_rules
from nutgraf.rules.reporting import ReportingRules
from nutgraf.rules.sentences import SentenceRules
from nutgraf.rules.times import TimeRules
from nutgraf.stages.clauses.examples import clause_mismatch
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import pieces_of

#: Compares what a rule's example says with what the pipeline found; None when they agree.
Mismatch = Callable[[Doc, str, Example], str | None]


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One kind of rule file: which files of a package, in which form, how examples are held."""

    pattern: str
    form: type[RuleFile]
    mismatch: Mismatch


@dataclass(frozen=True, slots=True)
class PlacedExample:
    """An example with the rule that carries it and its place."""

    kind: RuleKind
    rule: str
    example: Example
    place: Problem

    def check(self, nlp: Language) -> Problem | None:
        """Run the example; return the problem it shows, or None."""
        doc = nlp.make_doc(self.example.text)
        PUBLISHED.set(doc, self.example.published)
        return self.judge(nlp(doc))

    def judge(self, doc: Doc) -> Problem | None:
        """Compare an annotated example; one that is known to fail must fail."""
        message = self.kind.mismatch(doc, self.rule, self.example)
        if self.example.known_failure is not None:
            message = None if message else "known_failure: passes now, take the mark out"
        if message is None:
            return None
        place = self.place
        return Problem(place.file, place.line, place.column, self.rule, message)


def _sentences(doc: Doc, rule: str, example: Example) -> str | None:
    found = [sentence.extent.text(doc) for sentence in SENTENCES.get(doc)]
    return None if found == example.found else f"found {found}, expected {example.found}"


def _coreference(doc: Doc, rule: str, example: Example) -> str | None:
    entities = {e.name: [m.extent.text(doc) for m in e.mentions] for e in ENTITIES.get(doc)}
    for name, others in example.found.items():
        if name not in entities:
            return f"found no {name!r}, only {sorted(entities)}"
        rest = list(entities[name])
        rest.remove(name)
        if rest != others:
            return f"found {rest} for {name!r}, expected {others}"
    return None


def _statements(doc: Doc, rule: str, example: Example) -> str | None:
    found = [_statement(doc, statement) for statement in STATEMENTS.get(doc)]
    expected = example.found or []
    agree = len(found) == len(expected) and all(
        {**have, **want} == have for have, want in zip(found, expected, strict=True)
    )
    return None if agree else f"found {found}, expected {expected}"


def _statement(doc: Doc, statement: Statement) -> dict[str, str | None]:
    return {
        "speaker": statement.speaker.text(doc) if statement.speaker else None,
        "cue": statement.cue.text(doc) if statement.cue else None,
        "content": statement.content.text(doc),
        "kind": statement.kind,
        "stance": statement.stance,
    }


def _phrase_head(doc: Doc, rule: str, example: Example) -> str | None:
    start, end = read_phrases().head(doc.text)
    found = doc.text[start:end]
    return None if found == example.found else f"found {found!r}, expected {example.found!r}"


def _mentions(doc: Doc, rule: str, example: Example) -> str | None:
    found = [
        " | ".join((m.extent.text(doc), m.type, *((m.kind,) if m.kind != "name" else ())))
        for m in MENTIONS.get(doc)
    ]
    return None if found == example.found else f"found {found}, expected {example.found}"


def _numerals(doc: Doc, rule: str, example: Example) -> str | None:
    """Compare the numbers read one after the other; places between them count for nothing."""
    numerals = Numerals(read_rules(find_package().file("numerals.yaml"), NumeralRules))
    pieces, i, found = pieces_of(doc), 0, []
    while i < len(pieces):
        number = numerals.read(pieces, i)
        if number:
            found.append(round(number.value, 6))
        i = number.end if number else i + 1
    return None if found == example.found else f"found {found}, expected {example.found}"


def _times(doc: Doc, rule: str, example: Example) -> str | None:
    found = {time.extent.text(doc): time.value for time in TIMES.get(doc)}
    return None if found == (example.found or {}) else f"found {found}, expected {example.found}"


def _quantities(doc: Doc, rule: str, example: Example) -> str | None:
    found = {q.extent.text(doc): _quantity_line(doc, q) for q in QUANTITIES.get(doc)}
    return None if found == (example.found or {}) else f"found {found}, expected {example.found}"


def _quantity_line(doc: Doc, quantity: Quantity) -> str:
    """Write a quantity as examples do: "percent upper 40 at_most percent / its staff"."""
    bounds = (("", quantity.value), ("lower ", quantity.lower), ("upper ", quantity.upper))
    values = [f"{name}{value}" for name, value in bounds if value is not None]
    unit = [quantity.unit] if quantity.unit else []
    of = ["/", quantity.of.text(doc)] if quantity.of else []
    return " ".join([quantity.kind, *values, quantity.approximation, *unit, *of])


RULE_KINDS: tuple[RuleKind, ...] = (
    RuleKind("clauses/grammar.yaml", ClauseRules, clause_mismatch),
    RuleKind("clauses/event_nouns.yaml", EventNouns, clause_mismatch),
    RuleKind("sentences.yaml", SentenceRules, _sentences),
    RuleKind("mentions.yaml", MentionRules, _mentions),
    RuleKind("coreference.yaml", CoreferenceRules, _coreference),
    RuleKind("frames/*.yaml", FrameFile, frame_mismatch),
    RuleKind("reporting.yaml", ReportingRules, _statements),
    RuleKind("phrases.yaml", PhraseRules, _phrase_head),
    RuleKind("numerals.yaml", NumeralRules, _numerals),
    RuleKind("times.yaml", TimeRules, _times),
    RuleKind("quantities.yaml", QuantityRules, _quantities),
)


def read_examples(package: Package) -> list[PlacedExample]:
    """Read all rule files of a package and list their examples.

    Raises RuleError with every mistake of every file.
    """
    examples: list[PlacedExample] = []
    problems: list[Problem] = []
    for kind in RULE_KINDS:
        for path in rule_files(package.root, kind.pattern):
            try:
                examples.extend(_placed(kind, path))
            except RuleError as error:
                problems.extend(error.problems)
    if problems:
        raise RuleError(problems)
    return examples


def _placed(kind: RuleKind, path: Traversable) -> Iterator[PlacedExample]:
    form, source = read_placed(path, kind.form)
    for steps, rule, example in form.placed_examples():
        yield PlacedExample(kind, rule, example, source.problem(steps, ""))


def rule_files(root: Traversable, pattern: str) -> list[Traversable]:
    """List a package's files that match a pattern such as `frames/*.yaml`, in sorted order."""
    folder, _, name = pattern.rpartition("/")
    place = root.joinpath(folder) if folder else root
    if not place.is_dir():
        return []
    found = [path for path in place.iterdir() if fnmatch(path.name, name)]
    return sorted(found, key=lambda path: path.name)
