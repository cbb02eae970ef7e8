"""The form of `frames/*.yaml`: which words mean a relation, and where their roles stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from nutgraf.layers import ClauseKind
from nutgraf.records import Modality
from nutgraf.rules.forms import Example, RuleFile, RuleForm
from nutgraf.rules.relation_types import RELATION_TYPES


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Sources = Annotated[tuple[str, ...], BeforeValidator(_listed)]
RoleMap = Mapping[str, Sources]
#: Trigger words that take the frame's roles, or groups of words with a role map of their own.
Triggers = tuple[str, ...] | Mapping[str, RoleMap]

#: Which key of a frame triggers on which kind of clause.
TRIGGER_KEYS: Mapping[str, ClauseKind] = {
    "verbs": "verbal",
    "nouns": "nominal",
    "predicates": "copular",
    "attributes": "attributive",
}


class FrameRule(RuleForm):
    """One frame.

    `roles` says for each role where its filler stands, best place first: a grammatical function,
    a preposition, `predicate`, `head` or `phrase` of the clause itself, each optionally with
    `is CLASS/CLASS`, `not CLASS`, `when PLACE` and `unless PLACE`; `PLACE > PREPOSITION` is a
    phrase inside the one that stands there, `PLACE > FUNCTION` an argument of the clause that
    stands there, `first PLACE` and `other PLACE` part several that stand there; `any
    PREPOSITION` is a phrase on the verb, below its "back" or "on", or else inside one that
    follows it; `adverb` is an adverb on the verb, `quality` the adjective behind its "as".
    `count PLACE` is the number that what stands there is counted by; `next` is an amount right
    after the verb. `above PREPOSITION` is who does what the noun stands below, `above object`
    who uses the thing that a relative clause tells of, and `PLACE < PREPOSITION` the noun above
    the phrase that stands there. An attribute may be a construction: `place_chain`,
    `apposition`, `possessed` ("Peru's Green Party"), or two phrases side by side: `object-in`,
    `at-in`. `needs` lists what must be filled, alternatives joined by "or"; `conditions` what
    must stand in the clause without filling a role, alternatives joined likewise. Among
    triggers, `@CLASS` stands for each word of a class, also inside a phrase, and `*` for any
    word. `like` names a frame to take everything from that is not said here; a frame without
    trigger words is only there to be taken from. A clause tells of one event; `beside` lists
    the types of event that a frame tells of as well: whoever is fined is convicted and pays. A
    predicate may go on after its verb: "be up".
    """

    frame: str = Field(min_length=1)
    type: str | None = None
    like: str | None = None
    verbs: Triggers = ()
    nouns: Triggers = ()
    predicates: Triggers = ()
    attributes: Triggers = ()
    roles: RoleMap = Field(default_factory=dict)
    needs: Sources | None = None
    conditions: Sources = ()
    constructions: tuple[str, ...] = ()
    modality: Modality | None = None
    beside: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @model_validator(mode="after")
    def _type_is_known(self) -> FrameRule:
        for name in (self.type, *self.beside):
            if name is not None and name not in RELATION_TYPES:
                raise ValueError(f"there is no relation type {name!r}")
        return self

    def triggers(self) -> Iterator[tuple[ClauseKind, str, RoleMap]]:
        """Yield every trigger phrase with its kind of clause and its own role map, if it has."""
        for key, kind in TRIGGER_KEYS.items():
            words: Triggers = getattr(self, key)
            if isinstance(words, Mapping):
                for group, roles in words.items():
                    for word in group.split(","):
                        yield kind, word.strip(), roles
            else:
                for word in words:
                    yield kind, word, {}


class FrameFile(RuleFile):
    """The frames of one subject."""

    rules: tuple[FrameRule, ...] = ()

    def placed_examples(self) -> Iterator[tuple[Sequence[str | int], str, Example]]:
        """Yield the examples; `found` maps roles to texts, or is null."""
        for i, rule in enumerate(self.rules):
            for j, example in enumerate(rule.examples):
                yield (i, "examples", j), rule.frame, example
