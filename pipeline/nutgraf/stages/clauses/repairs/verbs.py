"""Repairs of verbs: main clauses, gerunds, reduced relatives and recipients misread."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.tree import PARTICIPLE_TAGS, Tree


def part_clauses(tree: Tree, _grammar: Grammar, clause: int) -> bool:
    """Coordinate main clauses: "He worked in London; he also wrote" has no complement."""
    head = tree.head[clause]
    if clause > head or all(tree.lower[i] != ";" for i in range(tree.right[clause] + 1, head)):
        return False
    tree.replace(head, clause)
    tree.attach(head, clause, "conjunct")
    return True


def share_auxiliary(tree: Tree, _grammar: Grammar, subject: int) -> bool:
    """Read "nine were killed and dozens injured": both are passive."""
    verb = tree.head[subject]
    first = tree.head[verb]
    if (
        tree.label[verb] == "conjunct"
        and tree.tag[verb] == "VBN"
        and tree.below(first, "passive_auxiliary")
        and not tree.below(verb, "auxiliary", "passive_auxiliary", "object", "clause")
    ):
        tree.label[subject] = "passive_subject"
    return False


def read_result(tree: Tree, grammar: Grammar, subject: int) -> bool:
    """Read "left nine people injured", "saw the town destroyed": the participle is passive."""
    verb = tree.head[subject]
    if (
        tree.label[verb] == "clause"
        and tree.tag[verb] == "VBN"
        and tree.lemma[tree.head[verb]] in grammar.result_verbs
        and tree.head[verb] < subject < verb
        and not tree.below(verb, "auxiliary", "passive_auxiliary", "mark", "object", "clause")
    ):
        tree.label[subject] = "passive_subject"
    return False


def read_gerund(tree: Tree, grammar: Grammar, noun: int) -> bool:
    """Read "barred it from running candidates": the parser makes an adjective of the gerund."""
    preposition = tree.head[noun]
    gerund, verb = tree.left[noun], tree.head[preposition]
    if tree.label[verb] == "object":  # "accused [soldiers of burning homes]"
        verb = tree.head[verb]
    name, lemma = tree.lower[preposition], tree.lemma[verb]
    barring = name in grammar.barring_prepositions and lemma in grammar.modality.negative_governors
    blaming = name in grammar.blaming_prepositions and lemma in grammar.blaming_verbs
    if (
        (barring or blaming)
        and gerund == preposition + 1
        and tree.head[gerund] == noun
        and tree.tag[gerund] == "VBG"
        and tree.label[gerund] == "modifier"
    ):
        tree.attach(preposition, verb, "preposition")
        tree.attach(gerund, preposition, "prepositional_clause")
        tree.attach(noun, gerund, "object")
        tree.pos[gerund] = "VERB"
        return True
    return False


def read_reduced_relative(tree: Tree, _grammar: Grammar, participle: int) -> bool:
    """Read "the man detained in Minsk was freed", where the parser takes "detained" for active."""
    subjects = tree.below(participle, "subject")
    if (
        len(subjects) != 1
        or tree.tag[participle] not in PARTICIPLE_TAGS
        or tree.below(participle, "object", "mark", "auxiliary", "clause", "open_clause")
        or participle > tree.head[participle]
    ):
        return False
    head, (noun,) = tree.head[participle], subjects
    tree.give_subject(head, noun)
    tree.attach(participle, noun, "noun_clause")
    tree.tag[participle] = "VBN"
    return True


def read_recipient(tree: Tree, grammar: Grammar, first: int) -> bool:
    """Read "handed Kyiv the documents", where the parser has two objects."""
    verb = tree.head[first]
    second = tree.right[first] + 1
    if (
        tree.lemma[verb] in grammar.ditransitives
        and first > verb
        and tree.pos[first] not in ("NUM", "SYM")
        and any(tree.left[o] == second for o in tree.below(verb, "object") if o > first)
        and not tree.below(verb, "indirect")
    ):
        tree.label[first] = "indirect"
    return False


def read_perfect(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "the court had, on Friday, quashed the verdict": "had" is no verb beside another."""
    auxiliary = tree.head[verb]
    if (
        tree.lemma[auxiliary] not in grammar.modality.perfect_auxiliaries
        or tree.tag[auxiliary] not in ("VBD", "VBZ", "VBP")
        or tree.tag[verb] not in PARTICIPLE_TAGS
        or verb < auxiliary
        or tree.below(auxiliary, "object", "coordinator", "open_clause", "clause", "auxiliary")
        or tree.below(verb, "auxiliary", "passive_auxiliary", "subject", "passive_subject")
    ):
        return False
    tree.replace(auxiliary, verb)
    tree.hand_over(auxiliary, verb, range(tree.size))
    tree.attach(auxiliary, verb, "auxiliary")
    tree.pos[auxiliary], tree.tag[verb] = "AUX", "VBN"
    return True
