"""The cue lexicon, compiled: which words attribute, and how."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Token

from nutgraf.records import Stance
from nutgraf.rules.reporting import AdjectiveClass, NounClass, ReportingRules, SourceKind

#: Dependencies of the further words of a verb: point out, make clear, call into question.
_PARTICLES = frozenset({"prt", "advmod", "acomp", "ccomp", "xcomp", "prep", "dobj", "oprd"})

C = TypeVar("C", NounClass, AdjectiveClass)


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """What a verb can do as a cue."""

    rule: str
    frames: frozenset[str]
    stance: Stance
    subjects: SourceKind | None
    particle: tuple[str, ...] = ()


class Lexicon:
    """Looks up cues by lemma."""

    def __init__(self, rules: ReportingRules) -> None:
        self.rules = rules
        self.verbs: Mapping[str, Sequence[VerbEntry]] = _verbs(rules)
        self.nouns: dict[str, tuple[str, NounClass]] = _by_lemma(rules.nouns)
        self.adjectives: dict[str, tuple[str, AdjectiveClass]] = _by_lemma(rules.adjectives)
        self.phrases = _phrases((*rules.adverbials, *rules.adverbials_of_names))
        self.name_phrases = frozenset(tuple(p.split()) for p in rules.adverbials_of_names)
        self.taking_up: dict[str, Stance] = {
            lemma: stance for stance, lemmas in rules.taking_up.items() for lemma in lemmas
        }

    def entries(self, token: Token) -> list[VerbEntry]:
        """List what a verb in the text can do, entries with particles first."""
        known = self.verbs.get(token.lemma_.lower())
        if known is None:
            return []
        return [entry for entry in known if not entry.particle or _has(token, entry.particle)]

    def entry(self, token: Token, frame: str) -> VerbEntry | None:
        """Return the entry that gives a verb a frame."""
        return next((e for e in self.entries(token) if frame in e.frames), None)

    def is_source(self, token: Token) -> bool:
        """Tell a word for who or what speaks, whatever the tagger took it for: "figures show"."""
        sources = self.rules.sources
        return token.lemma_.lower() in sources.person | sources.document

    def after(self, token: Token) -> int:
        """Return the token behind a verb and its further words."""
        lengths = [len(e.particle) for e in self.entries(token) if self.follows(token, e.particle)]
        return token.i + 1 + max(lengths, default=0)

    @staticmethod
    def follows(token: Token, particle: tuple[str, ...]) -> bool:
        """Tell whether a verb's further words stand right behind it."""
        following = token.doc[token.i + 1 : token.i + 1 + len(particle)]
        return bool(particle) and tuple(t.lower_ for t in following) == particle

    def phrase_at(self, token: Token) -> int:
        """Return how many tokens an attributing phrase has that begins here, 0 for none."""
        doc, i = token.doc, token.i
        for phrase in self.phrases.get(token.lower_, ()):
            if tuple(t.lower_ for t in doc[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 0


def _has(token: Token, particle: tuple[str, ...]) -> bool:
    words = {child.lower_ for child in token.children if child.dep_ in _PARTICLES}
    apart = len(particle) == 1 and particle[0] in words
    return apart or Lexicon.follows(token, particle)


def _verbs(rules: ReportingRules) -> Mapping[str, Sequence[VerbEntry]]:
    found: defaultdict[str, list[VerbEntry]] = defaultdict(list)
    for name, entry in rules.verbs.items():
        for lemma in entry.lemmas:
            head, *particle = lemma.split()
            found[head].append(
                VerbEntry(name, entry.frames, entry.stance, entry.subjects, tuple(particle))
            )
    return {
        head: sorted(entries, key=lambda e: -len(e.particle)) for head, entries in found.items()
    }


def _by_lemma(classes: Mapping[str, C]) -> dict[str, tuple[str, C]]:
    return {lemma: (name, entry) for name, entry in classes.items() for lemma in entry.lemmas}


def _phrases(phrases: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in phrases:
        words = tuple(phrase.split())
        found[words[0]].append(words)
    return {first: sorted(rest, key=len, reverse=True) for first, rest in found.items()}
