"""What a phrase of a clause is: its nearest mention, its entity, its semantic classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from nutgraf.layers import (
    CLAUSES,
    ENTITIES,
    GROUPS,
    QUANTITIES,
    TIMES,
    Clause,
    ClauseArgument,
    Extent,
    Mention,
    Quantity,
)
from nutgraf.rules.classes import Classes
from nutgraf.rules.role_places import FRAMED_BY
from nutgraf.stages.relations.inheritance import host, inherited

#: How a clause came about in which a noun and a name are one phrase.
BESIDE_A_NAME = ("apposition", "title")

#: How a clause came about that tells what somebody is named: "named Ann Lee coach".
NAMING = "naming"
#: The class of prepositions inside what somebody is named.
NAMED_WITH = "naming_word"

#: Names whose last word is a noun that says what they name: "the Nobel Prize".
NAMED_BY_NOUNS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT"})

#: The class of adverbs that say whither: "back" in "flew back to Oslo".
DIRECTION = "direction"
ADVERBIAL = ("advmod", "prt")
#: The class of the prepositions before what something is called: "described it as unjust".
LIKENING = "likening"
#: The class of words that say how much of something is meant, not what it is.
PARTITIVE = "partitive"
#: The class of the prepositions between a part and what it is a part of.
PARTITION = "partition"
#: The classes of nouns that "of" and a name follow: "the town of Bari", "the suburb of Bari".
NAMED_BY_OF, NAMED_AS_PART = "named_by_of", "named_as_part"
#: The class of the last words of names of bodies that are also places: "Leeds Crown Court".
SEATED = "seat_noun"
#: The kinds of quantities that are the thing they count: prices and ages are not.
MADE_OF = ("count", "percent", "length", "area", "volume", "mass", "other")

#: The class of words that make a noun a distinction, and the mark of such a noun: "best director".
DISTINCTION, DISTINGUISHED = "distinction", "distinguished"
GRADING_POS = ("ADJ", "ADV")

#: A phrase as it fills a role: its extent, and the entity it means.
Filling = tuple[Extent, int | None]


class Fillers:
    """The mentions, quantities and times of a Doc by their head tokens."""

    def __init__(self, doc: Doc, classes: Classes) -> None:
        self.doc = doc
        #: The Doc's tokens: every word is looked at often, and a list gives it sooner.
        self.tokens = tuple(doc)
        self.classes = classes
        self.mentions: dict[int, list[tuple[int, Mention]]] = {}
        self.names: dict[int, list[tuple[int, Mention]]] = {}
        self.quantities: dict[int, Quantity] = {}
        self.counted: dict[int, Quantity] = {}
        self.times: set[int] = set()
        #: Times before the noun they are of: "Friday's final", "the 2022 election".
        self.dated: dict[int, list[ClauseArgument]] = {}
        self.groups = {group.extent.head: group for group in GROUPS.get(doc)}
        self.apposed: dict[int, list[Extent]] = {}
        #: Prepositional phrases inside noun phrases: the noun's token and the preposition.
        self.inner: dict[tuple[int, str], list[ClauseArgument]] = {}
        #: Event nouns under a light verb: the verb's lemma and the noun's token.
        self.light: set[tuple[str, int]] = set()
        self.children: dict[int, list[Clause]] = {}
        self.nominal: dict[int, Clause] = {}
        self.naming: dict[int, Clause] = {}
        self.verbal: dict[int, Clause] = {}
        self._of_head: dict[int, frozenset[str]] = {}
        self._of_phrase: dict[tuple[int, int], frozenset[str]] = {}
        #: The tokens that make the noun after them a distinction: "best" in "best director".
        grading = self._where("LOWER", classes.members.get(DISTINCTION, ()))
        self.distinctions = [i for i in grading if self.tokens[i].pos_ in GRADING_POS]
        #: Adverbs and particles by the token they hang on.
        self.adverbs: dict[int, list[Token]] = {}
        for i in self._where("DEP", ADVERBIAL):
            self.adverbs.setdefault(self.tokens[i].head.i, []).append(self.tokens[i])
        self._index()
        self._index_clauses()

    def _where(self, attribute: str, values: Iterable[str]) -> list[int]:
        """List the tokens whose attribute has one of some values: an array is soon searched."""
        numbers = {self.doc.vocab.strings[value] for value in values}
        found = self.doc.to_array(attribute).tolist()
        return [i for i, number in enumerate(found) if number in numbers]

    def _index(self) -> None:
        for number, entity in enumerate(ENTITIES.get(self.doc)):
            for mention in entity.mentions:
                self.mentions.setdefault(mention.extent.head, []).append((number, mention))
                if mention.kind == "name":
                    for i in range(mention.extent.first, mention.extent.last):
                        self.names.setdefault(i, []).append((number, mention))
        for quantity in QUANTITIES.get(self.doc):
            for i in range(quantity.extent.first, quantity.extent.last):
                self.quantities[i] = quantity
            if quantity.of is not None:
                self.counted[quantity.of.head] = quantity
        for time in TIMES.get(self.doc):
            self.times.update(range(time.extent.first, time.extent.last))
            governor = self.tokens[time.extent.head].head.i
            if time.extent.last <= governor:
                self.dated.setdefault(governor, []).append(ClauseArgument("time", time.extent))

    def _index_clauses(self) -> None:
        """Find the clauses below each, and for a noun the name it stands beside.

        "Their child, Gloria" means Gloria.
        """
        for clause in CLAUSES.get(self.doc):
            if clause.kind == "nominal":
                self.nominal[clause.head] = clause
            elif clause.construction == NAMING:
                self.naming[clause.head] = clause
            elif clause.kind == "verbal":
                self.verbal[clause.head] = clause
            if clause.light is not None:
                self.light.add((clause.light, clause.head))
            if clause.construction == "prepositional":
                self._index_inner(clause)
            if clause.parent is not None:
                self.children.setdefault(clause.parent, []).append(clause)
            if clause.kind == "copular" and clause.construction in BESIDE_A_NAME:
                for argument in clause.arguments:
                    if argument.function == "subject" and argument.extent.head in self.names:
                        self.apposed.setdefault(clause.head, []).append(argument.extent)

    def _index_inner(self, clause: Clause) -> None:
        inner = [argument for argument in clause.arguments if argument.function == "object"]
        for argument in clause.arguments:
            if argument.function == "subject":
                self.inner.setdefault((argument.extent.head, clause.lemma), []).extend(inner)

    def mentions_at(self, head: int) -> list[tuple[int, Mention]]:
        """List the mentions with this head, else the names that hold the token."""
        return self.mentions.get(head) or self.names.get(head) or []

    def fill(self, argument: ClauseArgument) -> list[Filling]:
        """Give the nearest mention of an argument, one for each entity it means, or the phrase."""
        head = argument.extent.head
        beside = self._beside(head)
        if len(beside) > 1:
            named = [self.mentions_at(name.head)[0] for name in beside]
            return [(mention.extent, entity) for entity, mention in named]
        if beside:
            head = beside[0].head
        if head in self.groups:
            return [(self.groups[head].extent, member) for member in self.groups[head].entities]
        found = self.mentions_at(head)
        if argument.clause is not None:
            return [(argument.extent, None)]
        if not found:
            return [self._named_place(head) or (self._measure(argument), None)]
        names = [pair for pair in found if pair[1].kind == "name"]
        return [(mention.extent, entity) for entity, mention in names[:1] or found]

    def _named_place(self, head: int) -> Filling | None:
        """Give the place that a noun before "of" means: "the town of Bari".

        A suburb or capital is named so only if another place says whose it is: "the Swiss capital
        of Berne", not "the capital of Peru".
        """
        clause = self.nominal.get(head)
        if clause is None:
            return None
        classes = self.classes.of_word(self.tokens[head].lower_)
        whose = clause.fillers("compound") or clause.fillers("possessive")
        if NAMED_BY_OF not in classes and not (NAMED_AS_PART in classes and whose):
            return None
        objects = [a for a in clause.fillers("oblique", "of") if a.construction == "direct"]
        found = self.mentions_at(objects[0].extent.head) if len(objects) == 1 else []
        names = [(m.extent, entity) for entity, m in found if m.kind == "name" and m.type == "GPE"]
        return names[0] if names else None

    def _beside(self, head: int) -> list[Extent]:
        """List the names that a noun stands beside, or what a number counts."""
        counted = self.quantities[head].of if head in self.quantities else None
        if head not in self.apposed and counted is not None:
            head = counted.head
        return self.apposed.get(head, []) if head not in self.names else []

    def _measure(self, argument: ClauseArgument) -> Extent:
        """Take the quantity or time that a phrase is; what is counted keeps its number."""
        quantity = self.quantities.get(argument.extent.head)
        if quantity is None or quantity.kind == "count":
            return argument.extent
        return quantity.extent

    def is_named(self, head: int) -> bool:
        """Tell a phrase that is a name or stands beside one: "the actor, Ann Lee"."""
        return head in self.names or head in self.apposed

    def is_several(self, head: int) -> bool:
        """Tell a phrase that means more than one: "the two firms", "they"."""
        plural = "Plur" in self.tokens[head].morph.get("Number", [])
        return head in self.groups or (plural and head not in self.names)

    def inherited(self, clause: Clause) -> list[ClauseArgument]:
        """List the times and places that a clause shares with those it depends on.

        Last come those inside the phrases of a clause that tells of the same event: "crashed into
        a barn near Leeds, killing two".
        """
        clauses = CLAUSES.get(self.doc)
        shared = inherited(clause, clauses)
        if (parent := host(clause, clauses)) is not None:
            outer = parent.fillers("oblique")
            shared += [i for a in outer for i in self._inside_any(a.extent.head)]
        return shared

    def _inside_any(self, head: int) -> list[ClauseArgument]:
        named = self.nominal.get(head)
        within = [a for a in named.arguments if a.preposition] if named is not None else []
        return within + [
            a for (noun, _), found in self.inner.items() if noun == head for a in found
        ]

    def within(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        """List what stands at a place of the clause that an argument is, or of its noun."""
        return [*self._within_clause(argument, place), *self._dates(argument, place)]

    def _dates(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        return self.dated.get(argument.extent.head, []) if place == "time" else []

    def _within_clause(self, argument: ClauseArgument, place: str) -> list[ClauseArgument]:
        if argument.clause is not None:
            clause = CLAUSES.get(self.doc)[argument.clause]
        elif (found := self._of_noun(argument.extent.head, place)) is not None:
            clause = found
        else:
            return []
        return [a for a in clause.arguments if place in (a.function, a.preposition)]

    def _of_noun(self, head: int, preposition: str) -> Clause | None:
        """Find the clause of a noun, or the one of what somebody is named: "coach of the year"."""
        named = self.naming.get(head) if NAMED_WITH in self.classes.of_word(preposition) else None
        return self.nominal.get(head) or named

    def framing(self, preposition: str, head: int) -> list[str]:
        """Name the places that a phrase takes by its preposition and noun: "in a crash"."""
        words = self.classes.of_word(preposition)
        return [
            name
            for name, class_ in FRAMED_BY.items()
            if class_ in words and name in self.classes_of(head)
        ]

    def amounts_before(self, head: int) -> Iterator[ClauseArgument]:
        """Yield the quantities right before a noun, as arguments of it."""
        for child in self.tokens[head].lefts:
            if (quantity := self.quantities.get(child.i)) is not None:
                yield ClauseArgument("compound", quantity.extent)

    def adverbs_on(self, clause: Clause) -> Iterator[ClauseArgument]:
        """Yield the adverbs that hang on a clause's verb, as arguments of it."""
        for adverb in self.adverbs.get(clause.head, ()):
            yield ClauseArgument("oblique", Extent.of(adverb))

    def beyond(self, clause: Clause, preposition: str) -> list[ClauseArgument]:
        """List a preposition's phrases below the adverbs of direction on a clause's verb."""
        return [
            ClauseArgument("oblique", self._reach(noun), preposition)
            for adverb in self.adverbs.get(clause.head, ())
            if adverb.i > clause.head and DIRECTION in self.classes.of_word(adverb.lower_)
            for below in adverb.rights
            if below.lower_ == preposition
            for noun in below.rights
            if noun.dep_ == "pobj"
        ]

    def likened_to(self, clause: Clause) -> Iterator[ClauseArgument]:
        """Yield the adjectives behind "as" on a clause's verb, as arguments of it."""
        for preposition in self.tokens[clause.head].rights:
            if LIKENING in self.classes.of_word(preposition.lower_):
                for word in preposition.rights:
                    if word.pos_ == "ADJ":
                        yield ClauseArgument("complement", Extent.of(word), preposition.lower_)

    def _reach(self, noun: Token) -> Extent:
        """Take a noun with all that depends on it."""
        return Extent.of(self.doc[noun.left_edge.i : noun.right_edge.i + 1])

    def dependents(self, clause: Clause, dependencies: Iterable[str]) -> Iterator[ClauseArgument]:
        """Yield the clauses that depend on one as arguments of it, without their subjects."""
        for other in self.children.get(clause.index, ()):
            if other.dependency is not None and other.dependency in dependencies:
                after = [a.extent for a in other.arguments if a.extent.first > other.head]
                last = max([other.predicate.last, *(extent.last for extent in after)])
                extent = Extent.between(self.doc, other.predicate.first, last, other.head)
                yield ClauseArgument("complement", extent, clause=other.index)

    def classes_of_phrase(self, extent: Extent) -> frozenset[str]:
        """Name the semantic classes of a phrase.

        A common noun that closes a proper one says what it is: "the Man of the Match award".
        """
        key = (extent.head, extent.last - 1)
        found = self._of_phrase.get(key)
        if found is None:
            head, last = key
            found = self.classes_of(head)
            if last > head and self.tokens[head].pos_ == "PROPN":
                closing = self.tokens[last].pos_ == "NOUN" and last not in self.names
                found = found | self.classes_of(last) if closing else found
            self._of_phrase[key] = found
        return found

    def classes_of(self, head: int) -> frozenset[str]:
        """Name the semantic classes of the phrase with this head."""
        found = self._of_head.get(head)
        if found is None:
            meant = self.mentions_at(head)
            found = self.classes.of(self._marks(head, meant), self._words(head, meant))
            # A phrase may count what it is a part of: its own classes end the circle.
            self._of_head[head] = found
            for other in self._same(head, found):
                self._of_head[head] = found = found | self.classes_of(other)
        return found

    def _same(self, head: int, own: frozenset[str]) -> Iterator[int]:
        """Yield the heads of what is told to be the same as a phrase, or counted by it."""
        if head in self.apposed and head not in self.names:
            yield self.apposed[head][0].head  # "his number two, Ann Lee"
        quantity = self.quantities.get(head)
        if quantity is not None and quantity.of is not None and quantity.kind in MADE_OF:
            yield quantity.of.head  # "thousands of troops" are troops, "$129" is no radio
        if PARTITIVE in own:
            yield from self._parted(head)

    def _parted(self, head: int) -> list[int]:
        """List the heads of what a word takes a part of: "most of the fuel" is fuel."""
        after = [
            child
            for child in self.tokens[head].rights
            if PARTITION in self.classes.of_word(child.lower_)
        ][:1]
        return [child.i for preposition in after for child in preposition.rights]

    def _marks(self, head: int, meant: Sequence[tuple[int, Mention]]) -> tuple[str, ...]:
        marks: list[str] = []
        for _, mention in meant:
            marks += [mention.type, mention.kind]
            if mention.country:
                marks.append("country")
            if self._is_seated(mention):
                marks.append("seated")
        if head in self.groups:
            entities = ENTITIES.get(self.doc)
            members = [entities[number] for number in self.groups[head].entities]
            marks += [member.type for member in members]
            marks += ["country" for member in members if "country" in member.attributes]
        if head in self.times:
            marks.append("TIME")
        if head in self.quantities:
            marks.append(self.quantities[head].kind)
        if head in self.counted:
            marks.append("counted")
        if not marks and self.tokens[head].pos_ == "PROPN":
            marks.append("proper")
        if self._is_distinguished(self.tokens[head]):
            marks.append(DISTINGUISHED)
        return tuple(marks)

    def _is_seated(self, mention: Mention) -> bool:
        """Tell the name of a body that is also the house it sits in: "at Leeds Crown Court"."""
        if mention.type != "ORG" or mention.kind != "name":
            return False
        return SEATED in self.classes.of_word(self.tokens[mention.extent.last - 1].lower_)

    def _is_distinguished(self, noun: Token) -> bool:
        """Tell "best director" and "most promising newcomer" from posts."""
        before = [i for i in self.distinctions if i < noun.i]
        return bool(before) and noun.pos_ == "NOUN" and before[-1] >= noun.left_edge.i

    def _words(self, head: int, meant: Sequence[tuple[int, Mention]]) -> tuple[str, ...]:
        types = {m.type for _, m in meant if m.kind == "name"}
        if types and not types <= NAMED_BY_NOUNS:
            return ()
        token = self.tokens[head]
        lower, lemma = token.lower_, token.lemma_.lower()
        words = [lower] if lower == lemma else [lower, lemma]
        if "-" in lower:
            words.append(lower.rpartition("-")[2])
        if head and self.tokens[head - 1].text == "-":
            words += self._hyphenated(head, words)
        return tuple(words)

    def _hyphenated(self, head: int, words: Sequence[str]) -> list[str]:
        """Join a noun with what hyphens tie to it: "start-up" is three tokens."""
        first = head
        while first > 1 and self.tokens[first - 1].text == "-" and not self._spaced(first):
            first -= 2
        if first == head:
            return []
        before = self.doc[first:head].text.lower()
        return [before + word for word in words]

    def _spaced(self, i: int) -> bool:
        """Tell whether the hyphen before a token stands between blanks: a dash."""
        return any(token.whitespace_ for token in self.doc[i - 2 : i])
