"""What the rules of attribution ask of a parse."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "mark", "csubj", "expl"})


def is_finite(verb: Token) -> bool:
    """Tell a finite verb, by itself or by its auxiliary."""
    return verb.tag_ in FINITE_TAGS or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE_TAGS for c in verb.children
    )


def is_sentence(verb: Token) -> bool:
    """Tell a clause from a small clause; headlines leave auxiliaries out."""
    return is_finite(verb) or any(c.dep_ in _SUBJECTS for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Tell a verb in the infinitive."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def is_gerund(verb: Token) -> bool:
    """Tell a verb in the -ing form, or in the perfect of it: "having paid"."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    return first.tag_ == "VBG" and not is_finite(verb)


def has_object(verb: Token) -> bool:
    """Tell a verb with a direct object."""
    return any(c.dep_ == "dobj" for c in verb.children)


def has_mark(clause: Token, words: Collection[str]) -> bool:
    """Tell a clause that one of these words marks; a relative "that" is an argument, no mark."""
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)


def begins_with_subject(clause: Token) -> bool:
    """Tell a finite clause whose first phrase is its own subject, no relative pronoun."""
    subject = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return (
        subject is not None
        and subject.left_edge.i == clause.left_edge.i
        and subject.tag_ not in ("WDT", "WP")
        and is_finite(clause)
    )
