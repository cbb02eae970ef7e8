"""Finds runs: capitalised words that stand together, with the small words inside names."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.stages.mentions.lexicon import Entry, Lexicon
from nutgraf.stages.mentions.words import Words

#: The most tokens a run may have: whole texts in capitals are cut, so that time stays linear.
LONGEST_RUN = 40
_HYPHENS = frozenset("-–")
#: The most letters of a small word between two hyphens of a name: "Stratford-upon-Avon".
_LONGEST_LINK = 4
#: The model's types of which a number may be a part: "World Cup 2018", "Boeing 737".
_NUMBERED = frozenset({"EVENT", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "ORG"})
#: Types whose names are phrases: "Treaty on the Non-Proliferation".
_PHRASES = frozenset({"ORG", "LAW", "WORK_OF_ART"})
#: Types of heads that "of" may follow inside a name: "Supreme Court of India".
_OF_SOMETHING = frozenset({"ORG", "EVENT", "LAW"})
_PLACES = frozenset({"GPE", "NORP"})
_PRONOUN = "PRP"
_VERBS = ("VB", "MD")
#: Tags after a body that opens a sentence: a verb, a possessive, the end of a note.
_AFTER_BODY = ("VB", "MD", "POS", "-RRB-")


class RunFinder:
    """Cuts a text into runs; a run holds names, titles and demonyms side by side."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.rules = lexicon.rules
        self.size = len(words.texts)

    def find(self) -> Iterator[tuple[int, int]]:
        """Yield the runs in text order as token ranges."""
        i = 0
        capital, texts, known = self.words.capital, self.words.texts, self.lexicon.longest
        while i < self.size:
            if not capital[i] and texts[i] not in known:
                i += 1  # most words
                continue
            last = self._run_at(i)
            if last > i:
                yield i, last
                i = last
            else:
                i += 1

    def _run_at(self, i: int) -> int:
        words = self.words
        if not words.capital[i]:
            known = self._known(i)
            return known if known > i + 1 or not words.texts[i].isalpha() else i
        if words.title_case[i] and not words.opens_dateline(i):
            return self._in_title_case(i)
        if words.starts_sentence[i] and words.opens_dateline(i):
            return max(self._extend(i), self._known(i))
        if words.is_time(i):
            known = self._known(i)
            return known if known > i + 1 else i
        if words.may_open(i):
            return max(self._extend(i), self._known(i))
        found = words.known(i, self.size)
        if found is None or not (
            found[1].type in _PLACES or found[0] > i + 1 or self._is_sure(i, found[1])
        ):
            return i
        return max(self._extend(i), found[0])

    def _is_sure(self, i: int, known: Entry) -> bool:
        """Tell a known body that opens a sentence, as the tagger sees it: "(Xinhua) Updated"."""
        after = self.words.tags[i + 1] if i + 1 < self.size else ""
        return known.type == "ORG" and self.words.is_proper(i) and after.startswith(_AFTER_BODY)

    def _known(self, i: int) -> int:
        found = self.words.known(i, self.size)
        return found[0] if found else i

    def _in_title_case(self, i: int) -> int:
        """Take only what is known there: places, peoples, and names of several words."""
        found = self.words.known(i, self.size)
        if found is None:
            return i
        last, entry = found
        certain = (
            entry.type in _PLACES or last > i + 1 or self.words.texts[i] in self.words.seen_inside
        )
        return last if certain else i

    def _extend(self, first: int) -> int:
        last = first + 1
        limit = min(self.size, first + LONGEST_RUN)
        while last < limit and not self.words.starts_sentence[last]:
            following = self._step(first, last)
            if following == last:
                break
            last = following
        return last

    def _step(self, first: int, j: int) -> int:
        """Return the end of the run after taking in what starts at a token, or that token."""
        words = self.words
        text = words.texts[j]
        if words.capital[j]:
            if self._is_speaker(j):
                return j  # "the Red Cross I know"
            return j if words.is_time(j) and not words.is_time(j - 1) else j + 1
        if text in _HYPHENS:
            return self._after_hyphen(first, j)
        if text[0].isdigit():
            return j + 1 if self._numbered(j) else j
        if text in self.rules.particles and (end := self._after_particles(j)) > j:
            return end
        following = self._next_capital(j)
        if following is None:
            return j
        return following + 1 if self._joins(first, j, following) else j

    def _is_speaker(self, j: int) -> bool:
        """Tell the pronoun before a verb from a number: "World War I soldiers"."""
        tags = self.words.tags
        return tags[j] == _PRONOUN and j + 1 < self.size and tags[j + 1].startswith(_VERBS)

    def _numbered(self, j: int) -> bool:
        """Tell whether a number belongs to the name before it: not "Sweden 1 - 0", a score."""
        words = self.words
        known = self.lexicon.entries.get(words.texts[j - 1])
        if self._is_craft(j - 1):
            return True
        place = known is not None and known.type == "GPE"
        return not place and words.in_one_entity(j - 1, j + 1) and words.label[j] in _NUMBERED

    def _is_craft(self, j: int) -> bool:
        """Tell a word that a number follows as its model or journey: "Flight 370", "Fokker 50"."""
        return self.lexicon.first_words.get(self.words.texts[j]) == "PRODUCT"

    def _after_hyphen(self, first: int, j: int) -> int:
        words = self.words
        following = j + 1
        if words.spaces[j - 1] or words.spaces[j] or following >= self.size:
            return j
        if words.capital[following]:
            return following + 1
        if (chained := self._after_chain(following)) > following:
            return chained
        if words.texts[following].isdigit() and words.texts[j - 1].isdigit():
            return following + 1 if self._is_craft(first) else j  # "Boeing 767-300"
        inside = words.in_one_entity(j - 1, following + 1) and words.label[j] != "NORP"
        known = words.texts[j - 1] in self.lexicon.entries
        return following + 1 if inside and not known else j

    def _after_chain(self, j: int) -> int:
        """Return the end of a chain of hyphens around a small word: "Lashkar- | e-Taiba"."""
        words, last = self.words, j + 2
        if last >= self.size or len(words.texts[j]) > _LONGEST_LINK or not words.texts[j].islower():
            return j
        hyphened = words.texts[j + 1] in _HYPHENS and not (words.spaces[j] or words.spaces[j + 1])
        return last + 1 if hyphened and words.capital[last] else j

    def _after_particles(self, j: int) -> int:
        k = j
        while k < self.size and (
            self.words.texts[k] in self.rules.particles or self.words.texts[k] in _HYPHENS
        ):
            k += 1
        return k + 1 if k < self.size and self.words.capital[k] else j

    def _next_capital(self, j: int) -> int | None:
        k = j + 1
        if k < self.size and self.words.texts[k] in self.rules.name_determiners:
            k += 1
        if k >= self.size or not self.words.capital[k] or self.words.starts_sentence[k]:
            return None
        return k

    def _joins(self, first: int, j: int, following: int) -> bool:
        """Decide whether a small word joins the run and the capitalised word after it."""
        words, text = self.words, self.words.texts[j]
        if words.is_time(following) and not words.in_one_entity(j - 1, following + 1):
            return False  # "the Interior Ministry on Sunday"
        one = words.in_one_entity(j - 1, following + 1)
        if text in self.rules.loose_joiners:
            may = one and (self._is_first_joiner(text) or words.label[j] in _PHRASES)
            return may or self._calls_for_more(first, j)
        if text in self.rules.place_joiners:
            return any(words.texts[k] in self.rules.loose_joiners for k in range(first, j)) and (
                self.lexicon.first_words.get(words.texts[first]) == "ORG"
            )
        if text in self.rules.plural_possessives and words.texts[following] in self.lexicon.heads:
            return not self.lexicon.entries.get(words.texts[j - 1])
        if text in self.rules.pair_joiners and words.texts[j - 1] in self.rules.folk_words:
            return not words.spaces[j - 1]  # "People's Party"
        if text in self.rules.pair_joiners:
            return one and words.label[j] not in ("PERSON", "GPE", "NORP")
        return False

    def _calls_for_more(self, first: int, j: int) -> bool:
        """Tell whether the run before a preposition is no whole name: "Department | of"."""
        words, lexicon = self.words, self.lexicon
        text = words.texts[j - 1]
        if words.text(first, j) in lexicon.entries:
            return False
        if not self._is_first_joiner(words.texts[j]):
            return text in self.rules.purpose_words
        if j == first + 1 and text in lexicon.first_words:
            return True
        going_on = any(words.texts[k] in self.rules.loose_joiners for k in range(first, j))
        company = text.rstrip(".") in self.rules.company_suffixes
        joins = lexicon.heads.get(text) in _OF_SOMETHING or text in lexicon.first_words
        return going_on or (joins and not company)

    def _is_first_joiner(self, text: str) -> bool:
        return text in self.rules.genitive_joiners
