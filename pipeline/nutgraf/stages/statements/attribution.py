"""The rules of attribution, put together: cues with their contents and speakers."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.layers import Extent, Statement
from nutgraf.records import Stance
from nutgraf.stages.statements import speakers
from nutgraf.stages.statements.adverbials import find_adverbials, phrase_end, stretches
from nutgraf.stages.statements.contents import clause_content, is_quoted, kind_of, trim
from nutgraf.stages.statements.free import find_free
from nutgraf.stages.statements.headlines import find_labels
from nutgraf.stages.statements.lexicon import Lexicon, VerbEntry
from nutgraf.stages.statements.nouns import NounContents
from nutgraf.stages.statements.quoting import Quoting
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.syntax import is_sentence
from nutgraf.stages.statements.tags import find_tags
from nutgraf.stages.statements.verbs import VerbContents
from nutgraf.stages.statements.voices import Voices

_VERBS = frozenset({"VERB", "AUX"})


class Attribution:
    """Finds the statements of one reading."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.doc = reading.doc
        self.linked = list(Quoting(reading, lexicon).find())
        self.spoken: dict[int, list[tuple[int, int]]] = {}
        for link in self.linked:
            content = trim(reading.text, link.quotation.start, link.quotation.end, final=True)
            self.spoken.setdefault(link.cue, []).append(content)
        self.voices = Voices(reading, lexicon, self.spoken.keys())
        self.nouns = NounContents(reading, lexicon)
        self.verbs = VerbContents(reading, lexicon, self.nouns)

    def find(self) -> Iterator[Statement]:
        """Yield all statements, unsorted."""
        made: list[Statement] = []
        for token in self.doc:
            if token.pos_ in _VERBS:
                made.extend(self._verb(token))
            elif token.pos_ == "NOUN":
                made.extend(self._noun(token))
            elif token.pos_ == "ADJ":
                made.extend(self._adjective(token))
        made.extend(self._citing(made))
        made.extend(find_adverbials(self.reading, self.lexicon))
        made.extend(find_labels(self.reading, self.lexicon))
        made.extend(find_tags(self.reading, self.lexicon, made))
        yield from made
        yield from find_free(self.reading, made, {link.quotation for link in self.linked})

    def _verb(self, cue: Token) -> Iterator[Statement]:
        entries = self.lexicon.entries(cue)
        if not entries:
            return
        spoken = self.spoken.get(cue.i, [])
        if self.voices.is_unsaid(cue) and not spoken:
            return
        speaker = self.voices.speaker(cue)
        if speaker is None and cue.dep_ == "advcl" and cue.tag_ == "VBN" and not spoken:
            return  # "asked whether he would go, he …": the reporter's question
        for start, end in spoken:
            entry = next(e for e in entries if "quotation" in e.frames)
            yield from self._make(cue, speaker, (start, end), entry)
        for entry in entries:
            contents = list(self._clipped(cue, self.verbs.find(cue, entry), spoken))
            if contents and self.voices.fits(entry, speaker):
                for content in contents:
                    yield from self._make(cue, speaker, content, entry)
                return

    def _clipped(
        self, cue: Token, contents: Iterator[tuple[int, int]], spoken: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Keep what the cue's own quotations leave: any process "must be sound": "Moves to …"."""
        for start, end in contents:
            inside = [s for s, _ in spoken if start < s < end]
            if inside and self.reading.token_from(min(inside)) - self.reading.token_at(start) > 2:
                clipped = trim(self.reading.text, start, min(inside) - 1, final=False)
                yield clipped
            elif not _meets((start, end), spoken) and not self._is_after(start, cue, spoken):
                yield start, end

    @staticmethod
    def _is_after(start: int, cue: Token, spoken: list[tuple[int, int]]) -> bool:
        """Tell words behind a cue whose quotation stands before it."""
        return bool(spoken) and spoken[0][0] < cue.idx < start

    def _noun(self, noun: Token) -> Iterator[Statement]:
        name, entry = self.lexicon.nouns.get(noun.lemma_.lower(), (None, None))
        if name is None or entry is None:
            return
        verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else None
        stance: Stance = entry.stance
        owner = self.voices.owner(noun)
        cue, speaker = noun, owner
        taken = self.lexicon.taking_up.get(verb.lemma_.lower()) if verb is not None else None
        if "expressed" in entry.frames:
            if verb is None or verb.lemma_.lower() not in self.lexicon.rules.expressing:
                return
            cue, speaker = verb, self.voices.speaker(verb)
        elif verb is not None and taken is not None and owner is None:
            cue, speaker = verb, self.voices.speaker(verb)
            stance = taken if taken != "affirms" else stance
        if cue is verb and verb is not None and self.voices.is_unsaid(verb):
            return
        for content in self.nouns.find(noun, infinitive="infinitive" in entry.frames):
            yield from self._make(cue, speaker, content, name, stance)

    def _adjective(self, cue: Token) -> Iterator[Statement]:
        name, entry = self.lexicon.adjectives.get(cue.lemma_.lower(), (None, None))
        if name is None or entry is None or cue.dep_ != "acomp":
            return
        speaker = self.voices.speaker(cue.head)
        if speaker is None or self.doc[speaker.head].lower_ in self.lexicon.rules.empty_subjects:
            return
        if self.voices.is_unsaid(cue.head):
            return
        for child in (*cue.rights, *cue.head.rights):
            if child.dep_ == "ccomp" and is_sentence(child):
                content = clause_content(self.reading, self.lexicon, cue, child)
                if content is not None:
                    yield from self._make(cue, speaker, content, name, entry.stance)

    def _citing(self, made: list[Statement]) -> Iterator[Statement]:
        """Find the source behind the source: Reuters reported, citing two officials."""
        said = {s.cue.head: s for s in made if s.cue is not None}
        for token in self.doc:
            if token.tag_ != "VBG" or token.lemma_.lower() not in self.lexicon.rules.citing:
                continue
            source = next((c for c in token.rights if c.dep_ == "dobj"), None)
            if source is None or not self.voices.is_source(source):
                continue
            above = speakers.speaking_above(token, self.lexicon)
            speaker = speakers.speaker_extent(self.reading, source, token.i)
            if above is not None and above.i in said:
                content = said[above.i].content
                yield from self._make(token, speaker, (content.start, content.end), "citing")
            elif above is None:
                last = phrase_end(self.reading, source)
                for stretch in stretches(self.reading, self.lexicon, token, last):
                    yield from self._make(token, speaker, stretch, "citing")

    def _make(
        self,
        cue: Token,
        speaker: Extent | None,
        content: tuple[int, int],
        entry: VerbEntry | str,
        stance: Stance | None = None,
    ) -> Iterator[Statement]:
        extent = self.reading.extent(*content)
        if extent is None:
            return
        last = cue.i
        if isinstance(entry, VerbEntry) and self.lexicon.follows(cue, entry.particle):
            last += len(entry.particle)
        rule = entry if isinstance(entry, str) else entry.rule
        held = stance or (entry.stance if isinstance(entry, VerbEntry) else "affirms")
        kind = kind_of(self.reading, *content, quoted=is_quoted(self.reading, *content))
        quoting = self.voices.quoted_as(cue)
        first = quoting.i if quoting is not None and cue.i - quoting.i == 2 else cue.i
        start, end = self.reading.starts[first], self.reading.end_of(last)
        words = Extent(start, end, first, last + 1, cue.i)
        yield Statement(kind, held, extent, rule, speaker, words)


def _meets(content: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < content[1] and content[0] < end for start, end in others)
