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
