"""Finds speakers set before or behind their words: Police: …; SMITH: …; … – study."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.layers import Extent, Sentence, Statement
from nutgraf.stages.statements.contents import kind_of, square_characters
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading

LONGEST_LABEL = 6
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM"})
_DASHES = ("–", "—", "-", "--", ":")


def find_labels(reading: Reading, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the statements of headlines and transcripts whose speaker is a label."""
    transcript = _is_transcript(reading)
    for number, sentence in enumerate(reading.sentences):
        extent = sentence.extent
        starts = number == 0 or reading.sentences[number - 1].paragraph != sentence.paragraph
        for first, last in _headlines(reading, sentence):
            yield from _inverted(reading, lexicon, first, last)
        if starts or sentence.kind == "heading":
            yield from _leading(reading, lexicon, sentence, transcript=transcript)
        if sentence.kind == "heading" and extent.last - extent.first > 4:
            yield from _trailing(reading, lexicon, sentence)


def _headlines(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the tokens of a headline, and of quoted ones ("…, say feds")."""
    first, last = sentence.extent.first, sentence.extent.last
    if sentence.kind == "heading":
        yield first, last
    for quotation in reading.quotations_of(first, last):
        start = reading.token_from(quotation.start)
        if quotation.depth == 0 and start >= first:
            yield start, min(last, reading.token_from(quotation.end))


def _inverted(reading: Reading, lexicon: Lexicon, first: int, last: int) -> Iterator[Statement]:
    """Find "…, say officials" by the words alone: headlines are hard to parse."""
    while last > first and reading.doc[last - 1].is_punct:
        last -= 1
    for i in range(last - 2, max(first + 2, last - LONGEST_LABEL), -1):
        cue = reading.doc[i]
        if reading.doc[i - 1].text == "," and lexicon.entry(cue, "clause") is not None:
            nominal = all(token.pos_ in _NOMINAL for token in reading.doc[i + 1 : last])
            if cue.tag_ in ("VBP", "VBZ", "VBD", "VB") and nominal:
                content = (reading.starts[first], reading.starts[i - 1])
                yield from _statement(reading, (i + 1, last), content, cue)
            return


def _is_transcript(reading: Reading) -> bool:
    """Tell a text in which at least two lines begin with a label in capitals."""
    labels = 0
    for sentence in reading.sentences:
        first, last = sentence.extent.first, sentence.extent.last
        colon = next(
            (i for i in range(first + 1, min(first + LONGEST_LABEL, last)) if _colon(reading, i)), 0
        )
        labels += colon > 0 and _in_capitals(reading, first, colon)
        if labels > 1:
            return True
    return False


def _colon(reading: Reading, i: int) -> bool:
    return bool(reading.doc[i].text == ":")


def _in_capitals(reading: Reading, first: int, last: int) -> bool:
    words = [token for token in reading.doc[first:last] if token.is_alpha]
    return bool(words) and all(token.is_upper and len(token) > 1 for token in words)


def _leading(
    reading: Reading, lexicon: Lexicon, sentence: Sentence, *, transcript: bool
) -> Iterator[Statement]:
    first, last = sentence.extent.first, sentence.extent.last
    for i in range(first + 1, min(first + LONGEST_LABEL, last - 1)):
        if reading.doc[i].text == ":":
            heading = sentence.kind == "heading"
            if (transcript and _in_capitals(reading, first, i)) or _is_speaker(
                reading, lexicon, first, i, heading=heading
            ):
                content = (reading.end_of(i), sentence.extent.end)
                yield from _statement(reading, (first, i), content)
            return


def _trailing(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Iterator[Statement]:
    first, last = sentence.extent.first, sentence.extent.last
    for i in range(last - 2, max(first + 2, last - LONGEST_LABEL), -1):
        if reading.doc[i].text in _DASHES:
            if _is_speaker(reading, lexicon, i + 1, last, heading=True):
                content = (sentence.extent.start, reading.starts[i])
                yield from _statement(reading, (i + 1, last), content)
            return


def _is_speaker(
    reading: Reading, lexicon: Lexicon, first: int, last: int, *, heading: bool
) -> bool:
    """Tell a label that can speak: a person, a source in a headline, a name in capitals."""
    words = reading.doc[first:last]
    if any(token.is_punct and token.text not in ".'’-" for token in words):
        return False
    name = reading.name_at.get(last - 1)
    if name is not None and name.type == "PERSON" and name.extent.first == first:
        return True
    if not heading:
        speaks = name is not None and name.type in ("PERSON", "ORG")  # "LIMA:" is where, not who
        return speaks and all(token.is_upper for token in words if token.is_alpha)
    if last - first <= 3 and lexicon.is_source(reading.doc[last - 1]):
        return not any(token.pos_ in ("VERB", "ADP") for token in words)
    return name is not None and name.type == "ORG" and name.extent.first == first


def _statement(
    reading: Reading, label: tuple[int, int], content: tuple[int, int], cue: Token | None = None
) -> Iterator[Statement]:
    around = reading.quotation_at(cue.i) if cue is not None else None
    squared = square_characters(reading, *content, around)
    extent = reading.extent(*squared) if squared else None
    speaker = reading.extent(reading.starts[label[0]], reading.end_of(label[1] - 1))
    if extent is None or speaker is None or squared is None:
        return
    quotation = reading.quotation_at(extent.first)
    quoted = quotation is not None and (quotation.start, quotation.end) == squared
    name = reading.name_at.get(label[1] - 1)
    spoken: Extent = name.extent if name is not None else speaker
    kind = kind_of(reading, *squared, quoted=quoted)
    yield Statement(
        kind, "affirms", extent, "label", spoken, Extent.of(cue) if cue is not None else None
    )
