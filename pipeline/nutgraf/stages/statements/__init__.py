"""Finds statements: who says what, with which word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import MENTIONS, SENTENCES, STATEMENTS, Extent, Statement, attributes
from nutgraf.rules.reader import read_rules
from nutgraf.rules.reporting import ReportingRules
from nutgraf.stages.statements.attribution import Attribution
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading

#: How many words a dateline may have, none in small letters, and what ends it.
_DATELINE = 14
_DASHES = frozenset({"—", "–", "-", "--"})


class Statements:
    """Finds statements by cue words, their syntax, and quotation marks."""

    def __init__(self, rules: ReportingRules) -> None:
        self.lexicon = Lexicon(rules)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        STATEMENTS.set(doc, tuple(self.find(doc)))
        return doc

    def find(self, doc: Doc) -> Iterator[Statement]:
        """Yield the statements in text order; none where the Doc is not parsed."""
        if not doc.has_annotation("DEP"):
            return
        reading = Reading(doc, self.lexicon.rules.elisions)
        last: tuple[Extent, Extent | None] | None = None
        seen: dict[int, int] = {}  # of every cue, where its last content ends
        for statement in sorted(
            Attribution(reading, self.lexicon).find(),
            key=lambda s: (s.content, s.cue or s.content, s.rule),
        ):
            cue = statement.cue.start if statement.cue else -1 - statement.content.start
            twice = (statement.content, statement.speaker) == last  # "as reported by" both ways
            if seen.get(cue, -1) <= statement.content.start and not twice:
                seen[cue] = statement.content.end
                last = (statement.content, statement.speaker)
                yield _without_dateline(doc, reading, statement)


def _without_dateline(doc: Doc, reading: Reading, statement: Statement) -> Statement:
    """Cut "LIMA, May 2 —" off what is said."""
    content = statement.content
    if content.first != reading.bounds(content.first)[0] or not doc[content.first].is_upper:
        return statement
    for i in range(content.first + 1, min(content.first + _DATELINE, content.last - 1)):
        if doc[i].text in _DASHES and not doc[i + 1].is_lower:
            rest = reading.extent(doc[i + 1].idx, content.end)
            return replace(statement, content=rest or content)
        if doc[i].is_lower:
            break
    return statement


@Language.factory(
    "nutgraf_statements",
    default_config={"package": "nutgraf_en"},
    requires=attributes(SENTENCES, MENTIONS),
    assigns=attributes(STATEMENTS),
)
def create(nlp: Language, name: str, package: str) -> Statements:
    """Make the stage from a language package's `reporting.yaml`."""
    return Statements(read_rules(find_package(package).file("reporting.yaml"), ReportingRules))
