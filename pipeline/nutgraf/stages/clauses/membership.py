"""Whom a sentence counts among others: "Ada Moss was among six people arrested"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.tree import Tree


class Memberships:
    """Gives a participle or relative clause the members that its sentence names."""

    def __init__(self, tree: Tree, grammar: Grammar, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.drafts = drafts

    def read(self, drafts: Iterable[Draft]) -> None:
        """Add members where clauses tell that somebody is among a group, or a group includes."""
        for draft in drafts:
            draft.fillers += [m for f in draft.fillers for m in self._included(f)]
            if draft.kind == "attributive" or draft.modality != "asserted":
                continue
            if draft.kind == "copular":
                for filler in draft.fillers:
                    if filler.preposition in self.grammar.membership_prepositions:
                        self._add(filler.head, draft.filled("subject"))
            elif draft.lemma in self.grammar.listing_words and not draft.passive:
                for filler in draft.surface:
                    if self.tree.label[draft.site] != "relative_clause":
                        self._add(filler.head, draft.filled("object"))

    def _add(self, group: int, members: list[Filler]) -> None:
        """Let members undergo or do what the clauses that stand on a group say of it."""
        tree = self.tree
        for verb in tree.below(group, "noun_clause", "relative_clause"):
            clause = self.drafts.verbal.get(verb)
            if clause is not None and members:
                for filler in [f for f in clause.fillers if f.head == group]:
                    self._extend(clause, filler, members)

    def _extend(self, clause: Draft, filler: Filler, members: list[Filler]) -> None:
        if self.tree.tag[filler.head] == "DT":  # "those killed" says no more than its members
            clause.fillers.remove(filler)
        clause.fillers += [
            replace(filler, head=m.head, whole=m.whole, extent=m.extent, construction="membership")
            for m in members
        ]

    def _included(self, filler: Filler) -> Iterator[Filler]:
        """List who is named in "a group of nobles that included Brutus and Cassius"."""
        tree = self.tree
        inner = [
            token
            for preposition in tree.below(filler.head, "preposition")
            for token in tree.below(preposition, "prepositional_object")
        ]
        for noun in (filler.head, *inner):
            for verb in tree.below(noun, "relative_clause"):
                if tree.lemma[verb] in self.grammar.listing_words:
                    for member in tree.below(verb, "object"):
                        for token in tree.conjuncts(member):
                            if tree.is_name(token):
                                yield replace(filler, head=token, whole=None, extent=None)
