"""Clauses of adverbs that compare a number with an earlier one: "300 people, up from 250"."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import QUANTITIES, Quantity
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.tree import Tree

_AFTER_COMMA = ("adverb", "preposition", "particle")


class Comparisons:
    """Reads what was counted or measured before: "Sales reached $40m, down 12% on last year".

    What has changed is what the number counts, or, of money and rates, the subject of the verb;
    the number itself is the object of the clause, the change an oblique without preposition.
    """

    def __init__(self, tree: Tree, grammar: Grammar, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.drafts = drafts
        self.quantities = sorted(QUANTITIES.get(tree.doc), key=lambda q: q.extent.first)

    def find(self) -> Iterator[Draft]:
        """Yield the clause of every adverb of direction between two numbers."""
        for number, later in zip(self.quantities, self.quantities[1:], strict=False):
            adverb = self._adverb(number, later)
            if adverb is not None and (draft := self._read(adverb, number, later)) is not None:
                yield draft

    def _adverb(self, number: Quantity, later: Quantity) -> int | None:
        """Find the adverb behind a comma, with the later number next or after a preposition."""
        tree = self.tree
        for adverb in (later.extent.first - 1, later.extent.first - 2):
            if (
                adverb > number.extent.last
                and tree.lower[adverb] in self.grammar.direction_adverbs
                and tree.lower[adverb - 1] == ","
                and tree.label[adverb] in _AFTER_COMMA
                and tree.sentence[adverb] == tree.sentence[number.extent.head]
            ):
                return adverb
        return None

    def _read(self, adverb: int, number: Quantity, later: Quantity) -> Draft | None:
        tree = self.tree
        changed = self._changed(adverb, number)
        if changed is None:
            return None
        draft = Draft("attributive", adverb, adverb, tree.lower[adverb], "comparison")
        draft.predicate = tree.extent(adverb, adverb, adverb)
        draft.fillers = [Filler("subject", changed, construction="comparison")]
        draft.fillers.append(
            Filler("object", number.extent.head, construction="comparison", extent=number.extent)
        )
        if later.extent.first == adverb + 1:
            draft.fillers.append(Filler("oblique", later.extent.head, extent=later.extent))
        else:
            name = tree.lower[adverb + 1]
            draft.fillers.append(Filler("oblique", later.extent.head, name, extent=later.extent))
        draft.parent = draft.source = next(
            filter(None, map(self.drafts.at, tree.ancestors(adverb))), None
        )
        return draft

    def _changed(self, adverb: int, number: Quantity) -> int | None:
        tree = self.tree
        if number.kind == "count":
            return number.of.head if number.of is not None else None
        for verb in tree.ancestors(number.extent.head):
            if tree.is_verb(verb) and verb < adverb:
                told = number.extent.head in (verb, *tree.below(verb, "object", "attribute"))
                objects = [] if told else tree.below(verb, "object")
                found = objects or tree.below(verb, "subject")
                return found[0] if found else None
        return None
