"""Polarity, tense and modality of a clause, from its own words and from what governs it."""

from __future__ import annotations

from typing import Literal

from nutgraf.records import Modality
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft
from nutgraf.stages.clauses.tree import Tree

Tense = Literal["past", "present", "future", "none"]
_TENSES: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present"}


class Modalities:
    """Judges clauses; parents must be judged before what depends on them."""

    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self.tree = tree
        self.grammar = grammar
        self.words = grammar.modality

    def judge(self, draft: Draft) -> None:
        """Set polarity, tense and modality of a clause."""
        if draft.source is not None:
            source = draft.source
            draft.polarity, draft.tense = source.polarity, source.tense
            draft.modality = source.modality
            return
        if draft.kind in ("verbal", "copular") and self.tree.is_verb(draft.site):
            self._judge_verb(draft)
        elif draft.kind == "nominal":
            self._judge_noun(draft)

    def _judge_verb(self, draft: Draft) -> None:
        verb = draft.site
        draft.tense = self._tense(verb)
        own = self._own(draft)
        if self._is_negated(draft):
            draft.polarity = "negative"
        governed = self._governed(draft)
        if "negated" in (own, governed) or draft.polarity == "negative":
            draft.modality = "negated"
        elif own == "asserted":
            draft.modality = governed
        else:
            draft.modality = own

    def _auxiliaries(self, verb: int) -> list[int]:
        """List the auxiliaries of a verb, or those it shares with the verb it is conjoined to."""
        tree = self.tree
        found = tree.below(verb, "auxiliary", "passive_auxiliary")
        if not found and tree.label[verb] == "conjunct" and not tree.below(verb, "subject"):
            head = tree.head[verb]
            if tree.is_verb(head) and tree.tag[verb] in ("VB", "VBN", "VBG"):
                return self._auxiliaries(head)
        return found

    def _tense(self, verb: int) -> Tense:
        tree = self.tree
        auxiliaries = self._auxiliaries(verb)
        if any(tree.lower[a] in self.words.future_auxiliaries for a in auxiliaries):
            return "future"
        for a in auxiliaries:
            if tree.lemma[a] in self.words.perfect_auxiliaries and tree.tag[verb] == "VBN":
                return "past"
            if tree.tag[a] in _TENSES:
                return _TENSES[tree.tag[a]]
        return _TENSES.get(tree.tag[verb], "none")

    def _own(self, draft: Draft) -> Modality:
        """Read the clause's own auxiliaries, adverbs, marks and question mark."""
        tree, words, verb = self.tree, self.words, draft.site
        auxiliaries = [tree.lower[a] for a in self._auxiliaries(verb)]
        adverbs = [tree.lower[a] for a in tree.below(verb, "adverb", "mark")]
        if any(a in words.possible_auxiliaries for a in auxiliaries) or any(
            a in words.possible_adverbs or a in words.conditions for a in adverbs
        ):
            return "possible"
        if any(
            tree.lower[a] in words.promised_auxiliaries and tree.tag[a] == "MD"
            for a in self._auxiliaries(verb)
        ):  # not "he'd been mayor"
            reported = draft.dependency in ("complement", "quotation", "conjunct") or any(
                tree.below(verb, "inserted_clause")
            )
            return "future" if reported else "possible"
        if any(a in words.future_auxiliaries for a in auxiliaries):
            return "future"
        parent = draft.parent
        realised = parent is not None and _phrasal(parent) in words.realised_governors
        if (draft.dependency == "purpose" and not realised) or self._heads_a_line(draft):
            return "future"
        if draft.parent is None and self._asks(verb):
            return "possible"
        return "asserted"

    def _heads_a_line(self, draft: Draft) -> bool:
        """Tell the headline "Kenya to send police": an infinitive without a verb above it.

        Parsers hang it on the noun, or the noun on it.
        """
        tree, verb = self.tree, draft.site
        noun = tree.head[verb]
        on_noun = draft.dependency == "relative" and tree.head[noun] == noun and tree.is_noun(noun)
        subjects = tree.below(verb, "subject", "passive_subject")
        on_top = noun == verb and tree.heading[verb] and bool(subjects)
        return (on_noun or on_top) and any(tree.tag[a] == "TO" for a in self._auxiliaries(verb))

    def _asks(self, verb: int) -> bool:
        last = self.tree.right[verb]
        return self.tree.lower[last] in self.words.question_marks

    def _is_negated(self, draft: Draft) -> bool:
        tree, words = self.tree, self.words
        for child in tree.children[draft.site]:
            if tree.label[child] == "negation" or (
                tree.label[child] in ("adverb", "coordinator", "other")
                and tree.lower[child] in words.negative_adverbs
            ):
                return True
        for filler in draft.fillers:
            if filler.construction in ("direct", "passive") and filler.function in (
                "subject", "object", "complement",
            ):  # fmt: skip
                if tree.lower[filler.head] in words.negative_pronouns:
                    return True
                if any(
                    tree.lower[c] in words.negative_determiners
                    for c in tree.below(filler.head, "determiner", "negation", "coordinator")
                ):
                    return True
        return False

    def _governed(self, draft: Draft) -> Modality:
        """Say what the governing clause makes of this one."""
        parent, tree = draft.parent, self.tree
        if parent is None or draft.dependency in ("quotation", "argument"):
            return "asserted"
        if draft.dependency == "conjunct":
            shared = not tree.below(draft.site, "subject", "passive_subject")
            return self._shared(draft, parent) if shared else "asserted"
        if draft.dependency == "adverbial":
            return self._behind_preposition(draft, parent)
        finite = tree.tag[draft.site] in ("VBD", "VBZ", "VBP", "MD") or any(
            tree.tag[a] in ("VBD", "VBZ", "VBP", "MD") for a in self._auxiliaries(draft.site)
        )
        if draft.dependency == "relative" and tree.tag[draft.site] != "VB":
            return "asserted"
        if parent.lemma in self.grammar.copulas and not finite and not self._is_pending(parent):
            return "negated" if parent.polarity == "negative" else "future"  # "is to withdraw"
        if not finite and self._is_pending(parent):
            return "negated"
        lexical = self._aim(draft, parent) or self._lexical(parent, finite=finite)
        lexical = lexical or self._able(draft)
        if lexical is not None:
            return lexical
        return "asserted" if finite else parent.modality

    def _aim(self, draft: Draft, parent: Draft) -> Modality | None:
        """Judge what a hindrance is put up for: "blocked a road to protest"."""
        hindered = parent.lemma in self.words.gerund_governors
        return "future" if hindered and self.tree.is_infinitive(draft.site) else None

    def _able(self, draft: Draft) -> Modality | None:
        """Judge what an infinitive says somebody may do: "gave police the power to detain"."""
        noun = self.tree.head[draft.site]
        able = draft.dependency == "relative" and self.tree.is_infinitive(draft.site)
        return "possible" if able and self.tree.lemma[noun] in self.words.enabling_nouns else None

    def _is_pending(self, parent: Draft) -> bool:
        """Tell "has yet to comment" from "has to comment"."""
        tree, words = self.tree, self.words
        return tree.lemma[parent.site] in words.pending_verbs and any(
            tree.lower[a] in words.pending_adverbs for a in tree.below(parent.site, "adverb")
        )

    def _shared(self, draft: Draft, parent: Draft) -> Modality:
        """Share between verbs of one subject: "accused of beating prisoners and burning huts"."""
        tag = self.tree.tag[draft.site]
        if tag in ("VB", "VBG", "VBN"):
            return parent.modality
        alike = tag == self.tree.tag[parent.site] and parent.polarity == "positive"
        return parent.modality if alike and parent.modality != "negated" else "asserted"

    def _behind_preposition(self, draft: Draft, parent: Draft) -> Modality:
        """Judge a gerund: "without telling", "accused of stealing", "after meeting"."""
        tree = self.tree
        if tree.label[draft.site] != "prepositional_clause":
            return "asserted"
        at = tree.head[draft.site]
        name = tree.lower[at]
        outer = f"{tree.lower[at - 1 if tree.left[at] < at else tree.head[at]]} {name}"
        if name in self.words.negative_prepositions or outer in self.words.negative_prepositions:
            return "negated"
        if outer in self.words.possible_prepositions:
            return "possible"
        if name in self.words.means_prepositions and parent.polarity == "positive":
            return parent.modality  # "accused of breaking the law by firing workers"
        if name not in (*self.words.governed_prepositions, *self.words.gerund_prepositions):
            return "asserted"
        if parent.lemma in self.words.negative_governors:
            blames = name not in self.words.prevented_prepositions  # "banned for spitting"
            return "asserted" if blames else self._lexical(parent, finite=False) or "asserted"
        return self._lexical(parent, finite=False) or "asserted"

    def _lexical(self, parent: Draft, *, finite: bool) -> Modality | None:
        words = self.words
        negated = parent.polarity == "negative"
        if parent.particle and _phrasal(parent) in words.negative_governors:
            return "possible" if negated else "negated"
        if _phrasal(parent) in words.realised_governors:
            return parent.modality
        if parent.lemma in words.negative_governors:
            return "asserted" if negated else "negated"
        if parent.lemma in (words.possible_reporters if finite else words.possible_governors):
            return "possible"
        if not finite and parent.lemma in words.future_governors:
            return "negated" if negated else "future"
        return None

    def _judge_noun(self, draft: Draft) -> None:
        tree, words, parent = self.tree, self.words, draft.parent
        for child in tree.below(draft.head, "modifier", "determiner", "negation"):
            word = tree.lower[child]
            if word in words.negative_determiners:
                draft.modality, draft.polarity = "negated", "negative"
                return
            if word in words.possible_adjectives:
                draft.modality = "possible"
            elif word in words.future_adjectives:
                draft.modality = "future"
        if draft.modality != "asserted" or parent is None:
            return
        event = draft.lemma in self.grammar.event_nouns
        if event and self._is_complement(draft, parent) and self._lexical_noun(draft, parent):
            return
        if draft.light is not None:
            draft.modality, draft.tense = parent.modality, parent.tense
            draft.polarity = parent.polarity

    def _lexical_noun(self, draft: Draft, parent: Draft) -> bool:
        """Judge a noun by the verb or noun that it completes; tell whether that decides."""
        words = self.words
        if parent.lemma in words.noun_negative_governors:
            draft.modality = "asserted" if parent.polarity == "negative" else "negated"
        elif parent.particle and _phrasal(parent) in words.noun_negative_governors:
            draft.modality = "possible" if parent.polarity == "negative" else "negated"
        elif parent.lemma in words.noun_possible_governors:
            draft.modality = "possible"
        elif parent.lemma in words.noun_future_governors:
            draft.modality = "future" if parent.modality == "asserted" else parent.modality
        else:
            return False
        return True

    def _is_complement(self, draft: Draft, parent: Draft) -> bool:
        """Tell whether the noun is what the parent is about: its object, or its "for", "of"."""
        return any(
            f.head == draft.head
            and (f.function == "object" or f.preposition in self.words.governed_prepositions)
            for f in parent.fillers
        )


def _phrasal(parent: Draft) -> str:
    """Name a governing verb with its particle: "ruled out sending", "called off the raid"."""
    return f"{parent.lemma} {parent.particle}"
