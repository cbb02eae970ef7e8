"""Finds what verbs of speech attribute: complements, small clauses, what they are set off in."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from nutgraf.stages.statements import speakers
from nutgraf.stages.statements.contents import clause_content, square
from nutgraf.stages.statements.lexicon import Lexicon, VerbEntry
from nutgraf.stages.statements.nouns import NounContents
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.syntax import (
    begins_with_subject,
    has_mark,
    has_object,
    is_finite,
    is_gerund,
    is_infinitive,
    is_sentence,
)

_CLAUSAL = frozenset({"ccomp", "xcomp"})
_SMALL = frozenset({"oprd", "ccomp", "xcomp", "dative"})
_VERBS = frozenset({"VERB", "AUX"})
_BETWEEN = frozenset({"dobj", "dative", "agent", "advcl", "acomp", "ccomp", "prep", "npadvmod"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp"})
_SET_OFF = frozenset({"parataxis", "ccomp", "advcl", "dep", "ROOT", "conj"})
_PARTING = frozenset({";", ":"})
_BEFORE = frozenset({",", "—", "–", "-", "("})
_AFTER = frozenset({",", ".", "—", "–", "-", "!", "?", ";", ")"})


class VerbContents:
    """Finds the contents of a verb by its frames."""

    def __init__(self, reading: Reading, lexicon: Lexicon, nouns: NounContents) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.nouns = nouns
        self.doc = reading.doc

    def find(self, cue: Token, entry: VerbEntry) -> Iterator[tuple[int, int]]:
        """Yield the contents that an entry gives a verb, in characters."""
        frames = entry.frames
        yield from self._clauses(cue, frames)
        if frames & {"clause", "around"}:
            yield from self._around(cue, told="recipient" in frames)
        if frames & {"as", "predicate"}:
            yield from self._small_clause(cue, frames)
        if frames & {"clause", "gerund"}:
            for noun in self.nouns.taken_up(cue):
                yield from self.nouns.find(noun)

    def _clauses(self, cue: Token, frames: frozenset[str]) -> Iterator[tuple[int, int]]:
        children = [
            child
            for child in self._complements(cue)
            if child.dep_ in _CLAUSAL and self._complement(cue, child, frames)
        ]
        own = any(c.dep_ == "ccomp" and c.pos_ in _VERBS for c in cue.children)
        if "clause" in frames and not own:
            children.extend(self._misattached(cue, frames))
        if any(child.i > cue.i for child in children):
            children = [child for child in children if child.i > cue.i]
        contents = [clause_content(self.reading, self.lexicon, cue, child) for child in children]
        yield from self._joined(cue, sorted(content for content in contents if content))

    def _joined(self, cue: Token, contents: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Join clauses before a cue with nothing between: "A was hurt, and B was killed, he said".

        Two quotations stay two.
        """
        last: tuple[int, int] | None = None
        for start, end in contents:
            between = self.reading.text[last[1] : start] if last is not None else "-"
            if last is not None and end <= cue.idx and not between.strip(" ,"):
                last = (last[0], max(last[1], end))
                continue
            if last is not None:
                yield last
            last = (start, end)
        if last is not None:
            yield last

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
        that = self.lexicon.rules.complementizers
        for child in cue.rights:
            if child.dep_ not in _BETWEEN:
                continue
            for node in (child, *(c for c in child.rights if c.dep_ in ("pobj", "dobj"))):
                if node.lemma_.lower() in self.lexicon.nouns:
                    continue
                for clause in node.rights:
                    told = "recipient" in frames and node == child and clause.dep_ == "relcl"
                    marked = clause.dep_ in _CLAUSES and has_mark(clause, that)
                    if marked or (told and begins_with_subject(clause)):
                        yield clause

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
        if child.i < cue.i and (child.dep_ != "ccomp" or not self._is_open(cue, child, frames)):
            return False
        if child.i > cue.i and child == speakers.inverted_clause(cue):
            return False
        if speakers.is_passive(cue) and has_object(cue):
            return False
        if is_infinitive(child) and not is_finite(child):
            if speakers.is_passive(cue):
                return "raising" in frames
            return "infinitive" in frames and not has_object(cue)
        if is_gerund(child):
            return "gerund" in frames and child.dep_ == "xcomp"
        if child.pos_ == "ADJ":
            return False  # "found him guilty": a verdict, no claim
        return "clause" in frames and child.dep_ == "ccomp" and is_sentence(child)

    def _is_open(self, cue: Token, before: Token, frames: frozenset[str]) -> bool:
        """Tell whether a cue has nothing of its own to say and can take a clause before it.

        "Peru sent ten men, Chile pledged $10m"; "it declined; the firm denied having paid".
        """
        between = self.doc[before.right_edge.i + 1 : cue.i]
        if any(t.text in _PARTING for t in between):
            return False
        own = {c.dep_ for c in cue.rights}
        gerund = any(p.dep_ == "pcomp" for c in cue.rights if c.dep_ == "prep" for p in c.rights)
        told = "recipient" in frames
        return not (gerund or "xcomp" in own or ("dobj" in own and not told))

    def _around(self, cue: Token, *, told: bool) -> Iterator[tuple[int, int]]:
        """Find what stands around a cue that is set off: X, he said, Y; as he said, X."""
        if any(c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.i > cue.i) for c in cue.children):
            return
        as_words = self.lexicon.rules.as_words
        as_ = cue.dep_ == "advcl" and any(c.lower_ in as_words for c in cue.lefts)
        if not as_ and ((has_object(cue) and not told) or cue.dep_ not in _SET_OFF):
            return
        first, last = self._region(cue)
        begin, end = self._level(cue)
        before = self.doc[first - 1].text if first > begin else ""
        after = self.doc[last].text if last < end else "."
        is_last = all(token.is_punct for token in self.doc[last:end])
        if (cue.dep_ in ("ROOT", "conj") and not is_last) or (first == begin and not as_):
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
        if "predicate" not in frames or is_finite(child):
            return False
        if any("Yes" in sibling.morph.get("Reflex", []) for sibling in child.head.rights):
            return False  # "who call themselves the Front": a name, no claim
        if is_infinitive(child):
            return False
        # "branded him a liar": as the parser sees "gave him a coin"
        first = child.left_edge.i
        quoted = child.dep_ == "appos" and any(t.is_quote for t in self.doc[first - 1 : first + 1])
        return child.dep_ in _SMALL or quoted
