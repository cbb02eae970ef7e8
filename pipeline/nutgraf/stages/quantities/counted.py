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
#: How a measure stands by a verb of change: "fell 4 %", "fell by 4 %".
ADVERBIAL = frozenset({"dobj", "npadvmod", "advmod", "nummod"})
SET_OFF = frozenset({"amod", "appos", "acl", "relcl"})
#: Tags of "as many" before the noun of "three times as many people".
COMPARING = frozenset({"RB", "JJR", "RBR"})
#: Kinds of which "a 15 metre high wall" tells a dimension.
MEASURED = frozenset({"length", "area", "age", "duration"})
CLIMB = 6
OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass"})
AGE_CLIMB = 8
DEFINITE = frozenset({"DT", "PRP$", "CD"})


class Counted:
    """Follows the parse from a quantity to the noun it belongs to."""

    def __init__(self, rules: QuantityRules) -> None:
        self.of = rules.of
        self.rates = rules.rates
        self.vague = rules.vague
        self.changes = rules.change_words | rules.gain_words | rules.measuring_words
        self.lasting = rules.lasting_words
        self.measuring = rules.measuring_words
        self.aged = rules.aged_nouns
        self.told = rules.told_followers
        self.prices = rules.price_links
        self.dimensions = rules.dimensions

    def find(
        self, doc: Doc, kind: QuantityKind, first: int, stop: int, ordered: bool = False
    ) -> Extent | None:
        """Find the phrase counted by the quantity over tokens `first` to `stop`.

        `ordered` tells that it orders more than it counts: "the 28th minute of the game".
        """
        if not doc.has_annotation("DEP"):
            return None
        if ordered:
            game = self._after_of(doc, stop, kind)
            return self._phrase(doc, game, kind, first, stop) if game is not None else None
        root = doc[first:stop].root
        head = (
            self._hyphened(doc, kind, stop)
            or self._after_of(doc, stop, kind)
            or (self._priced(doc, stop) if kind == "money" else None)
            or self._modified(doc, root, stop)
            or self._attributed(doc, kind, first, stop)
            or (self._person_before(doc, first) if kind == "age" else None)
            or self._measured(root, kind)
        )
        return self._phrase(doc, head, kind, first, stop) if head is not None else None

    @staticmethod
    def _hyphened(doc: Doc, kind: QuantityKind, stop: int) -> Token | None:
        """Take "page" of "a 131-page document"."""
        if kind == "count" and stop + 1 < len(doc) and doc[stop].text == "-":
            return doc[stop + 1] if doc[stop + 1].pos_ in NOMINAL else None
        return None

    def _attributed(self, doc: Doc, kind: QuantityKind, first: int, stop: int) -> Token | None:
        """Take the noun behind: "20 guests", "three times as many guests"."""
        rate = kind != "ratio" and stop < len(doc) and doc[stop].pos_ == "DET"
        if rate or not self._is_attribute(doc, kind, first, stop):
            return None  # "3 per cent a year"
        begin = stop
        while kind == "ratio" and begin < len(doc) and self._compares(doc[begin]):
            begin += 1
        return self._following(doc, begin)

    @staticmethod
    def _is_attribute(doc: Doc, kind: QuantityKind, first: int, stop: int) -> bool:
        """Tell "a 20 minute walk" from "20 minutes"; a count may always stand before its noun."""
        return kind in ("count", "ratio") or (doc[stop - 1].tag_ == "NN" and stop - first > 1)

    def _priced(self, doc: Doc, stop: int) -> Token | None:
        """Take "share" of "€38.50 a share"."""
        rate = stop + 1 < len(doc) and doc[stop].lower_ in self.rates
        told = stop + 2 < len(doc) and doc[stop + 2].lower_ in self.told  # "$3bn a year earlier"
        return doc[stop + 1] if rate and not told and doc[stop + 1].pos_ in NOMINAL else None

    def _after_of(self, doc: Doc, stop: int, kind: QuantityKind) -> Token | None:
        """Take the object of "of" behind: "thousands of people", "40 per cent of its staff".

        Of durations only what fills them: "two days of rain", not "the last months of her life".
        """
        if stop >= len(doc) or doc[stop].lower_ not in self.of:
            return None
        for child in doc[stop].rights:
            if child.dep_ in ("pobj", "pcomp"):
                inside = doc[child.left_edge.i : child.i]
                filled = kind != "duration" or not any(t.tag_ in DEFINITE for t in inside)
                return child if filled else None
        return self._following(doc, stop + 1) if kind != "duration" else None

    @staticmethod
    def _modified(doc: Doc, root: Token, stop: int) -> Token | None:
        """Climb from a modifier to its noun: "15 metre high wall", "two other incidents"."""
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
        """Go to the noun before "of", the subject of a copula, or what a change is a change of."""
        head, token = root.head, root
        if token.dep_ == "pobj" and head.head.pos_ in ("NOUN", "PROPN"):
            priced = kind == "money" and head.lower_ in self.prices
            if head.lower_ in self.of or priced:  # "sales of $14 million", "a cheque for €120,000"
                aged = kind == "age" and head.head.lower_ in self.aged  # "a boy of 12"
                return head.head if aged or kind not in ("duration", "age") else None
        if kind == "age":
            return self._aged(root)
        for _ in range(2):
            if token.dep_ == "pobj" or (
                token.dep_ in ("npadvmod", "nummod") and token.head.pos_ == "ADJ"
            ):
                token = token.head
        head = token.head
        if token.pos_ == "ADJ" and token.dep_ in SET_OFF and head.pos_ in NOMINAL:
            return head  # "the ship, 300 metres long"
        copula = head.pos_ == "AUX" or token.dep_ in COMPLEMENTS
        return _subject(head) if copula else self._changed(head, token, kind)

    def _changed(self, verb: Token, token: Token, kind: QuantityKind) -> Token | None:
        """Take what changes by an amount, or lasts: "shares fell 4 %", "talks lasted an hour"."""
        if kind == "duration" and verb.lower_ in self.lasting:
            return _subject(verb)
        if verb.lower_ not in self.changes or kind in ("duration", "age"):
            return None
        if token.dep_ != "prep":
            told = kind not in ("count", "money") or verb.lower_ in self.measuring
            return _subject(verb) if told and token.dep_ in ADVERBIAL else None
        changed = next((child for child in verb.rights if child.dep_ == "dobj"), None)
        return changed if changed is not None and changed.i < token.i else _subject(verb)

    @staticmethod
    def _aged(root: Token) -> Token | None:
        """Take "children" of "children aged 5", the subject of "died at the age of 42"."""
        if root.dep_ in OBJECTS and root.pos_ != "NUM":
            return None  # "the law shields 16-year-olds"
        for token in [root, *root.ancestors][:AGE_CLIMB]:
            if token.dep_ == "acl" and token.head.pos_ in NOMINAL:
                return token.head
            if token.dep_ == "appos" and token.head.pos_ == "PROPN":
                return token.head
            if token.pos_ in ("VERB", "AUX"):
                return _subject(token)
        return None

    def _phrase(
        self, doc: Doc, head: Token, kind: QuantityKind, first: int, stop: int
    ) -> Extent | None:
        """Take the noun with its modifiers and "of" phrases, without a determiner."""
        if head.i >= stop:
            begin = stop
            while begin < head.i and (
                doc[begin].tag_ in ("DT", "HYPH", "CC", ",", "PDT", "WP$")
                or doc[begin].lower_ in self.of
                or (kind == "ratio" and self._compares(doc[begin]))
                or (kind in MEASURED and doc[begin].lower_ in self.dimensions)
            ):
                begin += 1
        else:
            begin = head.i
            while begin > 0 and _belongs(doc[begin - 1]):
                begin -= 1
        if first <= head.i < stop or not head.text[0].isalpha():  # "340, or 12.5 %"
            return None
        return Extent.of(doc[begin : self._end(head, first if first > head.i else None)])

    def _compares(self, token: Token) -> bool:
        """Tell "as many" in front of the noun of "three times as many people"."""
        return token.tag_ in COMPARING or token.lower_ in self.vague

    def _end(self, head: Token, before: int | None) -> int:
        """Find the end of a noun with its "of" phrases, in front of the quantity itself."""
        end = head.i + 1
        for _ in range(CLIMB):
            of = next((c for c in head.rights if c.lower_ in self.of and c.i == end), None)
            inner = next((c for c in of.rights if c.dep_ == "pobj"), None) if of else None
            if inner is None or (before is not None and inner.i >= before):
                return end
            head, end = inner, inner.i + 1
        return end


def _belongs(token: Token) -> bool:
    counts = token.dep_ in ("nummod", "quantmod")
    return token.dep_ in MODIFIERS and not counts and token.tag_ not in ("DT", "WP$", "PDT")


def _subject(verb: Token) -> Token | None:
    """Find a verb's subject where it is a noun; a verb in line shares that of the first."""
    for token in (verb, verb.head if verb.dep_ == "conj" else verb):
        for child in token.lefts:
            if child.dep_ in SUBJECTS and child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
                return verb.head  # "talks that lasted five hours"
            if child.dep_ in SUBJECTS and child.pos_ in ("NOUN", "PROPN"):
                return child
    return None
