"""What the last of coordinated verbs has behind it and the verbs before it share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.tree import Tree

#: What may stand between two passives that share all that follows: "were shot at and beaten by".
_BETWEEN = frozenset({"coordinator", "adverb", "auxiliary", "passive_auxiliary", "particle"})


class Sharing:
    """Gives circumstances and agents to all verbs they hold for.

    "Nine people were killed and dozens hurt in Lima on Monday": both in Lima, both on Monday.
    """

    def __init__(self, tree: Tree, grammar: Grammar, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.drafts = drafts

    def read(self) -> None:
        """Add to verbs what the last verb coordinated with them has behind it."""
        for draft in self.drafts.verbal.values():
            if self.tree.label[draft.site] == "conjunct" and not self.tree.below(
                draft.site, "conjunct"
            ):
                self._share(draft)

    def _share(self, last: Draft) -> None:
        for first in self._before(last):
            adjacent = self._is_adjacent(first, last)
            if not adjacent and not {first.lemma, last.lemma} <= self.grammar.paired_verbs:
                return
            if any(self._is_circumstance(f) for f in self._behind(first)):
                return
            first.fillers += [
                replace(f, construction="conjunct")
                for f in self._behind(last)
                if self._is_circumstance(f) or (adjacent and self._is_agent(first, f))
            ]

    def _before(self, last: Draft) -> Iterator[Draft]:
        tree, verb = self.tree, last.site
        while tree.label[verb] == "conjunct":
            verb = tree.head[verb]
            first = self.drafts.verbal.get(verb)
            if first is None:
                return
            yield first

    def _is_adjacent(self, first: Draft, last: Draft) -> bool:
        """Tell two passives that nothing parts: "was tried and hanged in Lima"."""
        tree = self.tree
        return (
            first.passive
            and last.passive
            and first.site < last.site
            and all(
                tree.label[i] in _BETWEEN or (tree.head[i] == first.site and not tree.children[i])
                for i in range(first.site + 1, last.site)
            )
        )

    @staticmethod
    def _behind(draft: Draft) -> list[Filler]:
        return [f for f in draft.fillers if f.head > draft.site and f not in draft.surface]

    def _is_circumstance(self, filler: Filler) -> bool:
        if filler.clause is not None or filler.function not in ("time", "place", "oblique"):
            return False
        if filler.preposition is None:
            return filler.function == "time"
        return filler.preposition in self.grammar.scene_prepositions

    @staticmethod
    def _is_agent(first: Draft, filler: Filler) -> bool:
        return filler.function == "subject" and not first.filled("subject")
