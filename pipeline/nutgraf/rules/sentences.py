"""The form of `sentences.yaml`: where a full stop does not end a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.rules.forms import Example, RuleFile


class SentenceRules(RuleFile):
    """Abbreviations without their last full stop, and the words that decide after them."""

    leading_abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    numbering_abbreviations: frozenset[str]
    words_like_initials: frozenset[str]
    sentence_starters: frozenset[str]
    quotation_verbs: frozenset[str]
    examples: tuple[Example, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` lists the sentences."""
        for i, example in enumerate(self.examples):
            yield ("examples", i), "sentences", example
