"""Converts the propositions of CaRB sentences to tuples and, with the folder's scorer, scores them.

    python benchmarks/carb.py FOLDER [--base-model NAME] [--out F.jsonl]

FOLDER holds `carb_score.py` and `data/dev` (CaRB: Bhardwaj et al., EMNLP 2019). Each sentence is
read as a text of its own, and each proposition of its record becomes one tuple: what is the
grammatical subject in the sentence, the predicate, and all that follows; a verb with several
objects gives one tuple for each. Predicates that the sentence leaves out ("Moss, the mayor",
"Acme's owner", "troops in Kursk") are written as CaRB's annotators wrote them: "is", "has", "is in".

The scorer asks for a confidence. Propositions have none: tuples are ranked by their kind alone,
what a verb says before what is only tied together, and the best cut is between two kinds; "no cut"
has them all. Printed are the scorer's figures and the mean recall of each construction in
`carb_dev_100_constructions.tsv`, whose tuples are matched by the scorer's pair score.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nutgraf_en
from nutgraf.article import read_document
from nutgraf.documents import Document
from nutgraf.records import Proposition, PropositionArgument, Record

Part = dict[str, int]
Group = list[PropositionArgument]
#: A ranking by construction, no probability.
RANK = {"verbal": 1.0, "copular": 0.9, "nominal": 0.8, "attributive": 0.5, "possessive": 0.4}
LISTING = ("such as", "as", "including", "like", "especially", "particularly", "notably")
SUBJECTS = ("subject", "object", "indirect")
PAIR = 2


def tuples(record: Record) -> Iterator[dict[str, Any]]:
    """Yield the tuples of a record's propositions: subject, predicate, arguments."""
    names = {entity.id: entity.name for entity in record.entities}
    for proposition in record.propositions or ():
        for found in _tuples(record.text, proposition, names):
            yield {
                **found,
                "confidence": RANK[proposition.kind or "verbal"],
                "kind": kind(proposition),
            }


def kind(p: Proposition) -> str:
    if p.kind == "attributive" and len(p.arguments) == 1:
        return "quality"
    return f"{p.kind} {p.predicate.text in [a.text for a in p.arguments]} {'role' if is_role(p) else p.lemma if p.kind in ('attributive', 'possessive') else ''}"


def is_role(proposition: Proposition) -> bool:
    """Tell a predicate that names a role from a copula: its subject has no complement."""
    return proposition.kind == "copular" and proposition.lemma != "be"


def _tuples(text: str, proposition: Proposition, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    subject = surface_subject(proposition)
    if not subject:
        return
    others = [a for a in proposition.arguments if a not in subject]
    if is_role(proposition):
        start = min([proposition.predicate.start, *(a.start for a in others if not a.preposition)])
        end = max([proposition.predicate.end, *(a.end for a in others)])
        yield made(text, subject, "be", [{"start": start, "end": end}])
    elif proposition.kind in ("attributive", "possessive"):
        if is_listing(proposition):
            for item in others:
                yield made(text, [item], "be", [cover(text, subject)])
            return
        if not others:
            p = proposition.predicate
            yield made(text, subject, "be", [{"start": p.start, "end": p.end}])
            return
        found = made(text, subject, tie(proposition), [cover(text, others)])
        if subject[0].start == proposition.predicate.start:  # "her grandmother": whose is meant
            found["subject"] = names[subject[0].ref or ""]
        yield found
    else:
        predicate = [{"start": proposition.predicate.start, "end": proposition.predicate.end}]
        for some in distributed(proposition, others):
            parts = sorted((cover(text, group) for group in groups(text, some)), key=start_of)
            if parts:
                yield made(text, subject, *stranded(text, predicate, parts))


def made(
    text: str, subject: Group, predicate: str | list[Part], parts: list[Part]
) -> dict[str, Any]:
    return {
        "subject": [cover(text, subject)],
        "predicate": predicate,
        "arguments": [[part] for part in parts],
    }


def stranded(text: str, predicate: list[Part], parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """Move the preposition right behind a predicate to it: "served as | mayor"."""
    end = predicate[-1]["end"]
    for part in parts:
        if part["start"] == end + 1 and part.get("bare", end) > end + 1:
            own = {"start": predicate[0]["start"], "end": part["bare"] - 1}
            rest = {"start": part["bare"], "end": part["end"]}
            return [own], [rest, *(p for p in parts if p is not part)]
    return predicate, parts


def start_of(part: Part) -> int:
    return part["start"]


def surface_subject(proposition: Proposition) -> Group:
    """Take what the sentence has as its subject: a passive's is its object, or the recipient."""
    bare = [a for a in proposition.arguments if a.function in SUBJECTS and not a.preposition]
    functions = {a.function for a in bare}
    if "subject" not in functions and len(functions) > 1:  # "Acme was given a contract"
        functions = {a.function for a in bare if a.start < proposition.predicate.start}
    for function in SUBJECTS:
        if function in functions:
            return [a for a in bare if a.function == function]
    return []


def tie(proposition: Proposition) -> str:
    if proposition.kind == "possessive":
        return "has"
    if is_listing(proposition):
        return "be"
    return f"be {proposition.lemma}" if proposition.lemma.isalpha() else "be in"


def is_listing(proposition: Proposition) -> bool:
    return proposition.lemma in LISTING


def groups(text: str, arguments: Group) -> list[Group]:
    """Gather the conjuncts of each phrase."""
    found: dict[object, Group] = {}
    for a in arguments:
        found.setdefault((a.function, a.preposition), []).append(a)
    return list(found.values())


def cover(text: str, group: Sequence[PropositionArgument]) -> Part:
    """Return all conjuncts of a phrase with the preposition before them."""
    start = min(a.start for a in group)
    end = max(a.end for a in group)
    preposition = group[0].preposition
    if preposition:
        at = text.lower().rfind(preposition, max(0, start - len(preposition) - 30), start)
        if at >= 0:
            return {"start": at, "bare": start, "end": end}
    return {"start": start, "end": end}


def distributed(proposition: Proposition, others: Group) -> Iterator[Group]:
    """Yield the arguments once for each object of an active clause."""
    objects = [a for a in others if a.function == "object" and not a.preposition]
    if len(objects) < PAIR:
        yield others
        return
    for a in objects:
        yield [a, *(o for o in others if o not in objects)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base-model")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.folder))
    import carb_score  # noqa: PLC0415

    nlp = nutgraf_en.load(base_model=options.base_model)
    rows = []
    for line in (options.folder / "data/dev/carb_dev_sentences.jsonl").open(encoding="utf-8"):
        s = json.loads(line)
        record = read_document(nlp, Document(s["id"], s["text"]), open_=True)
        rows.append({"id": s["id"], "tuples": list(tuples(record))})
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch) / "tuples.jsonl"
        out.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        predicted = carb_score.load(str(out), "dev")
    carb_score.show("nutgraf", carb_score.score(carb_score.gold_for("dev"), predicted))
    constructions(options.folder, carb_score, predicted)


def constructions(folder: Path, carb_score: Any, predicted: dict[str, list[Any]]) -> None:
    recall = defaultdict(list)
    path = folder / "data/dev/carb_dev_100_constructions.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        name, sentence, parts = line.split("\t")
        subject, words, *others = (p.strip() for p in parts.split(" | "))
        others = [o for o in others if "C: " not in o]
        gold = carb_score.Tuple_(1.0, words, [subject, *others] if others else [subject])
        found = predicted.get(carb_score.key(sentence.strip()), [])
        recall[name].append(max((carb_score.pair_score(gold, t)[1] for t in found), default=0.0))
    for name, values in sorted(recall.items(), key=lambda item: -len(item[1])):
        print(f"{len(values):4d}  {sum(values) / len(values):.3f}  {name}")


if __name__ == "__main__":
    main()
