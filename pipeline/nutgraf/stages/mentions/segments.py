"""Cuts runs into names: titles and jobs fall away, demonyms and places stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nutgraf.stages.mentions.lexicon import Entry, Lexicon
from nutgraf.stages.mentions.names import Evidence, Name
from nutgraf.stages.mentions.offices import HYPHENS, Offices
from nutgraf.stages.mentions.sources import CODE
from nutgraf.stages.mentions.words import Words

_PUNCTUATION = frozenset("-–&.,/'’")


class SegmentFinder:
    """Reads one run from left to right."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.rules = lexicon.rules
        self.offices = Offices(words, lexicon)

    def find(self, run: tuple[int, int]) -> Iterator[Name]:
        """Yield the names of a run, untyped where no gazetteer knows them."""
        first, last = run
        titled = self._opens_after_title(first, last)
        while first < last:
            first, last = self._trim(first, last)
            if first >= last:
                return
            after_title = self.offices.title(first, last)
            if titled and self.words.texts[first] in self.lexicon.given_names:
                after_title = first  # "Governor Earl Long"
            known = self.words.known(first, last)
            body = first
            if after_title == first:
                body = self._body_before_office(first, last, known[0] if known else first)
            if body > first:
                yield from self._body(first, body, known)
                first, titled = self.offices.inner(first, last), True
                continue
            if known and first < known[0] < self._before_person(first, last) < last:
                body = self._before_person(first, last)
                yield from self._body(first, body, known)
                first, titled = body, False
                continue
            if known and (known[0] == last or known[0] > after_title):
                yield from self._from_known(first, known[0], last, known[1], titled)
                first = self._after_known(first, known[0], last, known[1])
                continue
            if after_title > first:
                first, titled = after_title, True
                continue
            office = self.offices.inner(first, last)
            if office > first:
                first, titled = office, True
                continue
            end = self._end_of_first(first, last)
            yield from self._unknown(first, end, titled)
            first, titled = end, False

    def _opens_after_title(self, first: int, last: int) -> bool:
        """Tell whether the sentence's first word, left out of the run, is a title: "Minister"."""
        words, title = self.words, first - 1
        if title < 0 or not words.starts_sentence[title] or words.title_case[title]:
            return False
        text = words.texts[title].rstrip(".")
        sure = text in self.rules.titles and text not in self.rules.loose_titles
        return sure and self.offices.head(title, last) is None

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        texts = self.words.texts
        known = self.words.known(first, last)
        if known and known[0] > first + 1:
            return first, last
        while first < last and (
            texts[first] in self.rules.name_determiners or texts[first] in _PUNCTUATION
        ):
            first += 1
        while first < last and (
            texts[last - 1] in _PUNCTUATION or texts[last - 1] in self.rules.postnominals
        ):
            last -= 1
        return first, last

    def _from_known(
        self, first: int, end: int, last: int, entry: Entry, titled: bool
    ) -> Iterator[Name]:
        if end == last:
            person = titled and entry.evidence <= Evidence.CITY
            if person or (last == first + 1 and self._is_called_as_person(first, entry)):
                yield self._name(first, last, Evidence.TITLE)
            else:
                yield self._entry_name(first, last, entry)
            return
        if self._goes_on(first, end, last, entry):
            if entry.kind == "demonym" and self.words.texts[last - 1] in self.rules.state_heads:
                yield self._entry_name(first, end, entry)
            yield self._name(first, last, Evidence.TITLE if titled else Evidence.NONE)
        else:
            yield self._entry_name(first, end, entry)

    def _is_called_as_person(self, first: int, place: Entry) -> bool:
        """Tell somebody who is named like a country from it by the title: "Mr Jordan"."""
        before = self.words.texts[first - 1].rstrip(".") if first else ""
        return place.type == "GPE" and before in self.rules.personal_titles

    def _after_known(self, first: int, end: int, last: int, entry: Entry) -> int:
        return last if end == last or self._goes_on(first, end, last, entry) else end

    def _goes_on(self, first: int, end: int, last: int, entry: Entry) -> bool:
        """Tell whether a known name is only the beginning of a longer one: "Sydney Airport"."""
        words = self.words
        if words.texts[end] in HYPHENS and end + 1 < last:
            if words.texts[last - 1].rstrip(".") in self.rules.company_suffixes:
                return True  # "Pittsburgh-Corning Corp."
            if words.texts[end + 1][0].isdigit():
                return True  # "Boeing 767-300"
            return words.texts[end + 1] not in self.lexicon.entries and words.in_one_entity(
                first, last
            )
        if (
            self.offices.inner(first, last) > first
            or words.texts[last - 1] in self.rules.office_words
        ):
            return False
        if self.offices.title(end, last) > end:
            return False
        if self.offices.head(first, last) or words.texts[last - 1] in self.rules.media_words:
            return True
        if entry.kind == "demonym" or entry.type == "NORP":
            return words.in_one_entity(first, last) and words.label[first] not in (
                "NORP",
                "PERSON",
                "GPE",
            )
        return words.in_one_entity(first, last) or (
            entry.evidence <= Evidence.CITY and words.model_label(first, last) == "PERSON"
        )

    def _body_before_office(self, first: int, last: int, known: int) -> int:
        """Return the end of an organization whose office follows: "Black Sea Fleet | Commander".

        It must reach beyond what the gazetteers know; without one the run's start is returned.
        """
        office = self.offices.inner(first, last)
        if first < known < last and self.offices.title(known, last) > known:
            return first  # "White House | Press Secretary"
        for end in range(office - 1, max(first, known), -1):
            if not self.offices.is_office(end, office):
                return first + 1 if self._is_body(first, first + 1) else first
            employs = self.words.texts[end] in self.rules.employing_nouns
            if employs or self.offices.head(first, end) or self._is_body(first, end):
                return end
        return first

    def _is_body(self, first: int, last: int) -> bool:
        """Tell whether the model or its capitals make words an organization: "CNTP"."""
        text = self.words.texts[first]
        if last - first == 1:
            acronym = text.isupper() and text.isalpha() and len(text) > 2
            return acronym and text not in self.rules.never_names
        whole = self.words.in_one_entity(first, last)
        return whole and self.words.model_label(first, last) == "ORG"

    def _body(self, first: int, last: int, known: tuple[int, Entry] | None) -> Iterator[Name]:
        """Yield an organization before an office, and the country whose body it is."""
        state = self.words.texts[last - 1] in self.rules.state_heads
        if known and known[1].kind == "demonym" and state:
            yield self._entry_name(first, known[0], known[1])
        yield self._name(first, last, Evidence.NONE)

    def _end_of_first(self, first: int, last: int) -> int:
        """Return where the first name of a run ends, by the model's own borders."""
        words = self.words
        for i in range(first + 1, last - 1):
            if words.texts[i].endswith(".") and self.offices.title(i, last) > i:
                return i  # "N.M. | Ms. Calico"
        if self.offices.head(first, last) or words.texts[last - 1] in self.rules.office_words:
            return self._before_person(first, last)
        for i in range(first + 1, last):
            new = words.entity[i] >= 0 and words.entity[i] != words.entity[i - 1]
            if new and words.entity[i - 1] >= 0 and words.spaces[i - 1]:
                return i
        return self._before_person(first, last)

    def _before_person(self, first: int, last: int) -> int:
        """Return where an organization ends and a person begins: "Trades Council | Ann Lee"."""
        texts = self.words.texts
        for i in range(first + 1, last - 1):
            head = self.lexicon.heads.get(texts[i - 1]) == "ORG"
            if head and (texts[i] in self.lexicon.given_names or self._starts_person(i)):
                return i
        return last

    def _starts_person(self, i: int) -> bool:
        words = self.words
        return words.label[i] == "PERSON" and words.entity[i] != words.entity[i - 1]

    def _unknown(self, first: int, last: int, titled: bool) -> Iterator[Name]:
        texts = self.words.texts
        whole = self.words.in_one_entity(first, last)
        if texts[last - 1] in self.rules.office_words and not (
            whole and self.words.model_label(first, last) != "ORG"
        ):
            return
        never = last - first == 1 and texts[first] in self.rules.never_names
        if never and not titled and not self.words.has_age(last):
            return
        if texts[first] in self.rules.counted_parts and self._is_number(first + 1, last):
            return  # "Game 7"
        if last - first == 1 and CODE.fullmatch(texts[first]):
            return  # "PA2105201294 Panama City"
        if texts[first] in self.rules.eras and first and texts[first - 1].isdigit():
            return  # "44 B.C."
        phrase = any(text in self.rules.loose_joiners for text in texts[first:last])
        portfolio = texts[last - 1] in self.rules.portfolios and not phrase
        if portfolio and self._before_small_office(last):
            return
        letter, _, state = self.words.text(first, last).partition("-")
        if len(letter) == 1 and state.rstrip(".") in self.lexicon.states:
            return  # a party and a state: "D-Ariz."
        if last - first == 1 and "-" in texts[first] and not titled:
            yield from self._hyphenated(first)
            return
        yield self._name(first, last, Evidence.TITLE if titled else Evidence.NONE)

    def _is_number(self, first: int, last: int) -> bool:
        return last == first + 1 and self.words.texts[first][0].isdigit()

    def _hyphenated(self, i: int) -> Iterator[Name]:
        """Yield a place that a participle follows in one token: "U.S.-led"."""
        text = self.words.texts[i]
        place, _, rest = text.rpartition("-")
        entry = self.lexicon.entries.get(place)
        if entry is not None and rest.islower():
            yield replace(self._entry_name(i, i + 1, entry), text=place)
        else:
            yield self._name(i, i + 1, Evidence.NONE)

    def _before_small_office(self, last: int) -> bool:
        """Tell whether a job follows in small letters: "Foreign Affairs | minister"."""
        texts = self.words.texts
        return last < len(texts) and texts[last].capitalize() in self.rules.office_words

    def _name(self, first: int, last: int, evidence: Evidence) -> Name:
        rule = "title" if evidence == Evidence.TITLE else "run"
        type_ = "PERSON" if evidence == Evidence.TITLE else None
        return Name(first, last, self.words.text(first, last), type_, rule, evidence)  # type: ignore[arg-type]

    def _entry_name(self, first: int, last: int, entry: Entry) -> Name:
        name = self._name(first, last, Evidence.NONE)
        if entry.kind == "demonym" and self.words.label[first] == "LANGUAGE":
            return replace(name, type="LANGUAGE", evidence=entry.evidence, rule="gazetteer")
        return replace(
            name,
            type=entry.type,
            kind=entry.kind,
            country=entry.country,
            evidence=entry.evidence,
            rule="gazetteer",
        )
