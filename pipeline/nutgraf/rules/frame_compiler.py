"""Compiles frames: trigger words to readings, each with the places of its roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from nutgraf.layers import ClauseKind
from nutgraf.rules.classes import Classes
from nutgraf.rules.frames import FrameRule, RoleMap
from nutgraf.rules.readings import Frames, Reading, Sense
from nutgraf.rules.relation_types import RELATION_TYPES
from nutgraf.rules.role_sources import Role, Source, Sources

#: The frame whose roles every event may take beside its own; one for a type is named after it.
SHARED_BY_EVENTS = "circumstances"
CLASS_SIGN = "@"
#: Which word of a trigger phrase is the clause's lemma: "carry out", but "peace deal".
KEY_WORD: Mapping[ClauseKind, int] = {
    "verbal": 0,
    "nominal": -1,
    "copular": -1,
    "attributive": 0,
}


def rules_by_name(rules: Iterable[FrameRule]) -> dict[str, FrameRule]:
    """Index rules by their names."""
    return {rule.frame: rule for rule in rules}


def compile_frames(rules: Iterable[FrameRule], classes: Classes) -> Frames:
    """Compile all frames of a package.

    Raises ValueError, one line for each mistake: unknown frames, roles, classes.
    """
    by_name = rules_by_name(rules)
    sources = Sources(classes)
    problems: list[str] = []
    found: dict[tuple[ClauseKind, str], list[Reading]] = {}
    for rule in by_name.values():
        try:
            for reading in _readings(rule, by_name, sources):
                for key in _keys(reading):
                    found.setdefault((reading.kind, key), []).append(reading)
        except ValueError as error:
            problems.append(f"frame {rule.frame}: {error}")
    if problems:
        raise ValueError("\n".join(problems))
    for group in found.values():
        if len(group) > 1:
            group.sort(key=_specificity, reverse=True)
    return Frames(found, classes, tuple(by_name))


def _specificity(reading: Reading) -> tuple[int, int, int]:
    return reading.specificity


def _keys(reading: Reading) -> Sequence[str]:
    """Name the clause lemmas a reading is looked up by: "under arrest" and "be up" alike."""
    words = reading.words
    key = words[KEY_WORD[reading.kind]]
    return (key, words[0]) if reading.kind == "copular" and words[0] != key else (key,)


def _readings(
    rule: FrameRule, by_name: Mapping[str, FrameRule], sources: Sources
) -> Iterable[Reading]:
    whole = inherit(rule, by_name)
    if rule.frame.startswith(SHARED_BY_EVENTS):
        return
    # What all trigger phrases share is made once: a verb list may have a hundred.
    senses: dict[int, Sense] = {}
    triggers = list(whole.triggers())
    said = _said(triggers, whole)
    for kind, phrase, own in triggers:
        roles = own or whole.roles
        sense = senses.get(id(roles))
        if sense is None:
            sense = senses[id(roles)] = _sense(whole, roles, by_name, sources)
        if CLASS_SIGN not in phrase:
            yield Reading(kind, tuple(phrase.split()), sense)
            continue
        for words in _expand(phrase, sources.classes):
            key = (kind, words, id(roles))
            if key not in said:  # else a word that another class of the frame has too
                said.add(key)
                yield Reading(kind, words, sense)


def _said(
    triggers: Iterable[tuple[ClauseKind, str, RoleMap]], rule: FrameRule
) -> set[tuple[ClauseKind, tuple[str, ...], int]]:
    """List the phrases written out in a frame that also names words by their class."""
    if not any(CLASS_SIGN in phrase for _, phrase, _ in triggers):
        return set()
    return {
        (kind, tuple(phrase.split()), id(own or rule.roles))
        for kind, phrase, own in triggers
        if CLASS_SIGN not in phrase
    }


def _sense(
    whole: FrameRule, roles: RoleMap, by_name: Mapping[str, FrameRule], sources: Sources
) -> Sense:
    if whole.type is None:
        raise ValueError("names no type")
    return Sense(
        whole.frame,
        whole.type,
        _roles(whole.type, _with_shared(whole, roles, by_name), sources),
        len(roles),
        tuple(frozenset(need.split(" or ")) for need in whole.needs or ()),
        frozenset(whole.constructions),
        whole.modality,
        tuple(_alternatives(text, sources) for text in whole.conditions),
        frozenset(whole.beside),
    )


def _alternatives(text: str, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[one] for one in text.split(" or "))


def inherit(rule: FrameRule, by_name: Mapping[str, FrameRule]) -> FrameRule:
    """Fill what a frame does not say from the frame it is like.

    Raises ValueError when that frame is unknown or inherits from this one.
    """
    seen = {rule.frame}
    while rule.like is not None:
        parent = by_name.get(rule.like)
        if parent is None:
            raise ValueError(f"there is no frame {rule.like!r} to be like")
        if parent.frame in seen:
            raise ValueError(f"is like {parent.frame!r}, which is like it")
        seen.add(parent.frame)
        rule = rule.model_copy(
            update={
                "like": parent.like,
                "type": rule.type or parent.type,
                "roles": {**parent.roles, **rule.roles},
                "needs": parent.needs if rule.needs is None else rule.needs,
                "constructions": rule.constructions or parent.constructions,
                "conditions": rule.conditions or parent.conditions,
                "modality": rule.modality or parent.modality,
                "beside": rule.beside or parent.beside,
            }
        )
    return rule


def _with_shared(rule: FrameRule, roles: RoleMap, by_name: Mapping[str, FrameRule]) -> RoleMap:
    own = f"{SHARED_BY_EVENTS}.{rule.type}"
    shared = by_name.get(own) or by_name.get(SHARED_BY_EVENTS)
    if shared is None or rule.type is None or RELATION_TYPES[rule.type].kind != "event":
        return roles
    every = inherit(shared, by_name).roles
    return {**roles, **{name: s for name, s in every.items() if name not in roles}}


def _roles(type_name: str, roles: RoleMap, sources: Sources) -> tuple[Role, ...]:
    relation = RELATION_TYPES[type_name]
    for name in roles:
        if name not in relation.all_roles:
            raise ValueError(f"{type_name} has no role {name!r}")
    return tuple(
        sources.role(name, texts, takes_all=name == relation.symmetric_role)
        for name, texts in roles.items()
    )


def _expand(phrase: str, classes: Classes) -> Iterable[tuple[str, ...]]:
    """Write a phrase out for each word of the classes in it."""
    choices = [_words(part, classes) for part in phrase.split()]
    return [tuple(word for part in parts for word in part.split()) for parts in product(*choices)]


def _words(part: str, classes: Classes) -> Sequence[str]:
    if not part.startswith(CLASS_SIGN):
        return [part]
    name = part.removeprefix(CLASS_SIGN)
    if name not in classes.members:
        raise ValueError(f"there is no class {name!r}")
    return classes.members[name]
