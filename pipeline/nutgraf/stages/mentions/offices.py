"""Finds titles, jobs and head words inside runs of capitalised words."""

from __future__ import annotations

from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.words import Words

HYPHENS = frozenset("-–")


class Offices:
    """Tells which words of a run are an office, and what its head word makes of it."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.rules = lexicon.rules

    def title(self, first: int, last: int) -> int:
        """Return the end of the title a run starts with, or its start."""
        texts = self.words.texts
        start = first
        if first + 1 < last and texts[first + 1] in self.rules.loose_joiners:
            return first  # "Duchess of York"
        longest = self.lexicon.titles.get(texts[first].rstrip("."), 0)
        if not longest and texts[first] in self.rules.title_modifiers and first + 1 < last:
            start = first + 2 if texts[first + 1] in HYPHENS else first + 1
            longest = self.lexicon.titles.get(texts[start].rstrip("."), 0) if start < last else 0
        for end in range(min(start + longest, last - 1), start, -1):
            title = " ".join(t.rstrip(".") for t in texts[start:end]).replace(" - ", "-")
            if title in self.rules.titles and not self._is_thing(first, end, last):
                return end
        return first

    def _is_thing(self, first: int, end: int, last: int) -> bool:
        """Tell whether a run named after an office is a body or place: "Justice Department"."""
        head = self.head(first, last)
        if texts_end_in_dot(self.words.texts[end - 1]) or head is None:
            return False
        return self.words.model_label(end, last) != "PERSON"

    def head(self, first: int, last: int) -> str | None:
        """Return the type its head word gives a run: its last word's, or the one before "of"."""
        texts = self.words.texts
        if last - first < 2:
            return None
        for i in range(first + 1, last - 1):
            if texts[i] in self.rules.loose_joiners:
                return self.lexicon.heads.get(texts[i - 1]) or self.lexicon.first_words.get(
                    texts[first]
                )
        if last - first > 2 and texts[last - 1].isdigit():
            last -= 1  # "Nordair Flight 812"
        return self.lexicon.heads.get(texts[last - 1].rstrip("."))

    def inner(self, first: int, last: int) -> int:
        """Return the end of a job inside a run that a name follows: "Foreign Minister | Moss"."""
        texts = self.words.texts
        if self.head(first, last) and self.words.model_label(last - 1, last) != "PERSON":
            return first
        given = texts[first] in self.lexicon.given_names
        for i in range(last - 2, first - 1, -1):
            if given and not texts[i].isupper():
                continue  # "Martin Luther King Jr.", but "Warner CFO Ann Lee"
            if (
                texts[i] in self.rules.office_words
                and texts[last - 1] not in self.rules.office_words
            ):
                if texts[i + 1] in HYPHENS or not self.words.capital[i + 1]:
                    return first
                return i + 1
        return first

    def is_office(self, first: int, last: int) -> bool:
        """Tell whether words are an office and nothing else: "Deputy Foreign Minister"."""
        rules = self.rules
        words = rules.office_words | rules.title_modifiers | rules.portfolios
        return all(text in words or text in HYPHENS for text in self.words.texts[first:last])


def texts_end_in_dot(text: str) -> bool:
    """Tell whether a title is an abbreviation, which no organization starts with."""
    return text.endswith(".")
