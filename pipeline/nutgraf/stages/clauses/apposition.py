"""Copular clauses without a verb: appositions and titles before a name; and chains of places."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import MENTIONS, Extent, Function, Mention
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.copular import Copulas
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.nominal import Nouns
from nutgraf.stages.clauses.tree import Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})


class Appositions:
    """Reads what stands beside a name or noun and says what it is."""

    def __init__(self, tree: Tree, grammar: Grammar, nouns: Nouns, copulas: Copulas) -> None:
        self.tree = tree
        self.grammar = grammar
        self.nouns = nouns
        self.copulas = copulas
        self.ranks = grammar.honorifics | grammar.ranks

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
        if not (tree.is_noun(first) or tree.pos[first] == "PRON") or not tree.is_noun(second):
            return None
        if first in tree.time or second in tree.time:
            return None
        if tree.is_name(second) and not self._is_member(second):
            if not tree.is_name(first):
                return self._predicate(second, first) if tree.is_noun(first) else None
            if tree.type_of(first) in _PLACES and tree.type_of(second) in _PLACES:
                return None  # chains of places are found by themselves
            if tree.type_of(first) == tree.type_of(second):
                return None
            return beside(tree, first, second)
        return self._predicate(first, second)

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
        plural = tree.tag[predicate] in ("NNS", "NNPS")
        return conjuncts if plural and conjuncts[-1] < predicate else [subject]

    def find_titles(self) -> Iterator[Draft]:
        """Yield the clauses of titles and roles that stand before a person's name."""
        for mention in MENTIONS.get(self.tree.doc):
            if mention.type == "PERSON" and mention.kind == "name":
                draft = self._title(mention)
                if draft is not None:
                    yield draft

    def _title(self, mention: Mention) -> Draft | None:
        tree = self.tree
        name = mention.extent
        first, title = tree.left[name.head], self._last_of_title(name.first)
        if (draft := self._title_of(name)) is not None:
            return draft
        if title < first or not tree.is_noun(title) or title in tree.time:
            return None
        if tree.lower[title] in self.grammar.honorifics or tree.label[title] not in (
            "compound",
            "modifier",
            "other",
        ):
            return None
        while first < title and not self._opens_title(first):
            first += 1
        bracket = self._bracket(first, title)
        for i in range(first, title):
            if tree.label[i] in ("coordinator", "punctuation") and tree.lower[i] != "-":
                first = i + 1
        self.copulas.taken.add(title)
        draft = Draft("copular", title, title, tree.lemma[title], "title")
        draft.fillers = [Filler("subject", name.head, None, "title", extent=name)]
        draft.predicate = tree.extent(first, title, title)
        draft.fillers += bracket
        draft.fillers += self._title_arguments(first, title)
        return draft

    def _last_of_title(self, name: int) -> int:
        """Return the last word of the title before a name, past a rank: "spokesman | Lt. Poe"."""
        tree, title = self.tree, name - 1
        while title > 0 and (tree.lower[title] == "." or f"{tree.lower[title]}." in self.ranks):
            title -= 1
        if title == name - 1 or tree.pos[title] == "NOUN":
            return title
        return name - 2 if tree.lower[name - 1] == "." else name - 1  # "Army | Sgt. Poe"

    def _title_of(self, name: Extent) -> Draft | None:
        """Read a post and whose it is before a name: "Head of the Baltic Fleet Ivan Ivanov"."""
        tree = self.tree
        holder = tree.mention.get(name.first - 1)
        if holder is None or holder.kind != "name" or holder.type not in ("ORG", "GPE"):
            return None
        i = holder.extent.first - 1
        while i > 0 and (tree.label[i] in ("determiner", "modifier") or i in tree.mention):
            i -= 1
        title = i - 1
        if tree.lower[i] not in self.grammar.name_prepositions or title < 0:
            return None
        if not tree.is_noun(title) or title in tree.mention or title in tree.time:
            return None
        draft = Draft("copular", title, title, tree.lemma[title], "title")
        draft.fillers = [
            Filler("subject", name.head, None, "title", extent=name),
            Filler("oblique", holder.extent.head, tree.lower[i], "title", extent=holder.extent),
        ]
        first = title
        while first > 0 and tree.pos[first - 1] in ("NOUN", "PROPN", "ADJ"):
            first -= 1
        draft.predicate = tree.extent(first, title, title)
        return draft

    def _bracket(self, first: int, title: int) -> list[Filler]:
        """Read what a bracket before a title tells: "PAN (National Action Party) leader"."""
        tree = self.tree
        if title < 1 or tree.lower[title - 1] != ")":
            return []
        opening = max((i for i in range(first, title) if tree.lower[i] == "("), default=None)
        if opening is None:
            return []
        names = {tree.mention.get(i) for i in (opening - 1, opening + 1) if i >= first}
        return [
            Filler("compound", mention.extent.head, None, "title", extent=mention.extent)
            for mention in names
            if mention is not None and mention.type == "ORG"
        ]

    def _opens_title(self, token: int) -> bool:
        return self.tree.label[token] not in ("determiner", "punctuation", "coordinator", "mark")

    def _title_arguments(self, first: int, title: int) -> Iterator[Filler]:
        tree = self.tree
        done = first
        for i in range(first, title):
            mention = tree.mention.get(i)
            if i < done or not (mention or tree.label[i] in ("compound", "possessive")):
                continue
            possessive = tree.label[i] == "possessive"
            extent = tree.extent(i, i, i)
            if mention is not None:
                extent = mention.extent
                done = extent.last
                possessive = tree.lower[min(done, title)] in self.grammar.possessive_marks
            function: Function = "possessive" if possessive else "compound"
            yield Filler(function, extent.head, None, "title", extent=extent)


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
