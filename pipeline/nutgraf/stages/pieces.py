"""The pieces that number and time grammars read: numbers, words and signs with their places.

spaCy keeps "3.2bn", "8.30pm" or "1000–5000" whole or cuts them, depending on the sign; grammars
of numbers need one cut: digits apart from letters, every sign by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

T = TypeVar("T")

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
_PIECE = re.compile(rf"{_NUMBER}|(?:[^\W\d_]\.){{2,}}|[^\W\d_]+|\S")
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})


@dataclass(slots=True)
class Pieces:
    """Parallel lists over one text: the folded words, and their first and last characters.

    Folding lowers case and makes one sign of every dash and of every apostrophe.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """Return a folded piece, or the empty string outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def raw(self, i: int) -> str:
        """Return a piece as written."""
        return self.text[self.starts[i] : self.ends[i]]

    def touch(self, i: int) -> bool:
        """Tell whether a piece follows the one before without a space."""
        return 0 < i < len(self.words) and self.ends[i - 1] == self.starts[i]

    def same_line(self, i: int) -> bool:
        """Tell whether no line break stands between a piece and the one before."""
        return 0 < i < len(self.words) and "\n" not in self.text[self.ends[i - 1] : self.starts[i]]


def cut(text: str) -> Pieces:
    """Cut a text into pieces, in linear time."""
    folded = text.lower().translate(_SAME)
    if len(folded) != len(text):  # some letters grow when lowered: "İ"
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text).translate(_SAME)
    words, starts, ends = [], [], []
    for match in _PIECE.finditer(folded):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return Pieces(text, words, starts, ends)


class Lexicon(Generic[T]):
    """Phrases with what they mean, found longest first."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in phrases.items():
            first, *rest = cut(phrase).words
            self.by_first.setdefault(first, []).append((tuple(rest), meaning))
        for found in self.by_first.values():
            found.sort(key=lambda item: -len(item[0]))

    def match(self, pieces: Pieces, i: int) -> tuple[int, T] | None:
        """Find the longest phrase that starts at a piece: the piece after it and its meaning."""
        if not 0 <= i < len(pieces.words) or pieces.words[i] not in self.by_first:
            return None
        return next(self.matches(pieces, i), None)

    def matches(self, pieces: Pieces, i: int) -> Iterator[tuple[int, T]]:
        """Yield the phrases that start at a piece, the longest first."""
        for rest, meaning in self.by_first.get(pieces.words[i], ()):
            end = i + 1 + len(rest)
            if not rest or tuple(pieces.words[i + 1 : end]) == rest:
                yield end, meaning


def listed(words: Iterable[str]) -> Lexicon[bool]:
    """Make a lexicon of phrases that only need to be known."""
    return Lexicon(dict.fromkeys(words, True))


#: Two stages read the pieces of a Doc; they live as long as it does.
_KEPT: WeakKeyDictionary[Doc, Pieces] = WeakKeyDictionary()


def pieces_of(doc: Doc) -> Pieces:
    """Cut the text of a Doc, once for all stages."""
    pieces = _KEPT.get(doc)
    if pieces is None:
        pieces = _KEPT[doc] = cut(doc.text)
    return pieces
