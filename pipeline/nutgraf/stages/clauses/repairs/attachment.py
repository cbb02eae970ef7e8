"""Repairs of attachment: phrases and clauses that hang on the nearest noun, not on their own."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree


def free_role(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "as his dream job" on the verb in "described the role as his dream job".

    Nouns of roles keep theirs: "praised his record as mayor".
    """
    noun = tree.head[preposition]
    if tree.lower[preposition] not in grammar.role_prepositions or preposition < noun:
        return False
    if not tree.below(preposition, "prepositional_object") or _keeps_role(tree, grammar, noun):
        return False
    verb, inside = _verb_above(tree, noun)
    verbs = grammar.subject_as_verbs if inside else grammar.object_as_verbs
    succeeding = not inside and tree.lemma[verb] in grammar.subject_as_verbs
    if noun > verb and tree.is_verb(verb) and (tree.lemma[verb] in verbs or succeeding):
        tree.attach(preposition, verb, "preposition")
        return True
    return False


def _keeps_role(tree: Tree, grammar: Grammar, noun: int) -> bool:
    role = tree.lemma[noun] in grammar.role_nouns and tree.below(noun, "possessive")
    return bool(role) or any(
        tree.lower[m] in grammar.likening_words for m in tree.below(noun, "modifier")
    )


def _verb_above(tree: Tree, noun: int) -> tuple[int, bool]:
    """Find what governs an object, and whether prepositions stand between."""
    inside = False
    while tree.label[noun] == "prepositional_object":
        noun, inside = tree.head[tree.head[noun]], True
    at_verb = inside and tree.is_verb(noun)
    if at_verb or tree.label[noun] == "object":
        return (noun if at_verb else tree.head[noun]), inside
    return noun, inside


def raise_deed(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Hang "that killed nine" on the attack in "an attack on a mosque that killed nine"."""
    place = noun = tree.head[verb]
    subjects = tree.below(verb, "subject")
    if (
        tree.lemma[verb] not in grammar.harming_verbs
        or not subjects
        or tree.tag[subjects[0]] != "WDT"
        or not _is_place(tree, grammar, place)
    ):
        return False
    while tree.label[noun] == "prepositional_object":
        preposition = tree.head[noun]
        if tree.lower[preposition] in grammar.agent_prepositions:
            return False
        noun = tree.head[preposition]
        if tree.lemma[noun] in grammar.event_nouns and tree.is_noun(noun):
            tree.attach(verb, noun, "relative_clause")
            return True
    return False


def _is_place(tree: Tree, grammar: Grammar, noun: int) -> bool:
    sites = grammar.place_nouns | grammar.seated_heads | grammar.site_nouns
    return tree.type_of(noun) in ("GPE", "LOC", "FAC") or tree.lemma[noun] in sites


def raise_by(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "by a court" on "ordered" in "was ordered to pay a fine by a court"."""
    verb = tree.head[preposition]
    above = tree.head[verb]
    nouns = tree.below(preposition, "prepositional_object")
    if (
        tree.lower[preposition] in grammar.agent_prepositions
        and nouns
        and tree.is_infinitive(verb)
        and tree.lemma[above] in grammar.object_control
        and tree.below(above, "passive_auxiliary")
        and not tree.below(verb, "passive_auxiliary")
        and not tree.below(above, "agent")
        and nouns[0] not in tree.time
        and (tree.below(nouns[0], "determiner", "possessive") or tree.tag[nouns[0]] != "NN")
        and tree.is_noun(nouns[0])
    ):
        tree.attach(preposition, above, "agent")
        return True
    return False


def lower_participle(tree: Tree, _grammar: Grammar, participle: int) -> bool:
    """Hang "killed" on "miners" in "an uncle of one of the miners killed"."""
    noun, nearest = tree.head[participle], participle - 1
    if (
        tree.tag[participle] == "VBN"
        and not tree.children[participle]
        and nearest > noun
        and tree.tag[nearest] in ("NNS", "NNPS")
        and tree.tag[noun] in ("NN", "NNP")
        and tree.label[nearest] == "prepositional_object"
        and tree.below(nearest, "determiner")
    ):
        tree.attach(participle, nearest, "noun_clause")
        return True
    return False


def free_participle(tree: Tree, _grammar: Grammar, participle: int) -> bool:
    """Hang "missing targets" on the verb in "reported a drop in profits, missing targets".

    Behind a comma it tells of the subject, unless a person stands before it.
    """
    noun = tree.head[participle]
    if (
        tree.tag[participle] != "VBG"
        or tree.lower[tree.left[participle] - 1] != ","
        or tree.type_of(noun) == "PERSON"
        or tree.is_name(noun)
    ):
        return False
    verb, _ = _verb_above(tree, noun)
    if not tree.is_verb(verb) or verb > noun or tree.label[verb] == "noun_clause":
        return False
    tree.attach(participle, verb, "adverbial_clause")
    return True


def read_absolute(tree: Tree, grammar: Grammar, participle: int) -> bool:
    """Read "with the latest calling on him to resign": it is the latest that calls."""
    verb = tree.head[participle]
    if tree.tag[participle] not in ("VBG", "VBN") or tree.below(participle, "mark", *SUBJECTS):
        return False
    before = tree.left[participle] - 1
    for preposition in tree.below(verb, "preposition"):
        if tree.lower[preposition] not in grammar.absolute_prepositions:
            continue
        for noun in tree.below(preposition, "prepositional_object"):
            closed = tree.lower[before] == "," and bool(tree.below(noun, "apposition"))
            if tree.right[noun] == before or (closed and tree.right[noun] >= before - 1):
                tree.attach(participle, preposition, "prepositional_clause")
                tree.attach(noun, participle, "subject")
                return True
    return False
