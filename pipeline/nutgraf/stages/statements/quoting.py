"""Links every quotation to the cue that introduces or follows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.quotations import Quotation
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.syntax import FINITE_TAGS

#: How far a cue may stand from its quotation, in tokens.
REACH = 40
#: How many quoted words that are no clause are somebody's words, and no name or so-called thing.
FEWEST_WORDS = 4
_MODIFIED = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "AUX", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "pcomp"})
_ENDS = frozenset(",.?!—–-…;")
_INTEGRATED = frozenset({"DET", "ADJ", "ADP", "AUX", "PART", "CCONJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the token of its cue."""

    quotation: Quotation
    cue: int


class Quoting:
    """Finds the cue of a quotation by what stands between the two."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.doc = reading.doc

    def find(self) -> Iterator[Quoted]:
        """Yield the quotations that a cue governs, in text order."""
        for quotation in self.reading.quotations:
            first = self.reading.token_from(quotation.start)
            last = self.reading.token_from(quotation.end)
            if first >= last or quotation.depth > 3:
                continue
            cue = self._after(quotation, last)
            if cue is None:
                cue = self._before(quotation, first)
            if cue is None:
                cue = self._governing(quotation, first, last)
            if cue is not None:
                yield Quoted(quotation, cue)

    def _is_cue(self, token: Token) -> bool:
        return token.pos_ in _VERBS and self.lexicon.entry(token, "quotation") is not None

    def _outside(self, i: int, quotation: Quotation) -> bool:
        """Tell whether a token lies at the level on which a quotation stands."""
        around = self.reading.quotation_at(i)
        return (around.depth + 1 if around else 0) == quotation.depth

    def _after(self, quotation: Quotation, last: int) -> int | None:
        """Find the cue that follows: "…," said the mayor; "…," the mayor of X said."""
        text = self.reading.text
        ended = text[quotation.end - 1] in _ENDS
        begin, limit = self.reading.bounds(last - 1)
        first = self.reading.token_from(quotation.start)
        p = self.reading.token_at(max(0, quotation.outer_start - 1))
        if begin <= p < first and not self.doc[p].is_punct and self._is_integrated(p, first):
            return None  # "The verdict was "a scandal", she said": the whole clause is said
        i = self.reading.token_from(quotation.outer_end)
        while i < limit and self.doc[i].is_punct and self.doc[i].text in ",—–-":
            ended, i = True, i + 1
        if not ended or i >= limit:
            return None
        if self.doc[i].lower_ in self.lexicon.rules.coordinators:
            return None
        stop = min(limit, i + REACH)
        while i < stop:
            token = self.doc[i]
            if not self._outside(i, quotation):
                return None
            if self._is_cue(token) and token.dep_ not in ("relcl", "acl"):
                return i if token.tag_ != "VBG" else None
            if token.pos_ in _VERBS and token.dep_ not in ("aux", "auxpass"):
                if token.dep_ not in _ASIDE:
                    return None
                i = max(i, token.right_edge.i)
            i += 1
        return None

    def _before(self, quotation: Quotation, first: int) -> int | None:
        """Find the cue that comes before: the mayor of X said: "…"."""
        p = self.reading.token_at(max(0, quotation.outer_start - 1))
        while p > 0 and self.doc[p].is_space:
            p -= 1
        begin, _ = self.reading.bounds(first)
        if self.doc[p].idx >= quotation.outer_start or (p < begin and self.doc[p].text != ":"):
            return None
        begin = self.reading.bounds(p)[0]
        if self.doc[p].text == ":":
            return self._before_colon(quotation, p, begin)
        return self._before_words(quotation, p, max(begin, p - REACH), first)

    def _before_colon(self, quotation: Quotation, colon: int, begin: int) -> int | None:
        for i in range(colon - 1, max(begin, colon - 2 * REACH) - 1, -1):
            if self._outside(i, quotation) and self._is_cue(self.doc[i]):
                return i
        return None

    def _before_words(self, quotation: Quotation, p: int, begin: int, first: int) -> int | None:
        comma = self.doc[p].text in (",", "—", "–")
        i = p - 1 if comma else p
        if not comma and self.doc[p].lower_ in self.lexicon.rules.complementizers:
            i -= 1
        elif not comma and not self._is_cue(self.doc[p]) and self._is_integrated(p, first):
            return None
        while i >= begin:
            token = self.doc[i]
            if not self._outside(i, quotation):
                return None
            if self._is_cue(token):
                return i if self._takes(token, quotation, p, first) else None
            if token.pos_ in _VERBS and token.dep_ not in _ASIDE:
                return None
            if token.dep_ == "mark" and i != p:
                return None
            i -= 1
        return None

    def _governing(self, quotation: Quotation, first: int, last: int) -> int | None:
        """Find the cue of quoted words that are its object: warned of "grave consequences"."""
        p = self.reading.token_at(max(0, quotation.outer_start - 1))
        words = [token for token in self.doc[first:last] if token.is_alpha]
        titled = bool(words) and words[-1].is_title and words[0].is_title
        if (
            len(words) < FEWEST_WORDS
            or titled
            or p < self.reading.bounds(first)[0]
            or quotation.depth > 0
        ):
            return None
        after = self.reading.token_from(quotation.outer_end)
        if after < len(self.doc) and self.doc[after].pos_ in _MODIFIED:
            return None
        cue = self.doc[p]
        for _ in range(2 if cue.pos_ == "ADP" else 0):
            cue = cue.head if not self._is_cue(cue) else cue
        return cue.i if self._is_cue(cue) and self._outside(cue.i, quotation) else None

    def _is_integrated(self, p: int, first: int) -> bool:
        """Tell quoted words that continue a phrase or clause begun before them."""
        token = self.doc[first]
        if self.doc[p].pos_ in _INTEGRATED:
            return True
        return token.pos_ == "AUX" or token.tag_ in ("VBZ", "VBD", "VBN", "MD")

    def _takes(self, cue: Token, quotation: Quotation, p: int, first: int) -> bool:
        """Tell a quotation that is all that is said from a part of a clause."""
        if self.doc[p].text in (",", "—", "–"):
            return True
        clausal = any(
            t.tag_ in FINITE_TAGS for t in self.doc[first : self.reading.token_from(quotation.end)]
        )
        frames = {frame for entry in self.lexicon.entries(cue) for frame in entry.frames}
        if not (clausal or (cue.i == p and "clause" in frames)):
            return False
        if cue.i != p and "recipient" not in frames and self.doc[p].pos_ in ("NOUN", "PROPN"):
            return False
        for child in cue.rights:
            if child.dep_ == "ccomp" and child.left_edge.i <= p and child.left_edge.i > cue.i:
                marks = self.doc[child.left_edge.i : p + 1]
                return all(t.is_punct or t.dep_ == "mark" for t in marks)
        after = self.reading.token_from(quotation.outer_end)
        rest = self.doc[after] if after < self.reading.bounds(p)[1] else None
        return rest is None or rest.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "AUX")
