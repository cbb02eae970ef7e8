"""Finds who is named behind a sentence, where the parser lost it: "…, residents told AFP"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from nutgraf.layers import Extent, Statement
from nutgraf.stages.statements.contents import kind_of, square
from nutgraf.stages.statements.lexicon import Lexicon
from nutgraf.stages.statements.reading import Reading
from nutgraf.stages.statements.syntax import FINITE_TAGS

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_PHRASE = _NOUNS | {"ADJ", "DET", "NUM", "ADP", "CCONJ", "PART"}
_TAIL = _PHRASE | {"PUNCT", "ADV"}
_RELATIVE = ("WP", "WP$", "WDT", "WRB")
_JOINING = ("CCONJ", "ADP")
#: How many tokens the speaker's phrase, and what follows the cue, may have.
_LONGEST_SPEAKER, _LONGEST_TAIL = 12, 8
#: How many tokens a sentence must have before its tag.
_SHORTEST_CONTENT = 3


def find_tags(
    reading: Reading, lexicon: Lexicon, made: Collection[Statement]
) -> Iterator[Statement]:
    """Yield the sentences that end in a speaker and a cue, where no other rule knew the cue."""
    known = {statement.cue.head for statement in made if statement.cue is not None}
    for sentence in reading.sentences:
        first, last = sentence.extent.first, sentence.extent.last
        cue = _last_verb(reading, first, last)
        if cue is None or cue.i in known or (entry := lexicon.entry(cue, "clause")) is None:
            continue
        comma = _comma_before(reading, lexicon, cue, first)
        if comma is None or not _has_finite_verb(reading, first, comma):
            continue
        content = square(reading, first, comma, cue.i)
        extent = reading.extent(*content) if content is not None else None
        if content is None or extent is None:
            continue
        kind = kind_of(reading, *content, quoted=False)
        speaker = _speaker(reading, comma + 1, cue.i)
        words = Extent.of(cue)
        yield Statement(kind, entry.stance, extent, entry.rule, speaker, words)


def _last_verb(reading: Reading, first: int, last: int) -> Token | None:
    """Return the finite verb of speech with nothing but whom and when behind it."""
    for i in range(last - 1, max(first, last - 1 - _LONGEST_TAIL), -1):
        token = reading.doc[i]
        if token.pos_ in _VERBS:
            return token if token.tag_ in _FINITE else None
        if token.pos_ not in _TAIL or token.is_quote:
            return None
    return None


def _comma_before(reading: Reading, lexicon: Lexicon, cue: Token, first: int) -> int | None:
    """Return the comma that sets the speaker off from what is said."""
    nouns = 0
    for i in range(cue.i - 1, max(first + _SHORTEST_CONTENT, cue.i - _LONGEST_SPEAKER) - 1, -1):
        token = reading.doc[i]
        if token.text == ",":
            ends = (reading.doc[i + 1], reading.doc[cue.i - 1])
            return i if nouns and all(t.pos_ not in _JOINING for t in ends) else None
        if token.tag_ in _RELATIVE or not (token.pos_ in _PHRASE or lexicon.is_source(token)):
            return None
        nouns += token.pos_ in _NOUNS or lexicon.is_source(token)
    return None


def _has_finite_verb(reading: Reading, first: int, last: int) -> bool:
    return any(t.tag_ in FINITE_TAGS for t in reading.doc[first:last])


def _speaker(reading: Reading, first: int, last: int) -> Extent:
    """Take the phrase, or the name it ends in: "police commissioner Ann Lee"."""
    name = reading.name_at.get(last - 1)
    if name is not None and name.type == "PERSON" and name.extent.first >= first:
        return name.extent
    return Extent.of(reading.doc[first:last])
