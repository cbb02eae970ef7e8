"""Finds the occurrences of known names that no run gave: in headings, at sentence starts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Evidence, Name, surname
from nutgraf.stages.mentions.words import Words


def find_repeats(words: Words, lexicon: Lexicon, names: Sequence[Name]) -> list[Name]:
    """Return names that repeat the words of others, or a person's surname, where none stands."""
    taken = [False] * len(words.texts)
    for name in names:
        taken[name.first : name.last] = [True] * (name.last - name.first)
    index: dict[str, list[tuple[list[str], Name]]] = defaultdict(list)
    seen: set[str] = set()
    for text, name in _forms(names, words, lexicon):
        if text not in seen:
            seen.add(text)
            parts = text.split(" ") if name.text != text else words.texts[name.first : name.last]
            index[parts[0]].append((parts, name))
    for forms in index.values():
        forms.sort(key=lambda form: -len(form[0]))
    found = _scan(words, index, taken)
    return [name for name in found if not _opens_post(name, words, lexicon)]


def _opens_post(name: Name, words: Words, lexicon: Lexicon) -> bool:
    """Tell whether what was a name elsewhere is a field of government here: "Defence Minister"."""
    after = words.texts[name.last : name.last + 1]
    rules = lexicon.rules
    return name.text in rules.portfolios and bool(after) and after[0] in rules.office_words


def _forms(names: Sequence[Name], words: Words, lexicon: Lexicon) -> Iterator[tuple[str, Name]]:
    never = lexicon.rules.never_names | lexicon.rules.titles
    for name in names:
        if name.kind == "name":
            yield name.text, name
    for name in names:
        if name.type == "PERSON" and " " in name.text and name.evidence >= Evidence.MODEL_WORDS:
            last = surname(name.text, lexicon.rules.suffixes_person)
            first = words.texts[name.first]
            yield from ((form, name) for form in (last, first) if form not in never)


def _scan(
    words: Words, index: dict[str, list[tuple[list[str], Name]]], taken: list[bool]
) -> Iterator[Name]:
    i, size = 0, len(words.texts)
    while i < size:
        forms = index.get(words.texts[i], ()) if words.capital[i] and not taken[i] else ()
        last = i
        for parts, name in forms:
            end = i + len(parts)
            if words.texts[i:end] == parts and not any(taken[i:end]):
                text = words.text(i, end)
                yield replace(name, first=i, last=end, text=text, rule="repeat", kind="name")
                last = end
                break
        i = max(last, i + 1)
