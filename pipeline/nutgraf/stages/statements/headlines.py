"""Finds speakers set before or behind their words: Police: …; SMITH: …; … – study."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import Extent, Sentence, Statement
from nutgraf.stages.statements.contents import kind_of, square_characters
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading

LONGEST_LABEL = 6
_DASHES = ("–", "—", "-", "--", ":")


def find_labels(reading: Reading, lexicon: Lexicon) -> Iterator[Statement]:
    """Yield the statements of headlines and transcripts whose speaker is a label."""
    for number, sentence in enumerate(reading.sentences):
        extent = sentence.extent
        starts = number == 0 or reading.sentences[number - 1].paragraph != sentence.paragraph
        if starts or sentence.kind == "heading":
            yield from _leading(reading, lexicon, sentence)
        if sentence.kind == "heading" and extent.last - extent.first > 4:
            yield from _trailing(reading, lexicon, sentence)


def _leading(reading: Reading, lexicon: Lexicon, sentence: Sentence) -> Iterator[Statement]:
    first, last = sentence.extent.first, sentence.extent.last
    for i in range(first + 1, min(first + LONGEST_LABEL, last - 1)):
        if reading.doc[i].text == ":":
            if _is_speaker(reading, lexicon, first, i, heading=sentence.kind == "heading"):
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
        return all(token.is_upper for token in words if token.is_alpha) and name is not None
    lemma = reading.doc[last - 1].lemma_.lower()
    sources = lexicon.rules.sources
    if last - first <= 3 and lemma in (sources.person | sources.document):
        return not any(token.pos_ in ("VERB", "ADP") for token in words)
    return name is not None and name.type == "ORG" and name.extent.first == first


def _statement(
    reading: Reading, label: tuple[int, int], content: tuple[int, int]
) -> Iterator[Statement]:
    squared = square_characters(reading, *content, None)
    extent = reading.extent(*squared) if squared else None
    speaker = reading.extent(reading.starts[label[0]], reading.end_of(label[1] - 1))
    if extent is None or speaker is None or squared is None:
        return
    quotation = reading.quotation_at(extent.first)
    quoted = quotation is not None and (quotation.start, quotation.end) == squared
    name = reading.name_at.get(label[1] - 1)
    spoken: Extent = name.extent if name is not None else speaker
    kind = kind_of(reading, *squared, quoted=quoted)
    yield Statement(kind, "affirms", extent, "label", spoken, None)
