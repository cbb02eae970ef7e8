"""Finds clauses: one normal form of who does what for verbs, event nouns, roles and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import CLAUSES, MENTIONS, QUANTITIES, SENTENCES, TIMES, Clause, attributes
from nutgraf.rules.clauses import Grammar, read_grammar
from nutgraf.stages.clauses.apposition import Appositions
from nutgraf.stages.clauses.attributive import Attributes
from nutgraf.stages.clauses.bare import BarePredicates
from nutgraf.stages.clauses.chains import Chains
from nutgraf.stages.clauses.comparisons import Comparisons
from nutgraf.stages.clauses.copular import Copulas
from nutgraf.stages.clauses.draft import Draft, Drafts
from nutgraf.stages.clauses.finish import finish
from nutgraf.stages.clauses.implied import Implied
from nutgraf.stages.clauses.membership import Memberships
from nutgraf.stages.clauses.modality import Modalities
from nutgraf.stages.clauses.neighbours import join_neighbours
from nutgraf.stages.clauses.nominal import Nouns
from nutgraf.stages.clauses.phrases import Phrases
from nutgraf.stages.clauses.repairs import repair
from nutgraf.stages.clauses.sharing import Sharing
from nutgraf.stages.clauses.titles import Titles
from nutgraf.stages.clauses.tree import Tree
from nutgraf.stages.clauses.understood import Understood
from nutgraf.stages.clauses.verbal import Reader


class Clauses:
    """Finds clauses: walks the parse from the top, so that what governs a clause is known."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer on the Doc."""
        CLAUSES.set(doc, tuple(self.find(doc)))
        return doc

    def find(self, doc: Doc) -> Iterable[Clause]:
        """Find the clauses of a parsed Doc, in text order; a Doc without a parse has none."""
        if not len(doc) or not doc.has_annotation("DEP"):
            return []
        tree = Tree(doc, self.grammar.labels)
        repair(tree, self.grammar)
        join_neighbours(tree, self.grammar)
        phrases = Phrases(tree)
        walk = _Walk(tree, self.grammar, phrases)
        drafts = walk.drafts()
        Sharing(tree, self.grammar, walk.found).read()
        modalities = Modalities(tree, self.grammar)
        for draft in drafts:
            modalities.judge(draft)
        Memberships(tree, self.grammar, walk.found).read(drafts)
        Implied(tree, self.grammar, walk.found).read(drafts)
        return finish(tree, phrases, drafts)


class _Walk:
    """One walk over one tree."""

    def __init__(self, tree: Tree, grammar: Grammar, phrases: Phrases) -> None:
        self.tree = tree
        self.found = Drafts()
        self.reader = Reader(tree, grammar)
        self.understood = Understood(tree, grammar, self.reader, self.found)
        self.nouns = Nouns(tree, grammar, self.reader, self.found)
        self.copulas = Copulas(tree, grammar, self.nouns, phrases, self.found)
        self.appositions = Appositions(tree, grammar, self.nouns, self.copulas)
        self.titles = Titles(tree, grammar, self.copulas)
        self.attributes = Attributes(tree, grammar, self.reader)
        self.chains = Chains(tree, grammar)
        self.bare = BarePredicates(tree, self.copulas, self.found)
        self.comparisons = Comparisons(tree, grammar, self.found)

    def drafts(self) -> list[Draft]:
        """Make the drafts of all clauses, parents first."""
        titles = list(self.titles.find())
        for token in self.tree.order:
            if self.tree.is_verb(token) and self.tree.label[token] not in ("modifier", "compound"):
                self._visit_verb(token)
            elif self.tree.is_noun(token):
                self._visit_noun(token)
            elif self.tree.pos[token] == "ADJ":
                for draft in self.bare.find(token):
                    self.found.add(draft)
            elif self.tree.pos[token] == "NUM":
                for draft in self.appositions.find(token):  # "one of them, Ada Moss"
                    self.found.add(draft)
        return [*self.found.all, *titles, *self.chains.find(), *self.comparisons.find()]

    def _visit_verb(self, verb: int) -> None:
        draft = self.reader.verbal(verb)
        self.understood.fill(draft)
        self.found.add(draft)
        self.copulas.read(draft)

    def _visit_noun(self, noun: int) -> None:
        for draft in self._noun_clauses(noun):
            self.found.add(draft)

    def _noun_clauses(self, noun: int) -> Iterator[Draft]:
        yield from self.appositions.find(noun)
        if noun not in self.copulas.taken:
            nominal = self.nouns.find(noun)
            if nominal is not None:
                yield nominal
        if not self.nouns.is_event(noun):
            yield from self.attributes.find(noun)


@Language.factory(
    "nutgraf_clauses",
    default_config={"package": "nutgraf_en"},
    requires=attributes(SENTENCES, MENTIONS, TIMES, QUANTITIES),
    assigns=attributes(CLAUSES),
)
def create(nlp: Language, name: str, package: str) -> Clauses:
    """Make the stage from the rule files in a language package's `clauses` folder."""
    return Clauses(read_grammar(find_package(package)))
