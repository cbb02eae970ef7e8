"""Repairs of noun phrases: lists, names and their roles, agents of events, prefixes."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.tree import Tree


def mark_list(tree: Tree, grammar: Grammar, word: int) -> bool:
    """Label what lists: "including", "such as", "such cities as"."""
    listing, head = grammar.listing_words, tree.head[word]
    such = tree.lower[word] in grammar.role_prepositions and (
        tree.lower[tree.left[word]] in listing
        or any(tree.lower[m] in listing for m in tree.below(head, "modifier"))
    )
    if word > head and (such or tree.lower[word] in listing):
        tree.label[word] = "listing"
    return False


def free_from_name(tree: Tree, grammar: Grammar, preposition: int) -> bool:
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


def free_result(tree: Tree, grammar: Grammar, word: int) -> bool:
    """Hang "dead" on the verb in "shot dead two men", which shot no dead men."""
    noun, verb = tree.head[word], word - 1
    if (
        tree.lower[word] in grammar.result_words
        and tree.label[noun] == "object"
        and tree.head[noun] == verb
        and tree.left[noun] == word
        and noun > word + 1
    ):
        tree.attach(word, verb, "object_predicate")
        tree.left[noun] = word + 1
        return True
    return False


def read_approximation(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Find the subject in "officials said over 300 pilgrims were killed", read as "above them"."""
    below = tree.below(preposition, "prepositional_object")
    if len(below) != 1 or tree.lower[preposition] not in grammar.comparing_prepositions:
        return False
    noun = below[0]
    verb = _verb_behind(tree, noun)
    counted = preposition + 1 in tree.below(noun, "number")
    if not counted or verb not in tree.ancestors(preposition) or tree.below(verb, *SUBJECTS):
        return False
    tree.give_subject(verb, noun)
    tree.attach(preposition, noun, "modifier")
    return True


def _verb_behind(tree: Tree, noun: int) -> int:
    """Find the verb right behind a noun phrase and its auxiliaries and adverbs, else the noun."""
    i = tree.right[noun] + 1
    while i < tree.size and tree.pos[i] in ("AUX", "ADV", "PART") and tree.head[i] > i:
        i += 1
    return i if i < tree.size and tree.is_verb(i) else noun


def raise_agent(tree: Tree, grammar: Grammar, preposition: int) -> bool:
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


def raise_name(tree: Tree, _grammar: Grammar, name: int) -> bool:
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
    _swap(tree, role, name)
    return True


def join_title(tree: Tree, _grammar: Grammar, name: int) -> bool:
    """Join "Geoff Hoon" to "Transport Secretary", where the parser has both hang on the verb."""
    mention = tree.mention.get(name)
    if mention is None or mention.type != "PERSON" or mention.kind != "name":
        return False
    role = mention.extent.first - 1
    if (
        role < 0
        or mention.extent.head != name
        or tree.tag[role] not in ("NN", "NNP")
        or role in tree.mention
        or tree.label[role] not in (*SUBJECTS, "object", "conjunct", "prepositional_object")
    ):
        return False
    _swap(tree, role, name)
    return True


def _swap(tree: Tree, role: int, name: int) -> None:
    """Let a name stand where its title stands, and the title before it."""
    tree.hand_over(role, name, range(name + 1, tree.size))
    tree.replace(role, name)
    tree.attach(role, name, "compound")


def join_prefix(tree: Tree, _grammar: Grammar, word: int) -> bool:
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


def free_place(tree: Tree, grammar: Grammar, preposition: int) -> bool:
    """Hang "in Karachi" on the verb in "was shot by gunmen in Karachi"."""
    agent = tree.head[preposition]
    by = tree.head[agent]
    verb = tree.head[by]
    places = tree.below(preposition, "prepositional_object")
    if (
        tree.label[by] == "agent"
        and tree.is_verb(verb)
        and verb < by
        and not tree.is_name(agent)
        and tree.lower[preposition] in grammar.locative_prepositions
        and places
        and tree.type_of(places[0]) == "GPE"
        and preposition > agent
    ):
        tree.attach(preposition, verb, "preposition")
        return True
    return False


def read_person(tree: Tree, _grammar: Grammar, word: int) -> bool:
    """Make nouns of "the wounded" and "a hardline conservative"."""
    if (
        tree.pos[word] in ("ADJ", "VERB")
        and tree.tag[word] in ("JJ", "VBN", "VBD")
        and tree.below(word, "determiner")
        and not tree.below(word, "object", "auxiliary", "passive_auxiliary", "subject", "clause")
    ):
        tree.pos[word], tree.lemma[word] = "NOUN", tree.lower[word]
    return False
