"""Sieves over definite noun phrases: "the company", "the Russian minister", "the two countries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from nutgraf.stages.coreference.candidates import Candidate
from nutgraf.stages.coreference.clusters import Cluster, Clusters
from nutgraf.stages.coreference.lexicon import Lexicon

#: How many sentences back a noun phrase may reach.
ROLE_WINDOW = 40
GENERAL_WINDOW = 3
PLURAL_WINDOW = 3
_SUBJECT = 3
_WORDS = ("ADJ", "NOUN", "PROPN", "NUM", "VERB")


class Nominals:
    """Resolves definite noun phrases to what was named or described before."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], lexicon: Lexicon) -> None:
        self.doc = doc
        self.candidates = candidates
        self.lexicon = lexicon
        self.name_in = {
            i: c for c in candidates if c.is_named for i in range(c.extent.first, c.extent.last)
        }
        self.last_group: dict[str, tuple[int, tuple[int, ...]]] = {}
        self.titled: dict[tuple[str, ...], list[int]] = {}
        self.last_by_noun: dict[str, list[int]] = {}

    def link(self, clusters: Clusters) -> None:
        """Resolve every definite noun phrase in text order."""
        for number, cluster in clusters.cluster.items():
            for role in cluster.roles:
                self.titled.setdefault(role, []).append(number)
        for candidate in self.candidates:
            if candidate.kind == "nominal" and clusters.sieve[candidate.number_in_text] is None:
                self._resolve(candidate, clusters)
            self._remember(candidate, clusters)

    def _remember(self, candidate: Candidate, clusters: Clusters) -> None:
        for noun in sorted(clusters.of(candidate.number_in_text).nouns):
            for same in self.lexicon.same_things.get(noun, (noun,)):
                self.last_by_noun.setdefault(same, []).append(candidate.number_in_text)

    def _resolve(self, nominal: Candidate, clusters: Clusters) -> None:
        if nominal.number == "plural":
            self._resolve_plural(nominal, clusters)
            return
        if nominal.determination not in ("definite", "demonstrative"):
            return
        found, sieve = self._by_role(nominal, clusters), "same noun"
        if found is None:
            found, sieve = self._by_type(nominal, clusters), "definite noun"
        if found is not None:
            clusters.link(nominal.number_in_text, found, sieve)

    def _by_role(self, nominal: Candidate, clusters: Clusters) -> int | None:
        """Find the last thing that the same noun was said of, with no other nationality."""
        countries = self._countries(nominal)
        if (described := self._by_phrase(nominal, countries, clusters)) is not None:
            return described
        unnamed: int | None = None
        for number in reversed(self.last_by_noun.get(nominal.noun or "", ())):
            earlier = self.candidates[number]
            if nominal.sentence - earlier.sentence > ROLE_WINDOW:
                break
            if not self._may_repeat(nominal, earlier, countries, clusters):
                continue
            if clusters.of(number).named:
                return number
            if unnamed is None:
                unnamed = number
            if earlier.determination == "indefinite":
                break  # "a festival" brings up a new one
        return unnamed

    def _may_repeat(
        self, nominal: Candidate, earlier: Candidate, countries: set[str], clusters: Clusters
    ) -> bool:
        number = earlier.number_in_text
        if earlier.number == "plural":
            return False
        if countries and not countries <= _countries_of(clusters.of(number)):
            return False
        if self._specified_otherwise(nominal, earlier, clusters):
            return False
        if self._is_beside(nominal, earlier, clusters):
            return False
        return clusters.agree(nominal.number_in_text, number) and not _within(nominal, earlier)

    def _by_phrase(self, nominal: Candidate, countries: set[str], clusters: Clusters) -> int | None:
        """Find whom just these words were a title of: "the Home Secretary"."""
        span = self.doc[nominal.extent.first : nominal.extent.last]
        phrase = tuple(t.lower_ for t in span if t.pos_ in _WORDS and t.i not in self.name_in)
        if len(phrase) < 2:
            return None
        for number in self.titled.get(phrase, ()):
            cluster = clusters.of(number)
            if not countries or countries <= _countries_of(cluster):
                return cluster.members[0]
        return None

    def _specified_otherwise(
        self, nominal: Candidate, earlier: Candidate, clusters: Clusters
    ) -> bool:
        """Tell "the Paris court" from "the London court", "the other man" from "the man"."""
        own = self._modifiers(nominal)
        if not own:
            return self._is_specified_after(nominal)
        words = {
            w.casefold()
            for n in clusters.of(earlier.number_in_text).members
            for w in self.candidates[n].words
        }.union(*clusters.of(earlier.number_in_text).roles)
        return not own <= words | self.lexicon.rules.neutral_modifiers

    def _modifiers(self, nominal: Candidate) -> set[str]:
        """List the words of a noun phrase that narrow it down, countries apart."""
        words = self.doc[nominal.extent.first : nominal.extent.head]
        return {
            t.lower_
            for t in words
            if t.pos_ in _WORDS and (t.i not in self.name_in or not self.name_in[t.i].country)
        }

    def _is_specified_after(self, nominal: Candidate) -> bool:
        """Tell whether an of-phrase or a relative clause narrows a noun phrase down."""
        return any(
            child.dep_ in ("prep", "relcl", "acl") and child.i == nominal.extent.last
            for child in self.doc[nominal.extent.head].children
        )

    def _countries(self, nominal: Candidate) -> set[str]:
        return {c.country for c in self._names_within(nominal) if c.country}

    def _names_within(self, nominal: Candidate) -> Iterator[Candidate]:
        for i in range(nominal.extent.first, nominal.extent.last):
            if i in self.name_in:
                yield self.name_in[i]

    def _by_type(self, nominal: Candidate, clusters: Clusters) -> int | None:
        """Find the last named thing of the noun's type, for a noun that says no more than that."""
        meaning = nominal.meaning
        if not meaning.general or self._is_specified_after(nominal):
            return None
        narrowed = self._modifiers(nominal) - self.lexicon.rules.neutral_modifiers
        countries = self._countries(nominal)
        sure = not narrowed and not countries
        fitting = [
            c for c in self._before(nominal, GENERAL_WINDOW) if self._fits(nominal, c, clusters)
        ]
        if not fitting:
            return None
        last = [c for c in fitting if c.sentence == fitting[0].sentence]
        best = max(last, key=lambda c: (c.salience, c.number_in_text))
        only = len({clusters.find(c.number_in_text) for c in fitting}) == 1
        if not sure:  # "the Dutch firm": where only one firm was named, of no other country
            known = _countries_of(clusters.of(best.number_in_text)) or countries
            told = bool(countries) and countries <= known
            return best.number_in_text if only and told and not narrowed else None
        return best.number_in_text if only or self._stands_out(best, last, clusters) else None

    def _stands_out(self, best: Candidate, others: Sequence[Candidate], clusters: Clusters) -> bool:
        """Tell whether one thing is the subject of a sentence and no other fitting one is."""
        subjects = {clusters.find(c.number_in_text) for c in others if c.salience >= _SUBJECT}
        return len(subjects) == 1 and best.salience >= _SUBJECT

    def _fits(self, nominal: Candidate, earlier: Candidate, clusters: Clusters) -> bool:
        cluster = clusters.of(earlier.number_in_text)
        if earlier.kind == "demonym" or not cluster.named or not nominal.types & cluster.types:
            return False
        if not _country_fits(nominal, cluster) or self._is_beside(nominal, earlier, clusters):
            return False
        return clusters.agree(nominal.number_in_text, earlier.number_in_text) and not _within(
            nominal, earlier
        )

    def _is_beside(self, nominal: Candidate, earlier: Candidate, clusters: Clusters) -> bool:
        """Tell another participant of the same clause, which a full noun phrase cannot take up.

        "Peru sent troops to the country": not to Peru; nor in "Peru said it would send troops to
        the country", where "it" is Peru.
        """
        if nominal.sentence != earlier.sentence:
            return False
        verb = _governor(self.doc[nominal.extent.head])
        subject = _subject(verb) if verb is not None else None
        if verb is None or subject is None or subject.i == nominal.extent.head:
            return False
        if subject.pos_ == "PRON":
            above = _governor(verb)
            subject = _subject(above) if above is not None else None
        if subject is None:
            return False
        own = self.name_in.get(subject.i)
        if own is None:
            return subject.i == earlier.extent.head
        return clusters.same(own.number_in_text, earlier.number_in_text)

    def _resolve_plural(self, nominal: Candidate, clusters: Clusters) -> None:
        """Resolve "the two countries" to the last two that were named together."""
        if nominal.determination not in ("definite", "demonstrative") or not nominal.types:
            return
        count = self._member_count(nominal)
        if count is None or self._is_specified_after(nominal):
            return
        members = self._same_group(nominal, count) or self._named_together(nominal, count, clusters)
        if members:
            self.last_group[nominal.noun or ""] = (nominal.sentence, tuple(members))
            clusters.groups[nominal.number_in_text] = tuple(members)
            clusters.sieve[nominal.number_in_text] = "plural noun"

    def _same_group(self, nominal: Candidate, count: int) -> Sequence[int]:
        """Find what the same plural noun last meant: "the countries … the countries"."""
        sentence, members = self.last_group.get(nominal.noun or "", (0, ()))
        near = nominal.sentence - sentence <= ROLE_WINDOW
        return members if near and len(members) == count else ()

    def _member_count(self, nominal: Candidate) -> int | None:
        counts = self.lexicon.rules.member_counts
        words = self.doc[nominal.extent.first : nominal.extent.head]
        others = [t for t in words if t.pos_ in ("ADJ", "NOUN", "PROPN", "VERB")]
        if others or not (nominal.meaning.general or "PERSON" in nominal.types):
            return None
        given = [counts[t.lower_] for t in words if t.lower_ in counts]
        numbers = [t for t in words if t.pos_ == "NUM" and t.lower_ not in counts]
        if numbers:
            return None
        if given:
            return given[-1]
        return 2 if nominal.meaning.general and "PERSON" not in nominal.types else None

    def _named_together(self, nominal: Candidate, count: int, clusters: Clusters) -> list[int]:
        """Find the sentence nearest before in which just so many fitting things are named."""
        by_sentence: dict[int, dict[int, int]] = {}
        for earlier in self._before(nominal, PLURAL_WINDOW):
            cluster = clusters.of(earlier.number_in_text)
            fits = cluster.named and nominal.types & cluster.types
            if fits and _country_fits(nominal, cluster):
                found = by_sentence.setdefault(earlier.sentence, {})
                found.setdefault(clusters.find(earlier.number_in_text), earlier.number_in_text)
        for sentence in sorted(by_sentence, reverse=True):
            if len(by_sentence[sentence]) == count:
                return sorted(by_sentence[sentence].values())
            if len(by_sentence[sentence]) > count:
                return []
        return []

    def _before(self, nominal: Candidate, window: int) -> Iterator[Candidate]:
        for i in range(nominal.number_in_text - 1, -1, -1):
            earlier = self.candidates[i]
            if nominal.sentence - earlier.sentence > window:
                return
            yield earlier


def _governor(token: Token) -> Token | None:
    """Return the nearest verb above a token."""
    while token.head.i != token.i:  # spaCy makes tokens anew, so that they are never the same
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)


def _country_fits(nominal: Candidate, cluster: Cluster) -> bool:
    wanted = nominal.meaning.country
    return wanted is None or "GPE" not in cluster.types or wanted == bool(cluster.country)


def _countries_of(cluster: Cluster) -> frozenset[str]:
    return cluster.modifiers | {cluster.country} if cluster.country else cluster.modifiers


def _within(one: Candidate, other: Candidate) -> bool:
    return one.extent.overlaps(other.extent)
