"""Finds what nouns attribute: claims that …, a promise to …, doubt on whether …."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.stages.statements.contents import clause_content
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.syntax import has_mark, is_infinitive


class NounContents:
    """Finds the contents of a noun of speech."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.marks = lexicon.rules.complementizers | lexicon.rules.conditions

    def taken_up(self, cue: Token) -> Iterator[Token]:
        """Yield the nouns of speech that a verb takes up: denied reports that …."""
        if cue.lemma_.lower() not in self.lexicon.taking_up:
            return
        for child in cue.rights:
            if child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in self.lexicon.nouns:
                yield child

    def find(self, noun: Token, *, infinitive: bool = False) -> Iterator[tuple[int, int]]:
        """Yield what a noun says, in characters; infinitives only of promises."""
        for child in self._clauses(noun):
            promised = infinitive and child.dep_ in ("acl", "relcl") and is_infinitive(child)
            if promised or has_mark(child, self.marks):
                content = clause_content(self.reading, self.lexicon, noun, child)
                if content is not None:
                    yield content

    @staticmethod
    def _clauses(noun: Token) -> Iterator[Token]:
        """List what may be said by a noun: claims that …, doubt on whether …."""
        for child in (*noun.rights, *(noun.head.rights if noun.dep_ == "dobj" else ())):
            if child.dep_ in ("acl", "ccomp", "relcl") and child.head == noun:
                yield child
            if child.dep_ == "prep" and child.i > noun.i:
                yield from (c for c in child.children if c.dep_ == "pcomp")
