"""Noun phrases that may mean an entity, with the features that decide whether two agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from nutgraf.layers import MENTIONS, STATEMENTS, TIMES, Extent, Mention, sentence_index
from nutgraf.records import MentionKind
from nutgraf.rules.coreference import Gender, Number
from nutgraf.stages.coreference.lexicon import Lexicon, NounMeaning
from nutgraf.stages.tokens import tokens_with

Determination = Literal["definite", "demonstrative", "possessive", "indefinite", "bare"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTS = ("dobj", "attr", "dative", "oprd")
_MODIFIERS = ("compound", "amod", "nmod")
_PLURAL_TAGS = ("NNS", "NNPS")
_NOUN_TAGS = ("NN", "NNS", "NNP", "NNPS")
_MEANS_NOTHING = NounMeaning(frozenset(), None, False, False, None)


@dataclass(slots=True, eq=False)
class Candidate:
    """One noun phrase; never changed once it is numbered, but not frozen, which is slow.

    `types` is empty where nothing is known; `number` and `gender` are None where they can be any;
    `salience` ranks the grammatical function: 4 main subject,
    3 subject, 2 object, 1 other, 0 inside a noun phrase. `noun` is the
    lower-case lemma of a nominal's head, None for coordinated phrases; `statement` is the index
    of the innermost quotation around; `conjuncts` are the head tokens of a coordination.
    """

    number_in_text: int
    extent: Extent
    kind: MentionKind
    types: frozenset[str]
    number: Number | None
    gender: Gender | None
    sentence: int
    salience: int
    statement: int | None
    words: tuple[str, ...] = ()
    noun: str | None = None
    determination: Determination = "bare"
    meaning: NounMeaning = _MEANS_NOTHING
    mention: Mention | None = None
    country: str | None = None
    conjuncts: tuple[int, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the words themselves name a thing."""
        return self.kind in ("name", "demonym", "metonym")


class CandidateFinder:
    """Lists the candidates of one Doc in text order."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.sentence_of = sentence_index(doc)
        self.mentions = MENTIONS.get(doc)
        self.name_at = {
            i: mention
            for mention in self.mentions
            for i in range(mention.extent.first, mention.extent.last)
        }
        self.time_at = {i for t in TIMES.get(doc) for i in range(t.extent.first, t.extent.last)}
        self.statement_at = _innermost_quotations(doc)

    def find(self) -> list[Candidate]:
        """Return names, nominals and pronouns, in text order, with running numbers."""
        found = sorted(
            (*self._names(), *self._nominals(), *self._pronouns()),
            key=lambda c: (c.extent.start, -c.extent.end, c.kind),
        )
        return [_numbered(c, i) for i, c in enumerate(found)]

    def _place(self, head: int) -> dict[str, int | None]:
        token = self.doc[head]
        return {
            "sentence": self.sentence_of[head],
            "salience": salience(token),
            "statement": self.statement_at[head],
        }

    def _names(self) -> Iterator[Candidate]:
        for mention in self.mentions:
            words = tuple(t.text for t in mention.extent.span(self.doc) if not t.is_punct)
            yield Candidate(
                0,
                mention.extent,
                mention.kind,
                frozenset((mention.type,)),
                "singular" if mention.type == "PERSON" else None,
                self._gender_of_name(mention, words),
                words=words,
                mention=mention,
                country=mention.country,
                **self._place(mention.extent.head),  # type: ignore[arg-type]
            )

    def _gender_of_name(self, mention: Mention, words: Sequence[str]) -> Gender | None:
        if mention.type != "PERSON":
            return "neuter"
        for i in range(mention.extent.first - 1, max(mention.extent.first - 3, -1), -1):
            if gender := self.lexicon.titles.get(self.doc[i].text.rstrip(".")):
                return gender
        if len(words) < 2 or words[0] in self.lexicon.rules.leading_surnames:
            return None
        return self.lexicon.given_names.get(words[0])

    def _nominals(self) -> Iterator[Candidate]:
        if not self.doc.has_annotation("DEP"):
            return
        for chunk in self.doc.noun_chunks:
            span = self._common_part(chunk)
            if span is not None and self.time_at.isdisjoint(range(span.start, span.end)):
                yield self._nominal(span)
        for token in having_dependency(self.doc, "poss", "conj"):
            if token.dep_ == "conj":
                if token.head.dep_ not in ("conj", "ROOT"):
                    yield from self._coordination(token.head)
            elif token.tag_ in ("NN", "NNS") and token.i not in self.name_at:
                yield self._nominal(self.doc[token.left_edge.i : token.i + 1])

    def _common_part(self, chunk: Span) -> Span | None:
        """Cut a chunk to its common noun: "the match referee" of "the match referee Aguilar"."""
        end = chunk.end
        if chunk.root.i in self.name_at:
            end = self.name_at[chunk.root.i].extent.first
            if end <= chunk.start or not self._begins_definite(chunk[0]):
                return None
        span = self.doc[chunk.start : end] if end < chunk.end else chunk
        while len(span) and (span[-1].is_punct or span[-1].is_space):
            span = span[:-1]
        while len(span) and (span[0].is_punct or span[0].is_space or span[0].pos_ == "CCONJ"):
            span = span[1:]
        if not len(span) or span[-1].i in self.name_at or span[-1].tag_ not in _NOUN_TAGS:
            return None
        return span

    def _coordination(self, first: Token) -> Iterator[Candidate]:
        """Yield "Ann and Bob" as one plural thing, which competes for "they"."""
        members = [first, *_conjuncts(first)]
        if any(t.pos_ not in ("NOUN", "PROPN", "PRON") for t in members):
            return
        named = [self.name_at[t.i].type if t.i in self.name_at else None for t in members]
        common = [self._meaning(t).types for t in members if t.i not in self.name_at]
        types = frozenset(t for t in named if t).union(*common)
        yield Candidate(
            0,
            Extent.of(self.doc[first.left_edge.i : members[-1].i + 1]),
            "nominal",
            types,
            "plural",
            None,
            conjuncts=tuple(t.i for t in members),
            **self._place(first.i),  # type: ignore[arg-type]
        )

    def _meaning(self, token: Token) -> NounMeaning:
        nouns = self.lexicon.nouns
        return nouns.get(token.lemma_.lower()) or nouns.get(token.lower_) or _MEANS_NOTHING

    def _begins_definite(self, first: Token) -> bool:
        lower = first.lower_
        rules = self.lexicon.rules.determiners
        return (
            lower in rules.definite
            or lower in rules.demonstrative
            or lower in rules.indefinite
            or first.tag_ == "PRP$"
            or (first.i in self.name_at and self._is_possessor(first))
        )

    def _is_possessor(self, token: Token) -> bool:
        after = self.name_at[token.i].extent.last
        return after < len(self.doc) and self.doc[after].tag_ == "POS"

    def _nominal(self, span: Span) -> Candidate:
        head = span[-1]
        noun = head.lemma_.lower()
        meaning = self._meaning(head)
        plural = head.tag_ in _PLURAL_TAGS
        gender = meaning.gender
        if gender is None and meaning.types and "PERSON" not in meaning.types:
            gender = "neuter"
        number: Number | None = "plural" if plural else None if meaning.collective else "singular"
        root = span.root
        outer = root if span.start <= root.i < span.end else head
        return Candidate(
            0,
            Extent.between(self.doc, span.start, span.end, head.i),
            "nominal",
            meaning.types,
            number,
            gender,
            words=tuple(t.lower_ for t in span),
            noun=noun,
            determination=self.determination(span),
            meaning=meaning,
            **self._place(outer.i),  # type: ignore[arg-type]
        )

    def determination(self, span: Span) -> Determination:
        """Tell how a noun phrase begins."""
        rules = self.lexicon.rules.determiners
        first = span[0].lower_
        if any(t.tag_ in ("PRP$", "POS") for t in span[:-1]):
            return "possessive"
        if first in self.lexicon.rules.member_counts and first != span[-1].lower_:
            return "definite" if span[0].pos_ in ("DET", "PRON", "CCONJ") else "bare"
        if first in rules.definite:
            return "definite"
        if first in rules.demonstrative:
            return "demonstrative"
        if first in rules.indefinite:
            return "indefinite"
        return "bare"

    def _pronouns(self) -> Iterator[Candidate]:
        for i in tokens_with(self.doc, "LOWER", self.lexicon.pronouns):
            token = self.doc[i]
            form = self.lexicon.pronouns[token.lower_]
            if token.pos_ not in ("PRON", "DET") or token.i in self.name_at:
                continue
            yield Candidate(
                0,
                Extent.of(token),
                "pronoun",
                frozenset(),
                form.number,
                form.gender,
                words=(token.lower_,),
                **self._place(token.i),  # type: ignore[arg-type]
            )


def having_dependency(doc: Doc, *labels: str) -> Iterator[Token]:
    """Yield the tokens with one of some dependency labels, in text order."""
    return (doc[i] for i in tokens_with(doc, "DEP", labels))


def salience(token: Token) -> int:
    """Rank a noun phrase: 4 main subject, 3 subject, 2 object, 1 other, 0 inside a noun phrase."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ in SUBJECTS:
        return 4 if token.head.dep_ == "ROOT" else 3
    if token.dep_ in _OBJECTS or token.dep_ == "ROOT":
        return 2
    return 0 if token.dep_ in _MODIFIERS else 1


def _conjuncts(first: Token) -> Iterator[Token]:
    for child in first.children:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def _innermost_quotations(doc: Doc) -> list[int | None]:
    """Give for every token the index of the smallest quoted content that holds it."""
    inner: list[int | None] = [None] * len(doc)
    quoted = (s for s in enumerate(STATEMENTS.get(doc)) if s[1].kind != "indirect")
    by_size = sorted(quoted, key=lambda s: s[1].content.start - s[1].content.end)
    for number, statement in by_size:
        for i in range(statement.content.first, statement.content.last):
            inner[i] = number
    return inner


def _numbered(candidate: Candidate, number: int) -> Candidate:
    candidate.number_in_text = number
    return candidate
