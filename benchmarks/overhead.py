"""Time of every stage as a share of the bare base model's time, on the same texts in the same run.

Usage: python benchmarks/overhead.py FOLDER [--base-model NAME] [--repeat N]

FOLDER holds text files. Each text runs once to warm up; then base model and stages are timed in
turn, N times, and the least processor time of each counts. Loading is timed apart, three times.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package, load, load_base

LOADS = 3


def seconds(work: Callable[[], object]) -> float:
    """Measure the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def loading(work: Callable[[], object]) -> float:
    """Measure the processor time of loading, without collecting what was loaded before."""
    gc.collect()
    return seconds(work)


def docs_before(nlp: Language, texts: list[str], stage: str) -> list[Doc]:
    """Run texts through everything that comes before a stage."""
    docs = [nlp.make_doc(text) for text in texts]
    for name, component in nlp.pipeline:
        if name == stage:
            return docs
        docs = [component(doc) for doc in docs]
    return docs


def stage_times(nlp: Language, texts: list[str], repeat: int) -> dict[str, float]:
    """Give the least time that each of our stages took for all texts together."""
    times: dict[str, float] = {}
    for name, component in nlp.pipeline:
        if name.startswith("nutgraf_"):
            docs = docs_before(nlp, texts, name)
            for doc in docs:  # warm up
                component(doc)
            runs = [seconds(lambda c=component, d=docs: [c(x) for x in d]) for _ in range(repeat)]
            times[name] = min(runs)
    return times


def base_time(nlp: Language, texts: list[str], repeat: int) -> float:
    """Give the least time that the base model's components took for all texts together."""
    ours = [name for name in nlp.pipe_names if name.startswith("nutgraf_")]
    with nlp.select_pipes(disable=ours):
        for text in texts:
            nlp(text)
        return min(seconds(lambda: [nlp(text) for text in texts]) for _ in range(repeat))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base-model", default=None)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))]
    package = find_package()
    model = options.base_model or package.base_model
    load(base_model=model)  # imports
    base_load = min(loading(lambda: load_base(model, package)) for _ in range(LOADS))
    whole_load = min(loading(lambda: load(base_model=model)) for _ in range(LOADS))
    nlp = load(base_model=model)
    base = base_time(nlp, texts, options.repeat)
    words = sum(len(text.split()) for text in texts)
    print(f"{model}: {len(texts)} texts, {words} words")
    print(f"{'base model':24} {1:7.1%}  {words / base:9,.0f} words a second")
    total = 0.0
    for name, spent in stage_times(nlp, texts, options.repeat).items():
        total += spent
        print(f"{name.removeprefix('nutgraf_'):24} {spent / base:7.1%}")
    print(f"{'all stages':24} {total / base:7.1%}")
    print(
        f"{'loading all rules':24} {(whole_load - base_load) / base_load:7.1%} of loading the model"
    )


if __name__ == "__main__":
    main()
