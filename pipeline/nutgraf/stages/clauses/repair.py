"""Repairs of what the parser often gets wrong in news, where a rule can be sure."""

from __future__ import annotations

from nutgraf.rules.clauses import Grammar
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
        elif label == "clause":
            _part(tree, token)
        elif label == "apposition":
            moved = _raise_name(tree, token) or moved
        elif label == "object" and _is_weekday(tree, token):
            tree.label[token] = "noun_adverb"
        elif label == "subject" and tree.heading[token]:
            _read_headline_passive(tree, grammar, token)
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
    for child in tree.children[role]:
        if child > name:
            tree.attach(child, name, tree.label[child])
    tree.attach(name, head, label)
    tree.attach(role, name, "compound")
    return True


def _is_weekday(tree: Tree, token: int) -> bool:
    """Tell whether an object is a time: "arrived Monday"."""
    return token in tree.time or (
        tree.doc[token].ent_type_ == "DATE" and tree.pos[token] == "PROPN"
    )


def _read_headline_passive(tree: Tree, grammar: Grammar, subject: int) -> None:
    """Read "107 killed in floods": a headline leaves out the auxiliary of a passive."""
    verb = tree.head[subject]
    if (
        tree.tag[verb] in _PARTICIPLES
        and tree.lemma[verb] in grammar.headline_passives
        and not tree.below(
            verb, "object", "auxiliary", "passive_auxiliary", "clause", "open_clause"
        )
    ):
        tree.label[subject] = "passive_subject"
