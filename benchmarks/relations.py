"""Scores relations on CoNLL04 (Roth & Yih 2004) with the scorer that lies beside its data.

    python benchmarks/relations.py FOLDER [--split dev] [--base-model NAME] [--errors 50]

FOLDER holds conll04_score.py, conll04_mapping.json and data/. The mapping gives CoNLL04's
relation for each of ours by role names of its own, so roles are renamed here; a post held at a
country or place is CoNLL04's Live_In.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import nutgraf_en
from nutgraf.article import Document, assemble
from nutgraf.records import Argument, Entity, Record, Relation, Span

#: Our role names as the mapping spells them.
ROLES = {
    "kill": {"killer": "agent"},
    "located_in": {"place": "part", "container": "whole"},
    "citizen_of": {"country": "place"},
}
PLACES = ("GPE", "LOC", "FAC")


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
    return {
        "id": record.id,
        "entities": [entity.model_dump(mode="json") for entity in record.entities],
        "relations": [renamed(relation, entities) for relation in record.relations],
    }


def named(argument: Argument, entities: dict[str, Entity]) -> Span:
    """Take the nearest name of an argument's entity: CoNLL04 marks only names."""
    mentions = entities[argument.ref].mentions if argument.ref in entities else ()
    names = [mention for mention in mentions if mention.kind == "name"]
    return min(names, key=lambda m: abs(m.start - argument.start), default=argument)


def renamed(relation: Relation, entities: dict[str, Entity]) -> dict[str, Any]:
    """Spell a relation's type and roles as the mapping does."""
    type_, roles = relation.type, dict(ROLES.get(relation.type, {}))
    organizations = [a.ref for a in relation.arguments if a.role == "organization"]
    held_at = [entities[ref].type for ref in organizations if ref in entities]
    if type_ == "holds_position" and any(kind in PLACES for kind in held_at):
        type_, roles = "resides_in", {"organization": "place"}
    arguments = [
        {
            "role": roles.get(a.role, a.role),
            "ref": a.ref,
            "span": named(a, entities).model_dump(include={"start", "end", "text"}),
        }
        for a in relation.arguments
    ]
    return {"type": type_, "arguments": arguments}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--split", choices=("dev", "train"), default="dev")
    options.add_argument("--base-model")
    options.add_argument("--errors", type=int, default=0)
    given = options.parse_args()
    scorer = read_scorer(given.folder)
    gold = scorer.gold_for(given.split)
    mapping = json.loads((given.folder / "conll04_mapping.json").read_text(encoding="utf-8"))
    nlp = nutgraf_en.load(base_model=given.base_model)
    started = time.process_time()
    docs = nlp.pipe(sentence["text"] for sentence in gold.values())
    found = {
        name: prediction(assemble(doc, Document(name, sentence["text"])))
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
