"""Shows a record to a person: each sentence with its marks, and below it the facts and sources."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from nutgraf.errors import InputError
from nutgraf.records import Proposition, Quantity, Record, Relation, Span, Statement

LAYERS = ("entities", "quantities", "times", "statements", "relations", "propositions")
MARKS = {
    "entities": ("[", "]", "bold cyan"),
    "quantities": ("{", "}", "bold yellow"),
    "times": ("<", ">", "bold magenta"),
}
INDENT = "      "


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked, with what is said about it."""

    start: int
    end: int
    layer: str
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line below a sentence: where it belongs, what it says, who says so, which rule."""

    start: int
    text: str
    speaker: str
    rule: str | None


def show(
    record: Record,
    console: Console,
    *,
    layers: Sequence[str] = LAYERS,
    sentence: int | None = None,
    by_source: bool = False,
) -> None:
    """Print a record sentence by sentence, or one sentence of it, or its facts by who says so.

    `sentence` counts from 1. Raises InputError when there is no such sentence.
    """
    if sentence is not None and not 1 <= sentence <= len(record.sentences):
        raise InputError(f"there is no sentence {sentence}, only 1 to {len(record.sentences)}")
    lines = by_speaker(record, layers) if by_source else by_sentence(record, layers, sentence)
    if sentence is None:
        console.print(header(record), soft_wrap=True)
    for line in lines:
        console.print(line, soft_wrap=True)
    if sentence is None and "entities" in layers and not by_source:
        for line in entity_lines(record):
            console.print(line, soft_wrap=True)


def header(record: Record) -> Text:
    """Name the record, its date, and what made it."""
    made = record.producer
    by = f"{made.name} {made.version}, {made.model}, {made.rules}" if made else ""
    parts = [record.id, f"published {record.published}" if record.published else "", by]
    return Text(" · ".join(filter(None, parts)) + "\n", style="dim")


def by_sentence(record: Record, layers: Sequence[str], only: int | None) -> Iterator[Text]:
    """Yield every sentence with its marks, and its facts below."""
    starts = [s.start for s in record.sentences]
    marks, facts = defaultdict(list), defaultdict(list)
    for mark in find_marks(record, layers):
        marks[bisect_right(starts, mark.start)].append(mark)
    for fact in find_facts(record, layers):
        facts[bisect_right(starts, fact.start)].append(fact)
    for number, sentence in enumerate(record.sentences, 1):
        if only in (None, number):
            line = Text(f"{sentence.id:<5} ", style="dim", end="")
            line.append_text(marked(sentence, marks[number], heading=sentence.kind == "heading"))
            yield line
            yield from (fact_line(fact) for fact in facts[number])
            yield Text("")


def by_speaker(record: Record, layers: Sequence[str]) -> Iterator[Text]:
    """Yield the facts under who says so, the article's own first."""
    groups: dict[str, list[Fact]] = {"": []}
    for fact in find_facts(record, [layer for layer in layers if layer != "statements"]):
        groups.setdefault(fact.speaker, []).append(fact)
    for speaker, facts in groups.items():
        if facts:
            yield Text(speaker or "the article itself", style="bold green")
            yield from (fact_line(Fact(f.start, f.text, "", f.rule)) for f in facts)
            yield Text("")


def find_marks(record: Record, layers: Sequence[str]) -> list[Mark]:
    """List what is marked in the text, outer stretches first; one mark for each stretch."""
    found: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    if "entities" in layers:
        for entity in record.entities:
            for m in entity.mentions:
                found[m.start, m.end, "entities"].append(f"{entity.type} {entity.id}")
    if "quantities" in layers:
        for q in record.quantities:
            found[q.start, q.end, "quantities"].append(amount(q))
    if "times" in layers:
        for t in record.times:
            found[t.start, t.end, "times"].append(t.value)
    marks = [Mark(*place, ", ".join(labels)) for place, labels in found.items()]
    return sorted(marks, key=lambda m: (m.start, -m.end, m.layer))


def amount(quantity: Quantity) -> str:
    """Render a quantity's value or bounds, its unit, and what is counted unless it comes next."""
    lower, upper, value = quantity.lower, quantity.upper, quantity.value
    if value is not None:
        shown = ("≈" if quantity.approximation == "about" else "") + f"{value:.10g}"
    elif lower is not None and upper is not None:
        shown = f"{lower:.10g}–{upper:.10g}"
    elif lower is not None:
        shown = ("≥" if quantity.approximation == "at_least" else ">") + f"{lower:.10g}"
    elif upper is not None:
        shown = ("≤" if quantity.approximation == "at_most" else "<") + f"{upper:.10g}"
    else:
        shown = "some"
    of = quantity.of
    counted = f"of {of.text}" if of and of.start > quantity.end + 1 else ""
    return " ".join(filter(None, (shown, quantity.unit, counted)))


def marked(sentence: Span, marks: Sequence[Mark], *, heading: bool = False) -> Text:
    """Render a sentence with brackets around its marks, one inside the other where they nest."""
    text = Text(style="bold" if heading else "")
    open_marks: list[Mark] = []
    position = sentence.start

    def write(until: int) -> None:
        nonlocal position
        words = sentence.text[position - sentence.start : until - sentence.start]
        style = MARKS[open_marks[-1].layer][2] if open_marks else ""
        text.append(words.replace("\n", " ").replace("\r", ""), style)
        position = until

    def close(until: int) -> None:
        while open_marks and open_marks[-1].end <= until:
            mark = open_marks[-1]
            write(min(mark.end, sentence.end))
            open_marks.pop()
            text.append(f" {mark.label}{MARKS[mark.layer][1]}", "dim")

    for mark in marks:
        close(mark.start)
        if mark.start < position or (open_marks and mark.end > open_marks[-1].end):
            continue  # crosses another mark: cannot be shown by brackets
        write(mark.start)
        text.append(MARKS[mark.layer][0], "dim")
        open_marks.append(mark)
    close(len(sentence.text) + sentence.end)
    write(sentence.end)
    return text


def find_facts(record: Record, layers: Sequence[str]) -> list[Fact]:
    """List the facts in text order: statements, relations, open relations."""
    says = {s.id: s for s in record.statements}
    names = {e.id: e.name for e in record.entities}
    facts: list[Fact] = []
    if "statements" in layers:
        facts += [Fact(_place(s), _statement(s, names), "", s.rule) for s in record.statements]
    items: list[Relation | Proposition] = []
    items += record.relations if "relations" in layers else ()
    items += (record.propositions or ()) if "propositions" in layers else ()
    for item in items:
        source = says.get(item.statement) if item.statement else None
        speaker = _speaker(source, names) if source else ""
        if isinstance(item, Relation):
            at = item.trigger or item.arguments[0]
            facts.append(Fact(at.start, _relation(item, names), speaker, item.rule))
        else:
            facts.append(Fact(item.predicate.start, _proposition(item), speaker, None))
    return sorted(facts, key=lambda f: f.start)


def _place(statement: Statement) -> int:
    return (statement.cue or statement.content).start


def _speaker(statement: Statement, names: dict[str, str]) -> str:
    speaker = statement.speaker
    if speaker is None:
        return "somebody"
    return _meant(speaker.text, [speaker.ref], names)


def _meant(words: str, refs: Sequence[str | None], names: dict[str, str]) -> str:
    """Add what a phrase means where the phrase does not say it: `he (= Bo Ek)`."""
    words = " ".join(words.split())
    meant = dict.fromkeys(names[ref] for ref in refs if ref in names and names[ref] not in words)
    return f"{words} (= {', '.join(meant)})" if meant else words


def _statement(statement: Statement, names: dict[str, str]) -> str:
    cue = statement.cue.text if statement.cue else ""
    stance = f" ({statement.stance})" if statement.stance != "affirms" else ""
    content = " ".join(statement.content.text.split())
    who = _speaker(statement, names)
    return f"{statement.id} {statement.kind}{stance}: {who} – {cue} – “{content}”"


def _relation(relation: Relation, names: dict[str, str]) -> str:
    roles: dict[str, dict[str, list[str | None]]] = {}
    for a in relation.arguments:
        roles.setdefault(a.role, {}).setdefault(a.text, []).append(a.ref)
    filled = "; ".join(
        f"{role}: {' & '.join(_meant(words, refs, names) for words, refs in fillers.items())}"
        for role, fillers in roles.items()
    )
    modality = "" if relation.modality == "asserted" else f" ({relation.modality})"
    return f"{relation.type}{modality}  {filled}"


def _proposition(proposition: Proposition) -> str:
    fillers = (
        f"{a.function}{f' {a.preposition}' if a.preposition else ''}: {' '.join(a.text.split())}"
        for a in proposition.arguments
    )
    denied = "not " if proposition.polarity == "negative" else ""
    return f"({denied}{proposition.lemma})  {'; '.join(fillers)}"


def fact_line(fact: Fact) -> Text:
    """Render a fact with who says so and the rule that found it."""
    line = Text(INDENT + "→ ", style="green")
    line.append(fact.text, "default")
    if fact.speaker:
        line.append(f"  says {fact.speaker}", "green")
    if fact.rule:
        line.append(f"  ({fact.rule})", "dim")
    return line


def entity_lines(record: Record) -> Iterator[Text]:
    """Yield one line for each entity: its id, type, name, other words for it, attributes."""
    for entity in record.entities:
        others = dict.fromkeys(" ".join(m.text.split()) for m in entity.mentions)
        others.pop(entity.name, None)
        line = Text(f"{entity.id:<5} {entity.type:<12} ", style="dim")
        line.append(entity.name, MARKS["entities"][2])
        if others:
            line.append(" = " + ", ".join(others))
        for key, value in entity.attributes.items():
            line.append(f"  {key}: {value if isinstance(value, str) else ', '.join(value)}", "dim")
        yield line
