"""Scores relations on CoNLL04 (Roth & Yih 2004) with the scorer that lies beside its data.

    python benchmarks/relations.py FOLDER [--split dev] [--base-model NAME] [--errors 50]

FOLDER holds conll04_score.py, conll04_mapping.json and data/. The mapping gives CoNLL04's
relation for each of ours by role names of its own, so roles are renamed here. Beyond that, what
CoNLL04 asks for and our records rightly do not hold is read off the record, by its conventions:

- it marks relations between names alone: a filler stands as the nearest name of its entity, and
  a relation with a filler that has no name is left out, as one whose fillers have the wrong
  types: Kill holds of people, Work_For of somebody and an organization; an organization or
  place without a name of its own stands as the one name in its phrase: "the Acme unit";
- who shoots somebody kills, though our records say no more than that the victim was shot;
- the full stop that ends a sentence is no part of the name before it: "Salem, Ore";
- a post held in a country or town is Live_In, unless it is told where its holder was born, and a
  post that somebody comes into or leaves is Work_For, as one that is held;
- the types of the fillers choose between Located_In (places) and OrgBased_In (organizations);
- a birthplace is one name with its state or country: "Bari, Italy";
- what is in a place is in what holds the place, too: "in Bari in southern Italy" gives both;
- who owns an organization works for it;
- a name and the short form in brackets behind it each stand in the relation: "the Acme Union (AU)";
- an organization named after a country, "the Peruvian Senate", is based there, if the country
  is named in the sentence, too: demonym and organization are no relation to us;
- an agency named in a dateline counts as based at its places: "OSLO, Norway (AFP) -" gives
  OrgBased_In(AFP; OSLO) and (AFP; Norway).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import nutgraf_en
from nutgraf.article import Document, assemble
from nutgraf.records import Argument, Entity, Mention, Record, Relation, Span

#: Our role names as the mapping spells them.
ROLES = {
    "kill": {"killer": "agent", "attacker": "agent", "target": "victim"},
    "located_in": {"place": "part", "container": "whole"},
    "citizen_of": {"country": "place"},
    "member_of": {"member": "person"},
    "owns": {"owner": "person", "asset": "organization"},
}
PLACES = ("GPE", "LOC", "FAC")
#: The types that fillers have by role; the others are free.
TYPES = {
    "person": ("PERSON",),
    "agent": ("PERSON",),
    "victim": ("PERSON",),
    "organization": ("ORG", "FAC", "LOC"),
    "place": PLACES,
    "part": PLACES,
    "whole": PLACES,
}
#: The types of the only name in a phrase that may stand for the phrase, by role.
INSIDE = {
    "organization": TYPES["organization"],
    "place": PLACES,
    "whole": PLACES,
    "part": ("LOC", "FAC"),
}
#: What triggers CoNLL04's Kill, beside the words for killing.
SHOOTING = ("shoot", "shoots", "shot", "shooting")
#: Types of ours that are CoNLL04's relation of the type on the right.
SAME_THERE = {
    "appoint": "holds_position",
    "leave_position": "holds_position",
    "owns": "holds_position",
}
#: A post in a place, until it is known whether it counts as residence.
POST_IN_PLACE = "post_in_place"
#: The role of the place in each relation that holds of a larger place, too.
HELD = {"located_in": "whole", "based_in": "place", "resides_in": "place"}
#: What may stand before a dateline, and between its parts beside a date.
BEFORE = re.compile(r"\W*(\(\w+\))?\W*|.*\b[A-Z0-9]*\d{4,}[A-Z0-9]*\s*")
BETWEEN = re.compile(r"[\s,()-]*")
DATE = re.compile(r"\b(\d{1,2}|\d{4}|[A-Z][a-z]{2,8}\.?)\b")


def read_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("conll04_score", folder / "conll04_score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def prediction(record: Record) -> dict[str, Any]:
    """Give a record in the shape the scorer reads."""
    entities = {entity.id: entity for entity in record.entities}
    relations = [r for relation in record.relations if (r := renamed(relation, entities))]
    relations = list(residents(relations))
    relations += [*short_forms(relations, record), *state_bodies(record)]
    listed = [entity.model_dump(mode="json") for entity in record.entities]
    for start, end in birthplaces(relations, record.text):
        span = {"start": start, "end": end, "text": record.text[start:end]}
        relations = [r for r in map(partial(widened, span), relations) if r]
        for entity in listed:
            kept = [m for m in entity["mentions"] if not start <= m["start"] < end]
            entity["mentions"] = kept
        listed.append({"id": f"{start}", "type": "GPE", "mentions": [{**span, "kind": "name"}]})
    return {
        "id": record.id,
        "entities": listed,
        "relations": [*relations, *passed_on(relations), *datelines(record)],
    }


def residents(relations: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield relations, posts in places as residence there, but for who is said to be born."""
    born = {r["arguments"][0]["ref"] for r in relations if r["type"] == "born_in"}
    for relation in relations:
        if relation["type"] != POST_IN_PLACE:
            yield relation
        elif relation["arguments"][0]["ref"] not in born:
            yield {**relation, "type": "resides_in"}


def birthplaces(relations: Sequence[dict[str, Any]], text: str) -> Iterator[tuple[int, int]]:
    """Yield where somebody is born as one stretch with the state or country after it."""
    born = [a["span"] for r in relations if r["type"] == "born_in" for a in r["arguments"]]
    for relation in relations:
        if relation["type"] == "located_in":
            roles = {a["role"]: a["span"] for a in relation["arguments"]}
            part, whole = roles["part"], roles["whole"]
            if part in born and text[part["end"] : whole["start"]] == ", ":
                yield part["start"], whole["end"]


def widened(span: dict[str, Any], relation: dict[str, Any]) -> dict[str, Any] | None:
    """Put a birthplace's whole name for its parts; None for what lies inside it."""
    inside = [span["start"] <= a["span"]["start"] < span["end"] for a in relation["arguments"]]
    if sum(inside) > 1:
        return None
    arguments = [
        {**a, "span": span, "ref": str(span["start"])} if within else a
        for a, within in zip(relation["arguments"], inside, strict=True)
    ]
    return {**relation, "arguments": arguments}


def passed_on(relations: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield what is located, based or living in a place again, in what holds the place."""
    holders: dict[int, dict[str, Any]] = {}
    for relation in relations:
        if relation["type"] == "located_in":
            roles = {a["role"]: a for a in relation["arguments"]}
            holders[roles["part"]["span"]["start"]] = roles["whole"]
    for relation in relations:
        role = HELD.get(relation["type"])
        places = [a for a in relation["arguments"] if a["role"] == role]
        others = [a for a in relation["arguments"] if a["role"] != role]
        for place in places:
            for holder in chain_of(place["span"]["start"], holders):
                larger = {**holder, "role": role}
                yield {"type": relation["type"], "arguments": [*others, larger]}


def chain_of(start: int, holders: dict[int, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the places that hold a place, the nearest first."""
    seen = {start}
    while (holder := holders.get(start)) is not None and holder["span"]["start"] not in seen:
        start = holder["span"]["start"]
        seen.add(start)
        yield holder


def named(argument: Argument, entities: dict[str, Entity]) -> Span | None:
    """Take the nearest name of an argument's entity: CoNLL04 marks only names."""
    mentions = entities[argument.ref].mentions if argument.ref in entities else ()
    names = [mention for mention in mentions if mention.kind in ("name", "metonym")]
    return min(names, key=lambda m: abs(m.start - argument.start), default=None)


def inside(
    argument: Argument, entities: dict[str, Entity], types: tuple[str, ...]
) -> tuple[str | None, Span | None]:
    """Take the only name of the wanted types within a phrase that is no mention itself."""
    found = [
        (entity.id, mention)
        for entity in entities.values()
        for mention in entity.mentions
        if argument.start <= mention.start < argument.end
        if mention.kind == "name" and entity.type in types
    ]
    return found[0] if argument.ref is None and len(found) == 1 else (None, None)


def renamed(relation: Relation, entities: dict[str, Entity]) -> dict[str, Any] | None:
    """Spell a relation's type and roles as the mapping does; None without two names."""
    type_ = SAME_THERE.get(relation.type, relation.type)
    if relation.trigger is not None and relation.trigger.text in SHOOTING:
        type_ = "kill"
    roles = dict(ROLES.get(relation.type if relation.type in ROLES else type_, {}))
    kinds = {a.role: entities[a.ref].type for a in relation.arguments if a.ref in entities}
    if relation.type == "owns" and (kinds.get("owner"), kinds.get("asset")) != ("PERSON", "ORG"):
        return None
    if type_ == "holds_position" and kinds.get("organization") == "GPE":
        type_, roles = POST_IN_PLACE, {"organization": "place"}
    elif type_ == "located_in" and kinds.get("place") == "ORG":
        type_, roles = "based_in", {"place": "organization", "container": "place"}
    elif type_ == "based_in" and kinds.get("organization") in PLACES:
        type_, roles = "located_in", {"organization": "part", "place": "whole"}
    arguments = []
    for a in relation.arguments:
        role = roles.get(a.role, a.role)
        ref, span = a.ref, named(a, entities)
        if span is None and role in INSIDE:
            ref, span = inside(a, entities, INSIDE[role])
            if any(argument["ref"] == ref for argument in arguments):
                continue  # "a hotel in Geneva" is not in itself
        if span is not None and entities[ref or ""].type in TYPES.get(role, PLACES):
            arguments.append(argument_of(role, ref, span))
    roles_named = {argument["role"] for argument in arguments}
    return {"type": type_, "arguments": arguments} if len(roles_named) > 1 else None


def argument_of(role: str, ref: str | None, span: Span) -> dict[str, Any]:
    """Make an argument as the scorer reads it."""
    return {"role": role, "ref": ref, "span": span.model_dump(include={"start", "end", "text"})}


def short_forms(relations: Sequence[dict[str, Any]], record: Record) -> Iterator[dict[str, Any]]:
    """Yield relations again for the name in brackets behind one, or the one before brackets."""
    entities = {entity.id: entity for entity in record.entities}
    for relation in relations:
        for i, argument in enumerate(relation["arguments"]):
            for mention in (
                entities[argument["ref"]].mentions if argument["ref"] in entities else ()
            ):
                if mention.kind == "name" and in_brackets(argument["span"], mention, record.text):
                    other = argument_of(argument["role"], argument["ref"], mention)
                    arguments = [*relation["arguments"]]
                    arguments[i] = other
                    yield {**relation, "arguments": arguments}


def in_brackets(span: dict[str, Any], mention: Span, text: str) -> bool:
    """Tell whether one of two names stands in brackets right behind the other."""
    (_, end), (start, last) = sorted([(span["start"], span["end"]), (mention.start, mention.end)])
    return text[end:start] == " (" and text[last : last + 1] == ")"


def state_bodies(record: Record) -> Iterator[dict[str, Any]]:
    """Yield organizations that a country's demonym opens as based in the country named nearby."""
    opening = {
        (mention.start, entity.id)
        for entity in record.entities
        for mention in entity.mentions
        if mention.kind == "demonym" and entity.type == "GPE"
    }
    entities = {entity.id: entity for entity in record.entities}
    for organization in record.entities:
        for mention in organization.mentions if organization.type == "ORG" else ():
            for start, country in opening:
                names = [m for m in entities[country].mentions if m.kind == "name"]
                if start == mention.start and names and mention.kind == "name":
                    nearest = min(names, key=lambda m: abs(m.start - start))
                    arguments = [
                        argument_of("organization", organization.id, mention),
                        argument_of("place", country, nearest),
                    ]
                    yield {"type": "based_in", "arguments": arguments}


def datelines(record: Record) -> Iterator[dict[str, Any]]:
    """Yield the agency in each dateline as based at the places before it."""
    names = sorted(
        (
            (mention, entity)
            for entity in record.entities
            for mention in entity.mentions
            if mention.kind in ("name", "metonym")
        ),
        key=lambda pair: pair[0].start,
    )
    for sentence in record.sentences:
        inside = [pair for pair in names if sentence.start <= pair[0].start < sentence.end]
        yield from dateline(record.text, sentence.start, inside)


def dateline(
    text: str, start: int, names: Sequence[tuple[Mention, Entity]]
) -> Iterator[dict[str, Any]]:
    """Yield the relations of one sentence's dateline, if it has one."""
    places: list[tuple[Mention, Entity]] = []
    for mention, entity in names:
        joined = places and BETWEEN.fullmatch(DATE.sub("", text[places[-1][0].end : mention.start]))
        if joined and entity.type == "ORG":
            for place, its_entity in places:
                arguments = [
                    argument_of("organization", entity.id, mention),
                    argument_of("place", its_entity.id, place),
                ]
                yield {"type": "based_in", "arguments": arguments}
            return
        if entity.type in PLACES and (joined or BEFORE.fullmatch(text[start : mention.start])):
            places = [*(places if joined else ()), (mention, entity)]
        else:
            places = []


def without_final_stop(found: dict[str, Any], text: str) -> dict[str, Any]:
    """Leave the full stop that ends a sentence out of the name before it."""
    spans = [m for entity in found["entities"] for m in entity["mentions"]]
    spans += [a["span"] for relation in found["relations"] for a in relation["arguments"]]
    for span in spans:
        if span["end"] == len(text.rstrip()) and text[span["end"] - 1] == ".":
            span["end"] -= 1
            span["text"] = text[span["start"] : span["end"]]
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--split", choices=("dev", "train", "test"), default="dev")
    options.add_argument("--base-model")
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    if given.errors and given.split == "test":
        options.error("sentences of the test split are not shown")
    scorer = read_scorer(given.folder)
    gold = scorer.gold_for(given.split)
    mapping = json.loads((given.folder / "conll04_mapping.json").read_text(encoding="utf-8"))
    nlp = nutgraf_en.load(base_model=given.base_model)
    started = time.process_time()
    docs = nlp.pipe(sentence["text"] for sentence in gold.values())
    found = {
        name: without_final_stop(
            prediction(assemble(doc, Document(name, sentence["text"]))), sentence["text"]
        )
        for (name, sentence), doc in zip(gold.items(), docs, strict=True)
    }
    print(f"{len(gold)} sentences in {time.process_time() - started:.1f} s")
    result = scorer.score(gold, found, mapping)
    scorer.show(result)
    for kind, name, type_, first, second in result["errors"][: given.errors]:
        text = gold[name]["text"]
        print(f"  {kind:8s} {type_}({text[slice(*first)]}; {text[slice(*second)]})  {name}: {text}")


if __name__ == "__main__":
    main()
