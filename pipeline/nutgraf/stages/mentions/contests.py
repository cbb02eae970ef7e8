"""Tells clubs from towns and persons: "Leeds striker", "Lund beat Malmo 2-1"."""

from __future__ import annotations

import re

from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Name
from nutgraf.stages.mentions.offices import HYPHENS
from nutgraf.stages.mentions.words import Words

_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_POINTS = re.compile(r"\d{1,3}")
#: How many tokens after a winner its score may stand.
_REACH = 8


class Contests:
    """Reads scores and the nouns for players beside names."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.rules = lexicon.rules
        self.given_names = lexicon.given_names
        self.scores = [self._is_score(i) for i in range(len(words.texts))]
        self.any = any(self.scores)

    def is_club(self, name: Name) -> bool:
        """Tell a side by its players or its score; a person may win, too, so one name is needed."""
        texts, last = self.words.texts, name.last
        if last >= len(texts) or texts[name.first] in self.given_names:
            return False
        if texts[last] in self.rules.player_nouns:
            return True
        return self.any and (self._lost(name) or self._won(name))

    def _lost(self, name: Name) -> bool:
        """Tell "beat Malmo 2-1": a side that a verb of winning and the score stand around."""
        verb = self.words.texts[name.first - 1] if name.first else ""
        lost = self.scores[name.last] and verb in self.rules.contest_verbs
        return lost and not self._is_set(name.last)

    def _won(self, name: Name) -> bool:
        """Tell "Lund beat Malmo 2-1": a side before its verb, with a score soon after."""
        if self.words.texts[name.last] not in self.rules.contest_verbs:
            return False
        for i in range(name.last + 1, min(name.last + _REACH, len(self.scores))):
            if self.words.starts_sentence[i]:
                return False
            if self.scores[i]:
                return not self._is_set(i)
        return False

    def _is_set(self, i: int) -> bool:
        """Tell scores of several sets, which players of tennis have: "6-4, 7-5"."""
        return any(self.scores[i + 2 : i + 6])

    def _is_score(self, i: int) -> bool:
        texts = self.words.texts
        if not texts[i][0].isdigit():
            return False  # most words
        if _SCORE.fullmatch(texts[i]):
            return True
        three = texts[i : i + 3]
        if len(three) < 3 or three[1] not in HYPHENS or not three[0].isdigit():
            return False
        return all(_POINTS.fullmatch(text) for text in (three[0], three[2]))
