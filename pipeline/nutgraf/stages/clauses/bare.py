"""Copular clauses of adjectives that no verb joins to their subject."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import Extent
from nutgraf.stages.clauses.copular import Copulas
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import NOMINAL_POS, Tree


class BarePredicates:
    """Reads "Hundreds dead in stampede", "leaving 94 people dead and 600 hurt"."""

    def __init__(self, tree: Tree, copulas: Copulas, drafts: Drafts) -> None:
        self.tree = tree
        self.copulas = copulas
        self.drafts = drafts

    def find(self, adjective: int) -> Iterator[Draft]:
        """Yield the clause of an adjective that stands behind what it is said of."""
        subjects = self._subjects(adjective)
        if subjects and adjective not in self.copulas.predicated:
            tree = self.tree
            draft = Draft("copular", adjective, adjective, tree.lemma[adjective], "bare")
            draft.fillers = [
                Filler(
                    "subject", token, None, "bare", subject, extent=self._before(token, adjective)
                )
                for subject in subjects
                for token in tree.conjuncts(subject)
            ]
            draft.predicate = tree.extent(adjective, adjective, adjective)
            draft.parent = next(filter(None, map(self.drafts.at, tree.ancestors(adjective))), None)
            draft.source = draft.parent
            self.copulas.nouns.read_arguments(draft, adjective)
            yield draft

    def _before(self, subject: int, adjective: int) -> Extent | None:
        """Cut a phrase that the adjective is part of before it: "Hundreds | dead"."""
        tree = self.tree
        if tree.right[subject] < adjective:
            return None
        return tree.extent(tree.left[subject], subject, subject)

    def _subjects(self, adjective: int) -> list[int]:
        tree, label = self.tree, self.tree.label[adjective]
        own = [s for s in tree.below(adjective, *SUBJECTS) if s < adjective]
        numbers = tree.below(adjective, "noun_adverb")
        own += [n for n in numbers if n == adjective - 1 and tree.tag[n] == "CD"]
        if own and label in ("object_predicate", "conjunct", "clause", "adjective"):
            return own
        if label == "object_predicate":
            return [o for o in tree.below(tree.head[adjective], "object") if o < adjective]
        if label in ("root", "inserted_clause"):
            return [n for n in tree.below(adjective, "number") if tree.tag[n] == "CD"][:1]
        head = tree.head[adjective]
        if label != "modifier" or head != adjective - 1:
            return []
        whole = tree.label[head] == "root" and tree.pos[head] in NOMINAL_POS
        return [head] if whole or tree.tag[head] == "CD" else []
