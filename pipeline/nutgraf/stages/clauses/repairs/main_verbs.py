"""Repairs of main verbs that the parser makes a participle, a conjunct or part of a phrase."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.repairs.coordination import is_finite
from nutgraf.stages.clauses.tree import NOMINAL_POS, Tree


def read_main_verb(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "A woman who lost a case in the spring filed suit": no participle has an object."""
    if (
        tree.tag[verb] not in ("VBD", "VBN")
        or not any(o > verb and o not in tree.time for o in tree.below(verb, "object"))
        or tree.below(verb, "auxiliary", "passive_auxiliary", "agent", *SUBJECTS)
        or (tree.tag[verb] == "VBN" and tree.lemma[verb] in grammar.ditransitives)
        or tree.lemma[verb] in grammar.naming_verbs
    ):
        return False
    *_, root = tree.ancestors(verb)
    if root > verb or tree.pos[root] not in NOMINAL_POS or tree.heading[root]:
        return False
    if root == tree.head[verb] or tree.below(root, "coordinator"):
        return False
    tree.attach(verb, verb, "root")
    for child in list(tree.children[root]):
        spoken = child > root and tree.label[child] == "preposition" and tree.is_name(root)
        if child > verb or spoken:  # "the president in a statement offered"
            tree.attach(child, verb, tree.label[child])
    tree.attach(root, verb, "subject")
    tree.tag[verb] = "VBD"
    return True


def read_clause(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "survivors after a quake struck Haiti": what "after" opens is a clause."""
    first = min([verb, *tree.below(verb, "auxiliary", "passive_auxiliary", "negation")])
    noun = first - 1
    if noun < 0 or not is_finite(tree, verb) or tree.below(verb, *SUBJECTS, "expletive"):
        return False
    while tree.right[tree.head[noun]] == first - 1 and tree.label[noun] != "prepositional_object":
        noun = tree.head[noun]
    preposition = tree.head[noun]
    if (
        tree.label[noun] != "prepositional_object"
        or tree.lower[preposition] not in grammar.clause_openers
        or verb in tree.ancestors(preposition)
        or any(preposition < c < verb for c in tree.below(tree.head[verb], "coordinator"))
    ):
        return False
    tree.attach(verb, tree.head[preposition], "adverbial_clause")
    tree.give_subject(verb, noun)
    tree.attach(preposition, verb, "mark")
    return True


def read_late_verb(tree: Tree, _grammar: Grammar, verb: int) -> bool:
    """Read "a law passed in May and signed by the king allowed it": nothing joins "allowed"."""
    first = tree.head[verb]
    subjects = tree.below(first, "subject")
    before = min([verb, *tree.below(verb, "auxiliary", "passive_auxiliary", "adverb")]) - 1
    if (
        not is_finite(tree, verb)
        or not subjects
        or tree.tag[first] not in ("VBD", "VBN")
        or tree.below(first, "object", "auxiliary", "clause", "open_clause", "adjective", "mark")
        or tree.below(verb, *SUBJECTS)
        or verb < first
        or tree.pos[before] in ("PUNCT", "CCONJ")
        or len(tree.below(first, "conjunct")) != 2
        or not tree.below(first, "coordinator")
    ):
        return False
    tree.replace(first, verb)
    tree.give_subject(verb, subjects[0])
    tree.hand_over(first, verb, range(verb + 1, tree.size))
    tree.attach(first, subjects[0], "noun_clause")
    tree.tag[first] = "VBN"
    return True


def read_second_subject(tree: Tree, _grammar: Grammar, verb: int) -> bool:
    """Read "plans to cut 90 jobs and Acme said": what stands before a verb is its subject."""
    parts = tree.below(verb, "auxiliary", "passive_auxiliary", "negation", "adverb")
    last = min([verb, *(p for p in parts if p < verb)]) - 1
    if last < 1 or not is_finite(tree, verb) or tree.below(verb, *SUBJECTS, "expletive"):
        return False
    closed = tree.lower[last] == ","
    noun = last = last - 1 if closed else last
    while tree.label[noun] != "conjunct" and tree.head[noun] < noun:
        noun = tree.head[noun]
    first = tree.head[noun]
    joints = [c for c in tree.below(first, "coordinator") if c == tree.left[noun] - 1]
    if (
        tree.label[noun] != "conjunct"
        or tree.label[first] not in ("object", "prepositional_object")
        or not tree.is_noun(noun)
        or not joints
        or closed != bool(tree.below(noun, "apposition", "relative_clause"))
        or tree.right[noun] not in (last, last + 1)
    ):
        return False
    tree.give_subject(verb, noun)
    clauses = [c for c in tree.below(verb, "clause") if c < first]
    if clauses:
        tree.replace(verb, clauses[0])
        tree.attach(verb, clauses[0], "conjunct")
    tree.attach(joints[0], tree.head[verb], "coordinator")
    return True


def lower_clause(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Hang "were convicted" on "said" in "the officers he said were convicted"."""
    parts = tree.below(verb, "auxiliary", "passive_auxiliary", "negation")
    saying = min([verb, *parts]) - 1
    if (
        saying < 1
        or tree.label[saying] != "relative_clause"
        or tree.lemma[saying] not in grammar.attribution_verbs
        or tree.head[verb] not in tree.ancestors(saying)
        or not is_finite(tree, verb)
        or tree.below(verb, *SUBJECTS, "expletive", "mark")
        or tree.below(saying, "object", "clause")
    ):
        return False
    tree.attach(verb, saying, "clause")
    return True
