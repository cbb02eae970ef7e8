"""Repairs of what stands before a name: its seat, "Leeds, England-based Acme", and ranks."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree


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
