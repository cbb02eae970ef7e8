"""The form of `phrases.yaml`, and the head of a noun phrase found by it, without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from nutgraf.rules.forms import Example, RuleFile
from nutgraf.rules.reader import read_rules

_WORD = re.compile(r"\w+(?:[-.,'’]\w+)*|[^\w\s]")
_QUOTES = "\"'“”‘’«»"


class PhraseRules(RuleFile):
    """Words that stand before a phrase's head, and words that begin what follows it."""

    leading: tuple[str, ...]
    following: frozenset[str]
    possessives: tuple[str, ...]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` is the head of the whole text."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "phrases", example

    def head(self, phrase: str) -> tuple[int, int]:
        """Find the head of a phrase: the last word before its first postmodifier.

        A postmodifier begins with a comma, a bracket, a dash, a preposition or a relative word.
        Returns start and end within the phrase; all of it where there is no word.
        """
        start = self._start(phrase)
        head: re.Match[str] | None = None
        for word in _WORD.finditer(phrase, start):
            if word[0] in _QUOTES:
                continue
            ends = not word[0][0].isalnum() or word[0].lower() in self.following
            if ends and head is not None:
                break
            if word[0][0].isalnum():
                head = word
        if head is None:
            return 0, len(phrase)
        return head.start(), head.end() - self._possessive(head[0])

    def _start(self, phrase: str) -> int:
        lowered = phrase.lower()
        fitting = [len(words) for words in self.leading if lowered.startswith(words + " ")]
        return max(fitting, default=0)

    def _possessive(self, word: str) -> int:
        return max((len(s) for s in self.possessives if word.endswith(s)), default=0)


def read_phrases(package: str = "nutgraf_en") -> PhraseRules:
    """Read the phrase rules of an installed language package. Raises RuleError."""
    return read_rules(files(package).joinpath("phrases.yaml"), PhraseRules)
