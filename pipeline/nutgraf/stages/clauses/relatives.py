"""Gaps of relative clauses: what the noun before them is in them."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.tree import RELATIVE_TAGS, Tree

#: What taggers call "that" and other words that join clauses.
CONJUNCTION_TAG = "IN"


class Relatives:
    """Puts nouns where the relative clauses behind them have their gaps."""

    def __init__(self, tree: Tree, grammar: Grammar, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.drafts = drafts

    def fill(self, draft: Draft, noun: int) -> None:
        """Put the antecedent where the relative clause has its gap."""
        tree = self.tree
        pronouns = [f for f in draft.fillers if self._is_relative(f)]
        antecedents = self._antecedents(draft.site, noun)
        for filler in pronouns:
            self._replace(draft, filler, antecedents)
        if pronouns or any(tree.tag[i] in RELATIVE_TAGS for i in self._left_words(draft.site)):
            self._adverbial_gap(draft, antecedents)
        elif draft.surface and not draft.passive:
            self._zero_gap(draft, antecedents)
        elif not draft.surface:
            draft.understand([Filler("subject", n, whole=noun) for n in antecedents], "relative")

    def reach(self, draft: Draft) -> None:
        """Read "the officers who he said were convicted": the gap lies a clause deeper."""
        tree, verb = self.tree, draft.site
        above = tree.head[verb]
        if tree.label[above] != "relative_clause":
            return
        antecedents = self._antecedents(above, tree.head[above])
        pronouns = [f for f in draft.fillers if self._is_relative(f) and f.head < above]
        for filler in pronouns:
            self._replace(draft, filler, antecedents)
        owned = any(tree.tag[i] == "WP$" for i in self._left_words(above))  # "whose party he said"
        if owned or draft.surface or tree.below(verb, "mark") or tree.is_infinitive(verb):
            return
        draft.understand([Filler("subject", n, whole=n) for n in antecedents], "relative")

    def date(self, draft: Draft) -> None:
        """Give a clause behind "when" its time: right before it, else that of the clause above.

        "On Sunday when it rained", "Ten people died on Sunday when a bus crashed".
        """
        tree, adverbs = self.tree, self.grammar.relative_adverbs
        for word in tree.below(draft.site, "adverb", "mark"):
            if adverbs.get(tree.lower[word]) == "time":
                before = word - 2 if tree.lower[word - 1] == "," else word - 1
                time = tree.time.get(before)
                times = [time.extent.head] if time is not None else self._times_above(draft)
                draft.fillers += [Filler("time", head, None, "relative", head) for head in times]

    def _times_above(self, draft: Draft) -> list[int]:
        """List the points of time of the clause before one: no "since Sunday"."""
        above = draft.parent
        if above is None or above.kind != "verbal" or above.site > draft.site:
            return []
        points = (None, *self.grammar.point_prepositions)
        return [f.head for f in above.filled("time") if f.preposition in points]

    def heads(self, noun: int) -> list[int]:
        """Say what a relative clause is about: the noun, or whom that noun is predicated of."""
        copula = self.drafts.copular.get(noun)
        subjects = copula.filled("subject") if copula else []
        return [f.head for f in subjects if f.extent is None] or [noun]

    def _antecedents(self, verb: int, noun: int) -> list[int]:
        """List what a relative clause is about: of coordinated nouns, as many as its verb says.

        "Ann Lee and Bo Ek, who was freed": Bo Ek; "who were freed": both.
        """
        tree, first = self.tree, noun
        while tree.label[first] == "conjunct" and tree.is_noun(tree.head[first]):
            first = tree.head[first]
        nouns = [n for n in tree.conjuncts(first) if n < verb]
        singular = all(tree.tag[n] in ("NN", "NNP") for n in nouns)
        plural = self._is_plural(verb)
        predicated = any(
            n in self.drafts.copular for n in nouns
        )  # "Ann Lee, a lawyer and poet who"
        if len(nouns) < 2 or not singular or plural is None or predicated:
            return list(self.heads(noun))
        return nouns if plural else nouns[-1:]

    def _is_plural(self, verb: int) -> bool | None:
        """Tell the number that a relative clause's verb shows, None where it shows none."""
        tree = self.tree
        auxiliaries = tree.below(verb, "auxiliary", "passive_auxiliary")
        finite = auxiliaries[0] if auxiliaries else verb
        if tree.tag[finite] in ("VBZ", "VBP"):
            return tree.tag[finite] == "VBP"
        if tree.tag[finite] == "VBD" and tree.lemma[finite] in self.grammar.copulas:
            return tree.doc[finite].morph.get("Number", []) != ["Sing"]
        return None

    def _is_relative(self, filler: Filler) -> bool:
        """Tell a relative pronoun, also where the tagger took it for a conjunction.

        "The accord that they reached": what fills a place of the verb joins no clauses.
        """
        tag = self.tree.tag[filler.head]
        mistaken = tag == CONJUNCTION_TAG and filler.function in ("object", "subject")
        return (tag in RELATIVE_TAGS or mistaken) and filler.clause is None

    def _left_words(self, verb: int) -> range:
        return range(self.tree.left[verb], verb)

    @staticmethod
    def _replace(draft: Draft, filler: Filler, antecedents: list[int]) -> None:
        new = [Filler(filler.function, n, filler.preposition, "relative", n) for n in antecedents]
        at = draft.fillers.index(filler)
        draft.fillers[at : at + 1] = new
        if filler in draft.surface:
            at = draft.surface.index(filler)
            draft.surface[at : at + 1] = new

    def _adverbial_gap(self, draft: Draft, antecedents: list[int]) -> None:
        """Read "the city where he died" and "the day when"."""
        tree = self.tree
        for child in tree.below(draft.site, "adverb"):
            function = self.grammar.relative_adverbs.get(tree.lower[child])
            if function:
                draft.fillers += [Filler(function, n, None, "relative", n) for n in antecedents]

    def _zero_gap(self, draft: Draft, antecedents: list[int]) -> None:
        """Read "the man they arrested": the object, or what a stranded preposition asks for."""
        tree = self.tree
        for child in tree.below(draft.site, "preposition"):
            if not tree.children[child]:
                draft.fillers += [
                    Filler("oblique", n, tree.lower[child], "relative", n) for n in antecedents
                ]
                return
        if not draft.filled("object") and not tree.below(draft.site, "clause", "open_clause"):
            if antecedents[0] in tree.time:
                draft.fillers += [Filler("time", n, None, "relative", n) for n in antecedents]
            else:
                draft.fillers += [Filler("object", n, None, "relative", n) for n in antecedents]
