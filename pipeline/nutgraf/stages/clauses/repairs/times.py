"""Repairs of times: "arrived Monday", "in Doha Sunday", "voters on Sunday rejected it"."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import VERB_TAGS, Tree


def free_time(tree: Tree, _grammar: Grammar, time: int) -> bool:
    """Hang "Tuesday" on the verb in "claimed responsibility Tuesday for the blast"."""
    noun = tree.head[time]
    verb = tree.head[noun]
    if time < noun or tree.label[noun] not in ("object", "prepositional_object"):
        return False
    while tree.label[verb] == "preposition":
        verb = tree.head[verb]
    if not tree.is_verb(verb) or verb > noun:
        return False
    for child in list(tree.children[noun]):
        if child >= time and tree.label[child] in ("noun_adverb", "preposition"):
            tree.attach(child, verb, tree.label[child])
    return True


def part_time(tree: Tree, _grammar: Grammar, time: int) -> bool:
    """Part "Doha Sunday" in "arrived in Doha Sunday"."""
    preposition, name = tree.head[time], time - 1
    verb = tree.head[preposition]
    mention = tree.mention.get(name)
    if (
        time not in tree.time
        or mention is None
        or tree.time[time].extent.first != time
        or tree.head[name] != time
        or mention.extent.first != preposition + 1
        or not tree.is_verb(verb)
    ):
        return False
    tree.attach(name, preposition, "prepositional_object")
    tree.attach(time, verb, "noun_adverb")
    tree.hand_over(time, name, range(name))
    return True


def free_timing(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "on Sunday" on the verb in "voters on Sunday rejected it", unless on an event."""
    noun = tree.head[preposition]
    verb = tree.head[noun]
    if (
        tree.label[noun] in SUBJECTS
        and tree.is_verb(verb)
        and preposition > noun
        and tree.lemma[noun] not in grammar.event_nouns
        and tree.lower[preposition] in grammar.event_prepositions
        and any(o in tree.time for o in tree.below(preposition, "prepositional_object"))
        and tree.right[preposition] == tree.right[noun]
    ):
        tree.attach(preposition, verb, "preposition")
        return True
    return False


def mark_time(tree: Tree, _grammar: Grammar, token: int) -> bool:
    """Read an object that is a time: "arrived Monday"."""
    date = tree.doc[token].ent_type_ == "DATE" and tree.pos[token] == "PROPN"
    if date or token in tree.time:
        tree.label[token] = "noun_adverb"
    return False


def free_subject(tree: Tree, grammar: Grammar, time: int) -> bool:
    """Read "and the following year was elected mayor": the verb shares the subject before it."""
    verb = tree.head[time]
    first = tree.head[verb]
    if (
        time in tree.time
        and tree.label[verb] == "conjunct"
        and tree.label[tree.left[time] - 1] in ("coordinator", "punctuation")
        and len(tree.below(verb, *SUBJECTS)) == 1
        and tree.below(first, *SUBJECTS)
        and tree.lemma[verb] not in grammar.copulas | grammar.period_verbs
        and (tree.label[time] == "passive_subject" or tree.below(verb, "object"))
    ):
        tree.label[time] = "noun_adverb"
    return False


def lower_time(tree: Tree, _grammar: Grammar, time: int) -> bool:
    """Hang "last month" on "stabbing" in "accused of stabbing a man last month was held today".

    Right behind a participle it is that one's also without a second time: "Two men held today say".
    """
    verb, before = tree.head[time], tree.left[time] - 1
    if (
        time > verb
        or time not in tree.time
        or not any(tree.right[s] == before for s in tree.below(verb, *SUBJECTS))
    ):
        return False
    second = any(c in tree.time for c in tree.below(verb, "noun_adverb") if c > verb)
    for above in (before, *tree.ancestors(before)):
        if above == verb or not (second or tree.tag[above] == "VBN"):
            return False
        if tree.tag[above] in VERB_TAGS and tree.right[above] == before:
            tree.attach(time, above, "noun_adverb")
            return True
    return False


def raise_distance(tree: Tree, grammar: Grammar, time: int) -> bool:
    """Hang "two weeks" on "resigned" in "resigned two weeks after the raid began"."""
    verb, after = tree.head[time], tree.right[time] + 1
    if (
        tree.label[verb] == "adverbial_clause"
        and after < verb
        and tree.head[after] == verb
        and tree.label[after] in ("mark", "adverb")
        and tree.lower[after] in grammar.sequence_words
    ):
        tree.attach(time, tree.head[verb], "noun_adverb")
        return True
    return False


def lower_said_time(tree: Tree, grammar: Grammar, time: int) -> bool:
    """Hang "today" on "killed" in "was killed in a raid in Bari, Italy, today, her agent said"."""
    verb = tree.head[time]
    said = [c for c in tree.below(verb, "clause") if c < time]
    subjects = tree.below(verb, *SUBJECTS)
    if (
        time in tree.time
        and said
        and subjects
        and tree.lemma[verb] in grammar.attribution_verbs
        and tree.right[time] < tree.left[subjects[0]]
        and tree.lower[tree.right[time] + 1] == ","
    ):
        tree.attach(time, said[-1], "noun_adverb")
        return True
    return False
