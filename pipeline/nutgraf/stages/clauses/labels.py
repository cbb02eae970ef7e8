"""The grammatical relations the stage knows: a language package maps its parser's labels here."""

from __future__ import annotations

from typing import Literal

Label = Literal[
    "root",
    "subject",
    "passive_subject",
    "clausal_subject",
    "expletive",
    "object",
    "indirect",
    "attribute",  # predicate noun of a copula
    "adjective",  # predicate adjective of a verb
    "object_predicate",  # "named her chief": the chief
    "clause",  # a complement with a subject of its own, or a quotation
    "open_clause",  # a complement whose subject is understood
    "adverbial_clause",
    "relative_clause",
    "noun_clause",  # participle or infinitive on a noun
    "inserted_clause",  # parataxis
    "conjunct",
    "coordinator",
    "apposition",
    "preposition",
    "prefix",  # "co-" in "co-founded": no parser's label, made by repairs
    "listing",  # "including", "such as": no parser's label, made by repairs
    "agent",
    "prepositional_object",
    "prepositional_clause",
    "possessive",
    "possessive_mark",
    "compound",
    "modifier",
    "number",
    "determiner",
    "auxiliary",
    "passive_auxiliary",
    "negation",
    "mark",
    "particle",
    "adverb",
    "noun_adverb",  # "met Monday", "rose 4%"
    "punctuation",
    "other",
]

SUBJECTS = frozenset({"subject", "passive_subject"})
#: Left out of a phrase's extent, together with all that follows it.
DETACHED = frozenset(
    {
        "relative_clause",
        "apposition",
        "conjunct",
        "coordinator",
        "inserted_clause",
        "clause",
        "adverbial_clause",
    }
)
