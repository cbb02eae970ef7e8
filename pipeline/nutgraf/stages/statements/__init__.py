"""Finds statements: who says what, with which word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import MENTIONS, SENTENCES, STATEMENTS, Extent, Statement, attributes
from nutgraf.rules.reader import read_rules
from nutgraf.rules.reporting import ReportingRules
from nutgraf.stages.statements.attribution import Attribution
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading


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
                yield statement


@Language.factory(
    "nutgraf_statements",
    default_config={"package": "nutgraf_en"},
    requires=attributes(SENTENCES, MENTIONS),
    assigns=attributes(STATEMENTS),
)
def create(nlp: Language, name: str, package: str) -> Statements:
    """Make the stage from a language package's `reporting.yaml`."""
    return Statements(read_rules(find_package(package).file("reporting.yaml"), ReportingRules))
