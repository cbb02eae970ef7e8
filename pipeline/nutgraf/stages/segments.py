"""Finds paragraphs, headings and sentences, and binds the parser to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import SENTENCES, Extent, Sentence, attributes
from nutgraf.records import SentenceKind
from nutgraf.rules.reader import read_rules
from nutgraf.rules.sentences import SentenceRules

#: Longest heading and narrowest hard-wrapped line, in characters.
LONGEST_HEADING = 180
WRAPPED_LINE = 50
#: How far a dateline reaches, in characters.
LONGEST_DATELINE = 80

_BLANK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")
_CLOSING = "\"'”’»)]}"
_OPENING = "\"'“‘«([{"
_FINAL = re.compile(rf"[.!?…][.!?…]*[{re.escape(_CLOSING)}]*\s*$")
_BOUNDARY = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>(?:[{re.escape(_CLOSING)}]|\[\d+\])*)"
    rf"(?:\s+|(?<=[a-z][.!?])(?=[A-Z][a-z]))(?=(?P<open>[{re.escape(_OPENING)}]*)(?P<next>\S+))"
)
#: A place in capitals, or with a state, a date or an agency behind it, and a dash.
_DATELINE = re.compile(
    r"(?:\([A-Z]\w+\)\s+)?(?:(?P<capitals>[A-Z][A-Z.'’-]{2,}(?:\s[A-Z][A-Z.'’-]+){0,3})|"
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})"
    r"(?P<part>(?:,\s[A-Z0-9][\w.'’]*(?:\s[A-Z0-9][\w.'’]*){0,2}){0,3})"
    r"(?P<agency>\s\([A-Z][\w/. ]+\))?\s?(?:[—–_]|-{1,2})\s(?=[\"'“‘]?[A-Z0-9])"
)
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_INITIALS = re.compile(r"(?:^|[^\w])(?:[A-Z]\.-?)*[A-Z]$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text, trimmed, in characters."""

    start: int
    end: int
    number: int
    single_line: bool


class Segments:
    """Finds sentences by rule; none crosses a blank line, and a line that stands alone is one."""

    def __init__(self, rules: SentenceRules) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Leave the sentences layer and the sentence starts that the parser must keep."""
        sentences = tuple(self.find(doc))
        SENTENCES.set(doc, sentences)
        starts = {sentence.extent.first for sentence in sentences}
        starts |= {first for s in sentences if (first := after_dateline(doc, s)) is not None}
        marks: Any = numpy.array(
            [1 if i in starts or i == 0 else -1 for i in range(len(doc))], "int64"
        )
        # All at once: `token.is_sent_start = …` walks the whole Doc for every token.
        doc.from_array([SENT_START], marks.astype("uint64"))
        return doc

    def find(self, doc: Doc) -> Iterator[Sentence]:
        """Yield the sentences in text order; unparsed as they are, `head` is the first token."""
        first_free = 0
        text = doc.text
        for paragraph in paragraphs(text):
            for start, end in self.split(text, paragraph.start, paragraph.end):
                covering = Extent.at(doc, start, end)
                first = max(covering.first, first_free)
                if first >= covering.last:
                    continue
                first_free = covering.last
                extent = Extent(doc[first].idx, end, first, covering.last, first)
                yield Sentence(extent, paragraph.number, kind_of(text, start, end, paragraph))

    def split(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the sentences of one paragraph as trimmed character ranges."""
        begin = start
        for match in _BOUNDARY.finditer(text, start, end):
            after = match.end("close")
            if after < end and self.ends_sentence(text[begin : match.start()], match):
                yield begin, after
                begin = match.start("open")
        if begin < end:
            yield begin, end

    def ends_sentence(self, before: str, match: re.Match[str]) -> bool:
        """Decide whether the stop after `before` ends a sentence."""
        stop, following = match["stop"], match["next"]
        if not before.strip() or ("[" in match["close"] and before.rstrip().endswith("[")):
            return False
        if before.strip().isdigit() and stop == ".":
            return False  # "1. First point": a list's number
        if before.rstrip().endswith(("[", "(")) and match["close"][:1] in ("]", ")"):
            return False  # "[...]" stands for words left out
        if not (following[0].isupper() or following[0].isdigit() or match["open"]):
            return False
        if match["open"] and not any(c.isupper() or c.isdigit() for c in following[:1]):
            return False
        if match["close"] and stop[-1] in "!?":
            return not self._quotation_goes_on(match)
        return stop != "." or self._stop_is_final(before, following)

    def _stop_is_final(self, before: str, following: str) -> bool:
        found = _WORD_BEFORE.search(before)
        if found is None:
            return True
        word = found[0].lstrip("'’-")
        if word in self.rules.leading_abbreviations:
            return False
        if word in self.rules.numbering_abbreviations:
            return not following[0].isdigit()
        starter = following.rstrip(",;:") in self.rules.sentence_starters
        if word in self.rules.closing_abbreviations:
            return starter
        if _INITIALS.search(word):
            return self._is_word(word, before[: found.start()]) or (starter and len(word) > 1)
        return True

    def _is_word(self, letter: str, before: str) -> bool:
        """Tell the "I" of "you and I." from the initial of "David I. Welch"."""
        previous = before.split()[-1:] or [""]
        return letter in self.rules.words_like_initials and not previous[0][:1].isupper()

    def _quotation_goes_on(self, match: re.Match[str]) -> bool:
        words = match.string[match.end() : match.end() + 80].split()
        for word in words[:6]:
            if word.strip(",.") in self.rules.quotation_verbs:
                return True
            if not word[0].isupper():
                return False
        return False


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the blocks between blank lines; a block of unwrapped lines gives one for each line."""
    number = 0
    for start, end in _pieces(text, _BLANK, 0, len(text)):
        lines = list(_pieces(text, re.compile(r"\n"), start, end))
        if len(lines) > 1 and _is_wrapped(text, lines):
            lines = [(lines[0][0], lines[-1][1])]
        for line_start, line_end in lines:
            single = "\n" not in text[line_start:line_end]
            yield Paragraph(line_start, line_end, number, single)
            number += 1


def _pieces(text: str, cut: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece_start, piece_end in _between(text, cut, start, end):
        piece = text[piece_start:piece_end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            yield piece_start + left, piece_start + len(piece.rstrip())


def _between(text: str, cut: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in cut.finditer(text, start, end):
        yield begin, match.start()
        begin = match.end()
    yield begin, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell lines broken at a margin from lines that each stand alone."""
    inner = lines[:-1]
    long_enough = all(end - start >= WRAPPED_LINE for start, end in inner)
    unfinished = sum(not _FINAL.search(text[start:end]) for start, end in inner)
    return long_enough and unfinished * 2 > len(inner)


def kind_of(text: str, start: int, end: int, paragraph: Paragraph) -> SentenceKind:
    """Tell a heading from a sentence: a line of its own without a final full stop."""
    words = text[start:end]
    alone = paragraph.single_line and (start, end) == (paragraph.start, paragraph.end)
    if not alone or len(words) > LONGEST_HEADING or words[-1] in ":;,":
        return "body"
    final = _FINAL.search(words)
    return "heading" if final is None or final[0].startswith("?") else "body"


def after_dateline(doc: Doc, sentence: Sentence) -> int | None:
    """Give the token with which a sentence starts behind its dateline, None without one.

    The parser takes "NAIROBI, March 3 — At least 17 people" for one phrase; it is to begin anew.
    """
    span = sentence.extent.span(doc)
    match = _DATELINE.match(span.text[:LONGEST_DATELINE])
    if match is None or not any(match.group("capitals", "part", "agency")):
        return None
    offset = span.start_char + match.end()
    return next((token.i for token in span if token.idx >= offset), None)


@Language.factory(
    "nutgraf_segments", default_config={"package": "nutgraf_en"}, assigns=attributes(SENTENCES)
)
def create(nlp: Language, name: str, package: str) -> Segments:
    """Make the stage from a language package's `sentences.yaml`."""
    return Segments(read_rules(find_package(package).file("sentences.yaml"), SentenceRules))
