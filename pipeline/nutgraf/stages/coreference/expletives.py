"""Tells "it" that means nothing: "it is clear that", "it seems", "it rained"."""

from __future__ import annotations

from spacy.tokens import Token

from nutgraf.rules.coreference import PronounForm
from nutgraf.stages.coreference.candidates import SUBJECTS
from nutgraf.stages.coreference.lexicon import Lexicon

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "acl"})
_PREDICATES = frozenset({"acomp", "attr"})


class Expletives:
    """Reads the verb and the predicate of "it"."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.rules.expletive
        self.indefinite = lexicon.rules.determiners.indefinite

    def is_expletive(self, token: Token, form: PronounForm) -> bool:
        """Tell "it" of "it is clear that", "it seems", "it rained", "it was a sad day"."""
        if form.gender != "neuter":
            return False
        if token.dep_ == "expl":
            return True
        if token.dep_ not in SUBJECTS:
            return False
        return self._means_nothing(token.head)

    def _means_nothing(self, verb: Token) -> bool:
        children = list(verb.children)
        clauses = {child.dep_ for child in children} & _CLAUSES
        passive = any(child.dep_ == "auxpass" for child in children)
        if verb.lemma_ in self.words.verbs or (
            passive and verb.lower_ in self.words.participles and clauses
        ):
            return True
        predicates = [child for child in children if child.dep_ in _PREDICATES]
        if any(p.dep_ == "attr" and self._is_indefinite(p) for p in predicates):
            return True
        if not predicates and verb.pos_ == "AUX" and "ccomp" in clauses:
            return True  # "it is likely more will come", "it was only a week ago that"
        follows = clauses or any(child.dep_ == "prep" for child in children)
        return any(
            p.lower_ in self.words.adjectives and (follows or self._governs(p)) for p in predicates
        )

    def _governs(self, predicate: Token) -> bool:
        """Tell whether a predicate has its clause: "time for", not "likely to", said of "it"."""
        raised = predicate.lower_ in self.words.raising
        below = {child.dep_ for child in predicate.children}
        if raised:
            below.discard("xcomp")
        return "prep" in below or not below.isdisjoint(_CLAUSES)

    def _is_indefinite(self, noun: Token) -> bool:
        return any(c.dep_ == "det" and c.lower_ in self.indefinite for c in noun.children)
