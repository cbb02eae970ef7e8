"""What a phrase of a clause is: its semantic classes, from its words and from what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from nutgraf.layers import ENTITIES, Extent, Mention
from nutgraf.rules.classes import Classes
from nutgraf.stages.relations.index import Index

#: Names whose last word is a noun that says what they name: "the Nobel Prize".
NAMED_BY_NOUNS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})
#: The class of words that say how much of something is meant, not what it is.
PARTITIVE = "partitive"
#: The class of the prepositions between a part and what it is a part of.
PARTITION = "partition"
#: What a body is that is named after a noun of a class: a place too, "Leeds Crown Court"; a
#: party; a part of a state.
ENDINGS = {"seat_noun": "seated", "party_word": "party", "state_ending": "state_body"}
#: The mark of a noun that tells a distinction, no post: "best director".
DISTINGUISHED = "distinguished"
#: The kinds of quantities that are the thing they count: prices and ages are not.
MADE_OF = ("count", "percent", "length", "area", "volume", "mass", "other")


class Semantics(Index):
    """The semantic classes of the phrases of a Doc, each found once."""

    def __init__(self, doc: Doc, classes: Classes) -> None:
        super().__init__(doc, classes)
        self._of_head: dict[int, frozenset[str]] = {}
        self._of_phrase: dict[tuple[int, int], frozenset[str]] = {}

    def classes_of_phrase(self, extent: Extent) -> frozenset[str]:
        """Name the semantic classes of a phrase.

        A common noun that closes a proper one says what it is: "the Man of the Match award".
        """
        key = (extent.head, extent.last - 1)
        found = self._of_phrase.get(key)
        if found is None:
            head, last = key
            found = self.classes_of(head)
            if last > head and self.tokens[head].pos_ == "PROPN":
                closing = self.tokens[last].pos_ == "NOUN" and last not in self.names
                found = found | self.classes_of(last) if closing else found
            self._of_phrase[key] = found
        return found

    def classes_of(self, head: int) -> frozenset[str]:
        """Name the semantic classes of the phrase with this head."""
        found = self._of_head.get(head)
        if found is None:
            meant = self.mentions_at(head)
            found = self.classes.of(self._marks(head, meant), self._words(head, meant))
            # A phrase may count what it is a part of: its own classes end the circle.
            self._of_head[head] = found
            for other in self._same(head, found):
                self._of_head[head] = found = found | self.classes_of(other)
        return found

    def _same(self, head: int, own: frozenset[str]) -> Iterator[int]:
        """Yield the heads of what is told to be the same as a phrase, or counted by it."""
        if head in self.apposed and head not in self.names:
            yield self.apposed[head][0].head  # "his number two, Ann Lee"
        quantity = self.quantities.get(head)
        if quantity is not None and quantity.of is not None and quantity.kind in MADE_OF:
            yield quantity.of.head  # "thousands of troops" are troops, "$129" is no radio
        if PARTITIVE in own:
            yield from self._parted(head)

    def _parted(self, head: int) -> list[int]:
        """List the heads of what a word takes a part of: "most of the fuel" is fuel."""
        after = [
            child
            for child in self.tokens[head].rights
            if PARTITION in self.classes.of_word(child.lower_)
        ][:1]
        return [child.i for preposition in after for child in preposition.rights]

    def _marks(self, head: int, meant: Sequence[tuple[int, Mention]]) -> tuple[str, ...]:
        marks: list[str] = []
        for _, mention in meant:
            marks += [mention.type, mention.kind]
            if mention.country:
                marks.append("country")
            marks += self._told_by_ending(mention)
        if head in self.groups:
            entities = ENTITIES.get(self.doc)
            members = [entities[number] for number in self.groups[head].entities]
            marks += [member.type for member in members]
            marks += ["country" for member in members if "country" in member.attributes]
        if head in self.times:
            marks.append("TIME")
        if head in self.quantities:
            marks.append(self.quantities[head].kind)
        if head in self.counted:
            marks.append("counted")
        if not marks and self.tokens[head].pos_ == "PROPN":
            marks.append("proper")
        if self._is_distinguished(self.tokens[head]):
            marks.append(DISTINGUISHED)
        return tuple(marks)

    def _told_by_ending(self, mention: Mention) -> list[str]:
        """Tell by the last word of its name the house a body sits in, and a party."""
        if mention.type != "ORG" or mention.kind != "name":
            return []
        classes = self.classes.of_word(self.tokens[mention.extent.last - 1].lower_)
        return [mark for ending, mark in ENDINGS.items() if ending in classes]

    def _is_distinguished(self, noun: Token) -> bool:
        """Tell "best director" and "most promising newcomer" from posts."""
        before = [i for i in self.distinctions if i < noun.i]
        return bool(before) and noun.pos_ == "NOUN" and before[-1] >= noun.left_edge.i

    def _words(self, head: int, meant: Sequence[tuple[int, Mention]]) -> tuple[str, ...]:
        types = {m.type for _, m in meant if m.kind == "name"}
        if types and not types <= NAMED_BY_NOUNS:
            return ()
        token = self.tokens[head]
        lower, lemma = token.lower_, token.lemma_.lower()
        words = [lower] if lower == lemma else [lower, lemma]
        if "-" in lower:
            words.append(lower.rpartition("-")[2])
        if head and self.tokens[head - 1].text == "-":
            words += self._hyphenated(head, words)
        return tuple(words)

    def _hyphenated(self, head: int, words: Sequence[str]) -> list[str]:
        """Join a noun with what hyphens tie to it: "start-up" is three tokens."""
        first = head
        while first > 1 and self.tokens[first - 1].text == "-" and not self._spaced(first):
            first -= 2
        if first == head:
            return []
        before = self.doc[first:head].text.lower()
        return [before + word for word in words]

    def _spaced(self, i: int) -> bool:
        """Tell whether the hyphen before a token stands between blanks: a dash."""
        return any(token.whitespace_ for token in self.doc[i - 2 : i])
