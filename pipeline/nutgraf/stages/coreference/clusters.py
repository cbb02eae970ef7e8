"""Clusters of candidates that mean one thing, with what is known of the thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nutgraf.rules.coreference import Gender
from nutgraf.stages.coreference.candidates import Candidate

_GENDERS: dict[Gender | None, frozenset[Gender]] = {
    None: frozenset(),
    "male": frozenset(("male",)),
    "female": frozenset(("female",)),
    "neuter": frozenset(("neuter",)),
}


@dataclass(slots=True)
class Cluster:
    """Candidates taken to mean one thing.

    `nouns` are the common nouns said of it ("minister", "bridge"), `roles` the same with their
    modifiers ("home", "secretary"); `affiliations` the clusters it
    belongs to, as candidate numbers ("Panama coach"); `modifiers` the demonym countries said of it.
    """

    members: tuple[int, ...]
    types: frozenset[str]
    # frozen, so that the thousands of phrases of which nothing is said share the empty ones
    genders: frozenset[Gender] = frozenset()
    country: str | None = None
    nouns: frozenset[str] = frozenset()
    roles: frozenset[tuple[str, ...]] = frozenset()
    affiliations: tuple[int, ...] = ()
    modifiers: frozenset[str] = frozenset()
    named: bool = False


class Clusters:
    """Union-find over candidates; every link remembers the sieve that made it."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = candidates
        self.parent = list(range(len(candidates)))
        self.cluster = {c.number_in_text: _alone(c) for c in candidates}
        self.sieve: list[str | None] = [None] * len(candidates)
        #: Candidates that mean several things: "the two countries", "Ann and Bob".
        self.groups: dict[int, tuple[int, ...]] = {}

    def find(self, number: int) -> int:
        """Return the cluster's root for a candidate."""
        root = number
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[number] != root:
            self.parent[number], number = root, self.parent[number]
        return root

    def of(self, number: int) -> Cluster:
        """Return the cluster of a candidate."""
        return self.cluster[self.find(number)]

    def same(self, one: int, other: int) -> bool:
        """Tell whether two candidates are known to mean one thing."""
        return self.find(one) == self.find(other)

    def link(self, anaphor: int, antecedent: int, sieve: str) -> None:
        """Join two clusters; the anaphor keeps the name of the sieve that linked it first."""
        into, gone = self.find(antecedent), self.find(anaphor)
        if self.sieve[anaphor] is None:
            self.sieve[anaphor] = sieve
        if into == gone:
            return
        self.parent[gone] = into
        self.cluster[into] = _joined(self.cluster[into], self.cluster.pop(gone))

    def agree(self, one: int, other: int) -> bool:
        """Tell whether nothing known of two candidates' clusters speaks against one thing."""
        a, b = self.of(one), self.of(other)
        if a.types and b.types and not a.types & b.types:
            return False
        if a.genders and b.genders and not a.genders & b.genders:
            return False
        return not (a.country and b.country and a.country != b.country)


def _alone(candidate: Candidate) -> Cluster:
    return Cluster(
        (candidate.number_in_text,),
        candidate.types,
        _GENDERS[candidate.gender],
        candidate.country,
        frozenset((candidate.noun,)) if candidate.noun else frozenset(),
        named=candidate.is_named,
    )


def _joined(one: Cluster, other: Cluster) -> Cluster:
    types = one.types & other.types if one.types and other.types else one.types | other.types
    genders = one.genders & other.genders or one.genders | other.genders
    return Cluster(
        tuple(sorted(one.members + other.members)),
        types or one.types,
        genders,
        one.country or other.country,
        one.nouns | other.nouns,
        one.roles | other.roles,
        one.affiliations + other.affiliations,
        one.modifiers | other.modifiers,
        one.named or other.named,
    )
