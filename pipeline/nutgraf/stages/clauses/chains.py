"""Chains of places that stand side by side, whatever the parser makes of them."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import MENTIONS, Mention
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.apposition import beside
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.tree import Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})
#: The rules that find names which a gazetteer knows.
_KNOWN = frozenset({"gazetteer", "city"})
_PARTS_OF_NAMES = frozenset({"compound", "modifier"})


class Chains:
    """Reads "Aosta, Italy", "Aosta in northern Italy" and "Italy's Aosta"."""

    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self.tree = tree
        self.grammar = grammar
        self.names = [m for m in MENTIONS.get(tree.doc) if m.kind in ("name", "metonym")]

    def find(self) -> Iterator[Draft]:
        """Yield a clause for every two neighbours of which one holds the other."""
        for i, (first, second) in enumerate(zip(self.names, self.names[1:], strict=False)):
            if second.type not in _PLACES or not self._in_one_sentence(first, second):
                continue
            third = self.names[i + 2] if i + 2 < len(self.names) else None
            gap = self.tree.lower[first.extent.last : second.extent.first]
            if first.type == "PERSON":
                yield from self._aged(first, second, gap)
            elif self._is_comma(gap) and self._is_chain(first, second, third):
                draft = beside(self.tree, first.extent.head, second.extent.head, "place_chain")
                yield self._with_list(draft, first)
            elif self._is_set_off(first, second, gap):
                draft = self._inside(first.extent.last + 1, first.extent.head, second.extent.head)
                yield self._with_list(draft, first)
            elif gap and (first.type in _PLACES or self._is_seated(first, gap)):
                yield from self._joined(first, second, gap)

    def _is_comma(self, gap: list[str]) -> bool:
        """Tell a comma between two places, with a part of the second: "Aosta, northern Italy"."""
        return gap[:1] == [","] and all(word in self.grammar.part_adjectives for word in gap[1:])

    def _is_set_off(self, first: Mention, second: Mention, gap: list[str]) -> bool:
        """Tell where a place is, told between commas: "Aosta, in northern Italy"."""
        within = gap[:1] == [","] and gap[1:2] and gap[1] in self.grammar.container_prepositions
        parts = all(word in self.grammar.part_words for word in gap[2:])
        placed = first.type in _PLACES and not first.country and not self._is_possessed(second)
        return bool(within) and parts and placed and self._is_region(second)

    def _aged(self, first: Mention, second: Mention, gap: list[str]) -> Iterator[Draft]:
        """Read a list of victims: "Ann Lee, 34, Houston; Tom Reed, 23, Dallas"."""
        tree, after = self.tree, second.extent.last
        aged = len(gap) == 3 and gap[0] == gap[2] == "," and gap[1].isdigit()
        closed = after >= tree.size or tree.pos[after] == "PUNCT"
        if aged and closed and second.type == "GPE":
            yield beside(tree, first.extent.head, second.extent.head, "aged")

    def _is_seated(self, mention: Mention, gap: list[str]) -> bool:
        """Tell an institution that is named with its seat: "to the High Court in Accra"."""
        tree, extent = self.tree, mention.extent
        words = tree.lower[extent.first : extent.last]
        ends = [i for i, word in enumerate(words) if word in self.grammar.name_prepositions]
        before = extent.first - 1
        while before >= 0 and tree.label[before] == "determiner":
            before -= 1
        governed = before >= 0 and tree.label[before] in ("preposition", "agent")
        seated = words[min(ends, default=len(words)) - 1] in self.grammar.seated_heads
        prepositions = self.grammar.container_prepositions
        return mention.type == "ORG" and governed and seated and gap[0] in prepositions

    def _in_one_sentence(self, first: Mention, second: Mention) -> bool:
        sentence = self.tree.sentence
        return sentence[first.extent.first] == sentence[second.extent.first]

    def _is_chain(self, first: Mention, second: Mention, third: Mention | None) -> bool:
        """Tell "Aosta, Italy" from a list of places."""
        if first.type not in (*_PLACES, "ORG") or first.country or self._is_list(second):
            return False
        if self._is_possessed(second):
            return False  # "in Bonn, Japan's second team"
        if self._is_region(second):
            plain = not self._is_region(first) or self._is_abbreviation(second)
            return plain and first.type in _PLACES
        # "Fort Hood, Killeen, Texas": a state after it makes the town hold what is before it
        gap = self.tree.lower[second.extent.last : third.extent.first] if third else []
        followed = third is not None and gap == [","] and self._is_region(third)
        if followed:
            return first.type in ("FAC", "ORG") or self._opens_line(first)
        return self._is_apposition(first, second) and first.type in _PLACES

    def _is_apposition(self, first: Mention, second: Mention) -> bool:
        """Tell whether the parser, too, sees "Aarau, Aargau" as one place and what holds it."""
        tree, head = self.tree, second.extent.head
        return tree.label[head] == "apposition" and tree.head[head] == first.extent.head

    def _opens_line(self, mention: Mention) -> bool:
        first = mention.extent.first
        return first == 0 or self.tree.sentence[first - 1] != self.tree.sentence[first]

    def _is_region(self, mention: Mention) -> bool:
        """Tell a country, or a state that news writes after its towns."""
        text = self._text(mention)
        regions = self.grammar.regions
        return mention.country is not None or text in regions or f"{text}." in regions

    def _is_abbreviation(self, mention: Mention) -> bool:
        text = self._text(mention)
        dotted = f"{text}." in self.grammar.regions
        return dotted or (text in self.grammar.regions and (len(text) == 2 or "." in text))

    def _text(self, mention: Mention) -> str:
        return mention.extent.text(self.tree.doc)

    def _is_list(self, last: Mention) -> bool:
        """Tell whether a conjunction and a further name follow: "Ohio, Texas and Iowa"."""
        tree, i = self.tree, last.extent.last
        if self._is_abbreviation(last):
            return False
        if i < tree.size and tree.lower[i] == ",":
            i += 1
        coordinated = i + 1 < tree.size and tree.label[i] == "coordinator"
        return coordinated and tree.type_of(i + 1) in _PLACES

    def _joined(self, first: Mention, second: Mention, gap: list[str]) -> Iterator[Draft]:
        """Read "Aosta in the north of Italy" and "Italy's southern town of Bari"."""
        tree, grammar = self.tree, self.grammar
        start = first.extent.last
        possessed = self._is_possessed(second)
        if gap[0] in grammar.container_prepositions and not possessed:
            if first.country or not self._only_parts(start + 1, second.extent.first):
                return
            if self._is_region(second) or self._stands_somewhere(first):
                draft = self._inside(start, first.extent.head, second.extent.head)
                yield self._with_list(draft, first)
        elif gap[0] in grammar.possessive_marks and not possessed and not second.country:
            modifies = tree.label[second.extent.head] in _PARTS_OF_NAMES
            if not modifies and self._only_parts(start + 1, second.extent.first):
                yield beside(tree, second.extent.head, first.extent.head, "place_chain")

    def _with_list(self, draft: Draft, last: Mention) -> Draft:
        """Add the unknown places that share the holder: "Salida and Aspen, Colo."."""
        draft.fillers += [
            Filler("subject", name.extent.head, construction=draft.construction)
            for name in self._listed_before(last)
        ]
        return draft

    def _listed_before(self, last: Mention) -> Iterator[Mention]:
        """Yield the places that no gazetteer knows before one in a list."""
        tree, following = self.tree, last
        for name in reversed(self.names[: self.names.index(last)]):
            between = range(name.extent.last, following.extent.first)
            joined = between and all(
                tree.label[i] == "coordinator" or tree.lower[i] == "," for i in between
            )
            known = name.rule in _KNOWN or self._is_region(name)
            if not joined or name.type != last.type or known:
                return
            yield name
            following = name

    def _is_possessed(self, mention: Mention) -> bool:
        last = mention.extent.last
        return last < self.tree.size and self.tree.lower[last] in self.grammar.possessive_marks

    def _only_parts(self, first: int, last: int) -> bool:
        """Tell whether nothing but a part of a place lies between: "the northern part of"."""
        return all(word in self.grammar.part_words for word in self.tree.lower[first:last])

    def _stands_somewhere(self, mention: Mention) -> bool:
        """Tell whether a place follows a preposition of place: "near Aosta in Piedmont"."""
        before = mention.extent.first - 1
        return before >= 0 and self.tree.lower[before] in self.grammar.locative_prepositions

    def _inside(self, preposition: int, first: int, second: int) -> Draft:
        tree = self.tree
        draft = Draft("attributive", preposition, preposition, tree.lower[preposition])
        draft.construction = "prepositional"
        draft.predicate = tree.extent(preposition, preposition, preposition)
        draft.fillers = [
            Filler("subject", first, construction="prepositional"),
            Filler("object", second, construction="prepositional"),
        ]
        return draft
