"""Makes open relations from clauses: a predicate as written, with all that stands to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from nutgraf.layers import CLAUSES, Clause, ClauseArgument, Extent
from nutgraf.records import Modality, PropositionKind

_CIRCUMSTANCES = frozenset({"time", "place", "oblique"})
_VERBS = ("VERB", "AUX")
_POSSESSIVE_MARK = "POS"
_POSSESSIVE_PRONOUNS = ("PRP$", "WP$")


@dataclass(frozen=True, slots=True)
class Proposition:
    """An open relation in extents: what a `records.Proposition` is made of."""

    kind: PropositionKind
    predicate: Extent
    lemma: str
    arguments: tuple[ClauseArgument, ...]
    polarity: Literal["positive", "negative"] = "positive"
    modality: Modality = "asserted"


def find_propositions(doc: Doc) -> list[Proposition]:
    """Make the propositions of a Doc's clauses, in text order of their predicates.

    Every proposition has its predicate in the text: a verb with its auxiliaries and, where
    nothing stands between, the infinitive or gerund it governs ("agreed to pay"); a copula; the
    name of a role ("Moss, the mayor", "President Biden"); an event's noun; or the word that ties
    two phrases together, a preposition, "including", a comma, or a possessive.
    """
    found = {(p.predicate, p.arguments): p for p in _Finder(doc).propositions()}.values()
    return sorted(found, key=lambda p: (p.predicate, p.kind, p.arguments[0].extent))


class _Finder:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.clauses = CLAUSES.get(doc)
        self.joined = {
            clause.index: parent
            for clause in self.clauses
            if (parent := _governor(self.clauses, clause)) is not None
        }

    def propositions(self) -> Iterator[Proposition]:
        absorbed = {parent.index for parent in self.joined.values()}
        for clause in self.clauses:
            if clause.index not in absorbed:
                yield from self._stated(clause)
            yield from self._possessions(clause)

    def _stated(self, clause: Clause) -> Iterator[Proposition]:
        if clause.kind == "verbal":
            yield from self._verbal(clause)
        elif clause.kind == "copular":
            yield from self._copular(clause)
        elif clause.kind == "nominal":
            yield from self._nominal(clause)
        else:
            yield from self._attributive(clause)

    def _verbal(self, clause: Clause) -> Iterator[Proposition]:
        predicate, polarity = clause.predicate, clause.polarity
        arguments = [*clause.arguments, *_as_arguments(clause.adverbs)]
        current = clause
        while (parent := self.joined.get(current.index)) is not None:
            predicate = _span(self.doc, _words(parent).first, predicate.last, predicate.head)
            arguments += [a for a in parent.arguments if a.function in _CIRCUMSTANCES]
            arguments += _as_arguments(parent.adverbs)
            polarity = "negative" if parent.polarity == "negative" else polarity
            current = parent
        predicate = self._with_adverbs(predicate, arguments)
        if clause.construction == "participle":
            arguments = [self._apart(a, predicate) for a in arguments]
        yield from _made(replace(clause, predicate=predicate, polarity=polarity), arguments)

    def _with_adverbs(self, predicate: Extent, arguments: Sequence[ClauseArgument]) -> Extent:
        """Stretch a predicate over the adverbs that touch it."""
        first, last = predicate.first, predicate.last
        for a in arguments:
            if a.construction == "adverb" and a.extent.last == first:
                first = a.extent.first
        for a in arguments:
            if a.construction == "adverb" and a.extent.first == last:
                last = a.extent.last
        return _span(self.doc, first, last, predicate.head)

    def _copular(self, clause: Clause) -> Iterator[Proposition]:
        if clause.copula is not None:
            whole = clause.phrase or clause.predicate
            complement = ClauseArgument("complement", whole)
            arguments = [
                a for a in clause.arguments if a.function not in ("possessive", "compound")
            ]
            verb = replace(
                clause,
                predicate=self._with_adverbs(clause.copula, _as_arguments(clause.adverbs)),
                lemma=self.doc[clause.copula.head].lemma_.lower(),
            )
            yield from _made(verb, [*arguments, complement, *_as_arguments(clause.adverbs)])
        elif clause.construction in ("apposition", "title"):
            name = _span(self.doc, clause.predicate.first, clause.head + 1, clause.head)
            role = replace(clause, predicate=name)  # "director", without "of the museum"
            yield from _made(role, [_as_oblique(a) for a in clause.arguments])
        elif clause.phrase is None and self.doc[clause.head].pos_ in _VERBS:  # "is in Paris"
            yield from _made(clause, [*clause.arguments, *_as_arguments(clause.adverbs)])

    def _nominal(self, clause: Clause) -> Iterator[Proposition]:
        parts = {(a.function, a.preposition) for a in clause.arguments}
        if clause.event and len(parts) > 1:
            yield from _made(clause, clause.arguments)

    def _attributive(self, clause: Clause) -> Iterator[Proposition]:
        if clause.construction in ("prepositional", "listing", "quality"):
            yield from _made(clause, [self._apart(a, clause.predicate) for a in clause.arguments])
            return
        if clause.construction == "comparison":
            return  # "down from 450" is an argument of the verb before it
        tie = clause.predicate.first - 1
        if tie > 0 and self.doc[tie].is_punct:
            mark = _span(self.doc, tie, tie + 1, tie)
            tied = replace(clause, predicate=mark, lemma=self.doc[tie].lower_)
            yield from _made(tied, clause.arguments)

    def _apart(self, argument: ClauseArgument, predicate: Extent) -> ClauseArgument:
        """Cut a phrase where its own predicate stands: "troops | in Kursk", "jailed | poets"."""
        extent = argument.extent
        if not extent.holds(predicate):
            return argument
        if predicate.first > extent.head:
            return replace(
                argument, extent=_span(self.doc, extent.first, predicate.first, extent.head)
            )
        return replace(argument, extent=_span(self.doc, predicate.last, extent.last, extent.head))

    def _possessions(self, clause: Clause) -> Iterator[Proposition]:
        phrase = clause.phrase
        if phrase is None or clause.event:
            return
        for owner in clause.fillers("possessive"):
            tie = self._tie(owner, clause.head)
            if tie is None:
                continue
            owned = _span(self.doc, tie + 1, phrase.last, clause.head)
            yield Proposition(
                "possessive",
                _span(self.doc, tie, tie + 1, tie),
                self.doc[tie].lower_,
                (replace(owner, function="subject"), ClauseArgument("object", owned)),
            )

    def _tie(self, owner: ClauseArgument, noun: int) -> int | None:
        """Find the mark or pronoun that makes a phrase a possessor."""
        start = owner.extent.first if owner.extent.head < noun else noun
        for i in range(start, noun):
            if self.doc[i].tag_ in _POSSESSIVE_PRONOUNS or (
                self.doc[i].tag_ == _POSSESSIVE_MARK and i >= owner.extent.last
            ):
                return i
        return None


def _governor(clauses: Sequence[Clause], clause: Clause) -> Clause | None:
    """Find the verb or adjective that makes one predicate with a clause right behind it."""
    if clause.parent is None or clause.kind != "verbal" or clause.dependency != "complement":
        return None
    parent = clauses[clause.parent]
    if parent.kind not in ("verbal", "copular") or _is_parted(parent):
        return None
    if _words(parent).last != clause.predicate.first:
        return None
    own = {a.extent for a in clause.arguments if a.construction == "control"}
    return parent if any(a.extent in own for a in parent.arguments) else None


def _is_parted(clause: Clause) -> bool:
    """Tell whether more than adverbs stands between a copula and its predicate."""
    if clause.copula is None:
        return False
    adverbs = {i for adverb in clause.adverbs for i in range(adverb.first, adverb.last)}
    return not adverbs.issuperset(range(clause.copula.last, clause.predicate.first))


def _words(clause: Clause) -> Extent:
    """Return what a clause puts before the clause it governs: "were unable"."""
    if clause.copula is None:
        return clause.predicate
    return replace(clause.predicate, start=clause.copula.start, first=clause.copula.first)


def _as_oblique(argument: ClauseArgument) -> ClauseArgument:
    """Keep whose role it is apart from who has the role: "Moss, Acme's owner"."""
    possessive = argument.function == "possessive"
    return replace(argument, function="oblique") if possessive else argument


def _as_arguments(adverbs: Iterable[Extent]) -> list[ClauseArgument]:
    return [ClauseArgument("oblique", adverb, construction="adverb") for adverb in adverbs]


def _made(clause: Clause, arguments: Iterable[ClauseArgument]) -> Iterator[Proposition]:
    kept = _without_repeated(list(arguments), clause.predicate)
    if kept:
        yield Proposition(
            clause.kind, clause.predicate, clause.lemma, kept, clause.polarity, clause.modality
        )


def _without_repeated(
    arguments: list[ClauseArgument], predicate: Extent
) -> tuple[ClauseArgument, ...]:
    """Leave out what stands in another argument or the predicate, or holds it; in text order."""
    kept: list[ClauseArgument] = []
    for a in sorted(arguments, key=lambda a: a.extent.start - a.extent.end):
        if (
            a.extent.holds(predicate)
            or predicate.holds(a.extent)
            or any(k.extent.holds(a.extent) for k in kept)
        ):
            continue
        kept.append(a)
    return tuple(sorted(kept, key=lambda a: a.extent))


def _span(doc: Doc, first: int, last: int, head: int) -> Extent:
    end = doc[last - 1]
    return Extent(doc[first].idx, end.idx + len(end), first, last, head)
