"""Finds entities: mentions that mean one real thing, by sieves in order of precision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import (
    ENTITIES,
    GROUPS,
    MENTIONS,
    SENTENCES,
    STATEMENTS,
    TIMES,
    Entity,
    Extent,
    Group,
    Mention,
    attributes,
)
from nutgraf.records import EntityType
from nutgraf.stages.coreference import names
from nutgraf.stages.coreference.candidates import Candidate, CandidateFinder
from nutgraf.stages.coreference.clusters import Cluster, Clusters
from nutgraf.stages.coreference.lexicon import Lexicon, read_lexicon
from nutgraf.stages.coreference.nominals import Nominals
from nutgraf.stages.coreference.pronouns import Pronouns
from nutgraf.stages.coreference.structure import Structure

#: Sieves whose nominals describe a thing, with all that the description needs.
_DESCRIBING = ("apposition", "predicate", "naming")


class Coreference:
    """Finds entities by a multi-pass sieve.

    The order of passes follows Raghunathan et al. (2010), "A Multi-Pass Sieve for Coreference
    Resolution"; unnamed things compete for pronouns and are dropped at the end.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Leave the entities layer on the Doc."""
        entities, groups = self.find(doc)
        ENTITIES.set(doc, entities)
        GROUPS.set(doc, groups)
        return doc

    def find(self, doc: Doc) -> tuple[tuple[Entity, ...], tuple[Group, ...]]:
        """Return the entities in the order of their first mention, and what means several."""
        candidates = CandidateFinder(doc, self.lexicon).find()
        clusters = self.resolve(doc, candidates)
        roots = sorted(
            (root for root, cluster in clusters.cluster.items() if cluster.named),
            key=lambda root: clusters.cluster[root].members[0],
        )
        entities = (self._entity(doc, clusters.cluster[root], clusters) for root in roots)
        numbers = {root: i for i, root in enumerate(roots)}
        return tuple(entities), tuple(_groups(clusters, numbers))

    def resolve(self, doc: Doc, candidates: Sequence[Candidate]) -> Clusters:
        """Run all sieves over the candidates of a Doc."""
        clusters = Clusters(candidates)
        named = [c for c in candidates if c.is_named]
        for sieve in (
            names.link_same_words,
            names.link_acronyms,
            names.link_persons,
            names.link_short_forms,
        ):
            sieve(named, clusters)
        if doc.has_annotation("DEP"):
            structure = Structure(doc, candidates, self.lexicon)
            structure.find_coordinations(clusters)
            structure.link_appositions(clusters)
            structure.link_predicates(clusters)
            structure.link_titles(clusters)
            structure.link_naming(clusters)
            Nominals(doc, candidates, self.lexicon).link(clusters)
            Pronouns(doc, candidates, self.lexicon).link(clusters)
        return clusters

    def _entity(
        self,
        doc: Doc,
        cluster: Cluster,
        clusters: Clusters,
    ) -> Entity:
        candidates = clusters.candidates
        chosen = _fullest([candidates[n] for n in cluster.members if candidates[n].is_named])
        assert chosen.mention is not None
        entity_type = chosen.mention.type
        mentions = sorted(
            (
                _mention(doc, candidates[n], clusters.sieve[n], cluster, entity_type)
                for n in cluster.members
            ),
            key=lambda m: m.extent,
        )
        known: dict[str, str | list[str]] = {}
        if cluster.country:
            known["country"] = cluster.country
        if entity_type == "PERSON" and cluster.nouns:
            known["roles"] = sorted(cluster.nouns)
        return Entity(entity_type, chosen.extent.text(doc), tuple(mentions), known)


def _with_complement(doc: Doc, extent: Extent) -> Extent:
    """Add the prepositional phrases that tell which: "a former ambassador to Egypt"."""
    last = extent.last
    for child in doc[extent.head].rights:
        if child.dep_ == "prep" and child.i == last:
            last = child.right_edge.i + 1
    end = doc[last - 1].idx + len(doc[last - 1])
    return replace(extent, last=last, end=end)


def _groups(clusters: Clusters, numbers: Mapping[int, int]) -> Iterator[Group]:
    """Yield every phrase taken to mean several things, pronouns for them included."""
    known = {clusters.find(n): members for n, members in clusters.groups.items()}
    for candidate in clusters.candidates:
        members = known.get(clusters.find(candidate.number_in_text))
        if members is None or candidate.conjuncts:
            continue
        entities = [numbers.get(clusters.find(m)) for m in members]
        rule = clusters.sieve[candidate.number_in_text] or "first"
        if None not in entities:
            yield Group(candidate.extent, tuple(e for e in entities if e is not None), rule)


def _fullest(named: Sequence[Candidate]) -> Candidate:
    """Choose the name that says most: a name before a demonym, more words before fewer."""
    kinds = ("metonym", "demonym", "name")
    return max(named, key=lambda c: (kinds.index(c.kind), len(c.words), len("".join(c.words))))


def _mention(
    doc: Doc, candidate: Candidate, sieve: str | None, cluster: Cluster, entity_type: EntityType
) -> Mention:
    extent = candidate.extent
    rule = sieve or (candidate.mention.rule if candidate.mention else "first")
    if candidate.mention is not None:
        return replace(candidate.mention, rule=rule)
    if sieve in _DESCRIBING:
        extent = _with_complement(doc, extent)
    return Mention(extent, candidate.kind, entity_type, rule, cluster.country)


@Language.factory(
    "nutgraf_coreference",
    default_config={"package": "nutgraf_en"},
    assigns=attributes(ENTITIES, GROUPS),
    requires=attributes(SENTENCES, MENTIONS, TIMES, STATEMENTS),
)
def create(nlp: Language, name: str, package: str) -> Coreference:
    """Make the stage from a language package's `coreference.yaml` and given names."""
    return Coreference(read_lexicon(find_package(package)))
