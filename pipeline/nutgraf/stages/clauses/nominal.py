"""Nominal clauses: event and relational nouns with their arguments, also through light verbs."""

from __future__ import annotations

from dataclasses import replace

from nutgraf.layers import Function
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.tree import Tree
from nutgraf.stages.clauses.verbal import Reader

#: Tags of common nouns: a parser may take one beside a name for a part of it.
COMMON_TAGS = ("NN", "NNS")


class Nouns:
    """Reads the clause of a noun."""

    def __init__(self, tree: Tree, grammar: Grammar, reader: Reader, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.reader = reader
        self.drafts = drafts

    def find(self, noun: int) -> Draft | None:
        """Make the clause of a common noun that has arguments or is known to name an event."""
        tree = self.tree
        common = tree.pos[noun] == "NOUN" or tree.tag[noun] in COMMON_TAGS  # "the West Bank city"
        common = common or self._is_mistaken(noun)
        if not common or noun in tree.time or tree.is_name(noun):
            return None
        draft = Draft("nominal", noun, noun, tree.lemma[noun], "nominal")
        self.read_arguments(draft, noun)
        event = draft.event = self.is_event(noun)
        if not event and not draft.fillers:
            return None
        draft.parent = self._governor(noun)
        draft.dependency = "argument" if draft.parent else None
        if event:
            self._share(draft)
            self._inherit(draft)
        return draft

    def _is_mistaken(self, token: int) -> bool:
        """Tell a noun that the tagger takes for a verb: "reported a 2 per cent fall in sales"."""
        tree = self.tree
        objects = ("object", "prepositional_object")
        return (
            tree.tag[token] in ("VB", "VBP")
            and tree.label[token] in objects
            and self.is_event(token)
            and bool(tree.below(token, "determiner"))
        )

    def _share(self, draft: Draft) -> None:
        """Share between conjoined events: "Russia's invasion and occupation of Crimea"."""
        tree, second = self.tree, draft.head
        first = self.drafts.nominal.get(tree.head[second])
        if first is None or tree.label[second] != "conjunct" or not self.is_event(first.head):
            return
        if second - first.head != 2:  # "arrest and detention": only the conjunction between
            return
        draft.fillers += [f.given("possessive", "conjunct") for f in first.filled("possessive")]
        phrases = first.filled("oblique", "place")
        draft.fillers += [replace(f, construction="conjunct") for f in phrases if f.head > second]
        if not phrases:
            shared = draft.filled("oblique", "place")
            first.fillers += [replace(f, construction="conjunct") for f in shared]

    def is_event(self, noun: int) -> bool:
        """Tell whether a noun is listed as the name of an event."""
        return self.tree.lemma[noun] in self.grammar.event_nouns

    def read_arguments(self, draft: Draft, noun: int) -> None:
        """Add a noun's possessor, modifiers and prepositional phrases to a clause."""
        tree, reader = self.tree, self.reader
        for child in tree.children[noun]:
            label = tree.label[child]
            if label == "possessive":
                self._add_possessor(draft, child)
            elif (label == "compound" and tree.is_noun(child)) or (
                label == "modifier" and self._is_demonym(child)
            ):
                if tree.opens_with(child, self.grammar.stance_prefixes):
                    continue
                function: Function = "time" if child in tree.time else "compound"
                reader.add(draft, function, child, "compound")
            elif label in ("preposition", "agent", "indirect"):
                reader.add_prepositional(draft, child)
            elif label in ("noun_adverb", "adverb"):
                if child > noun and child in tree.time:  # "the attack last week"
                    reader.add(draft, "time", child)
            elif label in ("noun_clause", "clause", "open_clause") and (
                label != "noun_clause" or tree.tag[child] == "VB"
            ):
                draft.fillers.append(Filler("complement", child, clause=child, whole=child))

    def _is_demonym(self, token: int) -> bool:
        mention = self.tree.mention.get(token)
        if mention is not None:
            return mention.kind in ("demonym", "name", "metonym")
        return self.tree.doc[token].ent_type_ in ("NORP", "GPE")

    def _add_possessor(self, draft: Draft, child: int) -> None:
        tree = self.tree
        if tree.tag[child] == "WP$" and (owner := tree.antecedent(child)) is not None:
            draft.fillers.append(Filler("possessive", owner, construction="relative", whole=owner))
            return
        function: Function = "time" if child in tree.time else "possessive"
        self.reader.add(draft, function, child, "possessive")

    def _governor(self, noun: int) -> Draft | None:
        for above in self.tree.ancestors(noun):
            if found := self.drafts.at(above):
                return found
        return None

    def _inherit(self, draft: Draft) -> None:
        """Take over what a light verb, or a verb that only hosts the noun, knows of the event."""
        tree = self.tree
        noun = self._carrier(draft.head)
        head = tree.head[noun]
        verb = self.drafts.verbal.get(head)
        preposition = None
        if verb is None and tree.label[noun] == "prepositional_object":
            verb, preposition = self.drafts.verbal.get(tree.head[head]), tree.lower[head]
        if verb is None:
            return
        if preposition is not None:
            if preposition in self.grammar.light_prepositional.get(verb.lemma, ()):
                self._lighten(draft, verb, noun, "subject")
            elif preposition in self.grammar.undergoing_prepositional.get(verb.lemma, ()):
                self._lighten(draft, verb, noun, "object")
        elif tree.label[noun] in ("object", "passive_subject"):
            if verb.lemma in self.grammar.light_verbs:
                self._lighten(draft, verb, noun, "subject")
            elif verb.lemma in self.grammar.undergoing_verbs:
                self._lighten(draft, verb, noun, "object")
            else:
                self._take_phrases(draft, verb, noun, adjacent=True)

    def _carrier(self, noun: int) -> int:
        """Climb from an event to the noun that stands for it: "a series of attacks"."""
        tree = self.tree
        while True:
            head = tree.head[noun]
            if tree.label[noun] == "conjunct" and tree.is_noun(head):
                noun = head
            elif (
                tree.label[noun] == "prepositional_object"
                and tree.lemma[tree.head[head]] in self.grammar.transparent_nouns
            ):
                noun = tree.head[head]
            else:
                return noun

    def _lighten(self, draft: Draft, verb: Draft, noun: int, function: str) -> None:
        draft.light, draft.construction = verb.lemma, "light"
        if function == "subject" and draft.filled("possessive"):
            pass  # "resumed its blockade": whose it is has been said
        elif function == "subject":
            actors = [f for f in verb.filled("subject") if f.head != noun]
            draft.fillers += [
                Filler("subject", f.head, None, "light", f.whole, f.clause) for f in actors
            ]
        else:
            undergoing = [f for f in verb.filled("object") if f.head != noun and not verb.passive]
            if undergoing:  # "police put the bank under investigation"
                actors = verb.surface
                draft.fillers += [Filler("subject", f.head, None, "light", f.whole) for f in actors]
            draft.fillers += [
                Filler("object", f.head, None, "light", f.whole, f.clause)
                for f in undergoing or verb.surface
                if f.head != noun
            ]
        draft.fillers += [
            Filler("object", f.head, None, "light", f.whole) for f in verb.filled("indirect")
        ]
        self._take_phrases(draft, verb, noun, adjacent=False)

    def _take_phrases(self, draft: Draft, verb: Draft, noun: int, *, adjacent: bool) -> None:
        """Add the verb's prepositional phrases that follow the noun."""
        known = {f.head for f in draft.fillers}
        edge = self.tree.right[noun] + 1
        for filler in verb.fillers:
            if filler.function not in ("oblique", "place", "time") or filler.head in known:
                continue
            if adjacent and not self._follows(filler, edge):
                continue
            if filler.head != noun:
                draft.fillers.append(
                    Filler(
                        filler.function, filler.head, filler.preposition, "light",
                        filler.whole, filler.clause,
                    )
                )  # fmt: skip

    def _follows(self, filler: Filler, edge: int) -> bool:
        tree = self.tree
        first = tree.left[filler.whole if filler.whole is not None else filler.head]
        return (
            filler.preposition in self.grammar.shared_prepositions
            and first == edge + 1
            and tree.lower[edge] == filler.preposition
        )
