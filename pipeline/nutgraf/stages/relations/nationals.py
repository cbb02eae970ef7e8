"""Finds people called by their nation alone: "four Israelis", "an Australian"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.layers import Clause, ClauseArgument, Extent, sentence_index
from nutgraf.stages.relations.fillers import Fillers

#: The construction of the clause of such a noun.
NATIONAL = "national"
#: The class of the words before a noun that single people out of a nation.
SINGLING = "singling"
#: The class of the words that mean a whole nation after an article: "the French".
NATION = "nation"
#: Parts of speech of a word that stands for people, and functions in which it only describes.
NOUNS = ("NOUN", "PROPN", "ADJ")
DESCRIBING = ("amod", "compound", "nmod", "advmod", "appos")


def nationals(fillers: Fillers, first: int) -> Iterator[Clause]:
    """Make an attributive clause of each noun for some people of a nation, numbered from `first`.

    "Americans" and "the French" mean a nation, or nobody in particular, and make none.
    """
    sentence_of = sentence_index(fillers.doc)
    for head in sorted(fillers.mentions):
        kinds = {mention.kind for _, mention in fillers.mentions[head] if mention.country}
        token = fillers.tokens[head]
        named = head in fillers.apposed  # "the Australian, David Hicks" is told of the name
        if "demonym" in kinds and not named and _stands_for_people(token):
            start = _start(token, fillers)
            if start is not None:
                phrase = Extent.between(fillers.doc, start, head + 1, head)
                country = (ClauseArgument("object", Extent.of(token)),)
                yield Clause(
                    first, "attributive", phrase, head, token.lemma_.lower(),
                    sentence_of[head], country, construction=NATIONAL,
                )  # fmt: skip
                first += 1


def _stands_for_people(token: Token) -> bool:
    if token.pos_ not in NOUNS or token.dep_ in DESCRIBING:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or not (following.pos_ in ("NOUN", "PROPN") or following.text == "-")


def _start(token: Token, fillers: Fillers) -> int | None:
    """Find where the phrase starts that singles out some people, if it does."""
    plural = "Plur" in token.morph.get("Number", [])
    quantity = fillers.counted.get(token.i)
    if quantity is not None and quantity.extent.first < token.i:
        bounds = (quantity.value, quantity.lower, quantity.upper)
        return quantity.extent.first if any(b is not None for b in bounds) else None
    whole = NATION in fillers.classes.of_word(token.lower_)
    for child in token.lefts:
        words = fillers.classes.of_word(child.lower_)
        if SINGLING in words and not plural and not (whole and child.tag_ == "DT"):
            return child.i
        if child.dep_ == "nummod":
            return child.i
    return None
