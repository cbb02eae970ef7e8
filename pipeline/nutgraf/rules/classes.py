"""The form of `classes.yaml`: semantic classes of nouns that frames ask of a filler."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from nutgraf.rules.forms import RuleForm

#: What must stand before an ending, and the longest ending, in characters.
SHORTEST_STEM = 3
LONGEST_ENDING = 12
#: How many joined classes are remembered.
MOST_JOINED = 20_000


class NounClass(RuleForm):
    """A class: its marks, its head nouns, how head nouns end, and narrower classes.

    Marks are what the layers before say of a phrase: the type of its entity (PERSON …), the kind
    of its mention (name, demonym …), `country`, the kind of its quantity (money …), `TIME`,
    `proper` for a proper noun that is no mention. `file` names a gazetteer of more head nouns,
    one on a line, under `#` comments.
    """

    marks: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    file: str | None = None


class ClassFile(RuleForm):
    """All classes by name."""

    classes: Mapping[str, NounClass] = Field(default_factory=dict)


@dataclass(frozen=True)
class Classes:
    """Compiled classes: from a head noun or a mark to all classes it belongs to."""

    words: Mapping[str, frozenset[str]]
    marks: Mapping[str, frozenset[str]]
    members: Mapping[str, tuple[str, ...]]
    endings: Mapping[str, frozenset[str]]
    _joined: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def of_word(self, lemma: str) -> frozenset[str]:
        """Name the classes of a head noun, in lower case, by the word or by how it ends."""
        if lemma in self.words:
            return self.words[lemma]
        for length in range(min(len(lemma) - SHORTEST_STEM, LONGEST_ENDING), 1, -1):
            if found := self.endings.get(lemma[-length:]):
                return found
        return frozenset()

    def of(self, marks: tuple[str, ...], words: tuple[str, ...]) -> frozenset[str]:
        """Name the classes of marks and of words together: the same few come up again and again."""
        found = self._joined.get((marks, words))
        if found is None:
            own = [*map(self.of_mark, marks), *map(self.of_word, words)]
            found = frozenset[str]().union(*own)
            if len(self._joined) < MOST_JOINED:
                self._joined[marks, words] = found
        return found

    def of_mark(self, mark: str) -> frozenset[str]:
        """Name the classes of a mark."""
        return self.marks.get(mark, frozenset())


def compile_classes(
    file: ClassFile, gazetteers: Mapping[str, Sequence[str]] | None = None
) -> Classes:
    """Close the classes under `of` and turn them over: word to classes.

    `gazetteers` holds the nouns of every file that a class names.

    Raises ValueError when a class names an unknown one.
    """
    wider: dict[str, set[str]] = {name: {name} for name in file.classes}
    for name, form in file.classes.items():
        for narrower in form.of:
            if narrower not in file.classes:
                raise ValueError(f"class {name}: there is no class {narrower!r}")
            wider[narrower].add(name)
    closed = {name: frozenset(_closure(name, wider)) for name in wider}
    members = {name: form.words for name, form in file.classes.items()}
    words = {
        name: (*form.words, *(gazetteers[form.file] if gazetteers and form.file else ()))
        for name, form in file.classes.items()
    }
    return Classes(
        _turned(words.items(), closed),
        _turned(((name, form.marks) for name, form in file.classes.items()), closed),
        members,
        _turned(((name, form.endings) for name, form in file.classes.items()), closed),
    )


def _turned(
    listed: Iterable[tuple[str, tuple[str, ...]]], closed: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    turned: dict[str, frozenset[str]] = {}
    for name, items in listed:
        for item in items:
            turned[item] = turned.get(item, frozenset()) | closed[name]
    return turned


def _closure(name: str, wider: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current not in seen:
            seen.add(current)
            todo.extend(wider[current])
    return seen
