"""Arguments that are understood: control, raising, participles, purpose, relatives, conjuncts."""

from __future__ import annotations

from nutgraf.layers import Function
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.draft import Draft, Drafts, Filler
from nutgraf.stages.clauses.relatives import Relatives
from nutgraf.stages.clauses.tree import RELATIVE_TAGS, Tree
from nutgraf.stages.clauses.verbal import Reader

#: How a clause depends on the one above it, where its label alone tells.
_DEPENDENCIES = {
    "conjunct": "conjunct",
    "relative_clause": "relative",
    "noun_clause": "relative",
    "clause": "complement",
    "open_clause": "complement",
    "inserted_clause": "quotation",
    "other": "quotation",
    "clausal_subject": "argument",
}


class Understood:
    """Fills what a verb leaves out from the clause or noun that it depends on."""

    def __init__(self, tree: Tree, grammar: Grammar, reader: Reader, drafts: Drafts) -> None:
        self.tree = tree
        self.grammar = grammar
        self.reader = reader
        self.drafts = drafts
        self.relatives = Relatives(tree, grammar, drafts)

    def fill(self, draft: Draft) -> None:
        """Find the clause's parent and fill what is understood; parents come first."""
        tree, verb = self.tree, draft.site
        label = tree.label[verb]
        if label == "root":
            return
        draft.parent = self._governor(verb)
        draft.dependency = self._dependency(draft, label)
        if self._is_hidden_purpose(draft, draft.parent):
            draft.dependency = "purpose"
        if label == "conjunct":
            self._share(draft)
        elif label == "relative_clause":
            self.relatives.fill(draft, tree.head[verb])
        elif label == "noun_clause":
            self._modify(draft, tree.head[verb])
        elif label in ("open_clause", "clause", "adverbial_clause", "prepositional_clause"):
            if label == "clause":
                self.relatives.reach(draft)
            if label == "adverbial_clause":
                self.relatives.date(draft)
            self._control(draft, label)

    def _governor(self, verb: int) -> Draft | None:
        for above in self.tree.ancestors(verb):
            if found := self.drafts.at(above):
                return found
        return None

    def _dependency(self, draft: Draft, label: str) -> str:
        tree = self.tree
        if label in _DEPENDENCIES:
            return _DEPENDENCIES[label]
        marks = {tree.lower[c] for c in tree.below(draft.site, "mark", "adverb")}
        if marks & self.grammar.modality.conditions:
            return "condition"
        if label == "adverbial_clause" and self.tree.is_infinitive(draft.site):
            named = marks & self.grammar.clause_prepositions  # "called for the sides to meet"
            return "complement" if named else "purpose"
        return "adverbial"

    def _share(self, draft: Draft) -> None:
        """Take over subject, voice and relation of the verb this one is coordinated with."""
        first = self.drafts.verbal.get(self.tree.head[draft.site])
        if first is None:
            self._share_from_above(draft)
            return
        if not draft.surface:
            draft.understand(first.surface, "conjunct")
            draft.parent = draft.parent or first.parent
        if not first.passive and not first.filled("object") and self._adjacent(first, draft):
            # "bought and sold shares": the object follows the last verb
            first.fillers += [f.given("object", "conjunct") for f in draft.filled("object")]

    def _share_from_above(self, draft: Draft) -> None:
        """Take the subject of "called it a flop and shot it down", where "shot" hangs on "flop"."""
        head, above = self.tree.head[draft.site], draft.parent
        predicates = ("object_predicate", "object", "adjective", "attribute")
        if above is None or above.kind != "verbal" or self.tree.head[head] != above.site:
            return
        if self.tree.label[head] in predicates and self.tree.is_verb(draft.site):
            draft.understand(above.surface, "conjunct")

    def _adjacent(self, first: Draft, second: Draft) -> bool:
        between = range(first.site + 1, second.site)
        return 0 < len(between) <= 2 and all(
            self.tree.label[i] in ("coordinator", "adverb") for i in between
        )

    def _control(self, draft: Draft, label: str) -> None:
        tree = self.tree
        if draft.surface:
            self._raise_object(draft)
            self._cause(draft)
            return
        if tree.tag[draft.site] in ("VBD", "VBZ", "VBP", "MD") and label != "open_clause":
            return
        governor = draft.parent
        if governor is None:
            return
        construction = "control" if label != "adverbial_clause" else "participle"
        if draft.dependency == "purpose":
            construction = "purpose"
        draft.understand(self._controller(draft, governor, label), construction)

    def _cause(self, draft: Draft) -> None:
        """Read "leaving nine injured", "threatened to have her deported": who brings it about."""
        governor, causing = draft.parent, self.grammar.causing_verbs
        if governor is None or governor.kind != "verbal" or not draft.passive:
            return
        verb = governor.lemma
        intended = verb in causing["intended"] and self.tree.is_infinitive(governor.site)
        if (intended or verb in causing["always"]) and not draft.filled("subject"):
            draft.fillers += [f.given("subject", "control") for f in governor.surface]

    def _raise_object(self, draft: Draft) -> None:
        """Read "urged Russia to stop": the infinitive's subject is what was urged."""
        governor, tree = draft.parent, self.tree
        if governor is None or governor.kind != "verbal" or governor.filled("object"):
            return
        if (
            governor.lemma in self.grammar.object_control
            and self.tree.is_infinitive(draft.site)
            and not tree.below(draft.site, "mark")
        ):
            governor.fillers += [f.given("object", "control") for f in draft.surface]

    def _controller(self, draft: Draft, governor: Draft, label: str) -> list[Filler]:
        if governor.kind == "nominal":
            return actors(governor) or self._held(governor, label)
        objects = [f for f in governor.filled("object", "indirect") if f.preposition is None]
        if label == "prepositional_clause":
            preposition = self.tree.lower[self.tree.head[draft.site]]
            by_object = preposition in self.grammar.object_gerund_prepositions
        elif label == "adverbial_clause":
            by_object = (
                draft.dependency == "purpose" and governor.lemma in self.grammar.object_purpose
            )
        else:
            named = self.grammar.prepositional_control.get(governor.lemma, ())
            addressed = [
                f
                for f in governor.filled("oblique", "place")
                if f.preposition in named and f.head < draft.site
            ]
            if addressed:
                return addressed
            by_object = self._is_object_control(draft, governor)
        if by_object and objects:
            return objects
        if draft.dependency == "purpose" and governor.passive and governor.filled("subject"):
            return governor.filled("subject")  # "was filed by the state to stop the sale"
        return governor.surface or governor.filled("subject")

    def _held(self, noun: Draft, label: str) -> list[Filler]:
        """Find whom a noun below a verb is about: "held on suspicion of paying voters"."""
        above, tree = noun.parent, self.tree
        if label != "prepositional_clause" or above is None or above.kind != "verbal":
            return []
        if tree.label[noun.site] != "prepositional_object":
            return []
        if noun.lemma in self.grammar.answering_nouns and not above.passive:
            objects = [f for f in above.filled("object") if f.clause is None]
            return objects or above.surface or above.filled("subject")
        return above.surface or above.filled("subject")

    def _is_object_control(self, draft: Draft, governor: Draft) -> bool:
        grammar = self.grammar
        if governor.lemma in grammar.subject_control:
            return False
        return not self.tree.is_infinitive(draft.site) or (
            governor.lemma in grammar.object_control
            or governor.lemma in grammar.object_purpose
            or governor.lemma in grammar.ditransitives
            or governor.lemma in grammar.modality.possible_governors
        )

    def _is_hidden_purpose(self, draft: Draft, governor: Draft | None) -> bool:
        """Tell a purpose from a complement: "visited China to boost trade"."""
        return (
            governor is not None
            and draft.dependency == "complement"
            and self.tree.label[draft.site] == "open_clause"
            and governor.kind == "verbal"
            and self.tree.is_infinitive(draft.site)
            and any(f not in governor.surface for f in governor.filled("object"))
            and not self._is_object_control(draft, governor)
            and governor.lemma not in self.grammar.subject_control
            and governor.lemma not in self.grammar.modality.future_governors
        )

    def _modify(self, draft: Draft, noun: int) -> None:
        """Fill the gap of a participle or infinitive that stands on a noun."""
        tree, verb = self.tree, draft.site
        if draft.surface:
            return
        if self.tree.is_infinitive(verb):
            nominal = self.drafts.nominal.get(noun)
            if tree.lemma[noun] in self.grammar.control_nouns:
                draft.understand(actors(nominal) if nominal else [], "control")
            elif self._is_singled_out(noun) or (tree.head[noun] == noun and tree.is_name(noun)):
                draft.understand(self._antecedent(noun), "relative")
        elif tree.tag[verb] in ("VBG", "VBN", "VBD"):
            draft.construction = "passive" if draft.passive else "participle"
            draft.understand(self._antecedent(self._shared(noun, verb)), "participle")

    def _shared(self, noun: int, participle: int) -> int:
        """Take what a share is of: "Acme" in "Acme, 30 per cent owned by Apex"."""
        tree = self.tree
        if tree.lower[participle - 1] not in self.grammar.share_words:
            return noun
        while tree.label[noun] in ("prepositional_object", "preposition"):  # "cent" in "per cent"
            noun = tree.head[noun]
        if tree.label[noun] == "apposition":
            return tree.head[noun]
        subjects = tree.below(tree.head[noun], "subject")
        said = noun in subjects or tree.label[noun] == "attribute"
        whole = subjects[0] if said and subjects else noun
        relative = tree.antecedent(participle) if tree.tag[whole] in RELATIVE_TAGS else None
        return whole if relative is None else relative

    def _is_singled_out(self, noun: int) -> bool:
        """Tell whether an infinitive after the noun has it as subject: "the first man to land"."""
        tree = self.tree
        return any(
            tree.lower[c] in self.grammar.singling_words or tree.tag[c] == "JJS"
            for c in tree.below(noun, "modifier", "determiner")
        )

    def _antecedent(self, noun: int, function: Function = "subject") -> list[Filler]:
        return [
            Filler(function, n, construction="relative", whole=n)
            for n in self.relatives.heads(noun)
        ]


def actors(nominal: Draft) -> list[Filler]:
    """List who acts in a nominal clause: its subject, or the possessor of the noun."""
    undergoing = [f for f in nominal.filled("object") if f.construction == "light"]
    return nominal.filled("subject") or nominal.filled("possessive") or undergoing
