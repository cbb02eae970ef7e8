"""Reads headlines of counts: "13 killed, 41 injured in crash" has two verbs and no auxiliary."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.tree import Tree

_PARTICIPLES = ("VBN", "VBD", "JJ")


def read_counts(tree: Tree, grammar: Grammar) -> None:
    """Make a number before a participle its subject; the Doc stays as it is."""
    first = None
    for number in range(tree.size - 1) if any(tree.heading) else ():
        if tree.heading[number] and _is_count(tree, grammar, number):
            same = first is not None and tree.sentence[first] == tree.sentence[number]
            _raise(tree, number, first if same else None)
            first = first if same else number + 1
    if first is not None:
        tree.settle()


def _is_count(tree: Tree, grammar: Grammar, number: int) -> bool:
    """Tell "41" before "injured", at the start of a headline or behind a comma or conjunction."""
    verb = number + 1
    opens = (
        number == 0
        or tree.sentence[number - 1] != tree.sentence[number]
        or tree.lower[number - 1] == ","
        or tree.label[number - 1] == "coordinator"
    )
    return (
        opens
        and (tree.pos[number] == "NUM" or tree.lower[number] in grammar.round_numbers)
        and (
            (tree.tag[verb] in _PARTICIPLES and tree.lemma[verb] in grammar.headline_passives)
            or tree.lower[verb] in grammar.unchanged_participles
        )
        and not tree.below(verb, "object", "auxiliary", "passive_auxiliary")
    )


def _raise(tree: Tree, number: int, first: int | None) -> None:
    verb = number + 1
    if first is not None:
        tree.attach(verb, first, "conjunct")
    elif number in tree.ancestors(verb):
        tree.replace(number, verb)
    tree.attach(number, verb, "passive_subject")
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBN", "VERB", _lemma(tree, verb)


def _lemma(tree: Tree, verb: int) -> str:
    """Give a verb that was tagged a noun its lemma: such participles are lemmas themselves."""
    return tree.lemma[verb] if tree.tag[verb] in _PARTICIPLES else tree.lower[verb]
