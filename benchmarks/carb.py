"""Converts the propositions of CaRB sentences to tuples and, with the folder's scorer, scores them.

    python benchmarks/carb.py FOLDER [--base-model NAME] [--out F.jsonl]

FOLDER holds `carb_score.py` and `data/dev` (CaRB: Bhardwaj et al., EMNLP 2019). Each sentence is
read as a text of its own, and each proposition of its record becomes one tuple: what is the
grammatical subject in the sentence, the predicate, and all that follows; a verb with several
objects gives one tuple for each. CaRB's tuples relate two things: a proposition with one argument
("he resigned") gives none. Where the sentence leaves the predicate out ("Moss, the mayor", "Acme's
owner", "troops in Kursk"), it is written "be", "has" and "be in", as CaRB's annotators did; of a
pronoun that owns something the name is written, where the record knows it.

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
from nutgraf.records import Proposition, PropositionArgument, Record, Span

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
        kind = proposition.kind or "verbal"
        for found in _tuples(record.text, proposition, names):
            yield {**found, "confidence": RANK[kind], "kind": kind}


def _tuples(text: str, proposition: Proposition, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    subject = surface_subject(proposition)
    others = [a for a in proposition.arguments if a not in subject]
    if not subject:
        return
    if is_role(proposition):
        yield made(text, subject, "be", [role(proposition, others)])
    elif proposition.kind == "possessive":
        yield owned(text, subject, others, names)
    elif proposition.lemma in LISTING:
        for item in others:
            yield made(text, [item], "be", [cover(text, subject)])
    elif proposition.kind == "attributive" and not others:  # "Iranian ships"
        yield made(text, subject, "be", [span(proposition.predicate)])
    elif proposition.kind == "attributive":
        tie = proposition.lemma if proposition.lemma.isalpha() else "in"  # "Lyon, France"
        yield made(text, subject, f"be {tie}", [cover(text, others)])
    else:
        yield from stated(text, subject, proposition, others)


def is_role(proposition: Proposition) -> bool:
    """Tell a predicate that names a role from a copula."""
    return proposition.kind == "copular" and proposition.lemma != "be"


def role(proposition: Proposition, others: Group) -> Part:
    """Return the whole phrase of a role: "Acme's chief executive in Lima"."""
    before = [a.start for a in others if not a.preposition]
    start = min([proposition.predicate.start, *before])
    return {"start": start, "end": max([proposition.predicate.end, *(a.end for a in others)])}


def owned(text: str, owner: Group, others: Group, names: dict[str, str]) -> dict[str, Any]:
    found = made(text, owner, "has", [cover(text, others)])
    if owner[0].end > others[0].start - PAIR:  # "her grandmother": the pronoun is the tie
        found["subject"] = names.get(owner[0].ref or "", owner[0].text)
    return found


def stated(
    text: str, subject: Group, proposition: Proposition, others: Group
) -> Iterator[dict[str, Any]]:
    predicate = [span(proposition.predicate)]
    for some in distributed(others):
        parts = sorted((cover(text, group) for group in groups(text, some)), key=start_of)
        if parts:
            yield made(text, subject, *stranded(predicate, parts))


def span(part: Span) -> Part:
    return {"start": part.start, "end": part.end}


def made(
    text: str, subject: Group, predicate: str | list[Part], parts: list[Part]
) -> dict[str, Any]:
    return {
        "subject": [cover(text, subject)],
        "predicate": predicate,
        "arguments": [[part] for part in parts],
    }


def stranded(predicate: list[Part], parts: list[Part]) -> tuple[list[Part], list[Part]]:
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


def groups(text: str, arguments: Group) -> list[Group]:
    """Gather the conjuncts of each phrase: "on X and Y", but not "on X on Y"."""
    found: list[Group] = []
    for a in arguments:
        last = found[-1][-1] if found else None
        if last and (last.function, last.preposition) == (a.function, a.preposition):
            between = text[last.end : a.start].split()
            if not a.preposition or a.preposition not in between:
                found[-1].append(a)
                continue
        found.append([a])
    return found


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


def distributed(others: Group) -> Iterator[Group]:
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
