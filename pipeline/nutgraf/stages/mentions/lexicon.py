"""Reads the gazetteers of a language package and compiles them for look-up by first word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast, get_args

from nutgraf.language import Package
from nutgraf.records import EntityType, MentionKind
from nutgraf.rules.mentions import MentionRules
from nutgraf.rules.reader import read_rules
from nutgraf.stages.mentions.names import Evidence

_TYPES: dict[str, EntityType] = {name: cast(EntityType, name) for name in get_args(EntityType)}
_SECTION = re.compile(r"\[(\w+)(?: (\w+))?(?: (\w\w))?\]")
_PIECE = re.compile(r"[^\s\-–'’/]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: its type, kind, the country it names, and how much that weighs."""

    type: EntityType
    kind: MentionKind = "name"
    country: str | None = None
    evidence: Evidence = Evidence.GAZETTEER


@dataclass(slots=True)
class Lexicon:
    """All that is known of names before the text is read."""

    rules: MentionRules
    entries: dict[str, Entry] = field(default_factory=dict)
    #: The most tokens a known name has, by its first piece.
    longest: dict[str, int] = field(default_factory=dict)
    #: Capitals and seats of government, with their country.
    seats: dict[str, str] = field(default_factory=dict)
    #: States of a country that news writes after a town, with their abbreviations.
    states: set[str] = field(default_factory=set)
    given_names: frozenset[str] = frozenset()
    heads: dict[str, EntityType] = field(default_factory=dict)
    first_words: dict[str, EntityType] = field(default_factory=dict)
    #: The most words a title has, by its first word.
    titles: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, entry: Entry) -> None:
        """Add a name; one that is known already keeps its first entry."""
        if name in self.entries or not name:
            return
        self.entries[name] = entry
        first = _PIECE.match(name)
        key = first[0] if first else name
        length = (
            2 * name.count(" ") + 2 * name.count("-") + 3 * name.count("'") + name.count(",") + 2
        )
        self.longest[key] = max(self.longest.get(key, 0), length)


def read_lexicon(package: Package) -> Lexicon:
    """Read a language package's `mentions.yaml` and the gazetteers beside it."""
    rules = read_rules(package.file("mentions.yaml"), MentionRules)
    lexicon = Lexicon(rules)
    lexicon.heads = _by_word(rules.heads)
    for suffix in sorted(rules.company_suffixes):
        lexicon.heads.setdefault(suffix, "ORG")
    lexicon.first_words = _by_word(rules.first_words)
    for title in sorted(rules.titles):
        parts = title.replace("-", " - ").split()
        lexicon.titles[parts[0]] = max(lexicon.titles.get(parts[0], 0), len(parts))
    for line in _lines(package, "demonyms.tsv"):
        _add_country(lexicon, *line.split("\t"))
    for line in _lines(package, "places.tsv"):
        _add_place(lexicon, *line.split("\t"))
    _add_names(lexicon, _lines(package, "names.txt"))
    lexicon.states |= rules.state_abbreviations
    lexicon.given_names = frozenset(_given_names(package))
    return lexicon


def _by_word(by_type: Mapping[EntityType, frozenset[str]]) -> dict[str, EntityType]:
    """Map each word to its type; a word of two types keeps the first of the file."""
    words: dict[str, EntityType] = {}
    for type_, listed in by_type.items():
        for word in sorted(listed):
            words.setdefault(word, type_)
    return words


def _lines(package: Package, name: str) -> Iterator[str]:
    text = package.file("gazetteers", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line


def _add_country(lexicon: Lexicon, code: str, names: str = "", demonyms: str = "") -> None:
    for name in filter(None, names.split(";")):
        lexicon.add(name, Entry("GPE", "name", code))
    for demonym in filter(None, demonyms.split(";")):
        lexicon.add(demonym, Entry("GPE", "demonym", code))


def _add_place(lexicon: Lexicon, kind: str, name: str, code: str) -> None:
    if kind == "country":
        lexicon.add(name, Entry("GPE", "name", code))
    else:
        evidence = Evidence.GAZETTEER if " " in name else Evidence.CITY
        for spelling in dict.fromkeys((name, without_accents(name))):
            lexicon.add(spelling, Entry("GPE", evidence=evidence))
    if kind == "state":
        lexicon.states.add(name)
    if kind == "capital":
        lexicon.seats.setdefault(name, code)


def without_accents(name: str) -> str:
    """Spell a name as wire services do: "Sao Paulo"."""
    if name.isascii():
        return name
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _add_names(lexicon: Lexicon, lines: Iterator[str]) -> None:
    type_, kind, country = _TYPES["ORG"], "", None
    for line in lines:
        if section := _SECTION.match(line):
            type_, kind, country = _TYPES[section[1]], section[2] or "", section[3]
            continue
        for name in filter(None, map(str.strip, line.split(";"))):
            known = lexicon.entries.get(name)
            if known and known.evidence == Evidence.CITY and not country:
                del lexicon.entries[name]  # the firm is better known than the city: "Toyota"
            evidence = Evidence.CITY if kind == "city" else Evidence.GAZETTEER
            shape = "demonym" if kind == "demonym" else "name"
            lexicon.add(name, Entry(type_, cast(MentionKind, shape), evidence=evidence))
            if country:
                lexicon.seats[name] = country


def _given_names(package: Package) -> Iterator[str]:
    for line in _lines(package, "given_names.txt"):
        yield line.split()[0]
    world = package.file("gazetteers", "given_names_world.yaml").read_text(encoding="utf-8")
    for word in re.findall(r"[^\s,\[\]:#]+", world):
        if word[0].isupper():
            yield word
