"""Finds what a quantity counts or measures, from the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from nutgraf.layers import Extent
from nutgraf.records import QuantityKind
from nutgraf.rules.quantities import QuantityRules

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
MODIFIERS = frozenset(
    {"nummod", "amod", "compound", "nmod", "quantmod", "det", "predet", "npadvmod", "poss"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
CLIMB = 6


class Counted:
    """Follows the parse from a quantity to the noun it belongs to."""

    def __init__(self, rules: QuantityRules) -> None:
        self.of = rules.of

    def find(self, doc: Doc, kind: QuantityKind, first: int, stop: int) -> Extent | None:
        """Find the phrase counted by the quantity over tokens `first` to `stop`."""
        if not doc.has_annotation("DEP") or kind == "other":
            return None
        root = doc[first:stop].root
        head = (
            self._hyphened(doc, kind, stop)
            or (self._after_of(doc, stop) if kind != "duration" else None)
            or self._modified(doc, root, stop)
            or (self._following(doc, stop) if self._is_attribute(doc, kind, first, stop) else None)
            or (self._person_before(doc, first) if kind == "age" else None)
            or self._measured(root, kind)
        )
        return self._phrase(doc, head, first, stop) if head is not None else None

    @staticmethod
    def _hyphened(doc: Doc, kind: QuantityKind, stop: int) -> Token | None:
        """Take "page" of "a 131-page document"."""
        if kind == "count" and stop + 1 < len(doc) and doc[stop].text == "-":
            return doc[stop + 1] if doc[stop + 1].pos_ in NOMINAL else None
        return None

    @staticmethod
    def _is_attribute(doc: Doc, kind: QuantityKind, first: int, stop: int) -> bool:
        """Tell "a 20 minute walk" from "20 minutes"; a count may always stand before its noun."""
        return kind == "count" or (doc[stop - 1].tag_ == "NN" and stop - first > 1)

    def _after_of(self, doc: Doc, stop: int) -> Token | None:
        """Take the object of "of" behind: "thousands of people", "40 per cent of its staff"."""
        if stop >= len(doc) or doc[stop].lower_ not in self.of:
            return None
        for child in doc[stop].rights:
            if child.dep_ in ("pobj", "pcomp"):
                return child
        return self._following(doc, stop + 1)

    @staticmethod
    def _modified(doc: Doc, root: Token, stop: int) -> Token | None:
        """Climb from a modifier to its noun: "15 metre high pig", "two other incidents"."""
        token = root
        for _ in range(CLIMB):
            if token.dep_ not in MODIFIERS and token.pos_ != "ADJ":
                return None
            token = token.head
            if token.i >= stop and token.pos_ in NOMINAL and token.dep_ not in MODIFIERS:
                return token
        return token if token.i >= stop and token.pos_ in NOMINAL else None

    @staticmethod
    def _following(doc: Doc, stop: int) -> Token | None:
        """Take the last noun of the run of adjectives and nouns behind."""
        found = None
        for i in range(stop, min(stop + CLIMB, len(doc))):
            token = doc[i]
            if token.pos_ in ("NOUN", "PROPN"):
                found = token
            elif (
                token.pos_ not in ("ADJ", "DET", "PUNCT")
                or (token.is_punct and token.text != "-")
                or found is not None
            ):
                break
        return found

    @staticmethod
    def _person_before(doc: Doc, first: int) -> Token | None:
        """Take the name before "42," in "Ada Moss, 42, of Leeds"."""
        if first >= 2 and doc[first - 1].text in (",", "("):
            token = doc[first - 2]
            return token if token.pos_ in NOMINAL else None
        return None

    def _measured(self, root: Token, kind: QuantityKind) -> Token | None:
        """Go to the subject of a copula, or the noun before "of": "sales of $14 million"."""
        head, token = root.head, root
        if token.dep_ == "pobj" and head.lower_ in self.of and head.head.pos_ in NOMINAL:
            return head.head if kind not in ("duration", "age") else None
        for _ in range(2):
            if token.dep_ == "pobj" or (
                token.dep_ in ("npadvmod", "nummod") and token.head.pos_ == "ADJ"
            ):
                token = token.head
        head = token.head
        copula = head.pos_ == "AUX" or token.dep_ in COMPLEMENTS
        moves = kind == "percent" and token.dep_ in ("dobj", "npadvmod", "advmod")
        if copula or moves:
            return next((child for child in head.lefts if child.dep_ in SUBJECTS
                         and child.pos_ in ("NOUN", "PROPN")), None)  # fmt: skip
        return None

    def _phrase(self, doc: Doc, head: Token, first: int, stop: int) -> Extent | None:
        """Take the noun with its modifiers and "of" phrases, without a determiner."""
        if head.i >= stop:
            begin = stop
            while begin < head.i and (
                doc[begin].tag_ in ("DT", "HYPH", "CC", ",", "PDT") or doc[begin].lower_ in self.of
            ):
                begin += 1
        else:
            begin = head.i
            while begin > 0 and doc[begin - 1].dep_ in MODIFIERS and doc[begin - 1].tag_ != "DT":
                begin -= 1
        if first < head.i < stop:
            return None
        return Extent.of(doc[begin : self._end(head)])

    def _end(self, head: Token) -> int:
        end = head.i + 1
        for _ in range(CLIMB):
            of = next((c for c in head.rights if c.lower_ in self.of and c.i == end), None)
            inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of else None
            if inner is None:
                return end
            head, end = inner, inner.i + 1
        return end
