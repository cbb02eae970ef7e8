"""Finds who speaks: the phrase as written nearest the cue, from the verb's understood subject."""

from __future__ import annotations

from spacy.tokens import Token

from nutgraf.layers import Extent
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_LEFT_OUT = frozenset({"relcl", "acl", "appos", "punct", "cc", "advcl", "ccomp", "case"})
_PARTS = frozenset({"prep", "pobj", "conj", "cc", "amod", "nummod", "advmod", "punct", "pcomp"})
_RELATIVES = frozenset({"WDT", "WP"})
_FURTHER = frozenset({"advcl", "conj", "acl", "ccomp", "pcomp"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENERS = frozenset({":", "("})
_LONGEST_CLIMB = 6


def subject_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the understood subject of a verb in its active form, or None.

    A participle set off at the end ("…, adding that") has the subject of who speaks already,
    whatever verb the parser gave it to.
    """
    token = verb
    if is_further_cue(verb, lexicon):
        token = speaking_above(verb, lexicon) or verb
    for _ in range(_LONGEST_CLIMB):
        own = _own_subject(token) or _inverted(token)
        if own is not None:
            return _antecedent(own, token)
        if token.dep_ in ("acl", "relcl") and token.head.pos_ in _NOMINAL:
            return token.head
        if token.dep_ == "ROOT" or token.head == token:
            return None
        if token.dep_ in ("ccomp",) and token == verb:
            return None
        token = token.head
    return None


def inverted_clause(verb: Token) -> Token | None:
    """Return the clause that the parser began with the speaker behind a quotation.

    "…," said Ann Lee, who led the study: the parser looks for what Ann Lee is the subject of.
    """
    before = verb.doc[verb.i - 1] if verb.i else verb
    set_off = before.is_punct and before.text not in _OPENERS
    if not set_off or verb.tag_ == "VBG" or _own_subject(verb) is not None:
        return None
    return next((c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i == verb.i + 1), None)


def _inverted(verb: Token) -> Token | None:
    clause = inverted_clause(verb)
    subjects = clause.lefts if clause is not None else ()
    return next((c for c in subjects if c.left_edge.i == verb.i + 1 and c.pos_ in _NOMINAL), None)


def is_further_cue(token: Token, lexicon: Lexicon) -> bool:
    """Tell the second verb of who speaks already: "…, adding that …", "…, and vowed to …"."""
    if token.dep_ not in _FURTHER or _own_subject(token) is not None:
        return False
    doc, begin = token.doc, token.left_edge.i
    if token.tag_ == "VBG":
        begin = min(begin, token.head.i) if token.dep_ == "pcomp" else begin
        return (
            begin > 0 and doc[begin - 1].text == "," and lexicon.entry(token, "clause") is not None
        )
    says = any(c.dep_ in ("ccomp", "xcomp") for c in token.rights)
    speaks = lexicon.entry(token, "clause") or lexicon.entry(token, "infinitive")
    after = token.dep_ == "conj" and token.i > 1 and doc[token.i - 1].dep_ == "cc"
    return after and says and speaks is not None and doc[token.i - 2].text == ","


def speaking_above(verb: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of speech before a participle that it depends on, however far above."""
    token = verb.head
    for _ in range(_LONGEST_CLIMB):
        if lexicon.entry(token, "clause") is not None and token.i < verb.i:
            return token
        token = token.head
    return None


def _own_subject(verb: Token) -> Token | None:
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if subject is not None:
        return subject
    if any(c.dep_ in _PASSIVE_SUBJECTS for c in verb.children):
        return agent_of(verb) or next(c for c in verb.children if c.dep_ in _PASSIVE_SUBJECTS)
    return None


def agent_of(verb: Token) -> Token | None:
    """Return the agent of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Tell a passive verb, reduced ones too."""
    deps = {child.dep_ for child in verb.children}
    return bool(deps & {"nsubjpass", "csubjpass", "auxpass", "agent"}) or (
        verb.dep_ in ("acl", "advcl")
        and verb.tag_ == "VBN"
        and not any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    )


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.tag_ in _RELATIVES and verb.dep_ == "relcl":
        return verb.head
    return subject


def speaker_extent(reading: Reading, head: Token, cue: int) -> Extent:
    """Return the phrase of a speaker: a name without title, or the noun phrase as written."""
    first, last = phrase(head)
    together = any(child.dep_ == "conj" for child in head.children)
    name = reading.name_at.get(head.i)
    if name is not None and not together:
        return name.extent
    if not together and (found := _named(reading, head, cue)):
        return found
    while first < last - 1 and reading.doc[first].is_punct:
        first += 1
    start, end = reading.starts[first], reading.end_of(last - 1)
    return Extent(start, end, first, last, head.i)


def _named(reading: Reading, head: Token, cue: int) -> Extent | None:
    """Find the person's name that a title or role stands with: the head of X Ann Smith said."""
    for child in head.rights:
        name = reading.name_at.get(child.i)
        if child.dep_ == "appos" and name is not None and name.type in ("PERSON", "ORG"):
            return name.extent
    if head.i < cue:
        before = cue - 1
        while before > head.i and (reading.doc[before].is_punct or reading.doc[before].is_space):
            before -= 1
        name = reading.name_at.get(before)
        if name is not None and name.type == "PERSON" and name.extent.first > head.i:
            previous = reading.doc[name.extent.first - 1]
            if previous.pos_ in ("NOUN", "PROPN"):
                return name.extent
    return None


def phrase(head: Token) -> tuple[int, int]:
    """Return the tokens of a noun phrase without relative clauses and appositions."""
    lefts = [child for child in head.lefts if child.dep_ not in _LEFT_OUT]
    first = min((child.left_edge.i for child in lefts), default=head.i)
    return min(first, head.i), _phrase_end(head)


def _phrase_end(head: Token) -> int:
    end, todo = head.i + 1, [head]
    while todo:
        for child in todo.pop().rights:
            if child.dep_ == "punct" and child.text not in ",":
                break
            if child.dep_ in ("punct", "cc"):
                continue
            if child.dep_ not in _PARTS:
                break
            end = max(end, child.i + 1)
            todo.append(child)
    return end
