"""Repairs of what the parser often gets wrong in news, where a rule can be sure."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.headlines import repair_headline
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree

_PARTICIPLES = ("VBN", "VBD")


def repair(tree: Tree, grammar: Grammar) -> None:
    """Move and relabel tokens of a tree; the Doc stays as it is."""
    moved = False
    for token in range(tree.size):
        label = tree.label[token]
        if label in ("preposition", "noun_clause") and _is_listing(tree, grammar, token):
            tree.label[token] = "listing"
        elif label == "preposition":
            moved = _free_from_name(tree, grammar, token) or moved
            moved = _raise_agent(tree, grammar, token) or moved
            moved = _free_timing(tree, grammar, token) or moved
        elif label == "prepositional_object":
            moved = _read_gerund(tree, grammar, token) or moved
            moved = _part_time(tree, token) or moved
        elif label == "clausal_subject":
            moved = _read_reduced_relative(tree, token) or moved
        elif label == "clause":
            _part(tree, token)
        elif label == "apposition":
            moved = _raise_name(tree, token) or moved
        elif label == "object" and _is_weekday(tree, token):
            tree.label[token] = "noun_adverb"
        elif label == "object":
            moved = _join_prefix(tree, token) or moved
            _read_recipient(tree, grammar, token)
        elif label == "noun_adverb" and token in tree.time:
            moved = _free_time(tree, token) or moved
        moved = repair_headline(tree, grammar, token) or moved
    if moved:
        tree.settle()


def _is_listing(tree: Tree, grammar: Grammar, word: int) -> bool:
    """Tell whether a word on a noun or verb lists: "including", "such as", "such cities as"."""
    listing, head = grammar.listing_words, tree.head[word]
    if word < head:
        return False
    if tree.lower[word] in listing:
        return True
    return tree.lower[word] in grammar.role_prepositions and (
        tree.lower[tree.left[word]] in listing
        or any(tree.lower[m] in listing for m in tree.below(head, "modifier"))
    )


def _part(tree: Tree, clause: int) -> None:
    """Part main clauses: "He worked in London; he also wrote" has no complement."""
    head = tree.head[clause]
    if clause < head and any(tree.lower[i] == ";" for i in range(tree.right[clause] + 1, head)):
        tree.label[clause] = "other"


def _free_from_name(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "in Berlin" on the verb in "met Olaf Scholz in Berlin"."""
    name = tree.head[preposition]
    mention = tree.mention.get(name)
    if (
        mention is None
        or mention.type != "PERSON"
        or mention.kind != "name"
        or tree.lower[preposition] not in grammar.event_prepositions
        or tree.lower[preposition - 1] in (",", "(")
        or preposition < name
    ):
        return False
    for above in tree.ancestors(name):
        if tree.is_verb(above):
            if above < name:
                tree.attach(preposition, above, "preposition")
            return above < name
        if tree.label[above] not in ("preposition", "agent", "prepositional_object"):
            return False
    return False


def _raise_name(tree: Tree, name: int) -> bool:
    """Make "Josep Borrell" the head of "top diplomat Josep Borrell", as in "President Biden"."""
    role, mention = tree.head[name], tree.mention.get(name)
    if (
        mention is None
        or mention.type != "PERSON"
        or mention.kind != "name"
        or mention.extent.first != role + 1
        or tree.pos[role] != "NOUN"
        or tree.head[role] == role
    ):
        return False
    head, label = tree.head[role], tree.label[role]
    for child in list(tree.children[role]):
        if child > name:
            tree.attach(child, name, tree.label[child])
    tree.attach(name, head, label)
    tree.attach(role, name, "compound")
    return True


def _raise_agent(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "by police" on the event in "the arrest of the editor by police"."""
    noun = tree.head[preposition]
    between = tree.head[noun]
    event = tree.head[between]
    if (
        tree.lower[preposition] in grammar.agent_prepositions
        and tree.label[noun] == "prepositional_object"
        and tree.lower[between] in grammar.patient_prepositions
        and tree.lemma[event] in grammar.event_nouns
        and tree.lemma[noun] not in grammar.event_nouns
    ):
        tree.attach(preposition, event, "preposition")
        return True
    return False


def _read_gerund(tree: Tree, grammar: Grammar, noun: int) -> bool:
    """Read "barred it from running candidates": the parser makes an adjective of the gerund."""
    preposition = tree.head[noun]
    gerund, verb = tree.left[noun], tree.head[preposition]
    if (
        gerund == preposition + 1
        and tree.head[gerund] == noun
        and tree.tag[gerund] == "VBG"
        and tree.label[gerund] == "modifier"
        and tree.lower[preposition] in grammar.barring_prepositions
        and tree.lemma[verb] in grammar.modality.negative_governors
    ):
        tree.attach(gerund, preposition, "prepositional_clause")
        tree.attach(noun, gerund, "object")
        tree.pos[gerund] = "VERB"
        return True
    return False


def _read_reduced_relative(tree: Tree, participle: int) -> bool:
    """Read "the man detained in Minsk was freed", where the parser takes "detained" for active."""
    subjects = tree.below(participle, "subject")
    if (
        len(subjects) != 1
        or tree.tag[participle] not in _PARTICIPLES
        or tree.below(participle, "object", "mark", "auxiliary", "clause", "open_clause")
        or participle > tree.head[participle]
    ):
        return False
    head, (noun,) = tree.head[participle], subjects
    passive = bool(tree.below(head, "passive_auxiliary"))
    tree.attach(noun, head, "passive_subject" if passive else "subject")
    tree.attach(participle, noun, "noun_clause")
    tree.tag[participle] = "VBN"
    return True


def _free_time(tree: Tree, time: int) -> bool:
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


def _part_time(tree: Tree, time: int) -> bool:
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
    for child in list(tree.children[time]):
        if child < name:
            tree.attach(child, name, tree.label[child])
    return True


def _free_timing(tree: Tree, grammar: Grammar, preposition: int) -> bool:
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


def _join_prefix(tree: Tree, word: int) -> bool:
    """Make one word of "ex-premier" where the parser has three objects."""
    last = word + 2
    if (
        last >= tree.size
        or tree.lower[word + 1] != "-"
        or tree.doc[word].whitespace_
        or tree.doc[word + 1].whitespace_
        or tree.head[last] != tree.head[word]
        or tree.label[last] != "object"
    ):
        return False
    tree.attach(word, last, "compound")
    tree.attach(word + 1, last, "punctuation")
    return True


def _read_recipient(tree: Tree, grammar: Grammar, first: int) -> None:
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


def _is_weekday(tree: Tree, token: int) -> bool:
    """Tell whether an object is a time: "arrived Monday"."""
    return token in tree.time or (
        tree.doc[token].ent_type_ == "DATE" and tree.pos[token] == "PROPN"
    )
