"""A Doc's parse as plain lists: what the stage reads, and what repairs may change."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping
from typing import TypeVar

from spacy.attrs import HEAD
from spacy.tokens import Doc

from nutgraf.layers import MENTIONS, SENTENCES, TIMES, Extent, Mention, Time, sentence_index

_Item = TypeVar("_Item", Mention, Time)

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
#: Tags of participles, and of pasts that parsers take for them and them for.
PARTICIPLE_TAGS = ("VBN", "VBD")
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
NOUN_POS = frozenset({"NOUN", "PROPN"})
NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


class Tree:
    """Heads, labels and words of a Doc by token, with children, edges and a top-down order.

    The Doc itself is never changed: `attach` moves a token in these lists alone; edges and order
    follow with `settle`, to be called after the last move.
    """

    def __init__(self, doc: Doc, labels: Mapping[str, str]) -> None:
        self.doc = doc
        self.size = len(doc)
        offsets = doc.to_array([HEAD]).astype("int64").ravel().tolist()
        self.head: list[int] = [i + offset for i, offset in enumerate(offsets)]
        self.label: list[str] = []
        self.tag: list[str] = []
        self.pos: list[str] = []
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        for token in doc:
            self.start.append(token.idx)
            self.end.append(token.idx + len(token))
            self.label.append(labels.get(token.dep_, "other"))
            self.tag.append(token.tag_)
            self.pos.append(token.pos_)
            self.lower.append(token.lower_)
            self.lemma.append(token.lemma_.lower())
        self.sentence = self._sentences()
        self.heading = self._headings()
        self.mention: dict[int, Mention] = _by_token(MENTIONS.get(doc))
        self.time: dict[int, Time] = _by_token(TIMES.get(doc))
        self.settle()

    def opens_with(self, token: int, prefixes: frozenset[str]) -> bool:
        """Tell whether a word or the name it is in has a prefix before a hyphen: "anti-Acme"."""
        mention = self.mention.get(token)
        first = mention.extent.first if mention is not None else token
        return first > 1 and self.lower[first - 1] == "-" and self.lower[first - 2] in prefixes

    def settle(self) -> None:
        """Derive children, edges and the top-down order from the heads."""
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        roots = []
        for i, head in enumerate(self.head):
            if head == i:
                roots.append(i)
            else:
                self.children[head].append(i)
        self.order = self._top_down(roots)
        self.left, self.right = list(range(self.size)), list(range(self.size))
        for i in reversed(self.order):
            head = self.head[i]
            self.left[head] = min(self.left[head], self.left[i])
            self.right[head] = max(self.right[head], self.right[i])

    def attach(self, token: int, head: int, label: str) -> None:
        """Move a token below another one, or make it a root; never below what depends on it."""
        if head != token and token in (head, *self.ancestors(head)):
            return
        if self.head[token] != token:
            self.children[self.head[token]].remove(token)
        if head != token:
            insort(self.children[head], token)
        self.head[token] = head
        self.label[token] = label

    def replace(self, token: int, by: int) -> None:
        """Let another token stand where this one stands, also as the root."""
        head, label = self.head[token], self.label[token]
        self.attach(by, by if head == token else head, label)

    def give_subject(self, verb: int, noun: int) -> None:
        """Hang a noun on a verb as its subject, which the verb's voice names."""
        passive = self.below(verb, "passive_auxiliary")
        self.attach(noun, verb, "passive_subject" if passive else "subject")

    def hand_over(self, token: int, other: int, among: range) -> None:
        """Move the children of a token that stand in a range below another, with their labels."""
        for child in list(self.children[token]):
            if child in among:
                self.attach(child, other, self.label[child])

    def _top_down(self, roots: list[int]) -> list[int]:
        order: list[int] = []
        stack = roots[::-1]
        while stack:
            token = stack.pop()
            order.append(token)
            stack.extend(reversed(self.children[token]))
        return order

    def _sentences(self) -> list[int]:
        if SENTENCES.get(self.doc):
            return sentence_index(self.doc)
        return [n for n, sent in enumerate(self.doc.sents) for _ in range(len(sent))]

    def _headings(self) -> list[bool]:
        kinds = [s.kind == "heading" for s in SENTENCES.get(self.doc)] or [False]
        return [s >= 0 and s < len(kinds) and kinds[s] for s in self.sentence]

    def below(self, token: int, *labels: str) -> list[int]:
        """List the children that carry one of the labels."""
        children = self.children[token]
        if not children:
            return []
        label = self.label
        return [c for c in children if label[c] in labels]

    def first(self, token: int, *labels: str) -> int | None:
        """Find the first child that carries one of the labels."""
        for child in self.children[token]:
            if self.label[child] in labels:
                return child
        return None

    def conjuncts(self, token: int) -> Iterator[int]:
        """Yield a token and the tokens coordinated with it, in text order of their chain."""
        pending = [token]
        while pending:
            current = pending.pop(0)
            yield current
            pending.extend(self.below(current, "conjunct"))

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the heads above a token, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def antecedent(self, token: int) -> int | None:
        """Find the noun that the nearest relative clause above a token hangs on."""
        for above in self.ancestors(token):
            if self.label[above] == "relative_clause":
                return self.head[above]
        return None

    def is_verb(self, token: int) -> bool:
        """Tell whether a token is a verb form that is no auxiliary of another verb."""
        if self.label[token] in ("auxiliary", "passive_auxiliary", "preposition", "listing"):
            return False
        return self.pos[token] in ("VERB", "AUX") and (
            self.tag[token] in VERB_TAGS or self.tag[token] == "MD"
        )

    def is_infinitive(self, verb: int) -> bool:
        """Tell an infinitive with its mark, "to leave"."""
        return any(self.tag[c] == "TO" for c in self.below(verb, "auxiliary"))

    def is_noun(self, token: int) -> bool:
        """Tell whether a token is a common or proper noun."""
        return self.pos[token] in NOUN_POS

    def type_of(self, token: int) -> str | None:
        """Return the entity type of the mention a token stands in."""
        mention = self.mention.get(token)
        return mention.type if mention else None

    def is_name(self, token: int) -> bool:
        """Tell whether a token stands in a name."""
        mention = self.mention.get(token)
        return mention is not None and mention.kind in ("name", "metonym")

    def extent(self, first: int, last: int, head: int) -> Extent:
        """Make the extent of tokens first..last, the last one included."""
        return Extent(self.start[first], self.end[last], first, last + 1, head)


def _by_token(items: tuple[_Item, ...]) -> dict[int, _Item]:
    """Index items by the tokens they cover; the longest wins."""
    covering: dict[int, _Item] = {}
    for item in sorted(items, key=lambda item: item.extent.end - item.extent.start):
        for i in range(item.extent.first, item.extent.last):
            covering[i] = item
    return covering
