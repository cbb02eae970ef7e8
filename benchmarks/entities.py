"""Scores names (and entities) on GUM news articles and on gold records, beside the bare base model.

Usage:
  python benchmarks/entities.py FOLDER [--base-model NAME]   FOLDER holds dev/*.txt, dev/*.json and
                                                             entity_score.py: runs that scorer
  python benchmarks/entities.py FOLDER --gold [--errors]     FOLDER holds gold records NAME.json:
                                                             exact span and type, per type

Both print one block for the bare base model, articles and possessives left on, and one for the
whole pipeline, then the time of mentions and coreference as a share of the base model's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

import nutgraf_en
from nutgraf.article import Document, assemble
from nutgraf.layers import PUBLISHED
from nutgraf.records import EntityType

TYPES = frozenset(EntityType.__args__)  # type: ignore[attr-defined]
SHOWN = (
    "name exact",
    "name lenient",
    "named clusters (lenient spans) | CoNLL",
    "no singletons) | CoNLL",
)
SPEED_ROUNDS = 5


def run(nlp: Language, text: str, published: str | None = None) -> dict[str, Any]:
    """Return the record of a text as plain data."""
    doc = nlp.make_doc(text)
    PUBLISHED.set(doc, published)
    return assemble(nlp(doc), Document("x", text)).model_dump(mode="json")


def run_bare(nlp: Language, text: str, published: str | None = None) -> dict[str, Any]:
    """Return the base model's names as a record: every string of one type is one entity."""
    stages = [name for name in nlp.pipe_names if name.startswith("nutgraf_")]
    with nlp.select_pipes(disable=stages):
        doc: Doc = nlp(text)
    entities: dict[tuple[str, str], dict[str, Any]] = {}
    for ent in doc.ents:
        if ent.label_ in TYPES:
            key = (ent.label_, ent.text)
            entity = entities.setdefault(
                key,
                {"id": f"e{len(entities)}", "type": ent.label_, "name": ent.text, "mentions": []},
            )
            place = {"start": ent.start_char, "end": ent.end_char, "text": ent.text}
            entity["mentions"].append({**place, "kind": "name"})
    return {"entities": list(entities.values())}


Runner = Callable[[Language, str, str | None], dict[str, Any]]


def score_gum(nlp: Language, runner: Runner, folder: Path) -> None:
    """Write predictions for every text and print the scorer's chief lines."""
    with tempfile.TemporaryDirectory() as out:
        for path in sorted((folder / "dev").glob("*.txt")):
            record = runner(nlp, path.read_text(encoding="utf-8"), None)
            (Path(out) / f"{path.stem}.json").write_text(json.dumps(record), encoding="utf-8")
        command = [sys.executable, str(folder / "entity_score.py"), "--gold", str(folder / "dev")]
        report = subprocess.run(
            [*command, "--pred", out], check=True, capture_output=True, text=True
        ).stdout
    for line in report.splitlines():
        if any(part in line for part in SHOWN) and ": " not in line.split("  ")[0]:
            print(line)


Key = tuple[int, int, str]


def keys(record: dict[str, Any], kinds: frozenset[str]) -> dict[Key, str]:
    return {
        (m["start"], m["end"], e["type"]): m["text"]
        for e in record["entities"]
        for m in e["mentions"]
        if m["kind"] in kinds
    }


def f_score(hit: int, found: int, gold: int) -> str:
    p, r = hit / found if found else 0.0, hit / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"P {p:.3f}  R {r:.3f}  F {f:.3f}  ({hit} of {found} found, {gold} gold)"


def score_gold(nlp: Language, runner: Runner, folder: Path, errors: bool) -> None:
    """Compare names, then demonyms and metonyms, by exact span and type."""
    for kinds in (frozenset({"name"}), frozenset({"demonym"}), frozenset({"metonym"})):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for path in sorted(folder.glob("*.json")):
            gold_record = json.loads(path.read_text(encoding="utf-8"))
            gold = keys(gold_record, kinds)
            found = keys(runner(nlp, gold_record["text"], gold_record.get("published")), kinds)
            for key in gold.keys() | found.keys():
                for name in ("all", key[2]):
                    counts[name]["hit"] += key in gold and key in found
                    counts[name]["found"] += key in found
                    counts[name]["gold"] += key in gold
            if errors:
                show_errors(path.stem, gold, found)
        for name, count in sorted(counts.items(), key=lambda item: -item[1]["gold"]):
            print(f"{'/'.join(sorted(kinds)):8} {name:12} ", f_score(**count))


def show_errors(document: str, gold: dict[Key, str], found: dict[Key, str]) -> None:
    for key in sorted(gold.keys() - found.keys()):
        print(f"  {document}: missing  {key[0]:5} {gold[key]} | {key[2]}")
    for key in sorted(found.keys() - gold.keys()):
        print(f"  {document}: spurious {key[0]:5} {found[key]} | {key[2]}")


def measure_speed(nlp: Language, texts: list[str]) -> None:
    """Print each stage's time as a share of the base model's, the median of several rounds."""
    rounds: dict[str, list[float]] = defaultdict(list)
    for _ in range(SPEED_ROUNDS):
        total: Counter[str] = Counter()
        for text in texts:
            doc = nlp.make_doc(text)
            for name, pipe in nlp.pipeline:
                start = time.process_time()
                doc = pipe(doc)
                total[name if name.startswith("nutgraf_") else "base"] += (
                    time.process_time() - start
                )
        for name, seconds in total.items():
            rounds[name].append(seconds / total["base"])
    for name in ("nutgraf_mentions", "nutgraf_coreference"):
        print(f"{name}: {100 * median(rounds[name]):.1f} % of the base model's time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base-model")
    parser.add_argument("--gold", action="store_true", help="the folder holds gold records")
    parser.add_argument("--errors", action="store_true", help="list what differs (gold records)")
    args = parser.parse_args()
    nlp = nutgraf_en.load(base_model=args.base_model)
    runners: dict[str, Runner] = {"bare base model": run_bare, "nutgraf": run}
    for title, runner in runners.items():
        print(f"== {title}")
        if args.gold:
            score_gold(nlp, runner, args.folder, args.errors and runner is run)
        else:
            score_gum(nlp, runner, args.folder)
    where = args.folder if args.gold else args.folder / "dev"
    measure_speed(nlp, [p.read_text(encoding="utf-8") for p in sorted(where.glob("*.txt"))])


if __name__ == "__main__":
    main()
