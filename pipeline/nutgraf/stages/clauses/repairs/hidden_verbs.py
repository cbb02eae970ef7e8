"""Repairs of verbs hidden in noun phrases: a noun coordinated with a verb has one beside it."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.repairs.coordination import is_finite
from nutgraf.stages.clauses.tree import PARTICIPLE_TAGS, Tree


def read_gapped(tree: Tree, grammar: Grammar, noun: int) -> bool:
    """Read "nine were killed and 40 others injured in Lima": "were" holds for both."""
    verb = tree.head[noun]
    passive = tree.is_verb(verb) and tree.below(verb, "passive_auxiliary")
    if tree.is_verb(noun) or noun < verb or not tree.is_verb(verb):
        return False
    if tree.label[tree.left[noun] - 1] != "coordinator":
        return False
    for participle in tree.below(noun, "noun_clause"):
        if (
            (passive or tree.lemma[verb] in grammar.paired_verbs)
            and tree.tag[participle] in PARTICIPLE_TAGS
            and tree.lemma[participle] in grammar.headline_passives | grammar.paired_verbs
            and tree.left[participle] == noun + 1
            and not tree.below(participle, "object", "auxiliary", "passive_auxiliary")
        ):
            tree.attach(participle, verb, "conjunct")
            tree.attach(noun, participle, "passive_subject")
            tree.tag[participle] = "VBN"
            return True
    return False


def read_second_verb(tree: Tree, grammar: Grammar, participle: int) -> bool:
    """Read "hit the city and damaged infrastructure", "killed one, injured dozens and fled"."""
    noun = tree.head[participle]
    verb, before = tree.head[noun], participle - 1
    if (
        tree.tag[participle] not in PARTICIPLE_TAGS
        or tree.label[noun] != "conjunct"
        or tree.left[noun] != participle
        or not (tree.label[before] == "coordinator" or tree.lower[before] == ",")
    ):
        return False
    harming = grammar.harming_verbs | grammar.paired_verbs
    certain = tree.is_verb(verb)
    while not tree.is_verb(verb) and tree.label[verb] in ("conjunct", "object"):
        verb = tree.head[verb]
    certain = certain or {tree.lemma[verb], tree.lemma[participle]} <= harming
    if not certain or not is_finite(tree, verb) or tree.below(verb, "passive_auxiliary"):
        return False
    tree.attach(participle, verb, "conjunct")
    tree.attach(noun, participle, "object")
    auxiliaries = tree.below(verb, "auxiliary")
    tree.tag[participle], tree.pos[participle] = "VBN" if auxiliaries else "VBD", "VERB"
    return True


def read_compound_verb(tree: Tree, grammar: Grammar, participle: int) -> bool:
    """Read "strikes on the city damaged homes": no participle stands inside a compound."""
    noun, before = tree.head[participle], participle - 1
    top = noun
    while tree.label[top] == "prepositional_object":
        top = tree.head[tree.head[top]]
    if (
        tree.tag[participle] not in PARTICIPLE_TAGS
        or tree.lower[participle] in grammar.hyphen_participles
        or before < 0
        or tree.label[before] != "compound"
        or tree.head[before] != noun
        or top == noun
        or tree.label[top] not in ("clause", "root")
        or not tree.is_noun(top)
        or tree.heading[top]
        or tree.below(top, *SUBJECTS)
    ):
        return False
    tree.attach(before, tree.head[noun], "prepositional_object")
    tree.hand_over(noun, before, range(before))
    tree.replace(top, participle)
    tree.attach(top, participle, "subject")
    tree.attach(noun, participle, "object")
    tree.tag[participle], tree.pos[participle] = "VBD", "VERB"
    return True


def read_late_clause(tree: Tree, _grammar: Grammar, verb: int) -> bool:
    """Read "said forces involved in a raid came under fire": it is "came" that has the subject."""
    before = min([verb, *tree.below(verb, "auxiliary", "passive_auxiliary", "adverb")]) - 1
    if not is_finite(tree, verb) or tree.below(verb, *SUBJECTS, "expletive", "mark"):
        return False
    for first in tree.below(tree.head[verb], "clause"):
        subjects = tree.below(first, "subject")
        if (
            first < verb
            and tree.right[first] == before
            and tree.tag[first] in PARTICIPLE_TAGS
            and subjects
            and tree.pos[before] not in ("PUNCT", "CCONJ")
            and not tree.below(first, "object", "auxiliary", "clause", "open_clause", "mark")
        ):
            tree.give_subject(verb, subjects[0])
            tree.attach(first, subjects[0], "noun_clause")
            tree.tag[first] = "VBN"
            return True
    return False
