"""The rules of attribution: one method for each way in which a text says who says what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from nutgraf.layers import Extent, Statement
from nutgraf.records import Stance
from nutgraf.stages.statements import speakers
from nutgraf.stages.statements.adverbials import find_adverbials, phrase_end, stretches
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
_SMALL = frozenset({"oprd", "ccomp", "xcomp", "dative"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_BETWEEN = frozenset({"dobj", "dative", "agent", "advcl", "acomp", "ccomp", "prep", "npadvmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_SET_OFF = frozenset({"parataxis", "ccomp", "advcl", "dep", "ROOT"})
_BEFORE = frozenset({",", "—", "–", "-", "("})
_AFTER = frozenset({",", ".", "—", "–", "-", "!", "?", ";", ")"})


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
        made.extend(self._citing(made))
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
        if speaker is None and cue.dep_ == "advcl" and cue.tag_ == "VBN" and not spoken:
            return  # "asked whether he would go, he …": the reporter's question
        for start, end in spoken:
            entry = next(e for e in entries if "quotation" in e.frames)
            yield from self._make(cue, speaker, (start, end), entry)
        for entry in entries:
            contents = list(self._clipped(self._contents(cue, entry), spoken))
            if contents and self._fits(entry, cue, speaker):
                for content in contents:
                    yield from self._make(cue, speaker, content, entry)
                return

    def _clipped(
        self, contents: Iterator[tuple[int, int]], spoken: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Keep what the cue's own quotations leave: any process "must be sound": "Moves to …"."""
        for start, end in contents:
            inside = [s for s, _ in spoken if start < s < end]
            if inside and self.reading.token_from(min(inside)) - self.reading.token_at(start) > 2:
                clipped = trim(self.reading.text, start, min(inside) - 1, final=False)
                yield clipped
            elif not _meets((start, end), spoken):
                yield start, end

    def _contents(self, cue: Token, entry: VerbEntry) -> Iterator[tuple[int, int]]:
        frames = entry.frames
        for child in self._complements(cue):
            if child.dep_ not in _CLAUSAL or not self._complement(cue, child, frames):
                continue
            content = clause_content(self.reading, self.lexicon, cue, child)
            if content is not None:
                yield content
        if "clause" in frames and not any(
            c.dep_ == "ccomp" for c in cue.children if c.pos_ in _VERBS
        ):
            for child in self._misattached(cue, frames):
                content = clause_content(self.reading, self.lexicon, cue, child)
                if content is not None:
                    yield content
        if frames & {"clause", "around"}:
            yield from self._around(cue)
        if "as" in frames or "predicate" in frames:
            yield from self._small_clause(cue, frames)
        if any(self._taken_up(cue)) and frames & {"clause", "gerund"}:
            for noun in self._taken_up(cue):
                yield from self._noun_content(noun)

    def _complements(self, cue: Token) -> Iterator[Token]:
        """List the clauses of a cue: its own, and one right behind it that an earlier cue got."""
        for child in cue.children:
            before = self.doc[child.left_edge.i - 1] if child.left_edge.i else cue
            if child.i > cue.i and self._is_tag(child):
                continue
            if before.i <= cue.i or not self._speaks_clause(before):
                yield child
        if cue.i + 1 < len(self.doc) and self._speaks_clause(cue):
            token = self.doc[cue.i + 1]
            for _ in range(6):
                if token.left_edge.i != cue.i + 1 or token.head == token:
                    return
                if token.dep_ == "ccomp" and token.head != cue and token.head.i < cue.i:
                    yield token
                    return
                token = token.head

    def _misattached(self, cue: Token, frames: frozenset[str]) -> Iterator[Token]:
        """List that-clauses that the parser gave to a word between: told colleagues he would quit.

        A clause marked by "that" is no relative clause, which has its "that" as an argument.
        """
        for child in cue.rights:
            if child.dep_ not in _BETWEEN:
                continue
            for node in (child, *(c for c in child.rights if c.dep_ in ("pobj", "dobj"))):
                if node.lemma_.lower() in self.lexicon.nouns:
                    continue
                for clause in node.rights:
                    if clause.dep_ in _CLAUSES and self._has_that(clause):
                        yield clause
                    elif "recipient" in frames and node == child and self._is_bare(clause):
                        yield clause

    def _has_that(self, clause: Token) -> bool:
        return any(
            c.dep_ == "mark" and c.lower_ in self.lexicon.rules.complementizers
            for c in clause.children
        )

    def _is_bare(self, clause: Token) -> bool:
        """Tell a clause that begins with its own subject."""
        subject = next((c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        return (
            clause.dep_ == "relcl"
            and subject is not None
            and subject.left_edge.i == clause.left_edge.i
            and subject.tag_ not in ("WDT", "WP")
            and self._is_finite(clause)
        )

    def _is_tag(self, verb: Token) -> bool:
        """Tell "…, the Times reported", which stands behind what it attributes."""
        before = self.doc[verb.left_edge.i - 1]
        last = self.reading.bounds(verb.i)[1] <= verb.right_edge.i + 2
        return (
            last
            and before.text == ","
            and self._speaks_clause(verb)
            and not any(c.dep_ in ("ccomp", "xcomp", "dobj", "mark") for c in verb.children)
        )

    def _speaks_clause(self, token: Token) -> bool:
        return token.pos_ == "VERB" and self.lexicon.entry(token, "clause") is not None

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
        if not as_ and (self._has_object(cue) or cue.dep_ not in _SET_OFF):
            return
        first, last = self._region(cue)
        begin, end = self._level(cue)
        before = self.doc[first - 1].text if first > begin else ""
        after = self.doc[last].text if last < end else "."
        is_last = all(token.is_punct for token in self.doc[last:end])
        if (cue.dep_ == "ROOT" and not is_last) or (first == begin and not as_):
            return
        if after not in _AFTER or (first > begin and before not in _BEFORE):
            return
        for stretch in ((begin, first), (last, end)):
            content = square(self.reading, *stretch, cue.i)
            if content is not None:
                yield content

    def _level(self, cue: Token) -> tuple[int, int]:
        """Return the tokens of the sentence, or of the cue's quotation within it."""
        begin, end = self.reading.bounds(cue.i)
        around = self.reading.quotation_at(cue.i)
        if around is not None:
            begin = max(begin, self.reading.token_from(around.start))
            end = min(end, self.reading.token_from(around.end))
        return begin, end

    def _region(self, cue: Token) -> tuple[int, int]:
        """Return the tokens of a cue that is set off, with its subject, without commas."""
        first, last = cue.left_edge.i, cue.right_edge.i + 1
        if cue.dep_ == "ROOT":
            subject = next((c for c in cue.children if c.dep_ == "nsubj"), cue)
            first = min(cue.i, subject.left_edge.i)
            last = max(cue.i, subject.right_edge.i) + 1
        while first < cue.i and self.doc[first].is_punct:
            first += 1
        while last - 1 > cue.i and self.doc[last - 1].is_punct:
            last -= 1
        return first, last

    def _small_clause(self, cue: Token, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Find "homeopathy as a form of quackery", "the vote a sham"."""
        passive = speakers.is_passive(cue)
        if passive and speakers.agent_of(cue) is None:
            return
        objects = [c for c in cue.rights if c.dep_ == "dobj"]
        for child in (*cue.rights, *(p for o in objects for p in o.rights)):
            first = min([o.left_edge.i for o in objects] + [child.left_edge.i])
            last = max([o.right_edge.i for o in objects] + [child.right_edge.i]) + 1
            if not (objects or passive) or not self._is_small(child, frames):
                continue
            content = square(self.reading, first, last, cue.i)
            if content is not None:
                yield content
                return

    def _is_small(self, child: Token, frames: frozenset[str]) -> bool:
        """Tell what predicates something of the object of a verb such as describe or call."""
        if child.dep_ == "prep":
            return "as" in frames and child.lower_ in self.lexicon.rules.as_words
        if "predicate" not in frames or self._is_finite(child):
            return False
        if any(c.dep_ == "aux" and c.tag_ == "TO" for c in child.children):
            return False
        # "branded him a liar": as the parser sees "gave him a coin"
        return child.dep_ in _SMALL

    def _citing(self, made: list[Statement]) -> Iterator[Statement]:
        """Find the source behind the source: Reuters reported, citing two officials."""
        said = {s.cue.head: s for s in made if s.cue is not None}
        for token in self.doc:
            if token.tag_ != "VBG" or token.lemma_.lower() not in self.lexicon.rules.citing:
                continue
            source = next((c for c in token.rights if c.dep_ == "dobj"), None)
            if source is None or not self._is_source(source):
                continue
            above = speakers.speaking_above(token, self.lexicon)
            speaker = speakers.speaker_extent(self.reading, source, token.i)
            if above is not None and above.i in said:
                content = said[above.i].content
                yield from self._make(token, speaker, (content.start, content.end), "citing")
            elif above is None:
                for stretch in stretches(self.reading, token, phrase_end(self.reading, source)):
                    yield from self._make(token, speaker, stretch, "citing")

    def _is_source(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return self._speaks(token) or lemma in self.lexicon.rules.sources.document

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
            if near and cue.i in self.spoken and not self._in_other_words(child, cue):
                return child
        begin = self.reading.bounds(cue.i)[0]
        for i in range(cue.i - 1, max(begin, cue.i - 6) - 1, -1):
            name = self.reading.name_at.get(i)
            if name is not None and name.type == "PERSON":
                return self.doc[name.extent.head]
            if self.doc[i].pos_ != "PROPN" and self.doc[i].text != ",":
                return None
        return None

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
        if cue.dep_ == "pcomp" and cue.head.lower_ in rules.preventions:
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
        for child in self._noun_clauses(noun):
            that = any(
                c.dep_ == "mark"
                and c.lower_ in self.lexicon.rules.complementizers | self.lexicon.rules.conditions
                for c in child.children
            )
            to = child.dep_ in ("acl", "relcl") and any(
                c.dep_ == "aux" and c.tag_ == "TO" for c in child.children
            )
            if that or (to and infinitive):
                content = clause_content(self.reading, self.lexicon, noun, child)
                if content is not None:
                    yield content

    @staticmethod
    def _noun_clauses(noun: Token) -> Iterator[Token]:
        """List what may be said by a noun: claims that …, doubt on whether …."""
        for child in (*noun.rights, *(noun.head.rights if noun.dep_ == "dobj" else ())):
            if child.dep_ in ("acl", "ccomp", "relcl") and child.head == noun:
                yield child
            if child.dep_ == "prep" and child.i > noun.i:
                yield from (c for c in child.children if c.dep_ == "pcomp")

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
        last = cue.i
        if isinstance(entry, VerbEntry) and self.lexicon.follows(cue, entry.particle):
            last += len(entry.particle)
        rule = entry if isinstance(entry, str) else entry.rule
        held = stance or (entry.stance if isinstance(entry, VerbEntry) else "affirms")
        kind = kind_of(self.reading, *content, quoted=is_quoted(self.reading, *content))
        quoting = self._quoted_as(cue)
        first = quoting.i if quoting is not None and cue.i - quoting.i == 2 else cue.i
        start, end = self.reading.starts[first], self.reading.end_of(last)
        words = Extent(start, end, first, last + 1, cue.i)
        yield Statement(kind, held, extent, rule, speaker, words)


def _meets(content: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start < content[1] and content[0] < end for start, end in others)
