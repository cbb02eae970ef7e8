"""Sieves over names: same words, same country, acronyms, short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from nutgraf.stages.coreference.candidates import Candidate
from nutgraf.stages.coreference.clusters import Clusters

#: Types whose names are shortened by leaving words out at an end ("Home Office").
_SHORTENED = frozenset({"ORG", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LOC"})
#: Types that take each other's place when the model was unsure of one of two spellings.
_CONFUSED = (frozenset({"ORG", "FAC"}), frozenset({"GPE", "LOC"}), frozenset({"ORG", "PRODUCT"}))


def link_same_words(names: Sequence[Candidate], clusters: Clusters) -> None:
    """Link names of the same words and type, and all words for one country."""
    first: dict[tuple[str, ...], int] = {}
    for name in names:
        for key in _keys(name):
            number = name.number_in_text
            if key in first:
                clusters.link(number, first[key], key[0])
            else:
                first[key] = number


def _keys(name: Candidate) -> Iterator[tuple[str, ...]]:
    if name.country and name.types == {"GPE"}:
        yield ("country", name.country)
        return
    (kind,) = name.types
    yield ("exact", kind, *(w.casefold() for w in name.words))


def link_acronyms(names: Sequence[Candidate], clusters: Clusters) -> None:
    """Link an acronym to the nearest name whose initials it spells."""
    by_initials: dict[str, list[Candidate]] = defaultdict(list)
    for name in names:
        for spelled in initials(name.words):
            by_initials[spelled].append(name)
    for name in names:
        letters = _acronym(name.words[0]) if len(name.words) == 1 else None
        if letters:
            _link_nearest(name, by_initials.get(letters, ()), clusters, "acronym")


def _acronym(word: str) -> str | None:
    letters = word.replace(".", "")
    return letters if letters.isupper() and letters.isalpha() and len(letters) > 1 else None


def initials(words: Sequence[str]) -> Iterator[str]:
    """Yield the acronyms a name may have: of its capitalised words, and of all of them."""
    if len(words) < 2:
        return
    parts = [part for word in words for part in word.split("-") if part]
    capital = "".join(p[0] for p in parts if p[0].isupper())
    yield capital
    every = "".join(p[0] for p in parts).upper()
    if every != capital:
        yield every


def link_persons(names: Sequence[Candidate], clusters: Clusters) -> None:
    """Link a person's surname or given name to the nearest fuller name that has it."""
    full: dict[str, list[Candidate]] = defaultdict(list)
    persons = [n for n in names if n.types == {"PERSON"}]
    for name in persons:
        if len(name.words) > 1:
            for word in dict.fromkeys((name.words[-1], name.words[0])):
                full[word.casefold()].append(name)
    for name in persons:
        fuller = [f for f in _fuller(name, full) if is_short_form(name.words, f.words)]
        _link_nearest(name, fuller, clusters, "person short form")


def _fuller(name: Candidate, full: dict[str, list[Candidate]]) -> Iterable[Candidate]:
    last = full.get(name.words[-1].casefold(), ())
    surname = [f for f in last if f.words[-1].casefold() == name.words[-1].casefold()]
    return surname or last


def is_short_form(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a person's name is another one with words left out: "Gomez", "Hernan Gomez"."""
    if len(short) >= len(long):
        return False
    rest = iter(word.casefold().rstrip(".") for word in long)
    return all(any(_fits(word, other) for other in rest) for word in short)


def _fits(word: str, other: str) -> bool:
    folded = word.casefold().rstrip(".")
    return folded == other or (len(folded) == 1 and other.startswith(folded))


def link_short_forms(names: Sequence[Candidate], clusters: Clusters) -> None:
    """Link a name to the nearest longer one that begins or ends with its words."""
    longer: dict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for name in names:
        if name.types <= _SHORTENED:
            words = tuple(w.casefold() for w in name.words)
            for cut in range(1, len(words)):
                longer[words[cut:]].append(name)
                if name.types == {
                    "ORG"
                }:  # "Boeing" of "Boeing Company", but not "Grand Hall" of "Grand Hall Station"
                    longer[words[:cut]].append(name)
    for name in names:
        if name.types <= _SHORTENED and name.kind == "name":
            words = tuple(w.casefold() for w in name.words)
            fitting = [n for n in longer.get(words, ()) if _may_be_one(name, n)]
            if len({clusters.find(n.number_in_text) for n in fitting}) == 1:
                _link_nearest(name, fitting, clusters, "short form")


def _may_be_one(one: Candidate, other: Candidate) -> bool:
    types = one.types | other.types
    return len(types) == 1 or types in _CONFUSED


def _link_nearest(
    name: Candidate, fuller: Iterable[Candidate], clusters: Clusters, sieve: str
) -> None:
    """Link to the nearest fuller name before, else the first after, that agrees."""
    number = name.number_in_text
    fitting = [f for f in fuller if f is not name and _genders_agree(name, f, clusters)]
    before = [f for f in fitting if f.number_in_text < number]
    chosen = before[-1:] or fitting[:1]
    for antecedent in chosen:
        clusters.link(number, antecedent.number_in_text, sieve)


def _genders_agree(one: Candidate, other: Candidate, clusters: Clusters) -> bool:
    a, b = clusters.of(one.number_in_text).genders, clusters.of(other.number_in_text).genders
    return not a or not b or bool(a & b)
