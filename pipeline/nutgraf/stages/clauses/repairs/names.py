"""Repairs of what stands before a name: its seat, "Leeds, England-based Acme", and ranks."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import VERB_TAGS, Tree

#: Tags of the words that ask or relate: WHO is none, it is a body.
_ASKING = ("WP", "WP$", "WDT", "WRB")


def read_names(tree: Tree) -> bool:
    """Make nouns of acronyms taken for pronouns, "WHO head", and of posts taken for verbs."""
    acronyms: list[int] = []
    for token, mention in tree.mention.items():
        if mention.kind != "name":
            continue
        if mention.type == "PERSON" and token == mention.extent.first:
            _read_post(tree, token - 1)
        elif tree.tag[token] in _ASKING and tree.doc[token].text.isupper():
            acronyms.append(token)
    for token in acronyms:
        tree.tag[token], tree.pos[token] = "NNP", "PROPN"
        noun = _noun_behind(tree, token)
        if noun is not None:
            tree.attach(token, noun, "compound")
    return bool(acronyms)


def _read_post(tree: Tree, post: int) -> None:
    """Make a noun of a verb that the parser hangs on the name behind it: "coach Ada Moss"."""
    if post >= 0 and tree.label[post] == "compound" and tree.tag[post] in VERB_TAGS:
        tree.tag[post], tree.pos[post], tree.lemma[post] = "NN", "NOUN", tree.lower[post]


def _noun_behind(tree: Tree, token: int) -> int | None:
    """Find the noun of a phrase without article that starts right behind a token."""
    first = top = token + 1
    while top < tree.size and tree.label[top] in ("compound", "modifier") and tree.head[top] > top:
        top = tree.head[top]
    if top >= tree.size or tree.sentence[top] != tree.sentence[token]:
        return None
    return top if tree.is_noun(top) and tree.pos[first] in ("NOUN", "PROPN", "ADJ") else None


def raise_over_seat(tree: Tree, grammar: Grammar, name: int) -> bool:
    """Read "bought by Tempe, Arizona-based Acme": Acme buys, not Tempe."""
    place = tree.head[name]
    if place > name or tree.type_of(place) != "GPE" or tree.type_of(name) == "GPE":
        return False
    for participle in tree.below(name, "modifier"):
        hyphen = participle - 1
        second = tree.mention.get(hyphen - 1)
        if (
            tree.lower[participle] in grammar.hyphen_participles
            and tree.lower[hyphen] == "-"
            and second is not None
            and second.type == "GPE"
            and tree.lower[second.extent.first - 1] == ","
            and second.extent.first - 2 == place
        ):
            tree.replace(place, name)
            tree.hand_over(place, name, range(name + 1, tree.size))
            tree.attach(place, name, "other")
            return True
    return False


def join_rank(tree: Tree, grammar: Grammar, name: int) -> bool:
    """Join "Capt." to "Ada Moss", where the parser has two subjects."""
    mention = tree.mention.get(name)
    if mention is None or mention.type != "PERSON" or mention.extent.head != name:
        return False
    rank = mention.extent.first - 1
    if rank > 0 and tree.lower[rank] == ".":
        rank -= 1
    known = {tree.lower[rank], f"{tree.lower[rank]}."} & (grammar.ranks | grammar.honorifics)
    if rank < 0 or not known or tree.head[rank] != tree.head[name]:
        return False
    if tree.label[rank] not in (*SUBJECTS, "apposition", "object"):
        return False
    tree.hand_over(rank, name, range(rank + 1, name))
    tree.attach(rank, name, "compound")
    return True


def part_name(tree: Tree, grammar: Grammar, post: int) -> bool:
    """Part the name from the post in "named Ada Moss chief executive"."""
    verb = tree.head[post]
    mention = tree.mention.get(verb + 1)
    if (
        tree.lemma[verb] not in grammar.naming_verbs
        or mention is None
        or mention.type != "PERSON"
        or mention.extent.first != verb + 1
        or mention.extent.last > post
        or tree.tag[post] != "NN"
    ):
        return False
    name = mention.extent.last - 1
    for token in range(verb + 1, name):
        tree.attach(token, name, "compound")
    tree.attach(name, verb, "object")
    tree.label[post], tree.left[post] = "object_predicate", name + 1
    return True
