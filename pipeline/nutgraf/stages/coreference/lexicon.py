"""The rule data of coreference, compiled for look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nutgraf.language import Package
from nutgraf.rules.coreference import CoreferenceRules, Gender, GivenNames, NounClass, PronounForm
from nutgraf.rules.reader import read_rules, read_words


@dataclass(frozen=True, slots=True)
class NounMeaning:
    """What one noun stands for, united over its classes."""

    types: frozenset[str]
    gender: Gender | None
    general: bool
    collective: bool
    country: bool | None


#: What a noun means of which only that is known that it means a person.
_PERSON = NounMeaning(frozenset(("PERSON",)), None, False, False, None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what the sieves ask of them; keys are lower-case, name keys as written."""

    rules: CoreferenceRules
    pronouns: Mapping[str, PronounForm]
    nouns: Mapping[str, NounMeaning]
    same_things: Mapping[str, tuple[str, ...]]
    given_names: Mapping[str, Gender]
    titles: Mapping[str, Gender]


def read_lexicon(package: Package) -> Lexicon:
    """Read and compile a language package's coreference data."""
    rules = read_rules(package.file("coreference.yaml"), CoreferenceRules)
    titles: dict[str, Gender] = dict.fromkeys(rules.titles.male, "male")
    titles.update(dict.fromkeys(rules.titles.female, "female"))
    persons = read_words(package.file("gazetteers", rules.person_nouns))
    return Lexicon(
        rules,
        {word.lower(): form for word, form in rules.pronouns.items()},
        dict.fromkeys(persons, _PERSON) | _noun_meanings(rules.nouns),
        _same_things(rules.same_things),
        _given_names(package),
        titles,
    )


def _noun_meanings(classes: tuple[NounClass, ...]) -> dict[str, NounMeaning]:
    meanings: dict[str, NounMeaning] = {}
    for noun_class in classes:
        for word in noun_class.nouns:
            meaning = _meaning(noun_class)
            noun = word.lower()  # "MP"
            known = meanings.get(noun)
            meanings[noun] = _united(known, meaning) if known else meaning
    return meanings


def _meaning(form: NounClass) -> NounMeaning:
    return NounMeaning(
        frozenset(form.types), form.gender, form.general, form.collective, form.country
    )


def _united(one: NounMeaning, other: NounMeaning) -> NounMeaning:
    return NounMeaning(
        one.types | other.types,
        one.gender if one.gender == other.gender else None,
        one.general and other.general,
        one.collective or other.collective,
        one.country if one.country == other.country else None,
    )


def _same_things(groups: tuple[tuple[str, ...], ...]) -> dict[str, tuple[str, ...]]:
    """Map a noun to all that may take it up, itself first."""
    same: dict[str, dict[str, None]] = {}
    for group in groups:
        for noun in group:
            same.setdefault(noun, {noun: None}).update(dict.fromkeys(group))
    return {noun: tuple(others) for noun, others in same.items()}


def _given_names(package: Package) -> dict[str, Gender]:
    genders: dict[str, Gender] = {}
    text = package.file("gazetteers", "given_names.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        name, gender = line.split()
        genders[name] = "female" if gender == "female" else "male"
    world = read_rules(package.file("gazetteers", "given_names_world.yaml"), GivenNames)
    for name in world.female:
        genders[name] = "female"
    for name in world.male:
        genders[name] = "male"
    return genders
