"""Repairs of coordination: verbs that are joined to a verb of another form."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree

_FINITE = ("VBD", "VBZ", "VBP", "MD")


def raise_finite(tree: Tree, _grammar: Grammar, verb: int) -> bool:
    """Join "was stabbed" to "tried" in "tried to break it up and was stabbed".

    A finite verb is not coordinated with an infinitive or a participle.
    """
    first = tree.head[verb]
    if (
        verb < first
        or not is_finite(tree, verb)
        or not _is_unfinite(tree, first)
        or tree.below(verb, *SUBJECTS, "expletive")
        or any(is_finite(tree, i) for i in range(first + 1, verb))
    ):
        return False
    for above in tree.ancestors(first):
        if is_finite(tree, above):
            if above > verb or tree.sentence[above] != tree.sentence[verb]:
                return False
            for coordinator in tree.below(first, "coordinator"):
                tree.attach(coordinator, above, "coordinator")
            tree.attach(verb, above, "conjunct")
            return True
    return False


def is_finite(tree: Tree, token: int) -> bool:
    """Tell a verb with tense, in itself or in its first auxiliary."""
    if not tree.is_verb(token):
        return False
    auxiliaries = tree.below(token, "auxiliary", "passive_auxiliary")
    return tree.tag[auxiliaries[0] if auxiliaries else token] in _FINITE


def _is_unfinite(tree: Tree, verb: int) -> bool:
    """Tell an infinitive with "to" and a participle that stands by itself."""
    auxiliaries = tree.below(verb, "auxiliary", "passive_auxiliary")
    if tree.tag[verb] == "VB":
        return any(tree.tag[a] == "TO" for a in auxiliaries)
    return tree.tag[verb] == "VBG" and not auxiliaries and tree.is_verb(verb)


def join_gerund(tree: Tree, _grammar: Grammar, gerund: int) -> bool:
    """Join "carrying" to "tampering" in "charged with tampering, carrying a gun and lying"."""
    verb = tree.head[gerund]
    if (
        tree.tag[gerund] != "VBG"
        or tree.below(gerund, "mark", "auxiliary", *SUBJECTS)
        or not any(tree.tag[c] == "VBG" for c in tree.below(gerund, "conjunct"))
    ):
        return False
    comma = tree.left[gerund] - 1
    for preposition in tree.below(verb, "preposition"):
        for first in tree.below(preposition, "prepositional_clause"):
            if tree.tag[first] == "VBG" and tree.right[first] in (comma - 1, comma):
                tree.attach(gerund, first, "conjunct")
                return True
    return False


def join_list(tree: Tree, _grammar: Grammar, last: int) -> bool:
    """Read "charged with murder, assault and robbery": bare nouns in a row are a list."""
    first = tree.head[last]
    nouns = (first, last)
    if (
        any(tree.pos[n] != "NOUN" or tree.is_name(n) or n in tree.time for n in nouns)
        or any(tree.below(n, "determiner", "possessive", "number") for n in nouns)
        or tree.label[first] not in ("object", "prepositional_object")
        or tree.lower[tree.left[last] - 1] != ","
        or not any(
            tree.label[i] == "coordinator" for i in range(tree.left[last], tree.right[last] + 1)
        )
    ):
        return False
    tree.label[last] = "conjunct"
    return False


def join_subject_list(tree: Tree, _grammar: Grammar, last: int) -> bool:
    """Read "The manager, safety officer and guards were held": no comma ends an apposition."""
    first, behind = tree.head[last], tree.right[last] + 1
    if (
        tree.label[first] in SUBJECTS
        and tree.pos[first] == tree.pos[last] == "NOUN"
        and not any(tree.is_name(n) or n in tree.time for n in (first, last))
        and not tree.below(last, "determiner", "possessive", "number", "relative_clause")
        and tree.below(last, "conjunct", "coordinator")
        and tree.lower[tree.left[last] - 1] == ","
        and behind < tree.size
        and tree.pos[behind] in ("AUX", "VERB")
    ):
        tree.label[last] = "conjunct"
    return False


def join_unlike(tree: Tree, _grammar: Grammar, second: int) -> bool:
    """Read "two Britons, a Belgian and a Swede were freed": one of them is not what two are."""
    first = tree.head[second]
    if (
        tree.tag[first] in ("NNS", "NNPS")
        and tree.tag[second] in ("NN", "JJ")
        and tree.below(first, "number", "modifier")
        and tree.below(second, "determiner")
        and tree.below(second, "conjunct")
        and tree.lower[tree.left[second] - 1] == ","
        and tree.lower[min(tree.right[second] + 1, tree.size - 1)] != ","  # "..., one of them, "
    ):
        tree.label[second] = "conjunct"
    return False


def part_titles(tree: Tree, _grammar: Grammar, post: int) -> bool:
    """Read "Former minister and journalist Ada Moss has died": one person, with two posts."""
    if tree.tag[post] not in ("NN", "NNP") or tree.is_name(post):
        return False
    for name in tree.below(post, "conjunct"):
        mention = tree.mention.get(name)
        second = tree.left[name]
        if (
            mention is not None
            and mention.type == "PERSON"
            and mention.kind == "name"
            and not tree.heading[post]
            and not tree.below(post, "determiner", "possessive", "number")
            and second < mention.extent.first
            and tree.label[second - 1] == "coordinator"
            and tree.tag[mention.extent.first - 1] in ("NN", "NNP")
            and mention.extent.first - 1 not in tree.mention
            and not tree.below(name, "determiner", "possessive")
        ):
            tree.attach(name, tree.head[post], tree.label[post])
            tree.attach(post, name, "apposition")
            return True
    return False
