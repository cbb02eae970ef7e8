# ruff: noqa
# mypy: ignore-errors
"""Finds clauses: a stop-gap, until the package takes its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel
from spacy.language import Language
from spacy.tokens import Doc, Token

from nutgraf.language import find_package
from nutgraf.layers import (
    CLAUSES,
    MENTIONS,
    TIMES,
    Clause,
    ClauseArgument,
    Extent,
    attributes,
    sentence_index,
)
from nutgraf.rules.reader import read_rules


class Words(BaseModel):
    """Words."""

    modals: dict[str, list[str]]
    governors: dict[str, list[str]]
    light: list[str]
    locative: list[str]


SUBJ = {"nsubj", "nsubjpass", "csubj"}
PLACE = {"GPE", "LOC", "FAC"}


class Clauses:
    """Finds clauses."""

    def __init__(self, words: Words) -> None:
        self.w = words
        self.modal = {w: k for k, ws in words.modals.items() for w in ws}
        self.governor = {w: k for k, ws in words.governors.items() for w in ws}

    def __call__(self, doc: Doc) -> Doc:
        """Leave the layer."""
        CLAUSES.set(doc, tuple(self.find(doc)))
        return doc

    def find(self, doc: Doc) -> Iterator[Clause]:
        """Yield clauses."""
        if not doc.has_annotation("DEP"):
            return
        self.doc = doc
        self.sent = sentence_index(doc)
        self.name = {i: m for m in MENTIONS.get(doc) for i in range(m.extent.first, m.extent.last)}
        self.time = {i: t for t in TIMES.get(doc) for i in range(t.extent.first, t.extent.last)}
        found: list[Clause] = []
        self.by_head: dict[int, int] = {}
        verbs = [
            t
            for t in doc
            if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass", "amod", "compound")
        ]
        for v in verbs:
            if v.lemma_ == "be" or (
                v.pos_ == "AUX" and any(c.dep_ in ("attr", "acomp") for c in v.children)
            ):
                clause = self.copular(v)
            else:
                clause = self.verbal(v)
            if clause:
                self.by_head[v.i] = len(found)
                found.append(clause)
        for t in doc:
            found.extend(self.nominal(t))
        for i, c in enumerate(found):
            yield replace(c, index=i)

    def phrase(self, token: Token) -> Extent:
        if token.i in self.name and self.name[token.i].extent.head == token.i:
            e = self.name[token.i].extent
            return Extent(e.start, e.end, e.first, e.last, token.i)
        first, last = token.left_edge.i, token.i + 1
        for c in token.rights:
            if c.dep_ == "prep" and c.lower_ == "of" and c.i == last:
                last = c.right_edge.i + 1
        span = self.doc[first:last]
        return Extent(span.start_char, span.end_char, first, last, token.i)

    def args(
        self, function: str, token: Token, prep: str | None = None, how: str = "direct"
    ) -> Iterator[ClauseArgument]:
        tokens = [token]
        while nxt := next(
            (
                c
                for c in tokens[-1].children
                if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")
            ),
            None,
        ):
            tokens.append(nxt)
        for t in tokens:
            e = self.phrase(t)
            f = function
            if t.i in self.time:
                f, e = "time", self.time[t.i].extent
            elif (
                function == "oblique"
                and prep in self.w.locative
                and t.i in self.name
                and self.name[t.i].type in PLACE
            ):
                f = "place"
            yield ClauseArgument(f, e, prep, how)  # type: ignore[arg-type]

    def preps(self, head: Token) -> Iterator[ClauseArgument]:
        for c in head.children:
            if c.dep_ in ("prep", "dative", "agent") and c.pos_ in ("ADP", "SCONJ"):
                for o in c.children:
                    if o.dep_ in ("pobj",):
                        if c.dep_ == "agent":
                            yield from self.args("subject", o, "by", "passive")
                        else:
                            yield from self.args("oblique", o, c.lower_)
                    elif o.dep_ == "prep":
                        for oo in o.children:
                            if oo.dep_ == "pobj":
                                yield from self.args("oblique", oo, f"{c.lower_} {o.lower_}")
            elif c.dep_ == "npadvmod" and c.i in self.time:
                yield from self.args("time", c)

    def subject(self, v: Token, depth: int = 0) -> tuple[Token | None, str, bool]:
        for c in v.children:
            if c.dep_ in SUBJ:
                if c.tag_ in ("WDT", "WP") and v.dep_ == "relcl":
                    return v.head, "relative", c.dep_ == "nsubjpass"
                return c, "direct", c.dep_ == "nsubjpass"
        if depth > 6:
            return None, "", False
        if v.dep_ == "conj" and v.head.pos_ in ("VERB", "AUX"):
            s, h, p = self.subject(v.head, depth + 1)
            return s, "conjunct", p and v.tag_ == "VBN"
        if v.dep_ == "acl":
            return v.head, "participle", v.tag_ == "VBN"
        if v.dep_ in ("xcomp", "advcl", "pcomp") and v.head is not v:
            head = v.head if v.dep_ != "pcomp" else v.head.head
            if v.dep_ == "xcomp":
                for c in head.children:
                    if c.dep_ == "dobj":
                        return c, "control", False
            if head.pos_ in ("VERB", "AUX"):
                s, h, p = self.subject(head, depth + 1)
                return s, "control", False
        return None, "", False

    def modality(self, v: Token) -> str:
        if any(c.dep_ == "neg" for c in v.children):
            return "negated"
        for c in v.children:
            if c.dep_ == "aux" and c.lower_ in self.modal:
                return self.modal[c.lower_]
            if c.dep_ == "mark" and c.lower_ == "if":
                return "possible"
        if v.dep_ in ("xcomp", "ccomp") and v.head.lemma_ in self.governor and v.dep_ == "xcomp":
            return self.governor[v.head.lemma_]
        if v.dep_ == "advcl" and any(c.dep_ == "aux" and c.tag_ == "TO" for c in v.children):
            return "future"
        if v.dep_ in ("conj", "xcomp") and v.head.pos_ in ("VERB", "AUX"):
            return self.modality(v.head)
        return "asserted"

    def verbal(self, v: Token) -> Clause | None:
        args: list[ClauseArgument] = []
        s, how, passive = self.subject(v)
        if s is not None:
            args += self.args(
                "object" if passive else "subject", s, None, "passive" if passive else how
            )
        for c in v.children:
            if c.dep_ == "dobj":
                if c.tag_ in ("WDT", "WP") and v.dep_ == "relcl":
                    args += self.args("object", v.head, None, "relative")
                else:
                    args += self.args("object", c)
            elif c.dep_ == "dative" and c.pos_ != "ADP":
                args += self.args("indirect", c)
            elif c.dep_ in ("ccomp", "xcomp"):
                e = Extent.of(self.doc[c.left_edge.i : c.right_edge.i + 1])
                args.append(ClauseArgument("complement", e))
        args += self.preps(v)
        prt = next((c.lower_ for c in v.children if c.dep_ == "prt"), None)
        m = self.modality(v)
        return Clause(
            0,
            "verbal",
            Extent.of(v),
            v.i,
            v.lemma_.lower(),
            self.sent[v.i],
            tuple(args),
            prt,
            construction="passive" if passive else "active",
            modality=m,  # type: ignore[arg-type]
            polarity="negative" if m == "negated" else "positive",
        )

    def copular(self, v: Token) -> Clause | None:
        y = next((c for c in v.children if c.dep_ in ("attr", "acomp")), None)
        s, how, _ = self.subject(v)
        if y is None or s is None:
            return self.verbal(v) if v.lemma_ == "be" and s is not None else None
        args = [*self.args("subject", s), *self.noun_args(y), *self.preps(v)]
        return Clause(
            0,
            "copular",
            self.role(y),
            y.i,
            y.lemma_.lower(),
            self.sent[v.i],
            tuple(args),
            construction="copula",
            modality=self.modality(v),
        )  # type: ignore[arg-type]

    def role(self, y: Token) -> Extent:
        first = y.i
        while (
            first > 0
            and self.doc[first - 1].dep_ in ("compound", "amod", "nmod")
            and first - 1 not in self.name
        ):
            first -= 1
        return Extent.of(self.doc[first : y.i + 1])

    def noun_args(self, n: Token) -> Iterator[ClauseArgument]:
        for c in n.children:
            if c.dep_ == "poss":
                yield from self.args("possessive", c)
            elif c.dep_ in ("compound", "amod", "nmod") and c.i < n.i:
                e = self.phrase(c) if c.i in self.name else Extent.of(c)
                yield ClauseArgument("compound", e)
        yield from self.preps(n)

    def nominal(self, t: Token) -> Iterator[Clause]:
        s = self.sent[t.i]
        if t.dep_ == "appos":
            x, y = t.head, t
            if x.i in self.name and y.i in self.name:
                if self.name[x.i].type in PLACE and self.name[y.i].type in PLACE:
                    yield Clause(
                        0,
                        "attributive",
                        self.phrase(y),
                        y.i,
                        "",
                        s,
                        (*self.args("subject", x), *self.args("object", y)),
                        construction="place_chain",
                    )
            elif x.i in self.name or y.i in self.name:
                n, r = (x, y) if x.i in self.name else (y, x)
                yield Clause(
                    0,
                    "copular",
                    self.role(r),
                    r.i,
                    r.lemma_.lower(),
                    s,
                    (*self.args("subject", n), *self.noun_args(r)),
                    construction="apposition",
                )
        if (
            t.i in self.name
            and self.name[t.i].type == "PERSON"
            and t.i == self.name[t.i].extent.head
        ):
            b = self.name[t.i].extent.first - 1
            if (
                b >= 0
                and self.doc[b].pos_ in ("NOUN", "PROPN")
                and b not in self.name
                and self.sent[b] == s
            ):
                r = self.doc[b]
                args = [*self.args("subject", t)]
                i = b
                while (
                    i - 1 >= 0
                    and self.doc[i - 1].pos_ in ("NOUN", "PROPN", "ADJ")
                    and i - 1 not in self.name
                ):
                    i -= 1
                j = i - 1
                if j >= 0 and self.doc[j].tag_ == "POS":
                    j -= 1
                if j >= 0 and j in self.name:
                    args.append(ClauseArgument("compound", self.name[j].extent))
                yield Clause(
                    0,
                    "copular",
                    Extent.of(self.doc[i : b + 1]),
                    b,
                    r.lemma_.lower(),
                    s,
                    tuple(args),
                    construction="title",
                )
        if t.pos_ == "NOUN" and t.i not in self.name:
            args = [*self.noun_args(t)]
            light = None
            if t.dep_ == "dobj" and t.head.lemma_ in self.w.light:
                light = t.head.lemma_
                x, how, passive = self.subject(t.head)
                if x is not None and not passive:
                    args += self.args("subject", x, None, "light")
                args += self.preps(t.head)
            if args:
                m = self.modality(t.head) if light else "asserted"
                yield Clause(
                    0,
                    "nominal",
                    Extent.of(t),
                    t.i,
                    t.lemma_.lower(),
                    s,
                    tuple(args),
                    light=light,
                    construction="light" if light else "nominal",
                    modality=m,
                )  # type: ignore[arg-type]
            for c in t.children:
                if c.dep_ == "prep":
                    for o in c.children:
                        if o.dep_ == "pobj" and o.i in self.name:
                            yield Clause(
                                0,
                                "attributive",
                                Extent.of(c),
                                c.i,
                                c.lower_,
                                s,
                                (*self.args("subject", t), *self.args("object", o)),
                                construction="prepositional",
                            )


@Language.factory(
    "nutgraf_clauses", default_config={"package": "nutgraf_en"}, assigns=attributes(CLAUSES)
)
def create(nlp: Language, name: str, package: str) -> Clauses:
    """Make the stage."""
    return Clauses(read_rules(find_package(package).file("clauses.yaml"), Words))
