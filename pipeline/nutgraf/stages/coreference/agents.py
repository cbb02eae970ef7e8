"""Tells whether "it" may mean a body or a state, by its place in the sentence and its verb."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from nutgraf.stages.coreference.candidates import SUBJECTS, Candidate
from nutgraf.stages.coreference.clusters import Cluster
from nutgraf.stages.coreference.lexicon import Lexicon

_AGENTS = frozenset({"ORG", "GPE"})
#: What "it" as an object costs a body or state: "put an offer to workers, who rejected it".
OBJECT = 2.0
_SUBJECT = 3
#: Members of a body say what it is, too: "It is a supplier of".
_SAID_OF_BODIES = frozenset({"PERSON"})


@dataclass(frozen=True, slots=True)
class Use:
    """What a sentence says of "it": `types` of its predicate noun, None where it has none."""

    subject: bool
    object: bool
    happens: bool = False
    types: frozenset[str] | None = None


class Agents:
    """Holds "it" against bodies and states, which act, where fires, plans and days do not."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def use(self, token: Token) -> Use:
        """Read what is said of a pronoun."""
        if token.dep_ not in SUBJECTS:
            return Use(False, token.dep_ == "dobj")
        verb = token.head
        nouns = [c for c in verb.children if c.dep_ == "attr"]
        types = self._types(nouns[0]) if nouns else None
        return Use(True, False, verb.lemma_.lower() in self.lexicon.rules.happenings, types)

    def may_be(self, use: Use, pronoun: Candidate, candidate: Candidate, cluster: Cluster) -> bool:
        """Tell whether a body or state can be meant; things that are neither always can."""
        if not cluster.types or not cluster.types <= _AGENTS or not (use.subject or use.object):
            return True
        acts = candidate.salience >= _SUBJECT
        if cluster.types == {"GPE"} and not acts:
            return False
        if not use.subject or (acts and pronoun.sentence == candidate.sentence):
            return True
        known = use.types is None or bool(use.types & (cluster.types | _SAID_OF_BODIES))
        return known and not use.happens

    def cost(self, use: Use, cluster: Cluster) -> float:
        """Return what taking a body or state for an object costs, in ranks of salience."""
        return OBJECT if use.object and cluster.types and cluster.types <= _AGENTS else 0.0

    def _types(self, noun: Token) -> frozenset[str]:
        nouns = self.lexicon.nouns
        meaning = nouns.get(noun.lemma_.lower()) or nouns.get(noun.lower_)
        return meaning.types if meaning else frozenset()
