"""Assembles the layers of a Doc into one record, with ids in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf import layers, records
from nutgraf.documents import Document
from nutgraf.layers import Extent
from nutgraf.pieces import annotate
from nutgraf.propositions import find_propositions


def read_document(
    nlp: Language,
    document: Document,
    producer: records.Producer | None = None,
    *,
    open_: bool = False,
) -> records.Record:
    """Run one document through the pipeline and assemble its record.

    `open_` adds the open relations of every clause.
    """
    doc = nlp.make_doc(document.text)
    layers.PUBLISHED.set(doc, document.published)
    return assemble(annotate(nlp, doc), document, producer, open_=open_)


def assemble(
    doc: Doc, document: Document, producer: records.Producer | None = None, *, open_: bool = False
) -> records.Record:
    """Build the record of an annotated Doc.

    Raises pydantic.ValidationError when a stage left an offset that does not hold.
    """
    return _Assembly(doc).record(document, producer, open_=open_)


class _Assembly:
    """The layers of one Doc, sorted, with the maps from extents to ids."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.entities = layers.ENTITIES.get(doc)
        self.quantities = sorted(layers.QUANTITIES.get(doc), key=lambda q: q.extent)
        self.times = sorted(layers.TIMES.get(doc), key=lambda t: t.extent)
        self.statements = sorted(
            layers.STATEMENTS.get(doc), key=lambda s: (s.content, s.cue or s.content)
        )
        self.content_starts = [s.content.start for s in self.statements]
        #: How far the contents up to each one reach: none before holds what lies beyond.
        self.content_reach = list(accumulate((s.content.end for s in self.statements), max))
        self.mention_of = {
            (m.extent.start, m.extent.end): f"e{i}"
            for i, entity in enumerate(self.entities, 1)
            for m in entity.mentions
        }
        self.entity_at = {  # "the ministry in Paris said": what the phrase's head means
            m.extent.head: f"e{i}"
            for i, entity in enumerate(self.entities, 1)
            for m in entity.mentions
        }
        self.value_of = {
            **{(q.extent.start, q.extent.end): f"q{i}" for i, q in enumerate(self.quantities, 1)},
            **{(t.extent.start, t.extent.end): f"t{i}" for i, t in enumerate(self.times, 1)},
        }

    def record(
        self, document: Document, producer: records.Producer | None, *, open_: bool
    ) -> records.Record:
        return records.Record(
            id=document.id,
            source=document.source,
            sha256=document.digest,
            published=document.published,
            time_anchor=layers.TIME_ANCHOR.get(self.doc),
            producer=producer,
            text=document.text,
            sentences=self._sentences(),
            entities=self._entities(),
            quantities=self._quantities(),
            times=self._times(),
            statements=self._statements(),
            relations=self._relations(),
            propositions=self._propositions() if open_ else None,
        )

    def _span(self, extent: Extent) -> records.Span:
        return records.Span(**self._place(extent))

    def _place(self, extent: Extent) -> dict[str, int | str]:
        return {"start": extent.start, "end": extent.end, "text": extent.text(self.doc)}

    def _ref(self, extent: Extent) -> str | None:
        place = (extent.start, extent.end)
        return self.mention_of.get(place) or self.value_of.get(place)

    def _statement_at(self, extent: Extent) -> str | None:
        """Find the innermost statement whose content holds the extent."""
        holding: list[tuple[int, int]] = []
        number = bisect_right(self.content_starts, extent.start)
        while number and self.content_reach[number - 1] >= extent.end:
            content = self.statements[number - 1].content
            if content.holds(extent):
                holding.append((content.end - content.start, number))
            number -= 1
        return f"a{min(holding)[1]}" if holding else None

    def _sentences(self) -> tuple[records.Sentence, ...]:
        return tuple(
            records.Sentence(
                id=f"s{i}", **self._place(s.extent), paragraph=s.paragraph, kind=s.kind
            )
            for i, s in enumerate(layers.SENTENCES.get(self.doc), 1)
        )

    def _entities(self) -> tuple[records.Entity, ...]:
        return tuple(
            records.Entity(
                id=f"e{i}",
                type=e.type,
                name=e.name,
                mentions=tuple(map(self._mention, e.mentions)),
                attributes=dict(e.attributes),
            )
            for i, e in enumerate(self.entities, 1)
        )

    def _mention(self, mention: layers.Mention) -> records.Mention:
        other = mention.other_reading
        return records.Mention(
            **self._place(mention.extent),
            kind=mention.kind,
            rule=mention.rule,
            other_reading=dict(other) if other else None,
        )

    def _quantities(self) -> tuple[records.Quantity, ...]:
        return tuple(
            records.Quantity(
                id=f"q{i}",
                **self._place(q.extent),
                kind=q.kind,
                value=q.value,
                lower=q.lower,
                upper=q.upper,
                approximation=q.approximation,
                unit=q.unit,
                of=self._span(q.of) if q.of else None,
                statement=self._statement_at(q.extent),
                rule=q.rule,
            )
            for i, q in enumerate(self.quantities, 1)
        )

    def _times(self) -> tuple[records.Time, ...]:
        return tuple(
            records.Time(
                id=f"t{i}",
                **self._place(t.extent),
                type=t.type,
                value=t.value,
                statement=self._statement_at(t.extent),
                rule=t.rule,
            )
            for i, t in enumerate(self.times, 1)
        )

    def _statements(self) -> tuple[records.Statement, ...]:
        return tuple(
            records.Statement(
                id=f"a{i}",
                kind=s.kind,
                stance=s.stance,
                speaker=self._reference(s.speaker) if s.speaker else None,
                cue=self._span(s.cue) if s.cue else None,
                content=self._span(s.content),
                rule=s.rule,
            )
            for i, s in enumerate(self.statements, 1)
        )

    def _reference(self, extent: Extent) -> records.Reference:
        ref = self._ref(extent) or self.entity_at.get(extent.head)
        return records.Reference(**self._place(extent), ref=ref)

    def _relations(self) -> tuple[records.Relation, ...]:
        found = sorted(layers.RELATIONS.get(self.doc), key=self._position)
        return tuple(
            records.Relation(
                id=f"r{i}",
                type=r.type,
                trigger=self._span(r.trigger) if r.trigger else None,
                arguments=tuple(map(self._argument, r.arguments)),
                modality=r.modality,
                statement=self._statement_at(r.trigger or r.arguments[0].extent),
                rule=r.rule,
                confidence=r.confidence,
            )
            for i, r in enumerate(found, 1)
        )

    @staticmethod
    def _position(relation: layers.Relation) -> tuple[Extent, str, str, Sequence[Extent]]:
        fillers = [filler.extent for filler in relation.arguments]
        return (relation.trigger or fillers[0], relation.type, relation.rule, fillers)

    def _argument(self, filler: layers.RoleFiller) -> records.Argument:
        ref = f"e{filler.entity + 1}" if filler.entity is not None else self._ref(filler.extent)
        return records.Argument(**self._place(filler.extent), ref=ref, role=filler.role)

    def _propositions(self) -> tuple[records.Proposition, ...]:
        return tuple(
            records.Proposition(
                id=f"p{i}",
                kind=p.kind,
                predicate=self._span(p.predicate),
                lemma=p.lemma,
                arguments=tuple(map(self._open_argument, p.arguments)),
                polarity=p.polarity,
                modality=p.modality,
                statement=self._statement_at(p.predicate),
            )
            for i, p in enumerate(find_propositions(self.doc), 1)
        )

    def _open_argument(self, argument: layers.ClauseArgument) -> records.PropositionArgument:
        function = {"possessive": "subject", "compound": "complement"}.get(
            argument.function, argument.function
        )
        return records.PropositionArgument(
            **self._place(argument.extent),
            ref=self._ref(argument.extent),
            function=function,
            preposition=argument.preposition,
        )
