"""Finds names: the base model's own and capitalised runs, repaired and typed by evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.layers import MENTIONS, SENTENCES, Extent, Mention, attributes
from nutgraf.stages.mentions.decisions import Decisions
from nutgraf.stages.mentions.lexicon import Lexicon, read_lexicon
from nutgraf.stages.mentions.metonyms import Metonyms
from nutgraf.stages.mentions.names import Name
from nutgraf.stages.mentions.repeats import find_repeats
from nutgraf.stages.mentions.runs import RunFinder
from nutgraf.stages.mentions.segments import SegmentFinder
from nutgraf.stages.mentions.sources import SourceFinder
from nutgraf.stages.mentions.words import Words

#: How many words a ministry's name may have after its country.
_LONGEST = 4


class Mentions:
    """Finds names in three readings: capitalised runs, their types, and what they missed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Leave the mentions layer on the Doc."""
        MENTIONS.set(doc, tuple(self.find(doc)))
        return doc

    def find(self, doc: Doc) -> Iterator[Mention]:
        """Yield names, demonyms and metonyms in text order."""
        words = Words(doc, self.lexicon)
        segments = SegmentFinder(words, self.lexicon)
        sources = list(SourceFinder(words, self.lexicon).find())
        taken = {i for name in sources for i in range(name.first, name.last)}
        found = [
            name
            for run in RunFinder(words, self.lexicon).find()
            for name in segments.find(run)
            if taken.isdisjoint(range(name.first, name.last))
        ]
        found += sources
        decisions = Decisions(found, self.lexicon, words)
        names = [name for name in map(decisions.decide, found) if name]
        names += find_repeats(words, self.lexicon, names)
        metonyms = Metonyms(doc, self.lexicon)
        for name in sorted(names, key=lambda n: (n.first, -n.last)):
            mention = metonyms.read(name, _mention(doc, name))
            yield from self._ministry(doc, mention)
            yield mention

    def _ministry(self, doc: Doc, demonym: Mention) -> Iterator[Mention]:
        """Yield "Russian foreign ministry": a demonym with a small-letter body of state."""
        if demonym.kind != "demonym" or demonym.country is None:
            return
        for last in range(demonym.extent.last, min(demonym.extent.last + _LONGEST, len(doc))):
            if doc[last].lower_ in self.lexicon.rules.ministry_words and doc[last].is_lower:
                extent = Extent.of(doc[demonym.extent.first : last + 1])
                yield Mention(extent, "name", "ORG", "small-letter ministry")
                return
            if doc[last].pos_ not in ("ADJ", "NOUN") or not doc[last].is_lower:
                return


def _mention(doc: Doc, name: Name) -> Mention:
    extent = Extent.of(doc[name.first : name.last])
    if name.last == name.first + 1 and len(name.text) < extent.end - extent.start:
        extent = replace(extent, end=extent.start + len(name.text))  # "U.S." of "U.S.-led"
    assert name.type is not None
    return Mention(extent, name.kind, name.type, name.rule, name.country)


@Language.factory(
    "nutgraf_mentions",
    default_config={"package": "nutgraf_en"},
    assigns=attributes(MENTIONS),
    requires=["doc.ents", *attributes(SENTENCES)],
)
def create(nlp: Language, name: str, package: str) -> Mentions:
    """Make the stage from a language package's `mentions.yaml` and gazetteers."""
    return Mentions(read_lexicon(find_package(package)))
