"""Copular clauses: "X is the Y of Z", "X serves as Y", "named X Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.layers import Extent
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.nominal import Nouns
from nutgraf.stages.clauses.phrases import Phrases
from nutgraf.stages.clauses.tree import Tree


class Copulas:
    """Reads what predicates a noun or adjective of somebody."""

    def __init__(
        self, tree: Tree, grammar: Grammar, nouns: Nouns, phrases: Phrases, drafts: Drafts
    ) -> None:
        self.tree = tree
        self.grammar = grammar
        self.nouns = nouns
        self.phrases = phrases
        self.drafts = drafts
        #: Nouns whose arguments stand on a copular clause already.
        self.taken: set[int] = set()
        #: Words that a verb predicates of somebody already.
        self.predicated: set[int] = set()

    def read(self, verb: Draft) -> None:
        """Turn a copula into the clause of its predicate, or derive one from a naming verb."""
        lemma, grammar = verb.lemma, self.grammar
        if lemma in grammar.copulas:
            self._convert(verb)
        elif lemma in grammar.linking_verbs:
            self._derive(verb, verb.filled("complement"), verb.surface, "copula")
        elif lemma in grammar.naming_verbs:
            self._name(verb)
        named = [f for f in verb.filled("oblique") if f.preposition in grammar.role_prepositions]
        if named and lemma in grammar.object_as_verbs and verb.filled("object"):
            self._derive(verb, named, verb.filled("object"), "as")
        elif named and lemma in grammar.subject_as_verbs:
            self._derive(verb, named, verb.filled("subject"), "as")

    def _convert(self, verb: Draft) -> None:
        tree = self.tree
        verb.kind, verb.construction = "copular", "copula"
        complements = [f for f in verb.filled("complement") if f.clause is None]
        if tree.below(verb.site, "expletive") and not verb.surface:
            for filler in complements:
                filler.function, filler.construction = "subject", "existential"
            verb.construction = "existential"
            return
        predicates = [f for f in complements if self._is_predicate(f.head)]
        if not predicates:
            return
        first, *others = predicates
        self._derive(verb, others, verb.surface, "copula")
        verb.fillers.remove(first)
        verb.copula = True
        self._predicate(verb, first.head)

    def _is_predicate(self, token: int) -> bool:
        return self.tree.pos[token] in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB", "ADV")

    def _name(self, verb: Draft) -> None:
        """Read "was named chief executive" and "named her chief executive"."""
        complements = verb.filled("complement")
        named = [f for f in verb.filled("object", "indirect") if f.construction != "including"]
        if not complements and len(named) > 1:
            surface = verb.surface or named[:1]
            complements = [f for f in named if f not in surface and not self.tree.is_name(f.head)]
            named = [f for f in named if f not in complements]
            for filler in complements:
                filler.function = "complement"
            for filler in named:
                filler.function = "object"
        for filler in complements:
            if filler.clause is not None and self.tree.is_noun(filler.head):
                subjects = self.tree.below(filler.head, "subject")  # "named [Poe chief]"
                named += [Filler("object", s, whole=s) for s in subjects]
                verb.fillers += named
        self._derive(verb, complements, named, "naming")

    def _derive(
        self,
        verb: Draft,
        predicates: Iterable[Filler],
        subjects: Iterable[Filler],
        construction: str,
    ) -> None:
        subjects = [f.given("subject", f.construction) for f in subjects]
        for filler in predicates:
            if not self._is_predicate(filler.head) or not subjects:
                continue
            if filler.clause is not None and not self.tree.is_noun(filler.head):
                continue
            draft = Draft("copular", verb.site, filler.head, "", construction, list(subjects))
            draft.source = verb
            self._predicate(draft, filler.head)
            self.drafts.add(draft)

    def _predicate(self, draft: Draft, head: int) -> None:
        """Make a noun or adjective, with its arguments, the predicate of a clause."""
        tree = self.tree
        draft.head, draft.lemma = head, tree.lemma[head]
        self.predicated.add(head)
        if tree.is_noun(head):
            self.taken.add(head)
            self.drafts.copular[head] = draft
            draft.predicate = self.bare(self.phrases.narrow(head))
        else:
            draft.predicate = tree.extent(head, head, head)
        self.read_arguments(draft, head)

    def read_arguments(self, draft: Draft, head: int) -> None:
        """Add a predicate's arguments; of a person's post, whose it is from deeper down.

        "vice president for development of products at Siemens" is at Siemens, while "head of the
        council of the Ford Foundation" heads the council.
        """
        self.nouns.read_arguments(draft, head)
        person = any(self.tree.type_of(f.head) == "PERSON" for f in draft.filled("subject"))
        if person and not any(self.tree.type_of(f.head) == "ORG" for f in draft.fillers):
            inner = list(self._inner(head))
            if inner:  # "a member of the staff at Acme": of Acme, rather than of the staff
                draft.fillers = [f for f in draft.fillers if not self._is_way(f, inner)] + inner

    def _is_way(self, filler: Filler, inner: Iterable[Filler]) -> bool:
        """Tell whether an organization stands inside a filler."""
        within = range(self.tree.left[filler.head], self.tree.right[filler.head] + 1)
        return filler.function == "oblique" and any(f.head in within for f in inner)

    def _inner(self, head: int) -> Iterator[Filler]:
        tree = self.tree
        for preposition in tree.below(head, "preposition"):
            for inner in tree.below(preposition, "prepositional_object"):
                body = tree.lemma[inner] in self.grammar.body_nouns
                if tree.is_noun(inner) and not body and not tree.is_name(inner):
                    yield from self._organizations(inner)
                    yield from self._inner(inner)

    def _organizations(self, noun: int) -> Iterator[Filler]:
        tree = self.tree
        for preposition in tree.below(noun, "preposition"):
            if tree.lower[preposition] in self.grammar.inner_prepositions:
                for token in tree.below(preposition, "prepositional_object"):
                    if tree.is_name(token) and tree.type_of(token) == "ORG":
                        yield Filler("oblique", token, tree.lower[preposition], "inner")

    def bare(self, phrase: Extent) -> Extent:
        """Take the leading article from a phrase."""
        tree, first = self.tree, phrase.first
        while first < phrase.head and tree.label[first] == "determiner":
            first += 1
        return tree.extent(first, phrase.last - 1, phrase.head)
