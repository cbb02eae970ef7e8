"""Attributive clauses: a phrase on a noun, "Paris-based", "his native Leeds"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nutgraf.layers import Mention
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.tree import Tree
from nutgraf.stages.clauses.verbal import Reader


def _tokens(mention: Mention) -> tuple[int, int]:
    return mention.extent.first, mention.extent.last


class Attributes:
    """Reads what is said of a noun without a predicate."""

    def __init__(self, tree: Tree, grammar: Grammar, reader: Reader) -> None:
        self.tree = tree
        self.grammar = grammar
        self.reader = reader

    def find(self, noun: int) -> Iterator[Draft]:
        """Yield the clauses of what stands on a noun."""
        tree = self.tree
        for child in tree.children[noun]:
            if tree.label[child] == "preposition":
                yield from self._prepositional(noun, child)
            elif tree.label[child] == "listing":
                yield from self._listing(noun, child)
            elif tree.label[child] in ("modifier", "noun_clause"):
                yield from self._participle(noun, child)
            elif tree.label[child] == "possessive" and tree.is_name(noun):
                yield from self._possessed(noun, child)

    def _prepositional(self, noun: int, preposition: int) -> Iterator[Draft]:
        tree, name = self.tree, self.tree.lower[preposition]
        named = tree.pos[noun] == "PROPN"
        if name not in self.grammar.attributive_prepositions and not (
            named and name in self.grammar.name_prepositions
        ):
            return
        if tree.mention.get(noun) is not None and preposition in range(
            *_tokens(tree.mention[noun])
        ):
            return  # "the University of Florida" is one name
        objects = [
            f for f in self.reader.prepositional(preposition, "prepositional")
            if f.function != "time" and f.clause is None
        ]  # fmt: skip
        if objects:
            draft = Draft("attributive", preposition, preposition, name, "prepositional")
            draft.predicate = tree.extent(preposition, preposition, preposition)
            draft.fillers = [Filler("subject", noun, construction="prepositional")]
            draft.fillers += [f.given("object", "prepositional") for f in objects]
            if tree.head[noun] == noun:
                draft.fillers += self._circumstances(noun, objects, preposition)
            yield draft

    def _circumstances(
        self, noun: int, objects: Sequence[Filler], preposition: int
    ) -> Iterator[Filler]:
        """Take when and where of a caption: "Ann Lee with Tom Reed in Oslo on Monday"."""
        for head in (noun, *(filler.head for filler in objects)):
            for other in self.tree.below(head, "preposition"):
                if other > preposition:
                    found = self.reader.prepositional(other)
                    yield from (f for f in found if f.function in ("time", "place"))

    def _listing(self, noun: int, word: int) -> Iterator[Draft]:
        """Read "fruit such as apples": each thing listed is one of the noun's."""
        tree = self.tree
        items = [
            item
            for first in self.reader.listed(word)
            for item in self.reader.coordinated("object", first, construction="listing")
        ]
        if items:
            before = min(tree.left[word], word)
            words = " ".join(tree.lower[before : word + 1])
            draft = Draft("attributive", word, word, words, "listing")
            draft.predicate = tree.extent(before, word, word)
            draft.fillers = [Filler("subject", noun, construction="listing"), *items]
            yield draft

    def _quality(self, noun: int, modifier: int) -> Iterator[Draft]:
        """Read "Iranian ships" and "occupied land"; "murdered journalists" have an event.

        Other adjectives say what a thing is like, and no more than that.
        """
        tree, lemma = self.tree, self.tree.lemma[modifier]
        if tree.label[modifier] != "modifier" or modifier > noun:
            return
        mention = tree.mention.get(modifier)
        if tree.tag[modifier] == "VBN" and lemma in self.grammar.headline_passives:
            draft = Draft("verbal", modifier, modifier, lemma, "participle", passive=True)
            draft.fillers = [Filler("object", noun, construction="participle")]
            yield draft
            return
        demonym = mention is not None and mention.kind == "demonym"
        if noun in tree.time or not (demonym or tree.tag[modifier] in ("VBN", "VBG")):
            return
        draft = Draft("attributive", modifier, modifier, lemma, "quality")
        draft.predicate = tree.extent(tree.left[modifier], modifier, modifier)
        if demonym:  # "North Korean"
            draft.lemma = " ".join(tree.lower[tree.left[modifier] : modifier + 1])
        draft.fillers = [Filler("subject", noun, construction="quality")]
        yield draft

    def _possessed(self, name: int, owner: int) -> Iterator[Draft]:
        """Read "Acme's Ann Lee", and "her native Ohio" by the word between."""
        tree = self.tree
        if tree.type_of(name) == "PERSON" and tree.is_name(owner):
            yield self._between(name, owner, owner, "possessor")
        for home in tree.below(name, "modifier", "compound"):
            if tree.type_of(name) in ("GPE", "LOC") and tree.lower[home] in self.grammar.home_words:
                yield self._between(owner, name, home, "homeland")

    def _between(self, first: int, second: int, head: int, construction: str) -> Draft:
        tree = self.tree
        draft = Draft("attributive", head, head, tree.lower[head], construction)
        draft.fillers = [
            Filler("subject", first, construction=construction),
            Filler("object", second, construction=construction),
        ]
        draft.predicate = tree.extent(head, head, head)
        return draft

    def _participle(self, noun: int, participle: int) -> Iterator[Draft]:
        """Read "the Paris-based firm", "US-backed rebels"."""
        tree = self.tree
        lemma = self.grammar.hyphen_participles.get(tree.lower[participle])
        if lemma is None or participle < 2:
            yield from self._quality(noun, participle)
            return
        before = participle - 2
        if tree.lower[participle - 1] != "-":  # "the Ohio born singer"
            before = participle - 1
            if lemma.preposition != "in" or tree.type_of(before) != "GPE":
                yield from self._quality(noun, participle)
                return
        first = tree.mention.get(before)
        head = first.extent.head if first else before
        draft = Draft("verbal", participle, participle, lemma.lemma, "participle", passive=True)
        draft.fillers = [
            Filler("object", noun, construction="participle"),
            Filler(
                "oblique" if lemma.preposition != "by" else "subject",
                head,
                lemma.preposition,
                "participle",
                extent=first.extent if first else tree.extent(head, head, head),
            ),
        ]
        yield draft
