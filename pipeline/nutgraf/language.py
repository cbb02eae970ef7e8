"""Loads a language package: the base model it stands on, its rule files, and the stages."""

from __future__ import annotations

import gc
import importlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Config, Model, NumpyOps

from nutgraf.errors import ModelError

DEFAULT_PACKAGE = "nutgraf_en"


@dataclass(frozen=True)
class Package:
    """A language package: where its data lies and what its `config.cfg` says."""

    name: str
    root: Traversable
    config: dict[str, Any]

    @property
    def version(self) -> str:
        """The version of the rules."""
        return str(self.config["language"]["version"])

    @property
    def base_model(self) -> str:
        """The name of the default base model."""
        return str(self.config["base"]["model"])

    @property
    def before_base(self) -> list[str]:
        """The stages before the base model's components, in pipeline order."""
        return list(self.config["pipeline"]["before_base"])

    @property
    def after_base(self) -> list[str]:
        """The stages after the base model's components, in pipeline order."""
        return list(self.config["pipeline"]["after_base"])

    @property
    def abbreviations(self) -> list[str]:
        """Words that are one token with their full stop."""
        return list(self.config.get("tokenizer", {}).get("abbreviations", []))

    def file(self, *parts: str) -> Traversable:
        """Find a rule file by its path inside the package."""
        return self.root.joinpath(*parts)


def find_package(name: str = DEFAULT_PACKAGE) -> Package:
    """Find an installed language package by its import name.

    Raises ModelError when it is not installed or holds no `config.cfg`.
    """
    try:
        root = files(name)
        text = root.joinpath("config.cfg").read_text(encoding="utf-8")
    except (ImportError, OSError) as error:
        raise ModelError(f"language package {name!r} is not installed") from error
    return Package(name, root, Config().from_str(text))


def load(
    package: str = DEFAULT_PACKAGE, *, base_model: str | None = None, fast_math: bool = True
) -> Language:
    """Load the whole pipeline of a language: base model and stages, in pipeline order.

    `base_model` is the name of an installed spaCy pipeline or a path to one; the package names the
    default. `fast_math` runs its layers on numpy's own matrix product: the same annotations
    in less time on a CPU.

    Raises ModelError when package or model cannot be loaded, RuleError when rule files hold
    mistakes.
    """
    found = find_package(package)
    nlp = load_base(base_model or found.base_model, found)
    if fast_math:
        use_numpy(nlp)
    tokenizer: Any = nlp.tokenizer
    for word in found.abbreviations:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    with collector_paused():
        for position, name in enumerate(found.before_base):
            nlp.add_pipe(name, config={"package": package}, before=position)
        for name in found.after_base:
            nlp.add_pipe(name, config={"package": package})
    return nlp


@contextmanager
def collector_paused() -> Iterator[None]:
    """Read rules without looking for garbage: all of what they become stays, and it is much."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def load_base(name: str, package: Package) -> Language:
    """Load a base model by its name, under whichever distribution it is installed, or by path.

    Raises ModelError when it is not installed.
    """
    known: dict[str, list[str]] = package.config["base"].get("packages", {})
    for module_name in known.get(name, [name]):
        with warnings.catch_warnings():
            # A 3.7 model on spaCy 3.8: tests/test_language.py pins what it finds.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            try:
                module = importlib.import_module(module_name)
            except ModuleNotFoundError:
                continue
            if hasattr(module, "load"):
                nlp: Language = module.load()
                nlp.meta["name"] = name.removeprefix(f"{nlp.lang}_")  # not PyPI's name for it
                return nlp
    if Path(name).is_dir():
        return spacy.load(name)
    tried = ", ".join(known.get(name, [name]))
    raise ModelError(f"base model {name!r} is not installed (looked for: {tried})")


def use_numpy(nlp: Language) -> None:
    """Run every layer of a pipeline on numpy's matrix product instead of spaCy's."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops


def model_name(nlp: Language) -> str:
    """Name the base model of a pipeline with its version, as records give it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
