"""What the rules of attribution read: the Doc with its sentences, quotations and names, indexed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from functools import cached_property
from itertools import groupby

from spacy.tokens import Doc

from nutgraf.layers import MENTIONS, SENTENCES, Extent, Mention, Sentence, sentence_index
from nutgraf.stages.statements.quotations import Block, Quotation, find_quotations

_NAMES = ("name", "metonym")


class Reading:
    """A Doc, read once: every look-up is by index."""

    def __init__(self, doc: Doc, elisions: Collection[str] = ()) -> None:
        self.doc = doc
        self.text = doc.text
        self.starts = [token.idx for token in doc]
        self.sentences = SENTENCES.get(doc)
        self.sentence_of = sentence_index(doc)
        self.quotations = find_quotations(self.text, self._blocks(), elisions)

    def _blocks(self) -> list[Block]:
        blocks = []
        for _, group in groupby(self.sentences, key=lambda s: s.paragraph):
            extents = [sentence.extent for sentence in group]
            blocks.append(Block(extents[0].start, extents[-1].end, [e.end for e in extents]))
        return blocks

    def sentence(self, i: int) -> Sentence | None:
        """Return the sentence of a token."""
        number = self.sentence_of[i]
        return self.sentences[number] if number >= 0 else None

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the first and last token (end-exclusive) of a token's sentence."""
        sentence = self.sentence(i)
        return (sentence.extent.first, sentence.extent.last) if sentence else (i, i + 1)

    def token_at(self, char: int) -> int:
        """Return the token that holds a character, or the one before it."""
        return max(0, bisect_right(self.starts, char) - 1)

    def token_from(self, char: int) -> int:
        """Return the first token that starts at or after a character."""
        return bisect_left(self.starts, char)

    def end_of(self, i: int) -> int:
        """Return where a token ends, in characters."""
        return self.starts[i] + len(self.doc[i])

    @cached_property
    def quotation_of(self) -> list[int]:
        """The innermost quotation of every token, -1 outside all; marks are outside."""
        index = [-1] * len(self.doc)
        for number, quotation in enumerate(self.quotations):
            if quotation.depth > 3:  # deeper than any writer goes: unbalanced marks
                continue
            for i in range(self.token_from(quotation.start), self.token_from(quotation.end)):
                index[i] = number
        return index

    @cached_property
    def name_at(self) -> dict[int, Mention]:
        """The name that each token belongs to."""
        return {
            i: mention
            for mention in MENTIONS.get(self.doc)
            if mention.kind in _NAMES
            for i in range(mention.extent.first, mention.extent.last)
        }

    def quotation_at(self, i: int) -> Quotation | None:
        """Return the innermost quotation that holds a token."""
        number = self.quotation_of[i]
        return self.quotations[number] if number >= 0 else None

    def quotations_of(self, first: int, last: int) -> list[Quotation]:
        """List the innermost quotations that hold tokens of a stretch, in text order."""
        numbers = sorted({self.quotation_of[i] for i in range(first, last)})
        return [self.quotations[number] for number in numbers if number >= 0]

    def extent(self, start: int, end: int) -> Extent | None:
        """Make the extent of characters; None when nothing but marks and spaces is left."""
        if start >= end or not any(map(str.isalnum, self.text[start:end])):
            return None
        first, last = self.token_at(start), self.token_at(end - 1) + 1
        return Extent(start, end, first, last, self.doc[first:last].root.i)
