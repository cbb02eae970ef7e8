"""Repairs of who says a sentence, named at its end: "..., the agency reported"."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import RELATIVE_TAGS, Tree


def raise_attribution(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Put a verb of saying that ends a sentence above what is said."""
    if tree.lemma[verb] not in grammar.attribution_verbs or tree.tag[verb] not in ("VBD", "VBZ"):
        return False
    *_, root = tree.ancestors(verb)
    speaker = _speaker(tree, verb, root)
    if (
        speaker is None
        or not tree.is_verb(root)
        or root > verb
        or tree.below(verb, "clause", "open_clause", "mark", "auxiliary", "passive_auxiliary")
        or not _ends(tree, max(verb, tree.right[verb]))
    ):
        return False
    tree.attach(verb, verb, "root")
    tree.attach(speaker, verb, "subject")
    tree.attach(root, verb, "clause")
    tree.hand_over(root, verb, range(verb + 1, tree.size))
    return True


def read_speaker(tree: Tree, grammar: Grammar, speaker: int) -> bool:
    """Read ""Nine were killed," reported the army": who stands behind the verb speaks."""
    verb = tree.head[speaker]
    if (
        tree.lemma[verb] in grammar.attribution_verbs
        and tree.left[speaker] == verb + 1
        and _parts(tree, verb - 1)
        and any(c < verb for c in tree.below(verb, "clause"))
        and not tree.below(verb, *SUBJECTS)
    ):
        tree.label[speaker] = "subject"
    return False


def raise_saying(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "said the king sent aid, and announced": behind a comma, who said also announced."""
    clause = tree.head[verb]
    above = tree.head[clause]
    joints = [c for c in tree.below(clause, "coordinator") if clause < c < verb]
    if (
        {tree.lemma[verb], tree.lemma[above]} <= grammar.attribution_verbs
        and tree.lemma[clause] not in grammar.attribution_verbs
        and tree.tag[verb] == tree.tag[above]
        and tree.label[clause] == "clause"
        and above < clause < verb
        and joints
        and tree.lower[joints[-1] - 1] == ","
        and tree.below(above, *SUBJECTS)
        and not tree.below(verb, *SUBJECTS)
    ):
        tree.attach(joints[-1], above, "coordinator")
        tree.attach(verb, above, "conjunct")
        return True
    return False


def find_speaker(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "fell off Fort Lee, Ada Moss, a guard, said": an apposition of a place that speaks."""
    if tree.lemma[verb] not in grammar.attribution_verbs:
        return False
    clauses = [c for c in tree.below(verb, "clause") if c < verb]
    if (
        not clauses
        or tree.below(verb, *SUBJECTS, "object", "auxiliary", "passive_auxiliary")
        or tree.tag[verb] not in ("VBD", "VBZ")
    ):
        return False
    last = verb - 2 if tree.lower[verb - 1] == "," else verb - 1
    found = None
    for token in (last, *tree.ancestors(last)):
        if token == clauses[0] or tree.right[token] > verb:
            break
        if tree.label[token] == "apposition" and tree.type_of(token) in ("PERSON", "ORG"):
            unlike = tree.type_of(token) != tree.type_of(tree.head[token])
            if tree.is_name(token) and unlike and _parts(tree, tree.left[token] - 1):
                found = token
    if found is None:
        return False
    tree.attach(found, verb, "subject")
    return True


def _speaker(tree: Tree, verb: int, root: int) -> int | None:
    """Find who speaks: before the verb and behind a comma, or behind a verb that follows one."""
    subjects, objects = tree.below(verb, *SUBJECTS), tree.below(verb, "object")
    if subjects:
        (first, *others), before = subjects, tree.left[subjects[0]] - 1
        plain = tree.tag[first] not in RELATIVE_TAGS and not others and not objects
        return first if plain and before > root and _parts(tree, before) else None
    if tree.label[verb] == "conjunct" and tree.head[verb] == root and _parts(tree, verb - 1):
        return objects[0] if objects and tree.left[objects[0]] == verb + 1 else None
    return None


def _parts(tree: Tree, token: int) -> bool:
    return tree.pos[token] == "PUNCT" and tree.lower[token] not in ("-", "(")


def _ends(tree: Tree, last: int) -> bool:
    """Tell whether nothing but punctuation follows in the sentence."""
    return all(
        tree.pos[i] == "PUNCT" or tree.sentence[i] != tree.sentence[last]
        for i in range(last + 1, min(last + 4, tree.size))
    )
