"""Sieves over grammar: appositions, predicate nominals, titles before names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from nutgraf.stages.coreference.candidates import Candidate, having_dependency
from nutgraf.stages.coreference.clusters import Clusters
from nutgraf.stages.coreference.lexicon import Lexicon

_COMMAS = (",", "(", "—", "–", "-")
_NEAR = 4
_IDENTIFYING = ("definite", "possessive")


class Structure:
    """Links noun phrases that the syntax sets equal, and reads roles off them."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], lexicon: Lexicon) -> None:
        self.doc = doc
        self.candidates = candidates
        self.lexicon = lexicon
        self.at = {c.extent.head: c for c in candidates if c.kind != "pronoun" and not c.conjuncts}
        self.name_in = {
            i: c for c in candidates if c.is_named for i in range(c.extent.first, c.extent.last)
        }

    def find_coordinations(self, clusters: Clusters) -> None:
        """Note the members of "Ann and Bob", all of which must be known."""
        for candidate in self.candidates:
            members = [self.name_in.get(i) or self.at.get(i) for i in candidate.conjuncts]
            if members and all(m is not None for m in members):
                clusters.groups[candidate.number_in_text] = tuple(
                    m.number_in_text for m in members if m is not None
                )
                clusters.sieve[candidate.number_in_text] = "coordination"

    def link_appositions(self, clusters: Clusters) -> None:
        """Link "Moss, the leader" and "the leader, Moss"."""
        for token in having_dependency(self.doc, "appos"):
            one, other = self._candidate(token.head), self._candidate(token)
            if one is None or other is None or one.is_named == other.is_named:
                continue
            name, nominal = (one, other) if one.is_named else (other, one)
            if self._may_be_apposition(nominal, name) and clusters.agree(
                name.number_in_text, nominal.number_in_text
            ):
                self._join(nominal, name, clusters, "apposition")

    def _may_be_apposition(self, nominal: Candidate, name: Candidate) -> bool:
        """Refuse plural nouns, nouns of another kind of thing, and bare nouns without a comma."""
        if nominal.number == "plural" or nominal.noun is None:
            return False
        if nominal.types:
            if not nominal.types & name.types:
                return False
        elif name.types == {"PERSON"} or nominal.determination in ("bare", "possessive"):
            return False
        first, second = sorted((nominal.extent, name.extent))
        between = [t.text for t in self.doc[first.last : second.first]]
        # "Her daughter, the novelist Ada Hall": a comma at either end
        return bool(between) and (between[-1] in _COMMAS or between[0] in _COMMAS)

    def link_predicates(self, clusters: Clusters) -> None:
        """Link "Moss is the leader of": definite and identifying predicate nominals only."""
        for token in having_dependency(self.doc, "attr"):
            if token.head.lemma_ == "" or _negated(token.head):
                continue
            subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
            pair = (
                self._candidate(subject) if subject is not None else None,
                self._candidate(token),
            )
            self._link_pair(pair, clusters, "predicate")

    def link_naming(self, clusters: Clusters) -> None:
        """Link "the vaccine, known as MV-7" and "the boat, called Aurora"."""
        for token in having_dependency(self.doc, "acl"):
            if token.lemma_ in self.lexicon.rules.naming_verbs:
                named = (c for c in token.subtree if c.i in self.name_in)
                first = next(named, None)
                if first is not None and first.i - token.i <= _NEAR:
                    pair = (self.at.get(token.head.i), self.name_in[first.i])
                    self._link_pair(pair, clusters, "naming")

    def _link_pair(
        self, pair: tuple[Candidate | None, Candidate | None], clusters: Clusters, sieve: str
    ) -> None:
        """Link a name and an identifying nominal, in either order."""
        one, other = pair
        if one is None or other is None or one.is_named == other.is_named:
            return
        name, nominal = (one, other) if one.is_named else (other, one)
        identifying = nominal.determination in _IDENTIFYING and nominal.number != "plural"
        typed = not nominal.types or bool(nominal.types & name.types)
        if identifying and typed and clusters.agree(name.number_in_text, nominal.number_in_text):
            self._join(nominal, name, clusters, sieve)

    def link_titles(self, clusters: Clusters) -> None:
        """Link "the match referee" to "Aguilar" right after it, and read roles off all titles."""
        for name in self.candidates:
            if not name.is_named or name.kind != "name":
                continue
            before = name.extent.first - 1
            nominal = self.at.get(before) if before >= 0 else None
            if nominal is not None and self._is_title(nominal, name):
                self._join(nominal, name, clusters, "title")
            self._read_role(name, clusters)

    @staticmethod
    def _is_title(nominal: Candidate, name: Candidate) -> bool:
        typed = bool(name.types & nominal.types)
        adjacent = nominal.extent.last == name.extent.first
        whole = not nominal.is_named and nominal.determination != "bare"
        return typed and adjacent and whole and nominal.number != "plural"

    def _join(self, nominal: Candidate, name: Candidate, clusters: Clusters, sieve: str) -> None:
        self._read_affiliation(nominal, name, clusters)
        clusters.link(nominal.number_in_text, name.number_in_text, sieve)

    def _candidate(self, token: Token) -> Candidate | None:
        return self.name_in.get(token.i) or self.at.get(token.i)

    def _read_role(self, name: Candidate, clusters: Clusters) -> None:
        """Read "minister" off "Environment Minister Baird", "database" off "NEMISIS database"."""
        cluster = clusters.of(name.number_in_text)
        token = self.doc[name.extent.first - 1] if name.extent.first else None
        if name.types == {"PERSON"} and token is not None and token.pos_ in ("NOUN", "PROPN"):
            if token.i not in self.name_in and token.lower_ in self.lexicon.nouns:
                cluster.nouns |= {token.lower_}
                cluster.roles |= {self._role_phrase(token)}
                for affiliation in self._names_before(token):
                    cluster.affiliations += (affiliation.number_in_text,)
                    if affiliation.country:
                        cluster.modifiers |= {affiliation.country}
        elif name.types != {"PERSON"} and name.words:
            cluster.nouns |= frozenset(self._own_noun(name))

    def _role_phrase(self, role: Token) -> tuple[str, ...]:
        first = role.i
        while first > 0 and self.doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ"):
            if first - 1 in self.name_in or self.doc[first].is_sent_start:
                break
            first -= 1
        return tuple(t.lower_ for t in self.doc[first : role.i + 1])

    def _own_noun(self, name: Candidate) -> Iterator[str]:
        """Yield the noun a name ends in ("Bridge"), or that follows it ("NEMISIS database")."""
        last = self.doc[name.extent.last - 1].lower_
        if last in self.lexicon.nouns:
            yield last
        head = self.doc[name.extent.head]
        follower = head.head
        if head.dep_ == "compound" and follower.i == name.extent.last and follower.tag_ == "NN":
            meaning = self.lexicon.nouns.get(follower.lower_)
            if meaning is not None and meaning.types & name.types:
                yield follower.lower_

    def _names_before(self, token: Token) -> Iterator[Candidate]:
        """Yield the names that stand in the same noun phrase left of a role word."""
        i = token.i - 1
        seen: set[int] = set()
        while i >= 0 and (
            i in self.name_in or self.doc[i].tag_ in ("POS", "NN", "NNP", "JJ", "IN")
        ):
            if self.doc[i].tag_ == "IN":
                return
            found = self.name_in.get(i)
            if found is not None and found.number_in_text not in seen:
                seen.add(found.number_in_text)
                yield found
            i -= 1

    def _read_affiliation(self, nominal: Candidate, name: Candidate, clusters: Clusters) -> None:
        cluster = clusters.of(name.number_in_text)
        first, last = nominal.extent.first, nominal.extent.last
        inner = dict.fromkeys(
            self.name_in[i].number_in_text for i in range(first, last) if i in self.name_in
        )
        inner |= dict.fromkeys(c.number_in_text for c in self._after_of(nominal))
        for number in inner:
            cluster.affiliations += (number,)
            if country := self.candidates[number].country:
                cluster.modifiers |= {country}

    def _after_of(self, nominal: Candidate) -> Iterator[Candidate]:
        for child in self.doc[nominal.extent.head].children:
            if child.dep_ == "prep" and child.lower_ in self.lexicon.rules.belonging:
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj" and grandchild.i in self.name_in:
                        yield self.name_in[grandchild.i]


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)
