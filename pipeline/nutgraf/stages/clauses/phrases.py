"""Which words a phrase holds: the extent of an argument, of one conjunct or of the whole."""

from __future__ import annotations

from nutgraf.layers import Extent
from nutgraf.stages.clauses.labels import DETACHED
from nutgraf.stages.clauses.tree import VERB_TAGS, Tree


class Phrases:
    """Extents of the phrases of one tree, each found once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._narrow: dict[int, Extent] = {}
        self._whole: dict[int, Extent] = {}

    def narrow(self, head: int) -> Extent:
        """Return one conjunct without what only adds to it: relative clauses, appositions, lists.

        A time expression is taken as its stage found it.
        """
        found = self._narrow.get(head)
        if found is None:
            time = self.tree.time.get(head)
            found = self._narrow[head] = time.extent if time else self._trimmed(head)
        return found

    def whole(self, head: int) -> Extent:
        """Return a phrase with all its conjuncts and modifiers."""
        found = self._whole.get(head)
        if found is None:
            tree = self.tree
            found = self._whole[head] = self.inner(tree.left[head], tree.right[head], head)
        return found

    def conjunct(self, verb: int) -> Extent:
        """Return a clause without those coordinated with it: "accused of lying and stealing"."""
        tree = self.tree
        first = min([verb, *(tree.left[c] for c in tree.children[verb])])
        own = [
            tree.right[c]
            for c in tree.children[verb]
            if tree.label[c] not in ("conjunct", "coordinator", "punctuation")
        ]
        return self.inner(first, max([verb, *own]), verb)

    def inner(self, first: int, last: int, head: int) -> Extent:
        """Return tokens first..last without punctuation and space at the edges."""
        tree = self.tree
        while first < head and self._is_edge(first):
            first += 1
        while last > head and self._is_edge(last):
            last -= 1
        if tree.label[last] == "possessive_mark" and tree.head[last] == head:
            last -= 1
        return tree.extent(first, last, head)

    def _is_edge(self, token: int) -> bool:
        return self.tree.pos[token] in ("PUNCT", "SPACE") and self.tree.lower[token] not in (
            ")",
            "%",
        )

    def _trimmed(self, head: int) -> Extent:
        first, last = head, head
        for child in reversed(self.tree.children[head]):
            if child < head:
                if self._leads_out(child):
                    break
                first = self.tree.left[child]
        for child in self.tree.children[head]:
            if child > head:
                if self._ends(child, head):
                    break
                last = self._reach(child)
        return self.inner(first, last, head)

    def _reach(self, child: int) -> int:
        """Find where a phrase on a noun ends, without what only adds to its own noun."""
        tree = self.tree
        if tree.label[child] != "preposition":
            return tree.right[child]
        objects = tree.below(child, "prepositional_object")
        if not objects or tree.right[objects[-1]] != tree.right[child]:
            return tree.right[child]
        last = max(tree.conjuncts(objects[-1]))
        ends = [self._reach(c) for c in tree.children[last] if c > last and not self._adds(c)]
        return max([last, *ends])

    def _adds(self, child: int) -> bool:
        return self.tree.label[child] in ("relative_clause", "apposition", "punctuation")

    def _leads_out(self, child: int) -> bool:
        """Tell whether a child on the left, such as "both" or a comma, is outside the phrase."""
        label = self.tree.label[child]
        if label == "punctuation":
            return self.tree.lower[child] in (",", ";", ":", "--", "—", "–")
        return label in DETACHED or label in ("mark", "preposition") or label == "negation"

    def _ends(self, child: int, head: int) -> bool:
        """Tell whether a child on the right only adds to the phrase."""
        tree = self.tree
        label = tree.label[child]
        if label in DETACHED or label in ("possessive_mark", "listing"):
            return True
        if label == "noun_clause":
            return tree.tag[child] in VERB_TAGS and tree.tag[child] != "VB"
        if label == "punctuation":
            return tree.lower[child] in (",", ";", ":", "--", "—", "–", "(")
        before = tree.left[child] - 1
        return label == "preposition" and tree.lower[before] in (",", "--", "—", "–")
