"""Tells whether a clause speaks of the past or the future, from tags of the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

PAST_TAGS = frozenset({"VBD", "VBN"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CLIMB = 12


def verb_at(doc: Doc, i: int) -> Token | None:
    """Find the verb that governs a token."""
    token = doc[i]
    for _ in range(CLIMB if doc.has_annotation("DEP") else 0):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            break
        token = token.head
    return None


def tense_of(verb: Token | None) -> int:
    """Tell the tense of a verb: -1 past, 1 present, 2 future, 0 where it is none or says none."""
    return _tense_of(verb) if verb is not None else 0


def _tense_of(verb: Token) -> int:
    auxiliaries = [child for child in verb.lefts if child.dep_ in AUXILIARIES]
    tags = [child.tag_ for child in auxiliaries]
    if "MD" in tags or "TO" in tags:
        # "would have been held", "is said to have died" lie in the past
        perfect = any(c.tag_ == "VB" and c.lemma_ != verb.lemma_ and c.dep_ == "aux"
                      for c in auxiliaries) and verb.tag_ == "VBN"  # fmt: skip
        return -1 if perfect else 2
    if verb.tag_ == "VBG" and any(tag in PRESENT_TAGS for tag in tags):
        return 1
    if any(c.dep_ == "auxpass" and c.tag_ in PRESENT_TAGS for c in auxiliaries):
        return 1  # "the hearing is set for Monday"
    if verb.tag_ in PAST_TAGS or any(tag in PAST_TAGS for tag in tags):
        return -1
    if verb.tag_ in PRESENT_TAGS:
        return 1
    head = verb.head
    if verb.tag_ in ("VBG", "VB") and head.i != verb.i and head.pos_ in ("VERB", "AUX"):
        return -1 if head.tag_ in PAST_TAGS else 0
    return 0
