"""Scores quantities and times: on a folder of test cases, and on a folder of gold records.

    python benchmarks/quantities.py FOLDER [--base-model NAME] [--errors FILE] [--gold GOLD]

FOLDER holds `data/dev.jsonl` (cases with `suite`, `text`, `reference_date`, `expected`) and its
scorer `score.py`. Every case is fed as a document of its own, published on its reference date.
The scorer knows units by their names, so UCUM symbols are sent as the first word `units.yaml`
has for them. Ordinals are no quantities in records: none are sent, and that suite scores 0.
GOLD holds records (`NAME.json`); value F asks for the exact span and all of value, lower, upper
and unit, `of` for the head within the gold phrase. The last line gives the time of both stages
as a share of the base model's on the gold texts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import nutgraf_en
from nutgraf.language import find_package
from nutgraf.layers import PUBLISHED, QUANTITIES, TIMES
from nutgraf.records import Record
from nutgraf.rules.quantities import UnitRules
from nutgraf.rules.reader import read_rules

STAGES = ("nutgraf_times", "nutgraf_quantities")
AFTER = ("nutgraf_clauses", "nutgraf_statements", "nutgraf_coreference", "nutgraf_relations")
REPEATS = 5
DURATIONS = {
    "a": "P{}Y", "mo": "P{}M", "wk": "P{}W", "d": "P{}D", "night": "P{}D",
    "h": "PT{}H", "min": "PT{}M", "s": "PT{}S",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base-model")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--gold", type=Path)
    args = parser.parse_args()
    nlp = nutgraf_en.load(base_model=args.base_model)
    for name in AFTER:
        nlp.remove_pipe(name)
    score_cases(nlp, args.folder, args.errors)
    if args.gold:
        score_gold(nlp, args.gold)


def score_cases(nlp: Language, folder: Path, errors_file: Path | None) -> None:
    """Print the scorer's table over all dev cases."""
    scorer = load_scorer(folder / "score.py")
    cases = scorer.load(folder / "data" / "dev.jsonl")
    names = unit_names()
    predictions = {case["id"]: predict(nlp, case, names) for case in cases}
    errors: list[dict[str, Any]] = []
    print(scorer.table(scorer.summary(scorer.score(cases, predictions, errors))))
    if errors_file:
        lines = (json.dumps(error, ensure_ascii=False) + "\n" for error in errors)
        errors_file.write_text("".join(lines), encoding="utf-8")


def load_scorer(path: Path) -> ModuleType:
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unit_names() -> dict[str, str]:
    rules = read_rules(find_package().file("units.yaml"), UnitRules)
    return {unit.unit: unit.words[0] for unit in rules.units}


def run(nlp: Language, text: str, published: str | None) -> Doc:
    doc = nlp.make_doc(text)
    PUBLISHED.set(doc, published)
    return nlp(doc)


def predict(nlp: Language, case: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Run one case; write quantities and times as the scorer reads them."""
    doc = run(nlp, case["text"], (case.get("reference_date") or "")[:10] or None)
    quantities = [
        {
            "start": q.extent.start, "end": q.extent.end, "kind": q.kind, "value": q.value,
            "lower": q.lower, "upper": q.upper, "approximation": q.approximation,
            "unit": " per ".join(names.get(u, u) for u in q.unit.split("/"))
            if q.unit and q.unit not in names else names.get(q.unit or ""),
            "of": {"start": q.of.start, "end": q.of.end, "text": q.of.text(doc)} if q.of else None,
        }
        for q in QUANTITIES.get(doc)
    ]  # fmt: skip
    times = [
        {"start": t.extent.start, "end": t.extent.end, "type": t.type, "value": t.value}
        for t in TIMES.get(doc)
    ]
    if case["suite"] == "datetime":  # this suite takes durations for times
        times += [
            {"start": q.extent.start, "end": q.extent.end, "type": "DURATION",
             "value": duration(q.unit, q.value)}
            for q in QUANTITIES.get(doc)
            if q.kind == "duration" and q.value is not None and q.unit in DURATIONS
        ]  # fmt: skip
    return {"id": case["id"], "quantities": quantities, "times": times}


def duration(unit: str | None, value: float) -> str:
    return DURATIONS[unit or ""].format(f"{value:g}")


def score_gold(nlp: Language, folder: Path) -> None:
    """Print value F of quantities and times, `of` on the matched, and the cost."""
    counts = {"quantities": [0, 0, 0], "times": [0, 0, 0], "of": [0, 0, 0]}
    records = [
        Record.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.json"))
    ]
    for record in records:
        doc = run(nlp, record.text, record.published)
        found = {(q.extent.start, q.extent.end): q for q in QUANTITIES.get(doc)}
        gold = {(q.start, q.end): q for q in record.quantities}
        for place in found.keys() & gold.keys():
            q, g = found[place], gold[place]
            if (q.value, q.lower, q.upper, q.unit) == (g.value, g.lower, g.upper, g.unit):
                counts["quantities"][0] += 1
                counts["of"][1] += 1
                head = doc[q.of.head].idx if q.of else None
                inside = g.of is not None and head is not None and g.of.start <= head < g.of.end
                counts["of"][0] += inside or (g.of is None and head is None)
        times = {(t.extent.start, t.extent.end): t.value for t in TIMES.get(doc)}
        wanted = {(t.start, t.end): t.value for t in record.times}
        counts["times"][0] += len(times.items() & wanted.items())
        for name, ours, theirs in (("quantities", found, gold), ("times", times, wanted)):
            counts[name][1] += len(ours)
            counts[name][2] += len(theirs)
    for name in ("quantities", "times"):
        right, ours, theirs = counts[name]
        precision, recall = right / max(ours, 1), right / max(theirs, 1)
        both = 2 * right / max(ours + theirs, 1)
        print(f"{name}: value P {precision:.3f} R {recall:.3f} F {both:.3f}", end=" ")
        print(f"({right} of {ours} found, {theirs} gold)")
    right, matched, _ = counts["of"]
    print(f"of: {right / max(matched, 1):.3f} ({right} of {matched} matched)")
    print(f"cost: {cost(nlp, [record.text for record in records]):.1%} of the base model's time")


def cost(nlp: Language, texts: list[str]) -> float:
    """Measure the time of both stages as a share of the base model's, the median of repeats."""
    ratios = []
    for _ in range(REPEATS):
        spent = {True: 0.0, False: 0.0}
        for text in texts:
            doc = nlp.make_doc(text)
            for name, component in nlp.pipeline:
                started = time.process_time()
                doc = component(doc)
                if name in STAGES or not name.startswith("nutgraf"):
                    spent[name in STAGES] += time.process_time() - started
        ratios.append(spent[True] / spent[False])
    return median(ratios)


if __name__ == "__main__":
    main()
