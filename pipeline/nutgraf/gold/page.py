"""The page a labeller works on: finds quoted words, remembers what they mean, collects mistakes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from nutgraf.errors import Problem
from nutgraf.gold.anchors import AnchorError, Stretch, find_quote
from nutgraf.gold.forms import Filler, Where
from nutgraf.records import Reference, Sentence, Span
from nutgraf.rules.reader import Source, Steps


@dataclass(slots=True)
class Page:
    """The text with the places of its sentences, and what has been found in it so far."""

    text: str
    source: Source
    problems: list[Problem] = field(default_factory=list)
    sentences: list[Sentence | None] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    meanings: dict[Stretch, list[str]] = field(default_factory=lambda: defaultdict(list))

    def report(self, path: Steps, message: str) -> None:
        """Collect a mistake at a path of the source file."""
        self.problems.append(self.source.problem(path, message))

    def name(self, path: Steps, key: str) -> str:
        """Reserve an id."""
        if key in self.ids:
            self.report(path, f"the id {key!r} is used twice")
        self.ids.add(key)
        return key

    def stretch(self, where: Where, path: Steps) -> Stretch | None:
        """Return the stretch of one or several sentences, None after a problem."""
        first, _, last = str(where).partition("-")
        numbers = range(int(first), int(last or first) + 1)
        if not numbers or numbers[0] < 1 or numbers[-1] > len(self.sentences):
            self.report(path, f"there is no sentence {where}, only 1 to {len(self.sentences)}")
            return None
        found = [self.sentences[n - 1] for n in numbers]
        if not (found[0] and found[-1]):
            return None  # its sentence has been reported
        return Stretch(found[0].start, found[-1].end)

    def find(self, quote: str | None, where: Where, path: Steps) -> Span | None:
        """Return the span of quoted words, None when there are none or after a problem."""
        within = self.stretch(where, path) if quote is not None else None
        if quote is None or within is None:
            return None
        try:
            start, end = find_quote(self.text, quote, within)
        except AnchorError as error:
            self.report(path, str(error))
            return None
        return Span(start=start, end=end, text=self.text[start:end])

    def means(self, span: Span, key: str) -> None:
        """Remember which entity, quantity or time a span means."""
        self.meanings[Stretch(span.start, span.end)].append(key)

    def references(self, filler: Filler, where: Where, path: Steps) -> Iterator[Reference]:
        """Yield a filler's span once for every id it means, or once without an id."""
        if isinstance(filler, str):
            if span := self.find(filler, where, path):
                meant = self.meanings.get(Stretch(span.start, span.end), [])
                yield from (Reference(**dict(span), ref=key) for key in (*meant,) or (None,))
            return
        for quote, given in filler.items():
            steps = (*path, quote)
            if span := self.find(quote, where, steps):
                for key in given if isinstance(given, list) else [given]:
                    yield Reference(**dict(span), ref=self._known(key, steps))

    def _known(self, key: str | None, path: Steps) -> str | None:
        if key is not None and key not in self.ids:
            self.report(path, f"{key!r} is no id of an entity, quantity or time")
        return key
