"""Tells whether a clause speaks of the past or the future, from tags of the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

PAST_TAGS = frozenset({"VBD", "VBN"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CLIMB = 12


def tense_at(doc: Doc, i: int) -> int:
    """Tell the tense around a token: -1 past, 1 future, 0 where no verb says it."""
    if not doc.has_annotation("DEP"):
        return 0
    token = doc[i]
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return _tense_of(token)
        if token.head.i == token.i:
            break
        token = token.head
    return 0


def _tense_of(verb: Token) -> int:
    tags = [child.tag_ for child in verb.lefts if child.dep_ in AUXILIARIES]
    if "MD" in tags or "TO" in tags:
        return 1
    if verb.tag_ == "VBG" and any(tag in PRESENT_TAGS for tag in tags):
        return 1
    if verb.tag_ in PAST_TAGS or any(tag in PAST_TAGS for tag in tags):
        return -1
    if verb.tag_ in PRESENT_TAGS:
        return 1
    head = verb.head
    if verb.tag_ in ("VBG", "VB") and head.i != verb.i and head.pos_ in ("VERB", "AUX"):
        return -1 if head.tag_ in PAST_TAGS else 0
    return 0
