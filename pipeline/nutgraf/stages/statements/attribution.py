"""The rules of attribution: one method for each way in which a text says who says what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from nutgraf.layers import Extent, Statement
from nutgraf.records import Stance
from nutgraf.stages.statements import speakers
from nutgraf.stages.statements.adverbials import find_adverbials
from nutgraf.stages.statements.contents import (
    clause_content,
    is_quoted,
    kind_of,
    square,
    trim,
)
from nutgraf.stages.statements.headlines import find_labels
from nutgraf.stages.statements.lexicon import Lexicon, VerbEntry
from nutgraf.stages.statements.quoting import Quoting
from nutgraf.stages.statements.reading import Reading

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_SMALL = frozenset({"oprd", "ccomp", "xcomp"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_VERBS = frozenset({"VERB", "AUX"})


class Attribution:
    """Finds the statements of one reading."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.doc = reading.doc
        self.quoted = list(Quoting(reading, lexicon).find())
        self.spoken: dict[int, list[tuple[int, int]]] = {}
        for link in self.quoted:
            if link.cue is not None:
                content = trim(reading.text, link.quotation.start, link.quotation.end, final=True)
                self.spoken.setdefault(link.cue, []).append(content)

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
        made.extend(find_adverbials(self.reading, self.lexicon))
        made.extend(find_labels(self.reading, self.lexicon))
        yield from made
        yield from self._free_quotations(made)

    # -- verbs

    def _verb(self, cue: Token) -> Iterator[Statement]:
        entries = self.lexicon.entries(cue)
        if not entries:
            return
        spoken = self.spoken.get(cue.i, [])
        if self._unsaid(cue) and not spoken:
            return
        speaker = self._speaker(cue)
        for start, end in spoken:
            entry = next(e for e in entries if "quotation" in e.frames)
            yield from self._make(cue, speaker, (start, end), entry)
        for entry in entries:
            contents = [c for c in self._contents(cue, entry) if not _meets(c, spoken)]
            if contents and self._fits(entry, cue, speaker):
                for content in contents:
                    yield from self._make(cue, speaker, content, entry)
                return

    def _contents(self, cue: Token, entry: VerbEntry) -> Iterator[tuple[int, int]]:
        frames = entry.frames
        for child in cue.children:
            if child.dep_ not in _CLAUSAL or not self._complement(cue, child, frames):
                continue
            content = clause_content(self.reading, self.lexicon, cue, child)
            if content is not None:
                yield content
        if "clause" in frames:
            yield from self._around(cue)
        if "as" in frames or "predicate" in frames:
            yield from self._small_clause(cue, frames)
        if any(self._taken_up(cue)) and frames & {"clause", "gerund"}:
            for noun in self._taken_up(cue):
                yield from self._noun_content(noun)

    def _complement(self, cue: Token, child: Token, frames: frozenset[str]) -> bool:
        if child.i < cue.i and child.dep_ != "ccomp":
            return False
        infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children)
        if infinitive and not self._is_finite(child):
            if speakers.is_passive(cue):
                return "raising" in frames
            return "infinitive" in frames and not self._has_object(cue)
        if child.tag_ == "VBG" and not self._is_finite(child):
            return "gerund" in frames and child.dep_ == "xcomp"
        return "clause" in frames and child.dep_ == "ccomp" and self._is_sentence(child)

    def _is_finite(self, verb: Token) -> bool:
        return verb.tag_ in _FINITE or any(
            c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in verb.children
        )

    def _is_sentence(self, verb: Token) -> bool:
        """Tell a clause from a small clause; headlines leave auxiliaries out."""
        return self._is_finite(verb) or any(
            c.dep_ in ("nsubj", "nsubjpass", "mark", "csubj", "expl") for c in verb.children
        )

    @staticmethod
    def _has_object(verb: Token) -> bool:
        return any(c.dep_ == "dobj" for c in verb.children)

    def _around(self, cue: Token) -> Iterator[tuple[int, int]]:
        """Find what stands around a cue that is set off: X, he said, Y; as he said, X."""
        if any(c.dep_ == "ccomp" for c in cue.children):
            return
        as_ = cue.dep_ == "advcl" and any(
            c.lower_ in self.lexicon.rules.as_words for c in cue.lefts
        )
        if not (as_ or cue.dep_ in ("parataxis", "ccomp", "advcl", "ROOT", "dep")):
            return
        if not as_ and self._has_object(cue):
            return
        first, last = cue.left_edge.i, cue.right_edge.i + 1
        if cue.dep_ == "ROOT" and not as_:
            return
        begin, end = self.reading.bounds(cue.i)
        before = self.doc[first - 1].text if first > begin else ""
        after = self.doc[last].text if last < end else "."
        if after not in (",", ".", "—", "–", "-", "!", "?", ";") or (
            first > begin and before not in (",", "—", "–", "-", "(")
        ):
            return
        if not as_ and first == begin:
            return
        for stretch in ((begin, first), (last, end)):
            content = square(self.reading, *stretch, cue.i)
            if content is not None and content[0] < content[1]:
                yield content

    def _small_clause(self, cue: Token, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Find "homeopathy as a form of quackery", "the vote a sham"."""
        passive = speakers.is_passive(cue)
        if passive and speakers.agent_of(cue) is None:
            return
        objects = [c for c in cue.rights if c.dep_ == "dobj"]
        for child in cue.rights:
            is_as = child.dep_ == "prep" and child.lower_ in self.lexicon.rules.as_words
            if not (("as" in frames and is_as) or ("predicate" in frames and child.dep_ in _SMALL)):
                continue
            if child.dep_ in ("ccomp", "xcomp") and self._is_finite(child):
                continue
            if any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children):
                continue
            first = objects[0].left_edge.i if objects else child.left_edge.i
            content = square(self.reading, first, child.right_edge.i + 1, cue.i)
            if content is not None and (objects or passive or child.dep_ != "prep"):
                yield content
            return
        for found in objects:
            prep = next(
                (
                    c
                    for c in found.rights
                    if "as" in frames and c.lower_ in self.lexicon.rules.as_words
                ),
                None,
            )
            if prep is not None:
                content = square(self.reading, found.left_edge.i, prep.right_edge.i + 1, cue.i)
                if content is not None:
                    yield content

    # -- who, and whether at all

    def _speaker(self, cue: Token) -> Extent | None:
        head = self._speaker_head(cue)
        if head is None:
            return None
        return speakers.speaker_extent(self.reading, head, cue.i)

    def _speaker_head(self, cue: Token) -> Token | None:
        if speakers.is_passive(cue):
            return speakers.agent_of(cue)
        if cue.dep_ == "pcomp" and self._quoted_as(cue) is not None:
            return speakers.subject_of(cue.head.head, self.lexicon)
        return speakers.subject_of(cue, self.lexicon)

    def _quoted_as(self, cue: Token) -> Token | None:
        """Return "quoted" of "was quoted as saying"."""
        prep = cue.head
        if prep.lower_ not in self.lexicon.rules.as_words or prep.dep_ != "prep":
            return None
        return prep.head if self.lexicon.entry(prep.head, "source") is not None else None

    def _fits(self, entry: VerbEntry, cue: Token, speaker: Extent | None) -> bool:
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

    def _unsaid(self, cue: Token) -> bool:
        """Tell words that nobody says: negated, refused, or only supposed."""
        rules = self.lexicon.rules
        if any(c.dep_ == "neg" for c in cue.children):
            return True
        if cue.dep_ in ("xcomp", "pcomp") and (
            cue.head.lemma_.lower() in rules.refusals
            or cue.head.head.lemma_.lower() in rules.refusals
        ):
            return True
        return any(c.dep_ == "mark" and c.lower_ in rules.conditions for c in cue.children)

    # -- nouns and adjectives

    def _taken_up(self, cue: Token) -> Iterator[Token]:
        if cue.lemma_.lower() not in self.lexicon.taking_up:
            return
        for child in cue.rights:
            if child.dep_ in ("dobj", "nsubjpass") and child.lemma_.lower() in self.lexicon.nouns:
                yield child

    def _noun(self, noun: Token) -> Iterator[Statement]:
        name, entry = self.lexicon.nouns.get(noun.lemma_.lower(), (None, None))
        if name is None or entry is None:
            return
        verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else None
        frames: frozenset[str] = getattr(entry, "frames", frozenset())
        stance: Stance = entry.stance
        owner = self._owner(noun)
        cue, speaker = noun, owner
        taken = self.lexicon.taking_up.get(verb.lemma_.lower()) if verb is not None else None
        if "expressed" in frames:
            if verb is None or verb.lemma_.lower() not in self.lexicon.rules.expressing:
                return
            cue, speaker = verb, self._speaker(verb)
        elif verb is not None and taken is not None and owner is None:
            cue, speaker = verb, self._speaker(verb)
            stance = taken if taken != "affirms" else stance
        if cue is verb and verb is not None and self._unsaid(verb):
            return
        for content in self._noun_content(noun, infinitive="infinitive" in frames):
            yield from self._make(cue, speaker, content, name, stance)

    def _noun_content(self, noun: Token, *, infinitive: bool = False) -> Iterator[tuple[int, int]]:
        for child in noun.rights:
            if child.dep_ not in ("acl", "ccomp", "relcl"):
                continue
            that = any(
                c.dep_ == "mark" and c.lower_ in self.lexicon.rules.complementizers
                for c in child.children
            )
            to = child.dep_ in ("acl", "relcl") and any(
                c.dep_ == "aux" and c.tag_ == "TO" for c in child.children
            )
            if that or (to and infinitive):
                content = clause_content(self.reading, self.lexicon, noun, child)
                if content is not None:
                    yield content

    def _owner(self, noun: Token) -> Extent | None:
        for child in noun.children:
            if child.dep_ == "poss":
                return speakers.speaker_extent(self.reading, child, noun.i)
            if child.dep_ == "prep" and child.i > noun.i:
                target = next((c for c in child.children if c.dep_ == "pobj"), None)
                if target is not None and self._speaks(target):
                    return speakers.speaker_extent(self.reading, target, noun.i)
        return None

    def _speaks(self, token: Token) -> bool:
        name = self.reading.name_at.get(token.i)
        if name is not None:
            return name.type in ("PERSON", "ORG", "GPE", "NORP")
        return token.lemma_.lower() in self.lexicon.rules.sources.person

    def _adjective(self, cue: Token) -> Iterator[Statement]:
        name, entry = self.lexicon.adjectives.get(cue.lemma_.lower(), (None, None))
        if name is None or entry is None or cue.dep_ != "acomp":
            return
        speaker = self._speaker(cue.head)
        if speaker is None or self.doc[speaker.head].lower_ in self.lexicon.rules.empty_subjects:
            return
        if self._unsaid(cue.head):
            return
        for child in (*cue.rights, *cue.head.rights):
            if child.dep_ == "ccomp" and self._is_sentence(child):
                content = clause_content(self.reading, self.lexicon, cue, child)
                if content is not None:
                    yield from self._make(cue, speaker, content, name, entry.stance)

    # -- quotations without a cue of their own

    def _free_quotations(self, made: list[Statement]) -> Iterator[Statement]:
        linked = {(link.quotation.start, link.quotation.end) for link in self.quoted}
        by_end = sorted(
            (s for s in made if s.speaker is not None and s.cue is not None),
            key=lambda s: max(s.cue.end if s.cue else 0, s.content.end),
        )
        latest: Statement | None = None
        position = 0
        for quotation in self.reading.quotations:
            while position < len(by_end):
                candidate = by_end[position]
                if max(candidate.content.end, candidate.cue.end if candidate.cue else 0) > (
                    quotation.outer_start
                ):
                    break
                latest = candidate
                position += 1
            if quotation.depth or (quotation.start, quotation.end) in linked or latest is None:
                continue
            if not self._stands_alone(quotation.outer_start, quotation.outer_end):
                continue
            if not self._follows(latest, quotation.outer_start):
                continue
            start, end = trim(self.reading.text, quotation.start, quotation.end, final=True)
            if any(s.content.start <= start and end <= s.content.end for s in made):
                continue
            content = self.reading.extent(start, end)
            if content is not None:
                latest = replace(
                    latest, content=content, kind="direct", stance="affirms", rule="free_quotation"
                )
                yield latest

    def _stands_alone(self, start: int, end: int) -> bool:
        """Tell quotations of whole sentences."""
        first = self.reading.sentence(self.reading.token_from(start))
        last = self.reading.sentence(self.reading.token_at(end - 1))
        if first is None or last is None:
            return False
        return first.extent.start >= start and last.extent.end <= end

    def _follows(self, statement: Statement, start: int) -> bool:
        """Tell whether no sentence of the reporter's stands between a statement and a place."""
        here = self.reading.sentence_of[self.reading.token_from(start)]
        cue_end = statement.cue.last if statement.cue else statement.content.last
        before = self.reading.sentence_of[max(statement.content.last, cue_end) - 1]
        return 0 <= here - before <= 1

    # -- making

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
        rule = entry if isinstance(entry, str) else entry.rule
        held = stance or (entry.stance if isinstance(entry, VerbEntry) else "affirms")
        kind = kind_of(self.reading, *content, quoted=is_quoted(self.reading, *content))
        quoting = self._quoted_as(cue)
        first = quoting.i if quoting is not None else cue.i
        start, end = self.reading.starts[first], self.reading.end_of(cue.i)
        words = Extent(start, end, first, cue.i + 1, cue.i)
        yield Statement(kind, held, extent, rule, speaker, words)


def _meets(content: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < content[1] and content[0] < end for start, end in others)
