"""Converts CaRB sentences to tuples and, with the folder's own scorer, scores them.

    python benchmarks/carb.py FOLDER [--base-model NAME] [--out F.jsonl]

FOLDER holds `carb_score.py` and `data/dev` (CaRB: Bhardwaj et al., EMNLP 2019). Every clause gives
one tuple for each of its subjects (and objects, where several are coordinated): the words of its
predicate, and all that follows; a verb with its infinitive ("agreed to pay") gives one. What no
predicate states (possessives, phrases and adjectives on nouns) is ranked below. Printed
are the scorer's figures and the mean recall of each construction in
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

from spacy.tokens import Doc, Token

import nutgraf_en
from nutgraf.layers import CLAUSES, Clause, ClauseArgument, Extent

Span = dict[str, int]
KEPT = ("aux", "neg")
NEAR = 5
PAIR = 2
#: What no word of the sentence states is ranked below what a predicate states.
IMPLICIT = 0.5


def tuples(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield the tuples of a Doc: subject, predicate, arguments as lists of spans and strings."""
    clauses = CLAUSES.get(doc)
    merged = {c.parent for c in clauses if is_merged(doc, clauses, c)}
    for clause in clauses:
        if clause.kind == "verbal" and clause.index not in merged:
            yield from verbal(doc, clauses, clause)
        elif clause.kind == "copular":
            yield from copular(doc, clause)
        elif clause.kind == "attributive":
            yield from attributive(doc, clause)
        yield from possessive(doc, clause)
    yield from modified(doc)


def span(extent: Extent) -> Span:
    return {"start": extent.start, "end": extent.end}


def is_merged(doc: Doc, clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether a verb and its infinitive make one predicate: "agreed to pay"."""
    if clause.parent is None or clause.kind != "verbal" or clause.dependency != "complement":
        return False
    parent = clauses[clause.parent]
    own = {a.extent for a in subjects(clause)}
    return (
        any(t.tag_ == "TO" for t in doc[clause.head].lefts)
        and parent.kind == "verbal"
        and parent.head < clause.head
        and any(a.extent in own for a in subjects(parent))
    )


def subjects(clause: Clause) -> list[ClauseArgument]:
    """List what the sentence as written has as its subject."""
    function = "subject"
    if clause.construction == "passive":
        passive = [a for a in clause.arguments if a.preposition != "by"]
        function = "object" if any(a.function == "object" for a in passive) else "indirect"
    found = [a for a in clause.arguments if a.function == function and a.preposition is None]
    return [a for a in found if a.construction != "including"]


def cover(doc: Doc, group: Sequence[ClauseArgument]) -> Span:
    """Return all conjuncts of a phrase with the preposition before them."""
    start = min(a.extent.start for a in group)
    end = max(a.extent.end for a in group)
    preposition = group[0].preposition
    if preposition:
        at = doc.text.lower().rfind(preposition, max(0, start - len(preposition) - 30), start)
        start = at if at >= 0 else start
    return {"start": start, "end": end}


def coordinations(arguments: Sequence[ClauseArgument]) -> list[list[ClauseArgument]]:
    groups: dict[object, list[ClauseArgument]] = {}
    for a in arguments:
        groups.setdefault((a.function, a.preposition, a.whole), []).append(a)
    return list(groups.values())


def rest(doc: Doc, clause: Clause) -> list[list[Span]]:
    """List what follows the predicate: every other argument, in text order."""
    own = {id(a) for a in subjects(clause)}
    kept = [a for a in clause.arguments if id(a) not in own and a.construction != "including"]
    parts = [cover(doc, group) for group in coordinations(kept)]
    return [[part] for part in sorted(parts, key=lambda part: part["start"])]


def heads(clause: Clause) -> list[Sequence[ClauseArgument]]:
    return list(coordinations(subjects(clause)))


def verbal(doc: Doc, clauses: Sequence[Clause], clause: Clause) -> Iterator[dict[str, Any]]:
    arguments = rest(doc, clause)
    if not arguments:
        return
    predicate = [span(clause.predicate), *adverbs(doc, clause)]
    current = clause
    while is_merged(doc, clauses, current):
        assert current.parent is not None
        current = clauses[current.parent]
        predicate.insert(0, span(current.predicate))
    for group in heads(clause):
        for some in distributed(doc, clause, arguments):
            yield {"subject": [cover(doc, group)], "predicate": predicate, "arguments": some}


def adverbs(doc: Doc, clause: Clause) -> list[Span]:
    """List the adverbs and negations near the verb that its predicate leaves out."""
    verb = doc[clause.head]
    return [
        span(Extent.of(child))
        for child in verb.children
        if child.dep_ in ("advmod", "neg")
        and child.tag_ != "WRB"
        and abs(child.i - verb.i) < NEAR
        and not clause.predicate.first <= child.i < clause.predicate.last
    ]


def distributed(
    doc: Doc, clause: Clause, arguments: list[list[Span]]
) -> Iterator[list[list[Span]]]:
    """Yield the arguments once for each object of an active clause."""
    objects = clause.fillers("object") if clause.construction != "passive" else []
    if len(objects) < PAIR:
        yield arguments
        return
    whole = [cover(doc, group) for group in coordinations(objects)]
    others = [part for part in arguments if part[0] not in whole]
    for a in objects:
        yield [[span(a.extent)], *others]


def copular(doc: Doc, clause: Clause) -> Iterator[dict[str, Any]]:
    complement = doc[clause.head]
    verb = complement.head
    copula: Any = "be"
    if clause.construction in ("copula", "existential"):
        copula = [span(clause.predicate)]
        if verb.lemma_ == "be":
            copula = [span(Extent.of(t)) for t in verb.lefts if t.dep_ in KEPT]
            copula.append(span(Extent.of(verb)))
    elif clause.construction not in ("apposition", "title"):
        return
    for group in heads(clause)[:1]:
        arguments = rest(doc, clause)
        if clause.construction != "existential" and clause.lemma != "be":
            last = [a for a in clause.arguments if a.extent.start >= clause.predicate.start]
            end = max([clause.predicate.end, *(a.extent.end for a in last)])
            arguments = [[{"start": complement.left_edge.idx, "end": end}]]
            if clause.construction == "title":
                arguments = [[span(clause.predicate)]]
        yield {"subject": [cover(doc, group)], "predicate": copula, "arguments": arguments}


def attributive(doc: Doc, clause: Clause) -> Iterator[dict[str, Any]]:
    """Yield "Lyon is in France" and "troops are in Kursk"."""
    subject = clause.fillers("subject")[0].extent
    for a in clause.fillers("object"):
        tie = subject.first <= clause.head < subject.last
        end = doc[clause.head - 1].idx + len(doc[clause.head - 1]) if tie else subject.end
        stated = clause.lemma if clause.construction == "prepositional" else "in"
        yield {
            "subject": [{"start": subject.start, "end": max(end, subject.start + 1)}],
            "predicate": f"be {stated}",
            "arguments": [[span(a.extent)]],
            "confidence": IMPLICIT,
        }


def possessive(doc: Doc, clause: Clause) -> Iterator[dict[str, Any]]:
    noun = doc[clause.head]
    for a in clause.fillers("possessive"):
        if noun.pos_ in ("NOUN", "PROPN") and a.extent.head < noun.i:
            yield {
                "subject": [span(a.extent)],
                "predicate": "had" if is_past(noun) else "has",
                "arguments": [[{"start": a.extent.end, "end": noun.idx + len(noun)}]],
                "confidence": IMPLICIT,
            }


def is_past(token: Token) -> bool:
    """Tell whether the sentence of a token is told in the past tense."""
    root = token.sent.root
    return root.tag_ == "VBD" or any(t.tag_ == "VBD" for t in root.lefts)


def modified(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield "engineers are experienced": adjectives before nouns, which are no clauses."""
    for token in doc:
        if token.dep_ == "amod" and token.i < token.head.i:
            end = token.head.idx + len(token.head)
            yield {
                "subject": [{"start": token.idx + len(token), "end": end}],
                "predicate": "be",
                "arguments": [[span(Extent.of(token))]],
                "confidence": IMPLICIT,
            }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base-model")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sys.path.insert(0, str(options.folder))
    import carb_score  # noqa: PLC0415

    nlp = nutgraf_en.load(base_model=options.base_model)
    sentences = [
        json.loads(line)
        for line in (options.folder / "data/dev/carb_dev_sentences.jsonl").open(encoding="utf-8")
    ]
    rows = [
        {"id": s["id"], "tuples": list(tuples(doc))}
        for s, doc in zip(sentences, nlp.pipe(s["text"] for s in sentences), strict=True)
    ]
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
