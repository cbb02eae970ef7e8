"""Repairs of what stands beside a name: appositions and nouns that say what the name names."""

from __future__ import annotations

from itertools import pairwise

from nutgraf.layers import MENTIONS, Mention
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def join_neighbours(tree: Tree, grammar: Grammar) -> None:
    """Move tokens of a tree to the name they belong to; the Doc stays as it is."""
    moved = False
    for mention in MENTIONS.get(tree.doc):
        if mention.kind == "name":
            moved = _join_parts(tree, mention) or moved
            moved = _raise_over_generic(tree, grammar, mention) or moved
    if moved:
        tree.settle()
    moved = False
    for token in range(tree.size):
        if tree.is_verb(token):
            moved = _join_subjects(tree, token) or moved
        elif tree.label[token] == "apposition":
            moved = _lower_to_place(tree, grammar, token) or moved
            moved = _raise_to_role(tree, grammar, token) or moved
            moved = _raise_second_post(tree, token) or moved
    if moved:
        tree.settle()


def _join_parts(tree: Tree, mention: Mention) -> bool:
    """Make one phrase of a person's name that the parser took for two subjects."""
    last, moved = mention.extent.last - 1, False
    if mention.type != "PERSON" or not tree.is_noun(last):
        return False
    for token in range(mention.extent.first, last):
        label = tree.label[token]
        if tree.head[token] == tree.head[last] and label == tree.label[last] and label in SUBJECTS:
            tree.attach(token, last, "compound")
            moved = True
    return moved


def _raise_over_generic(tree: Tree, grammar: Grammar, mention: Mention) -> bool:
    """Make "Rollei" the head of "the Rollei company", "Umbria" that of "Umbria province"."""
    name, generic = mention.extent.head, mention.extent.last
    kinds = grammar.generic_heads.get(mention.type, frozenset())
    while generic < tree.size and tree.label[generic] == "compound":
        generic += 1
    if generic >= tree.size or tree.lower[generic] not in kinds or not tree.is_noun(generic):
        return False
    if tree.head[name] != generic or tree.label[name] not in ("compound", "modifier"):
        return False
    if (
        tree.head[generic] == generic
        or _is_named_behind(tree, grammar, mention, generic)
        or any(
            tree.label[child] in ("compound", "possessive") and child < mention.extent.first
            for child in tree.children[generic]
        )
    ):
        return False
    head, label = tree.head[generic], tree.label[generic]
    for child in list(tree.children[generic]):
        if child not in (name, generic):
            tree.attach(child, name, tree.label[child])
    tree.attach(name, head, label)
    tree.attach(generic, name, "other")
    return True


def _is_named_behind(tree: Tree, grammar: Grammar, mention: Mention, noun: int) -> bool:
    """Tell that "of" names what a noun is: "US state of Georgia", not "Umbria region of Italy"."""
    preposition = noun + 1
    if tree.lower[noun] not in grammar.named_behind or preposition >= tree.size:
        return False
    if tree.lower[preposition] not in grammar.name_prepositions:
        return False
    named = [tree.mention.get(o) for o in tree.below(preposition, "prepositional_object")]
    return any(
        m is not None and m.type == "GPE" and (mention.country is not None or m.country is None)
        for m in named
    )


def _join_subjects(tree: Tree, verb: int) -> bool:
    """Make an apposition of a second subject: "Aosta, the capital of the valley, was ..."."""
    subjects = tree.below(verb, *SUBJECTS)
    for first, second in pairwise(subjects):
        comma = tree.left[second] - 1
        if comma == first and _is_common(tree, first) and tree.type_of(second) == "PERSON":
            tree.attach(first, second, "compound")  # "Chad's coach Ann Lee said"
            return True
        if comma <= tree.right[first] - 1 or comma < 0 or tree.lower[comma] != ",":
            continue
        if tree.is_name(first) and _is_common(tree, second):
            tree.attach(second, first, "apposition")
            return True
        if _is_common(tree, first) and tree.type_of(second) == "PERSON":
            tree.attach(first, second, "apposition")
            return True
    return False


def _is_common(tree: Tree, token: int) -> bool:
    return tree.pos[token] == "NOUN" and not tree.is_name(token) and token not in tree.time


def _lower_to_place(tree: Tree, grammar: Grammar, second: int) -> bool:
    """Hang "second city of Gallia" on "Arelate" in "the meeting in Arelate, second city …"."""
    first, comma = tree.head[second], tree.left[second] - 1
    if comma < 1 or tree.lower[comma] != "," or tree.lemma[second] not in grammar.place_nouns:
        return False
    before = tree.mention.get(comma - 1)
    if before is None or before.kind != "name" or before.type not in _PLACES:
        return False
    name = before.extent.head
    if name == first or tree.type_of(first) in _PLACES or tree.lemma[first] in grammar.place_nouns:
        return False
    if first not in tree.ancestors(name):
        return False
    tree.attach(second, name, "apposition")
    return True


def _raise_to_role(tree: Tree, grammar: Grammar, second: int) -> bool:
    """Hang "Ann Lee" on "killer" in "the killer of Tom Reed, Ann Lee": two people are not one."""
    first, names = (
        tree.head[second],
        (tree.mention.get(tree.head[second]), tree.mention.get(second)),
    )
    if not all(name and name.type == "PERSON" and name.kind == "name" for name in names):
        return False
    preposition = tree.head[first]
    role = tree.head[preposition]
    if tree.lower[preposition] not in grammar.name_prepositions or not _is_common(tree, role):
        return False
    tree.attach(second, role, "apposition")
    return True


def _raise_second_post(tree: Tree, post: int) -> bool:
    """Join two posts where the parser joins too low: "spokesman for reform and head of Acme"."""
    if tree.type_of(tree.head[post]) != "PERSON" or not _is_common(tree, post):
        return False
    for preposition in tree.below(post, "preposition"):
        for inner in tree.below(preposition, "prepositional_object"):
            for second in tree.below(inner, "conjunct"):
                if _is_common(tree, second) and _holds_organization(tree, second):
                    for coordinator in tree.below(inner, "coordinator"):
                        tree.attach(coordinator, post, "coordinator")
                    tree.attach(second, post, "conjunct")
                    return True
    return False


def _holds_organization(tree: Tree, noun: int) -> bool:
    return any(
        tree.type_of(token) == "ORG"
        for preposition in tree.below(noun, "preposition")
        for token in tree.below(preposition, "prepositional_object")
    )
