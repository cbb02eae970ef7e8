"""Finds statements by phrase: according to X, in the words of X, per X."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.layers import Extent, Statement
from nutgraf.stages.statements.contents import is_quoted, kind_of, square, trim
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.speakers import phrase, speaker_extent

#: How far a quotation is looked for, in tokens.
_NEAR = 150
RULE = "adverbial"
_CLAUSES = frozenset({"ROOT", "relcl", "ccomp", "acl", "parataxis", "advcl"})
_VERBS = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def find_adverbials(reading: Reading, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield a statement for each stretch that such a phrase attributes."""
    for token in reading.doc:
        if token.lower_ in lexicon.phrases and (length := lexicon.phrase_at(token)):
            last = token.i + length
            words = tuple(t.lower_ for t in reading.doc[token.i : last])
            head = _object(reading, last)
            if head is None:
                continue
            if head.lemma_.lower() in lexicon.rules.no_sources:
                continue
            if words in lexicon.name_phrases and not _names(reading, token, head):
                continue
            yield from _statements(reading, lexicon, token, last, head)


def _names(reading: Reading, token: Token, head: Token) -> bool:
    name = reading.name_at.get(head.i)
    begins = token.i == reading.bounds(token.i)[0] or reading.doc[token.i - 1].text == ","
    return begins and name is not None and name.type in ("PERSON", "ORG")


def _object(reading: Reading, after: int) -> Token | None:
    """Return the head of the noun phrase behind the phrase's last word."""
    doc = reading.doc
    preposition = doc[after - 1]
    for child in preposition.rights:
        if child.dep_ in ("pobj", "dobj", "pcomp") and child.pos_ in _NOUNS:
            return child
    limit = min(reading.bounds(after - 1)[1], after + 8)
    for i in range(after, limit):
        if doc[i].pos_ in _NOUNS and doc[i].dep_ != "compound" and doc[i].dep_ != "poss":
            return doc[i]
    return None


def _statements(
    reading: Reading, lexicon: Lexicon, token: Token, after: int, head: Token
) -> Iterator[Statement]:
    cue = Extent(reading.starts[token.i], reading.end_of(after - 1), token.i, after, token.i)
    speaker = speaker_extent(reading, head, token.i)
    last = phrase_end(reading, head)
    for content in stretches(reading, lexicon, token, last):
        extent = reading.extent(*content)
        if extent is not None:
            kind = kind_of(reading, *content, quoted=is_quoted(reading, *content))
            yield Statement(kind, "affirms", extent, RULE, speaker, cue)


def phrase_end(reading: Reading, head: Token) -> int:
    """Return the token where a speaker's phrase ends, appositions and clauses included."""
    end = phrase(head)[1]
    for child in head.rights:
        if child.dep_ in ("appos", "relcl", "acl"):
            end = max(end, child.right_edge.i + 1)
    limit = reading.bounds(head.i)[1]
    while end < limit and reading.doc[end].text == ",":
        end += 1
    return min(end, limit)


def stretches(
    reading: Reading, lexicon: Lexicon, token: Token, last: int
) -> Iterator[tuple[int, int]]:
    """Yield the characters that a phrase from `token` to `last` attributes, in its stretches."""
    begin, end = _clause(reading, lexicon, token, last)
    quoted = _quotation_beside(reading, token, last)
    if quoted is not None:
        yield quoted
        return
    sides = ((begin, token.i), (last, end))
    found = [square(reading, first, stop, token.i) for first, stop in sides]
    contents = [c for c in found if c is not None and _holds(reading, c, _CONTENT)]
    if len(contents) > 1 and _holds(reading, contents[0], _VERBS):
        # "It was closed, according to local media on Sunday": what follows must be a clause too
        contents = [contents[0], *(c for c in contents[1:] if _holds(reading, c, _VERBS))]
    yield from contents


def _holds(reading: Reading, content: tuple[int, int], tags: frozenset[str]) -> bool:
    """Tell whether a stretch has a word of these parts of speech: more than a linking word."""
    first, last = (reading.token_from(at) for at in content)
    return any(t.pos_ in tags for t in reading.doc[first:last])


def _clause(reading: Reading, lexicon: Lexicon, token: Token, last: int) -> tuple[int, int]:
    """Return the tokens of the clause that the phrase belongs to."""
    begin, end = reading.bounds(token.i)
    ends = last >= end or reading.doc[last].is_punct
    set_off = token.i == begin or reading.doc[token.i - 1].text == ","
    node = token
    while node.dep_ not in _CLAUSES and node.head != node:
        node = node.head
    unsaid = node.dep_ == "ccomp" and lexicon.entry(node.head, "clause") is None
    if unsaid and set_off and ends:
        return begin, end  # "It may end the pact should she win, according to the Herald"
    if node.dep_ in ("relcl", "ccomp") or (node.dep_ == "acl" and not (set_off and ends)):
        first = node.left_edge.i
        while first < end and (reading.doc[first].is_punct or reading.doc[first].dep_ == "mark"):
            first += 1
        return first, node.right_edge.i + 1
    return begin, end


def _quotation_beside(reading: Reading, token: Token, last: int) -> tuple[int, int] | None:
    """Return the quotation next to the phrase where all else is no clause."""
    begin, end = reading.bounds(token.i)
    begin, end = max(begin, token.i - _NEAR), min(end, last + _NEAR)
    for quotation in reading.quotations_of(begin, end):
        first = reading.token_from(quotation.start)
        stop = reading.token_from(quotation.end)
        beside = 0 <= token.i - stop <= 2 or 0 <= first - last <= 2
        outside = [t for t in reading.doc[begin:end] if not first <= t.i < stop]
        if 0 <= first - last <= 2 and any(t.pos_ in _VERBS for t in reading.doc[first:stop]):
            return trim(reading.text, quotation.start, quotation.end, final=True)
        if beside and not any(
            t.dep_ in ("nsubj", "nsubjpass") and not token.i <= t.i < last for t in outside
        ):
            return trim(reading.text, quotation.start, quotation.end, final=True)
    return None
