"""Joins a prefix to its word: tokenisers part "co-founded", and parsers make clauses of it."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import NOMINAL_POS, VERB_TAGS, Tree


def join_prefixes(tree: Tree, grammar: Grammar) -> None:
    """Make one word of a prefix, a hyphen and a stem; the Doc stays as it is."""
    moved = False
    for hyphen in range(1, tree.size - 1):
        if tree.lower[hyphen] == "-" and _is_prefixed(tree, grammar, hyphen):
            _join(tree, hyphen)
            lemma = tree.lemma[hyphen + 1]
            other = grammar.prefixes[tree.lower[hyphen - 1]]
            tree.lemma[hyphen + 1] = other.get(lemma, lemma)
            moved = True
    if moved:
        tree.settle()


def _is_prefixed(tree: Tree, grammar: Grammar, hyphen: int) -> bool:
    return (
        tree.lower[hyphen - 1] in grammar.prefixes
        and not tree.doc[hyphen - 1].whitespace_
        and not tree.doc[hyphen].whitespace_
        and tree.lower[hyphen + 1].isalpha()
    )


def _join(tree: Tree, hyphen: int) -> None:
    parts = (hyphen - 1, hyphen, hyphen + 1)
    prefix, _, stem = parts
    top = _top(tree, parts)
    label = tree.label[top]
    if top != stem:
        tree.replace(top, stem)
    for part in (prefix, hyphen):
        for child in list(tree.children[part]):
            if child not in parts:
                tree.attach(child, stem, tree.label[child])
        tree.attach(part, stem, "prefix")
        tree.pos[part] = "X"
    if tree.tag[stem] in VERB_TAGS and label not in ("modifier", "compound"):
        tree.pos[stem] = "VERB"
        _mend_subject(tree, stem, prefix)


def _top(tree: Tree, parts: tuple[int, int, int]) -> int:
    """Find the part that the others hang on; the stem where they stand side by side."""
    for part in reversed(parts):
        if not any(above in parts for above in tree.ancestors(part)):
            return part
    return parts[0]


def _mend_subject(tree: Tree, verb: int, prefix: int) -> None:
    """Label a verb's subject as its auxiliary and the word before the prefix tell."""
    for auxiliary in tree.below(verb, "auxiliary", "passive_auxiliary"):
        for subject in tree.below(auxiliary, *SUBJECTS):
            tree.attach(subject, verb, tree.label[subject])
    subjects = tree.below(verb, "subject")
    if tree.label[verb] == "noun_clause" and subjects:
        tree.label[verb] = "relative_clause"
    if tree.below(verb, "passive_auxiliary"):
        for subject in subjects:
            tree.label[subject] = "passive_subject"
    elif not subjects and tree.tag[verb] in ("VBZ", "VBP", "VBD"):
        for child in tree.below(verb, "compound"):
            if child == prefix - 1 and tree.pos[child] in NOMINAL_POS:
                tree.label[child] = "subject"  # "He co-chairs the panel"
