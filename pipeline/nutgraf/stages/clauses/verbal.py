"""Verbal clauses as the parse shows them: voice, and the arguments that hang on the verb."""

from __future__ import annotations

from nutgraf.layers import Function
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.tree import NOMINAL_POS, Tree

_PLAIN: dict[str, Function] = {
    "subject": "subject",
    "clausal_subject": "subject",
    "expletive": "subject",
    "object": "object",
    "attribute": "complement",
    "adjective": "complement",
    "object_predicate": "complement",
    "clause": "complement",
    "open_clause": "complement",
    "inserted_clause": "complement",
}
_CLAUSAL = frozenset({"clause", "open_clause", "clausal_subject"})


class Reader:
    """Reads the arguments that depend on a token, for verbs and for nouns."""

    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self.tree = tree
        self.grammar = grammar

    def verbal(self, verb: int) -> Draft:
        """Make the clause of a verb from what depends on it."""
        draft = Draft("verbal", verb, verb, self.tree.lemma[verb])
        draft.passive = self._is_passive(verb)
        if draft.passive:
            draft.construction = "passive"
        for child in self.tree.children[verb]:
            self._read(draft, child)
        if draft.passive:
            self._promote_recipient(draft)
        return draft

    def _is_passive(self, verb: int) -> bool:
        tree = self.tree
        if any(tree.below(verb, "passive_auxiliary", "passive_subject", "agent")):
            return tree.tag[verb] in ("VBN", "VBD", "VB")
        bare = tree.tag[verb] == "VBN" and not tree.below(verb, "auxiliary")
        if not bare or tree.below(verb, "object", "subject"):
            return False
        if tree.label[verb] == "conjunct":
            head = tree.head[verb]
            return tree.tag[head] == "VBN" and self._is_passive(head)
        return tree.label[verb] in ("noun_clause", "adverbial_clause", "open_clause", "root")

    def _read(self, draft: Draft, child: int) -> None:
        tree = self.tree
        label = tree.label[child]
        if label in _PLAIN:
            self._add_plain(draft, child, label)
        elif label == "passive_subject":
            self._add_surface(draft, self.coordinated("object", child, construction="passive"))
        elif label == "agent":
            self._add_agent(draft, child)
        elif label == "indirect":
            self._add_indirect(draft, child)
        elif label == "preposition":
            self._add_distance(draft, child)
            self.add_prepositional(draft, child)
        elif label == "particle":
            draft.particle = tree.lower[child]
        elif label in ("noun_adverb", "adverb"):
            self._add_adverbial(draft, child, label)
        elif label == "adverbial_clause":
            self._add_marked(draft, child)

    def _add_plain(self, draft: Draft, child: int, label: str) -> None:
        function = _PLAIN[label]
        if label == "inserted_clause" and self._is_source(child):
            return
        if label == "expletive" and self.tree.below(draft.site, "attribute", "clause"):
            return
        if label == "object" and child in self.tree.time:
            self.add(draft, "time", child)  # "arrived Monday"
            return
        fillers = self.coordinated(function, child)
        if function == "subject":
            self._add_surface(draft, fillers)
        else:
            draft.fillers.extend(fillers)

    def _is_source(self, clause: int) -> bool:
        """Tell whether an insertion says who said the rest: "the border, Kabul said, is shut"."""
        below = self.tree.below
        return bool(below(clause, "subject")) and not below(clause, "object", "clause")

    @staticmethod
    def _add_surface(draft: Draft, fillers: list[Filler]) -> None:
        draft.surface.extend(fillers)
        draft.fillers.extend(fillers)

    def _add_agent(self, draft: Draft, preposition: int) -> None:
        by = self.tree.lower[preposition]
        for phrase in self.tree.below(preposition, "prepositional_object"):
            function: Function = "time" if phrase in self.tree.time else "subject"
            draft.fillers.extend(self.coordinated(function, phrase, by, "passive"))
        for clause in self.tree.below(preposition, "prepositional_clause"):
            draft.fillers.append(Filler("oblique", clause, by, clause=clause))

    def _add_indirect(self, draft: Draft, child: int) -> None:
        objects = self.tree.below(child, "prepositional_object")
        if objects or self.tree.pos[child] == "ADP":
            self.add_prepositional(draft, child)
        else:
            draft.fillers.extend(self.coordinated("indirect", child))

    def _add_adverbial(self, draft: Draft, child: int, label: str) -> None:
        if child in self.tree.time:
            if not self._says_again(child):
                self.add(draft, "time", child)
        elif label == "adverb" and self._is_particle(draft.site, child):
            draft.particle = draft.particle or self.tree.lower[child]
        elif label == "adverb":
            self._add_distance(draft, child)
        elif self.tree.pos[child] in NOMINAL_POS:
            timely = self._is_timely(child)
            if not timely or not self._says_again(child):
                self.add(draft, "time" if timely else "oblique", child)

    def _add_distance(self, draft: Draft, word: int) -> None:
        """Add how long before or after something else: "two days later", "a day after it"."""
        if self.tree.lower[word] in self.grammar.sequence_words:
            for noun in self.tree.below(word, "noun_adverb"):
                if noun < word and self._is_timely(noun):
                    self.add(draft, "time", noun)

    def _is_timely(self, noun: int) -> bool:
        return self.tree.doc[noun].ent_type_ in ("DATE", "TIME")

    def _says_again(self, time: int) -> bool:
        """Tell an apposition of a time, "Saturday, the opening night", and the time compared to."""
        tree = self.tree
        first = tree.time[time].extent.first if time in tree.time else tree.left[time]
        compared = tree.lower[first - 1] in self.grammar.comparing_words  # "as many as last year"
        return first > 1 and (compared or (tree.lower[first - 1] == "," and first - 2 in tree.time))

    def _add_marked(self, draft: Draft, clause: int) -> None:
        """Add "called for the sides to meet": what is called for is a clause."""
        marks = [self.tree.lower[m] for m in self.tree.below(clause, "mark")]
        if marks and marks[0] in self.grammar.clause_prepositions and clause > draft.site:
            subjects = self.tree.below(clause, "subject", "passive_subject")
            if subjects:
                draft.fillers.append(Filler("oblique", clause, marks[0], clause=clause))

    def _is_particle(self, verb: int, adverb: int) -> bool:
        tree = self.tree
        return (
            adverb == verb + 1
            and tree.lower[adverb] in self.grammar.particles
            and not tree.children[adverb]
        )

    def _promote_recipient(self, draft: Draft) -> None:
        """Read "was awarded a medal": the grammatical subject is the recipient."""
        if draft.lemma in self.grammar.ditransitives and any(
            f.function == "object" and f not in draft.surface for f in draft.fillers
        ):
            for filler in draft.surface:
                filler.function = "indirect"

    def add(
        self, draft: Draft, function: Function, head: int, construction: str = "direct"
    ) -> None:
        """Add a phrase and its conjuncts to a clause."""
        draft.fillers.extend(self.coordinated(function, head, construction=construction))

    def coordinated(
        self,
        function: Function,
        head: int,
        preposition: str | None = None,
        construction: str = "direct",
    ) -> list[Filler]:
        """Make one filler for each conjunct of a phrase."""
        tree = self.tree
        fillers = []
        for token in tree.conjuncts(head):
            clause = token if tree.is_verb(token) or tree.label[token] in _CLAUSAL else None
            if token != head and clause is not None and not tree.is_verb(head):
                continue
            fillers.append(Filler(function, token, preposition, construction, head, clause))
        return fillers + self._listed(fillers)

    def _listed(self, fillers: list[Filler]) -> list[Filler]:
        """Add what "including" and its like list below the fillers."""
        return [
            Filler(filler.function, item, filler.preposition, "including", first)
            for filler in fillers
            for word in self.tree.below(filler.head, "listing")
            for first in self.listed(word)
            for item in self.tree.conjuncts(first)
        ]

    def listed(self, word: int) -> list[int]:
        """List the heads of what "including" or "such as" lists."""
        below = self.tree.below(word, "prepositional_object", "object")
        return below + [o for p in self.tree.below(word, "preposition") for o in self.listed(p)]

    def add_prepositional(
        self, draft: Draft, preposition: int, construction: str = "direct"
    ) -> None:
        """Add the objects of a preposition, and of those coordinated with it."""
        draft.fillers.extend(self.prepositional(preposition, construction))

    def prepositional(self, preposition: int, construction: str = "direct") -> list[Filler]:
        """Make the fillers of a prepositional phrase: time, place or oblique."""
        tree = self.tree
        fillers: list[Filler] = []
        for current in tree.conjuncts(preposition):
            if current == preposition or tree.pos[current] in ("ADP", "SCONJ"):
                fillers += self._objects(current, tree.lower[current], construction)
        return fillers

    def _objects(self, preposition: int, name: str, construction: str) -> list[Filler]:
        tree = self.tree
        fillers: list[Filler] = []
        for child in tree.children[preposition]:
            label = tree.label[child]
            if child == preposition + 1 and tree.pos[child] == "ADP" and not tree.children[child]:
                name = f"{name} {tree.lower[child]}"  # "because of": both on the same object
            elif label == "prepositional_object":
                fillers += self._object(child, name, construction)
            elif label == "prepositional_clause":
                if tree.is_verb(child):
                    fillers += [
                        Filler("oblique", verb, name, construction, verb, verb)
                        for verb in tree.conjuncts(child)
                        if tree.is_verb(verb)
                    ]
                elif tree.pos[child] in ("ADP", "SCONJ"):
                    fillers += self._objects(child, f"{name} {tree.lower[child]}", construction)
            elif label == "preposition" and child > preposition and not fillers:
                fillers += self._objects(child, f"{name} {tree.lower[child]}", construction)
        return fillers

    def _object(self, head: int, name: str, construction: str) -> list[Filler]:
        tree, grammar = self.tree, self.grammar
        for inner in tree.below(head, "preposition"):
            if f"{name} {tree.lower[head]} {tree.lower[inner]}" in grammar.complex_prepositions:
                return self._objects(
                    inner, f"{name} {tree.lower[head]} {tree.lower[inner]}", construction
                )
        fillers = self.coordinated("oblique", head, name, construction)
        for filler in fillers:
            if filler.head in tree.time:
                filler.function = "time"
            elif name in grammar.locative_prepositions and (
                tree.type_of(filler.head) in ("GPE", "LOC", "FAC")
            ):
                filler.function = "place"
        return fillers
