"""Repairs of headlines and of what reads like one: verbs taken for nouns, "Putin, Xi meet"."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import NOUN_POS, PARTICIPLE_TAGS, VERB_TAGS, Tree

_PLURAL_VERBS = ("VBP", "VB")
_OPEN = ("other", "noun_adverb", "apposition", "adverbial_clause")


def read_passive(tree: Tree, grammar: Grammar, subject: int) -> bool:
    """Read "107 killed in floods": a headline leaves out the auxiliary of a passive."""
    verb = tree.head[subject]
    if (
        tree.heading[subject]
        and tree.tag[verb] in PARTICIPLE_TAGS
        and tree.lemma[verb] in grammar.headline_passives
        and not tree.below(
            verb, "object", "auxiliary", "passive_auxiliary", "clause", "open_clause"
        )
    ):
        tree.label[subject] = "passive_subject"
    return False


def read_verb(tree: Tree, grammar: Grammar, subject: int) -> bool:
    """Read "police raid offices", "Brazil exports beef": a noun with a subject is a verb."""
    verb = tree.head[subject]
    if tree.tag[verb] not in ("NN", "NNS") or tree.below(verb, "determiner", "possessive"):
        return False
    head = tree.head[verb]
    if tree.label[verb] == "compound" and head > verb and tree.is_noun(head):
        _turn(tree, grammar, verb, head)
    elif not tree.below(verb, "object"):
        return False
    tree.pos[verb], tree.tag[verb] = "VERB", "VBP" if tree.tag[verb] == "NN" else "VBZ"
    return True


def _turn(tree: Tree, grammar: Grammar, verb: int, noun: int) -> None:
    """Put a verb above the noun that the parser made it a part of, as its object."""
    root = tree.head[noun] == noun
    tree.attach(verb, verb if root else tree.head[noun], tree.label[noun])
    tree.attach(noun, verb, "object")
    for child in list(tree.children[noun]):
        if child < verb and tree.label[child] != "punctuation":
            tree.attach(child, verb, tree.label[child])
        elif tree.label[child] == "preposition" and not _belongs(tree, grammar, child, noun):
            tree.attach(child, verb, "preposition")


def _belongs(tree: Tree, grammar: Grammar, preposition: int, noun: int) -> bool:
    """Tell whether a phrase stays with its noun: "release of", "crackdown on"."""
    event = tree.lemma[noun] in grammar.event_nouns
    return event or tree.lower[preposition] in grammar.patient_prepositions


def read_hidden_verb(tree: Tree, grammar: Grammar, verb: int) -> bool:
    """Read "court orders release of activist": no verb, and a plural inside a compound."""
    noun, first = tree.head[verb], verb - 1
    if tree.tag[verb] not in ("NNS", "VBZ"):
        return False
    if first < 0 or tree.sentence[first] != tree.sentence[verb] or verb > noun:
        return False
    if tree.lemma[verb] not in grammar.headline_verbs or not _opens(tree, first):
        return False
    root = tree.head[noun]
    while tree.head[root] != root:
        root = tree.head[root]
    sentence = range(tree.left[root], tree.right[root] + 1)
    if any(tree.tag[i] in VERB_TAGS and i not in (verb, first) for i in sentence):
        return False
    if noun != root:
        if tree.tag[root] != "VB" or root != first:  # "Strike halts trains"
            return False
        tree.attach(noun, noun, "root")
    _turn(tree, grammar, verb, noun)
    tree.attach(first, verb, "subject")
    for i in range(tree.left[root], first):
        if tree.head[i] in (verb, noun):
            tree.attach(i, first, "compound")
    tree.pos[verb], tree.tag[verb] = "VERB", "VBZ"
    tree.pos[first] = "NOUN" if tree.pos[first] == "VERB" else tree.pos[first]
    return True


def _opens(tree: Tree, last: int) -> bool:
    """Tell whether nothing but words of one noun phrase without article leads to a token."""
    first = last
    while first > 0 and tree.sentence[first - 1] == tree.sentence[last]:
        first -= 1
    return all(
        tree.pos[i] in ("NOUN", "PROPN", "ADJ", "NUM")
        or tree.label[i] == "prefix"
        or tree.lower[i] == "-"
        or i == last
        for i in range(first, last + 1)
    )


def join_subjects(tree: Tree, _grammar: Grammar, subject: int) -> bool:
    """Read "Putin, Xi meet in Moscow": the comma stands for "and"."""
    verb, first = tree.head[subject], tree.left[subject] - 2
    if (
        first < 0
        or tree.lower[first + 1] != ","
        or tree.head[first] != verb
        or tree.label[first] not in _OPEN
        or tree.pos[first] not in NOUN_POS
        or first in tree.time
        or not _agrees(tree, first, subject, verb)
    ):
        return False
    tree.attach(first, verb, tree.label[subject])
    tree.attach(subject, first, "conjunct")
    return True


def read_comma(tree: Tree, _grammar: Grammar, second: int) -> bool:
    """Read "rebels, army clash": an apposition would close with a comma."""
    first = tree.head[second]
    verb = tree.head[first]
    if (
        tree.label[first] in SUBJECTS
        and tree.right[second] + 1 == verb
        and tree.lower[tree.left[second] - 1] == ","
        and not tree.below(second, "determiner", "possessive")
        and _agrees(tree, first, second, verb)
    ):
        tree.label[second] = "conjunct"
    return False


def _agrees(tree: Tree, first: int, second: int, verb: int) -> bool:
    """Tell whether a plural verb has a singular on either side of the comma."""
    singular = any(tree.tag[noun] in ("NN", "NNP") for noun in (first, second))
    return tree.tag[verb] in _PLURAL_VERBS and singular


def read_plan(tree: Tree, _grammar: Grammar, verb: int) -> bool:
    """Read "UK to ban vapes": an infinitive on a name that heads the line."""
    noun = tree.head[verb]
    if (
        tree.head[noun] == noun
        and tree.is_name(noun)
        and tree.tag[verb] == "VB"
        and any(tree.tag[a] == "TO" for a in tree.below(verb, "auxiliary"))
    ):
        tree.label[verb] = "relative_clause"
    return False


def read_count(tree: Tree, grammar: Grammar, number: int) -> bool:
    """Read "Germany arrests two": a bare number is whom it happens to."""
    verb = tree.head[number]
    if (
        tree.pos[number] == "NUM"
        and number == verb + 1
        and tree.lemma[verb] in grammar.headline_passives
        and not tree.below(verb, "object", "passive_subject")
    ):
        tree.label[number] = "object"
        for child in tree.below(number, "preposition"):
            if tree.lower[child] not in grammar.patient_prepositions:
                tree.attach(child, verb, "preposition")
                return True
    return False
