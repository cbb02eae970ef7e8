"""Copular clauses without a verb: appositions; and chains of places."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.copular import Copulas
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.nominal import Nouns
from nutgraf.stages.clauses.tree import NOMINAL_POS, Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Appositions:
    """Reads what stands beside a name or noun and says what it is."""

    def __init__(self, tree: Tree, grammar: Grammar, nouns: Nouns, copulas: Copulas) -> None:
        self.tree = tree
        self.grammar = grammar
        self.nouns = nouns
        self.copulas = copulas

    def find(self, noun: int) -> Iterator[Draft]:
        """Yield the clauses of a noun's appositions."""
        for second in self.tree.below(noun, "apposition"):
            draft = self._apposition(noun, second)
            if draft is not None:
                yield draft
            if draft is None or draft.kind == "copular":
                yield from self._further(noun, second)

    def _further(self, first: int, second: int) -> Iterator[Draft]:
        """Yield what else somebody is: "Ann Lee, head of A and a member of B"."""
        tree = self.tree
        if tree.type_of(first) != "PERSON" or tree.is_name(second):
            return
        for token in list(tree.conjuncts(second))[1:]:
            common = tree.pos[token] == "NOUN" and tree.tag[token] != "NNS"
            if common and token not in tree.time and token not in self.copulas.taken:
                yield self._predicate(first, token)

    def _apposition(self, first: int, second: int) -> Draft | None:
        tree = self.tree
        second = self._counted(second)  # "Ann Lee, one of the leaders"
        if tree.pos[first] not in NOMINAL_POS or not tree.is_noun(second):
            return None
        if first in tree.time or second in tree.time:
            return None
        first = self._counted(first)
        if tree.is_name(second) and not self._is_member(second):
            if not tree.is_name(first):
                return self._predicate(second, first) if tree.pos[first] != "PRON" else None
            if tree.type_of(first) in _PLACES and tree.type_of(second) in _PLACES:
                return None  # chains of places are found by themselves
            if tree.type_of(first) == tree.type_of(second):
                return None
            return beside(tree, first, second)
        return self._predicate(first, second)

    def _counted(self, number: int) -> int:
        """Return what a number is of: "two of the managers, Ann Lee and Bo Ek"."""
        tree = self.tree
        if tree.tag[number] == "CD":
            for preposition in tree.below(number, "preposition"):
                for noun in tree.below(preposition, "prepositional_object"):
                    if tree.tag[noun] == "NNS" and not tree.is_name(noun):
                        return noun
        return number

    def _is_member(self, token: int) -> bool:
        """Tell a member from a group's name: "a Republican from Ohio"."""
        tree = self.tree
        return tree.type_of(token) == "NORP" and bool(tree.below(token, "determiner"))

    def _predicate(self, subject: int, predicate: int) -> Draft:
        tree = self.tree
        draft = Draft("copular", predicate, predicate, tree.lemma[predicate], "apposition")
        draft.fillers = [
            Filler("subject", token, None, "apposition", subject)
            for token in self._renamed(subject, predicate)
        ]
        draft.predicate = self.copulas.bare(self.copulas.phrases.narrow(predicate))
        self.copulas.taken.add(predicate)
        if predicate > subject:
            self.copulas.drafts.copular[predicate] = draft
        self.copulas.read_arguments(draft, predicate)
        return draft

    def _renamed(self, subject: int, predicate: int) -> list[int]:
        """List what an apposition renames: all conjuncts only of a plural after the last one."""
        tree = self.tree
        conjuncts = list(tree.conjuncts(subject))
        one = tree.tag[tree.head[tree.head[predicate]]] == "CD"
        plural = tree.tag[predicate] in ("NNS", "NNPS") and (predicate < subject or not one)
        apart = conjuncts[-1] < predicate or predicate < subject  # "two managers, Ann and Bo"
        return conjuncts if plural and apart else [subject]


def beside(tree: Tree, first: int, second: int, construction: str = "apposition") -> Draft:
    """Make the clause of two phrases that stand side by side."""
    draft = Draft("attributive", second, second, tree.lemma[second], construction)
    draft.fillers = [
        Filler("subject", first, construction=construction),
        Filler("object", second, construction=construction),
    ]
    mention = tree.mention.get(second)
    draft.predicate = mention.extent if mention else None
    return draft
