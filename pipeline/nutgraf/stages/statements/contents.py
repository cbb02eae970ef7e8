"""Finds what is said: content spans from the parse, squared with the quotation marks."""

from __future__ import annotations

from spacy.tokens import Token

from nutgraf.layers import Extent
from nutgraf.records import StatementKind
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.quotations import Quotation
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.speakers import is_further_cue

_LEADING = " \t\n,;:—–-"
_TRAILING = " \t\n,;:—–-."


def clause_content(
    reading: Reading, lexicon: Lexicon, cue: Token, complement: Token
) -> tuple[int, int] | None:
    """Return the characters of a complement clause on one side of its cue."""
    first, last = complement.left_edge.i, complement.right_edge.i + 1
    if complement.i > cue.i:
        first = max(first, lexicon.after(cue), _after_mark(lexicon, cue, complement))
        first = _with_its_subject(cue, complement, first)
        last = _before_further_cue(reading, lexicon, cue, complement, last)
        last = _with_coordinated(cue, last)
        while first < last and is_opener(reading, lexicon, first):
            first += 1
    else:
        last = min(last, cue.i)
    return square(reading, first, last, cue.i)


def _after_mark(lexicon: Lexicon, cue: Token, complement: Token) -> int:
    """Return the token behind the "that" of a clause: all before it is no part of the clause."""
    words = lexicon.rules.complementizers
    marks = [c.i for c in complement.lefts if c.dep_ == "mark" and c.lower_ in words]
    return max(marks, default=cue.i) + 1


def is_opener(reading: Reading, lexicon: Lexicon, i: int) -> bool:
    """Tell a word or mark that stands before a content and is no part of it."""
    token = reading.doc[i]
    if token.is_space or (token.is_punct and token.text in ",:;"):
        return True
    return token.lower_ in lexicon.rules.complementizers and token.dep_ in ("mark", "det", "advmod")


def _with_its_subject(cue: Token, complement: Token, first: int) -> int:
    """Take in a subject that the parser gave to the cue as its object."""
    if any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in complement.children):
        return first
    objects = [c for c in cue.rights if c.dep_ == "dobj" and c.i < first]
    return objects[0].left_edge.i if objects else first


def _with_coordinated(cue: Token, last: int) -> int:
    """Take in a noun that the parser coordinated with the cue."""
    for child in cue.rights:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and child.i > last:
            return child.right_edge.i + 1
    return last


def _before_further_cue(
    reading: Reading, lexicon: Lexicon, cue: Token, complement: Token, last: int
) -> int:
    """Cut "…, adding that …" off, which belongs to who speaks already."""
    for i in range(complement.i + 1, last):
        token = reading.doc[i]
        if _goes_on(lexicon, cue, complement, token):
            return max((c.i for c in complement.rights if c.dep_ == "cc" and c.i < i), default=i)
        if token.tag_ in ("VBG", cue.tag_) and is_further_cue(token, lexicon):
            begin = token.left_edge.i
            begin = min(begin, token.head.i) if token.dep_ == "pcomp" else begin
            begin = token.i - 1 if token.dep_ == "conj" and token.tag_ != "VBG" else begin
            if begin > complement.i:
                return begin - 1
        elif token.tag_ == "VBG" and token.dep_ == "pcomp" and lexicon.entry(token, "clause"):
            begin = min(token.left_edge.i, token.head.i)  # "…, with Reuters reporting …"
            if begin > complement.i and reading.doc[begin - 1].text == ",":
                return begin - 1
    return last


def _goes_on(lexicon: Lexicon, cue: Token, complement: Token, token: Token) -> bool:
    """Tell a second verb of who speaks: "admitted that he had gone but denied that he stayed"."""
    return (
        token.dep_ == "conj"
        and token.head == complement
        and token.tag_ == cue.tag_ != complement.tag_
        and lexicon.entry(token, "clause") is not None
        and any(c.dep_ in ("ccomp", "xcomp") for c in token.rights)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.lefts)
    )


def square(reading: Reading, first: int, last: int, cue: int) -> tuple[int, int] | None:
    """Trim tokens to a content that cuts no quotation in two and leaves the cue's quotation."""
    if first >= last:
        return None
    start, end = reading.starts[first], reading.end_of(last - 1)
    around = reading.quotation_at(cue)
    if around is not None:
        start, end = max(start, around.start), min(end, around.end)
    return square_characters(reading, start, end, around)


def square_characters(
    reading: Reading, start: int, end: int, around: Quotation | None
) -> tuple[int, int] | None:
    """Grow over quotations that begin inside, and take the marks off when all is quoted."""
    start, end = trim(reading.text, start, end, final=False)
    for quotation in quotations_from(reading, start, end):
        if around is not None and quotation.depth <= around.depth:
            continue
        if quotation.outer_start <= start < quotation.outer_end and quotation.outer_end >= end - 1:
            return trim(reading.text, quotation.start, quotation.end, final=True)
        if start <= quotation.outer_start < end < quotation.outer_end:
            end = quotation.outer_end
    start, end = trim(reading.text, start, end, final=False)
    return (start, end) if start < end else None


def quotations_from(reading: Reading, start: int, end: int) -> list[Quotation]:
    """List the quotations that may touch a stretch: those its tokens lie in or begin."""
    first, last = reading.token_at(start), reading.token_at(max(start, end - 1)) + 1
    numbers = {reading.quotation_of[i] for i in range(first, last)}
    return [reading.quotations[n] for n in sorted(numbers) if n >= 0]


def trim(text: str, start: int, end: int, *, final: bool) -> tuple[int, int]:
    """Take commas and spaces off both ends; `final` keeps a full stop."""
    while start < end and text[start] in _LEADING:
        start += 1
    trailing = _TRAILING[:-1] if final else _TRAILING
    while end > start and text[end - 1] in trailing and not text.endswith("...", start, end):
        end -= 1
    return start, end


def kind_of(reading: Reading, start: int, end: int, *, quoted: bool) -> StatementKind:
    """Tell a quotation from reported words, and from both."""
    if quoted:
        return "direct"
    inside = any(q.outer_start >= start for q in quotations_from(reading, start, end))
    return "mixed" if inside else "indirect"


def is_quoted(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a content is a whole quotation."""
    quotation = reading.quotation_at(reading.token_at(start))
    return quotation is not None and quotation.start == start and quotation.end - end <= 1


def whole(reading: Reading, start: int, end: int) -> Extent | None:
    """Make the extent of a content."""
    return reading.extent(start, end)
