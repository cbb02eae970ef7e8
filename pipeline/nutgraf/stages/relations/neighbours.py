"""Reads what stands side by side as one phrase where the parser does not hang it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from nutgraf.layers import Clause, ClauseArgument, Extent, Mention
from nutgraf.stages.relations.fillers import Fillers
from nutgraf.stages.tokens import tokens_with

#: The construction of an organization in the possessive of a place or a person: "Peru's Green
#: Party", "Miller's Green Party", "his Green Party".
POSSESSED = "possessed"
#: The construction of a person in the possessive of somebody or something: "the bank's Ann Lee".
POSSESSOR = "possessor"
#: How many words may stand between the possessor and the name, and which.
LONGEST_GAP = 2
_GAP = frozenset({"ADJ", "NOUN", "VERB"})
_HOSTS = ("verbal", "nominal")
#: Tags of the mark of the possessive and of possessive pronouns.
POSSESSIVE_TAGS = ("POS", "PRP$")
#: The classes of nouns for places that other places are in.
AREAS = frozenset({"region", "settlement"})


def neighbours(clauses: Sequence[Clause], fillers: Fillers) -> Iterator[Clause]:
    """Yield attributive clauses beside those of the Doc; each one's parent is the clause it is in.

    "Toured a shipyard in Kobe": `object-in`, "spoke at the museum in Kobe": `at-in`, whatever word
    the parser hangs "in Kobe" on; "Peru's Green Party": `possessed`; "the bank's Ann Lee":
    `possessor`; "Ann Lee, 43, from Kobe": `aged-from`.
    """
    index = len(clauses)
    marked = _marked(fillers)
    for clause in clauses:
        pairs = [*_side_by_side(clause, fillers)]
        if not marked.isdisjoint([argument.extent.head for argument in clause.arguments]):
            pairs += [*_possessed(clause, fillers), *_aged(clause, fillers)]
        for construction, head, arguments in pairs:
            predicate = Extent.of(fillers.tokens[head])
            yield Clause(
                index, "attributive", predicate, head, "", clause.sentence, arguments,
                construction=construction, parent=clause.index,
            )  # fmt: skip
            index += 1


def _marked(fillers: Fillers) -> set[int]:
    """List the tokens of mentions that something may own, or that an age may follow: few do."""
    marks = {*tokens_with(fillers.doc, "TAG", POSSESSIVE_TAGS)}
    commas = {*tokens_with(fillers.doc, "LOWER", (",",))}
    found: set[int] = set()
    for head, pairs in fillers.mentions.items():
        for _, mention in pairs:
            first, last = mention.extent.first, mention.extent.last
            before = range(first - 1 - LONGEST_GAP, first)
            if not marks.isdisjoint(before) or (last in commas and last + 2 in commas):
                found.update((head, *range(first, last)))
    return found


def _side_by_side(
    clause: Clause, fillers: Fillers
) -> Iterator[tuple[str, int, tuple[ClauseArgument, ...]]]:
    """Yield an argument with the place right behind it, and the preposition between them."""
    if clause.kind not in _HOSTS:
        return
    places = {a.extent.first: a for a in clause.arguments if _is_place(a, fillers)}
    for argument in clause.arguments if places else ():
        between = argument.extent.last
        if between < len(fillers.doc) and fillers.tokens[between].text == ",":
            between += 1  # "the Kobe region, in eastern Japan"
        place = places.get(between + 1)
        if place is None or argument.function == "subject" or argument.clause is not None:
            continue
        if fillers.tokens[between].lower_ == place.preposition:
            before, extent = _nearest(argument, fillers)
            pair = (ClauseArgument("subject", extent), ClauseArgument("object", place.extent))
            yield f"{before}-{place.preposition}", between, pair


def _is_place(argument: ClauseArgument, fillers: Fillers) -> bool:
    """Tell a place, also one that only its noun tells: "in Chile's north-east"."""
    if argument.function != "oblique" or argument.preposition != "in":
        return argument.function == "place" and argument.preposition is not None
    return bool(AREAS & fillers.classes_of(argument.extent.head)) and argument.clause is None


def _nearest(argument: ClauseArgument, fillers: Fillers) -> tuple[str, Extent]:
    """Take the last name of an argument that has one inside: "a talk at Acme | in Kobe"."""
    tokens, last = fillers.tokens, argument.extent.last
    for _, mention in fillers.mentions_at(last - 1):
        first = mention.extent.first
        before = first - 2 if tokens[first - 1].pos_ == "DET" else first - 1
        inside = argument.extent.head < before and mention.extent.last == last
        if inside and tokens[before].pos_ == "ADP":
            return tokens[before].lower_, mention.extent
    return argument.preposition or argument.function, argument.extent


def _possessed(
    clause: Clause, fillers: Fillers
) -> Iterator[tuple[str, int, tuple[ClauseArgument, ...]]]:
    """Yield each organization of a place, and each person of a body without a name."""
    for argument in clause.arguments:
        found = fillers.mentions_at(argument.extent.head)
        if not found or argument.function == "compound":
            continue  # "Finland's EU talks"
        for _, mention in found:
            mark = _mark_before(mention, fillers) if mention.type in _OWNERS else None
            owner = _OWNERS[mention.type](mark, fillers) if mark else None
            if owner is not None and owner.first >= argument.extent.first:
                pair = (
                    ClauseArgument("subject", mention.extent),
                    ClauseArgument("object", owner),
                )
                construction = POSSESSED if mention.type == "ORG" else POSSESSOR
                yield construction, mention.extent.head, pair


def _aged(
    clause: Clause, fillers: Fillers
) -> Iterator[tuple[str, int, tuple[ClauseArgument, ...]]]:
    """Yield each person with the place that follows their age and a preposition."""
    for argument in clause.arguments:
        for _, person in fillers.mentions_at(argument.extent.head):
            preposition = _after_an_age(person, fillers) if person.type == "PERSON" else None
            if preposition is not None:
                for _, place in fillers.mentions_at(preposition.i + 1):
                    pair = (
                        ClauseArgument("subject", person.extent),
                        ClauseArgument("object", place.extent),
                    )
                    yield f"aged-{preposition.lower_}", preposition.i, pair


def _after_an_age(person: Mention, fillers: Fillers) -> Token | None:
    """Give the preposition that follows an age between commas after a name."""
    last = person.extent.last
    if last + 4 >= len(fillers.tokens) or fillers.tokens[last].text != ",":
        return None
    _, number, comma, preposition = fillers.tokens[last : last + 4]
    aged = number.is_digit and comma.text == ","
    return preposition if aged and preposition.pos_ == "ADP" else None


def _mark_before(mention: Mention, fillers: Fillers) -> int | None:
    """Find the mark of the possessive before a name: "Peru's main opposition Green Party"."""
    if mention.kind != "name":
        return None
    tokens, mark = fillers.tokens, mention.extent.first - 1
    while mark > mention.extent.first - 2 - LONGEST_GAP and mark > 0 and tokens[mark].pos_ in _GAP:
        mark -= 1
    return mark if mark > 0 and tokens[mark].tag_ in POSSESSIVE_TAGS else None


def _name_before(mark: int, fillers: Fillers) -> Extent | None:
    """Take the name of a place or a person, or a pronoun."""
    if fillers.tokens[mark].tag_ == "PRP$":
        return Extent.of(fillers.tokens[mark])
    owners = [m for _, m in fillers.mentions_at(mark - 1) if m.extent.last == mark]
    named = (m.extent for m in owners if m.type in ("GPE", "PERSON") and m.kind == "name")
    return next(named, None)


def _noun_before(mark: int, fillers: Fillers) -> Extent | None:
    """Take a common noun with its article: of names, the clauses tell."""
    noun = fillers.tokens[mark - 1]
    if noun.pos_ != "NOUN" or noun.i in fillers.names or fillers.tokens[mark].tag_ != "POS":
        return None
    return Extent.between(fillers.doc, noun.left_edge.i, mark, noun.i)


#: What may own a name, by the name's type.
_OWNERS = {"ORG": _name_before, "PERSON": _noun_before}
