"""Decides who speaks by a cue, and whether anybody does."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from nutgraf.layers import Extent
from nutgraf.stages.statements import speakers
from nutgraf.stages.statements.lexicon import Lexicon, VerbEntry
from nutgraf.stages.statements.reading import Reading

_SPEAKING_TYPES = ("PERSON", "ORG", "GPE", "NORP")

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


class Voices:
    """Finds the speaker of a cue; `quoting` holds the cues that have a quotation."""

    def __init__(self, reading: Reading, lexicon: Lexicon, quoting: Collection[int]) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.quoting = quoting
        self.doc = reading.doc

    def speaker(self, cue: Token) -> Extent | None:
        """Return the speaker of a verb as written."""
        head = self._speaker_head(cue)
        if head is None:
            return None
        return speakers.speaker_extent(self.reading, head, cue.i)

    def _speaker_head(self, cue: Token) -> Token | None:
        if speakers.is_passive(cue):
            return speakers.agent_of(cue)
        if cue.dep_ == "pcomp" and self.quoted_as(cue) is not None:
            quoting = cue.head.head
            quoted = next((c for c in quoting.children if c.dep_ in ("dobj", "nsubjpass")), None)
            return quoted or speakers.subject_of(quoting, self.lexicon)
        subject = speakers.subject_of(cue, self.lexicon)
        if subject is not None and not self._in_other_words(subject, cue):
            return subject
        return self._beside(cue)

    def _in_other_words(self, token: Token, cue: Token) -> bool:
        """Tell a subject that the parser took out of the quotation."""
        numbers = self.reading.quotation_of
        return numbers[token.i] != numbers[cue.i] and numbers[token.i] >= 0

    def _beside(self, cue: Token) -> Token | None:
        """Find the subject that the parser missed: shouted the crowd; Tom Hale, QC, said."""
        for child in cue.rights:
            near = child.dep_ in ("nsubj", "dobj", "npadvmod") and child.i <= cue.i + 6
            if near and cue.i in self.quoting and not self._in_other_words(child, cue):
                return child
        begin = self.reading.bounds(cue.i)[0]
        if cue.i in self.quoting and cue.i > begin:
            before = self.doc[cue.i - 1]
            if before.pos_ in _NOMINAL and not self._in_other_words(before, cue):
                return before
        for i in range(cue.i - 1, max(begin, cue.i - 6) - 1, -1):
            name = self.reading.name_at.get(i)
            if name is not None and name.type == "PERSON":
                return self.doc[name.extent.head]
            if self.doc[i].pos_ != "PROPN" and self.doc[i].text != ",":
                return None
        return None

    def quoted_as(self, cue: Token) -> Token | None:
        """Return "quoted" of "was quoted as saying"."""
        prep = cue.head
        if prep.lower_ not in self.lexicon.rules.as_words or prep.dep_ != "prep":
            return None
        return prep.head if self.lexicon.entry(prep.head, "source") is not None else None

    def fits(self, entry: VerbEntry, speaker: Extent | None) -> bool:
        """Tell whether a speaker is of the kind that a verb wants."""
        if entry.subjects is None:
            return True
        if speaker is None:
            return False
        name = self.reading.name_at.get(speaker.head)
        if entry.subjects == "organization":
            return name is not None and name.type == "ORG"
        lemma = self.doc[speaker.head].lemma_.lower()
        sources = self.lexicon.rules.sources
        if entry.subjects == "court":
            return lemma in sources.court
        return lemma in sources.document or (name is not None and name.type == "ORG")

    def is_unsaid(self, cue: Token) -> bool:
        """Tell words that nobody says: negated, refused, or only supposed."""
        rules = self.lexicon.rules
        if any(c.dep_ == "neg" for c in cue.children):
            return True
        if cue.dep_ in ("xcomp", "pcomp") and (
            cue.head.lemma_.lower() in rules.refusals
            or cue.head.head.lemma_.lower() in rules.refusals
        ):
            return True
        if cue.dep_ == "pcomp" and cue.head.lower_ in rules.preventions:
            return True
        return any(c.dep_ == "mark" and c.lower_ in rules.conditions for c in cue.children)

    def owner(self, noun: Token) -> Extent | None:
        """Return the speaker of a noun: Iran's claim, the claim by Iran."""
        for child in noun.children:
            if child.dep_ == "poss":
                return speakers.speaker_extent(self.reading, child, noun.i)
            if child.dep_ == "prep" and child.i > noun.i:
                target = next((c for c in child.children if c.dep_ == "pobj"), None)
                if target is not None and self.speaks(target):
                    return speakers.speaker_extent(self.reading, target, noun.i)
        return None

    def speaks(self, token: Token) -> bool:
        """Tell a token that means somebody who can speak."""
        name = self.reading.name_at.get(token.i)
        if name is not None:
            return name.type in _SPEAKING_TYPES
        return token.lemma_.lower() in self.lexicon.rules.sources.person

    def is_source(self, token: Token) -> bool:
        """Tell a token that means somebody or something that can be cited."""
        lemma = token.lemma_.lower()
        return self.speaks(token) or lemma in self.lexicon.rules.sources.document
