"""Tells why a relation was found in a sentence, and why another was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from nutgraf.layers import CLAUSES, RELATIONS, SENTENCES, Clause, ClauseArgument, Relation
from nutgraf.rules.readings import Frames
from nutgraf.stages.relations import WITHOUT_TRIGGER, Relations, every_clause, home_of
from nutgraf.stages.relations.fillers import Fillers
from nutgraf.stages.relations.matching import Outcome


@dataclass(frozen=True, slots=True)
class Evidence:
    """A filled role: the words, and where in the clause the rule found them."""

    role: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Fired:
    """A relation of the sentence, with the rule that found it."""

    type: str
    rule: str
    trigger: str | None
    modality: str
    roles: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule whose word stands in the sentence and that did not fire there.

    `trigger` is the phrase of the rule that came nearest, of the clause's word it has `others`
    beside; `reason` is the first condition that failed; `met` of `asked` conditions held.
    """

    type: str
    rule: str
    trigger: str
    reason: str
    met: int
    asked: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """The clauses of a sentence as lines, what fired, and what did not, the nearest first.

    `unknown` lists words that head a clause and that no rule knows.
    """

    sentence: str
    clauses: tuple[str, ...]
    fired: tuple[Fired, ...]
    refused: tuple[Refused, ...]
    unknown: tuple[str, ...]


def explain(
    doc: Doc, frames: Frames, sentence: int, type_: str | None = None, *, why_not: bool = False
) -> Explanation:
    """Explain a sentence of an annotated Doc, counted from 0, for one relation type or for all.

    Raises IndexError when there is no such sentence.
    """
    found = SENTENCES.get(doc)[sentence]
    clauses = CLAUSES.get(doc)
    here = [clause for clause in clauses if clause.sentence == sentence]
    relations = [
        relation
        for relation in RELATIONS.get(doc)
        if found.extent.start <= relation.arguments[0].extent.start < found.extent.end
    ]
    outcomes = list(_outcomes(doc, frames, sentence)) if why_not else []
    return Explanation(
        found.extent.text(doc),
        tuple(_clause_line(clause, doc) for clause in here),
        tuple(_fired(r, doc) for r in relations if type_ in (None, r.type)),
        tuple(_refused(outcomes, relations, type_, len(clauses))),
        tuple(_unknown(doc, here, frames, type_)) if why_not else (),
    )


def _outcomes(doc: Doc, frames: Frames, sentence: int) -> Iterator[Outcome]:
    fillers = Fillers(doc, frames.classes)
    stage = Relations(frames)
    for clause in every_clause(CLAUSES.get(doc), fillers):
        if clause.sentence == sentence:
            yield from stage.outcomes(clause, fillers)


def _refused(
    outcomes: list[Outcome], relations: list[Relation], type_: str | None, count: int
) -> Iterator[Refused]:
    """Yield what did not fire, of each rule and clause what came nearest.

    A reading that lost to a more specific one says to which.
    """
    told = {relation.clause: relation for relation in relations}
    fired = {(relation.clause, relation.rule) for relation in relations}
    rules = {relation.rule for relation in relations}
    ordered = sorted(outcomes, key=lambda o: (-o.met / o.asked, o.clause.index, o.reading.frame))
    readings = Counter((outcome.clause.index, outcome.reading.frame) for outcome in outcomes)
    for outcome in _nearest(ordered):
        reading, home = outcome.reading, home_of(outcome.clause, count)
        if type_ not in (None, reading.type) or (home, reading.frame) in fired:
            continue
        if outcome.failed is None and reading.frame in rules:
            continue  # the same fact, read in another clause
        winner = told.get(home)
        lost = f"{winner.rule} tells it" if winner else "another clause tells it"
        reason = outcome.failed or lost
        words = " ".join(reading.words)
        others = readings[outcome.clause.index, reading.frame] - 1
        yield Refused(
            reading.type, reading.frame, words, reason, outcome.met, outcome.asked, others
        )


def _nearest(ordered: Iterable[Outcome]) -> Iterable[Outcome]:
    """Keep the first outcome of each rule in each clause."""
    first: dict[tuple[int, str], Outcome] = {}
    for outcome in ordered:
        first.setdefault((outcome.clause.index, outcome.reading.frame), outcome)
    return first.values()


def _unknown(doc: Doc, clauses: list[Clause], frames: Frames, type_: str | None) -> Iterator[str]:
    for clause in clauses:
        readings = frames.of_clause(clause, doc[clause.head].lower_)
        if clause.construction in WITHOUT_TRIGGER:
            continue
        if not any(type_ in (None, reading.type) for reading in readings):
            yield clause.lemma or clause.construction


def _fired(relation: Relation, doc: Doc) -> Fired:
    return Fired(
        relation.type,
        relation.rule,
        relation.trigger.text(doc) if relation.trigger else None,
        relation.modality,
        tuple(Evidence(f.role, f.extent.text(doc), str(f.evidence)) for f in relation.arguments),
    )


def _clause_line(clause: Clause, doc: Doc) -> str:
    words = " ".join(filter(None, (clause.lemma, clause.particle)))
    arguments = "; ".join(_argument(argument, doc) for argument in clause.arguments)
    marks = ", ".join((clause.kind, clause.construction, clause.modality))
    return f"{words} ({marks}): {arguments}"


def _argument(argument: ClauseArgument, doc: Doc) -> str:
    place = " ".join(filter(None, (argument.function, argument.preposition)))
    return f"{place} = {argument.extent.text(doc)}"


def render(explanation: Explanation) -> str:
    """Write an explanation as plain lines."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    yield explanation.sentence
    yield "clauses"
    yield from (f"  {line}" for line in explanation.clauses)
    yield "found" if explanation.fired else "nothing found"
    for fired in explanation.fired:
        trigger = f" “{fired.trigger}”" if fired.trigger else ""
        yield f"  {fired.type}{trigger}, {fired.modality}, by rule {fired.rule}"
        yield from (f"    {e.role} = {e.text}   [{e.source}]" for e in fired.roles)
    if explanation.refused:
        yield "not found"
    for refused in explanation.refused:
        others = f" and {refused.others} more" if refused.others else ""
        yield (
            f"  {refused.type} by rule {refused.rule} “{refused.trigger}”{others} "
            f"({refused.met} of {refused.asked}): {refused.reason}"
        )
    if explanation.unknown:
        yield f"no rule knows: {', '.join(explanation.unknown)}"
