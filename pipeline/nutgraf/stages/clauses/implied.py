"""Participants and outcomes that other words of the sentence imply: culprits, deaths."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.records import Modality
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree

#: How far the verb may stand above the deed: "is serving a term in prison for his part in the …".
_LONGEST_WAY = 8


class Implied:
    """Reads who did a deed that somebody is held to answer for, and what adverbs make of a verb."""

    def __init__(self, tree: Tree, grammar: Grammar, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.drafts = drafts

    def read(self, drafts: Iterable[Draft]) -> None:
        """Add what is implied to clauses whose modality has been judged."""
        for draft in drafts:
            if draft.kind == "verbal":
                self._take_outcome(draft)
            if draft.kind == "verbal" or (
                draft.kind == "nominal" and draft.lemma in self.grammar.event_nouns
            ):
                self._answer(draft)

    def _take_outcome(self, draft: Draft) -> None:
        """Make one verb of "fatally shot": the adverb is read as a particle."""
        for adverb in self.tree.below(draft.site, "adverb"):
            if draft.particle is None and self.tree.lower[adverb] in self.grammar.outcome_adverbs:
                draft.particle = self.tree.lower[adverb]

    def _answer(self, draft: Draft) -> None:
        """Make who is convicted of a deed, or confesses to it, the one that did it."""
        tree = self.tree
        gerund = draft.kind == "verbal"
        if gerund and tree.label[draft.site] != "prepositional_clause":
            return
        told = draft.filled("subject") or any(f.preposition == "by" for f in draft.fillers)
        owners = draft.filled("possessive")  # "of Kane's murder", but "of Iran's attack"
        told = told or any(tree.type_of(f.head) != "PERSON" for f in owners)
        way = None if told and not gerund else self._way(draft.site)
        if way is None:
            return
        verb, preposition = way
        for modality, verbs in self.grammar.answering.items():
            if preposition in verbs.get(verb.lemma, ()) or (
                preposition is None and verb.lemma in verbs
            ):
                self._add(draft, verb, modality)
                return

    def _add(self, draft: Draft, verb: Draft, modality: Modality) -> None:
        persons = self._doers(draft.site) or [
            f for f in verb.filled("object") if f.clause is None and self._can_act(f.head)
        ]
        persons = persons or [f for f in verb.filled("subject") if self._can_act(f.head)]
        persons = [f for f in persons if f.head not in (draft.head, draft.site)]
        if not persons:
            return
        if draft.kind == "verbal":
            draft.fillers = [f for f in draft.fillers if f.function != "subject"]
        draft.fillers += [f.given("subject", "answering") for f in persons]
        if verb.modality == "asserted" and modality != "asserted":
            draft.modality = modality
        elif draft.kind == "nominal" or draft.modality == "possible":
            draft.modality = verb.modality  # "pleaded guilty to killing"

    def _doers(self, deed: int) -> list[Filler]:
        """Take the subject of "guilty" in "found [Moss guilty] of"."""
        tree = self.tree
        for above in tree.ancestors(deed):
            if tree.pos[above] == "ADJ":
                return [Filler("subject", s, whole=s) for s in tree.below(above, *SUBJECTS)]
        return []

    def _can_act(self, token: int) -> bool:
        """Tell whether a phrase may mean somebody, no prison term and no plea."""
        tree = self.tree
        if tree.lemma[token] in self.grammar.answering_nouns or token in tree.time:
            return False
        return tree.is_noun(token) or tree.pos[token] == "PRON"

    def _way(self, deed: int) -> tuple[Draft, str | None] | None:
        """Climb from a deed to the verb of answering; give it with the preposition behind it."""
        tree, at, preposition = self.tree, deed, None
        for _ in range(_LONGEST_WAY):
            above = tree.head[at]
            if above == at:
                return None
            if (verb := self.drafts.verbal.get(above)) is not None and above != deed:
                return verb, preposition
            if tree.label[at] in ("prepositional_object", "prepositional_clause"):
                preposition = tree.lower[above]
            elif tree.lemma[at] in self.grammar.answering_nouns:
                preposition = preposition if tree.label[at] == "preposition" else None
            between = tree.lemma[above] in self.grammar.answering_nouns
            sentenced = tree.is_name(above) and tree.label[above] == "object"
            if tree.pos[above] not in ("ADP", "SCONJ") and not between and not sentenced:
                return None
            at = above
        return None
