"""Loading: packages, base models, pipeline order."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from nutgraf.errors import ModelError
from nutgraf.language import find_package, load, load_base, model_name, use_numpy

PACKAGE = find_package()
STAGES = [*PACKAGE.before_base, *PACKAGE.after_base]
PINNED = {
    "tags": [
        "NNP",
        "POS",
        "NN",
        ",",
        "NNP",
        "NNP",
        ",",
        "VBD",
        "CD",
        "NNS",
        "IN",
        "NNP",
        "IN",
        "NNP",
        ".",
    ],
    "deps": [
        "poss",
        "case",
        "nsubj",
        "punct",
        "compound",
        "appos",
        "punct",
        "ROOT",
        "nummod",
        "dobj",
        "prep",
        "pobj",
        "prep",
        "pobj",
        "punct",
    ],
    "heads": [2, 0, 7, 2, 5, 2, 2, 7, 9, 7, 9, 10, 7, 12, 7],
    "lemmas": [
        "Peru",
        "'s",
        "president",
        ",",
        "Ada",
        "Moss",
        ",",
        "meet",
        "40",
        "farmer",
        "in",
        "Lima",
        "on",
        "Monday",
        ".",
    ],
    "names": ["Peru GPE", "Ada Moss PERSON", "40 CARDINAL", "Lima GPE", "Monday DATE"],
}
SENTENCE = "Peru's president, Ada Moss, met 40 farmers in Lima on Monday."


def test_stages_stand_in_the_listed_order(nlp: Language) -> None:
    ours = [name for name in nlp.pipe_names if name.startswith("nutgraf_")]
    assert ours == STAGES
    assert nlp.pipe_names[0] == "nutgraf_segments"


def test_stages_declare_what_they_need_and_leave(nlp: Language) -> None:
    problems = nlp.analyze_pipes(keys=["requires", "assigns"])["problems"]
    assert {name: found for name, found in problems.items() if found} == {}


def test_every_stage_assigns_a_layer_or_a_token_attribute(nlp: Language) -> None:
    assert nlp.get_pipe_meta("nutgraf_lemmas").assigns == ["token.lemma"]
    for name in STAGES:
        if name == "nutgraf_lemmas":
            continue
        assert any(a.startswith("doc._.nutgraf_") for a in nlp.get_pipe_meta(name).assigns)


def test_stage_works_in_anybodys_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf_segments")
    assert nlp("It rained.")._.nutgraf_sentences[0].extent.end == 10


def test_model_is_named_with_its_version(nlp: Language) -> None:
    assert model_name(nlp) == "en_core_web_md 3.7.1"


def test_model_of_an_older_spacy_annotates_as_it_did(nlp: Language) -> None:
    """The 3.7 model warns on spaCy 3.8; these annotations were made with it on spaCy 3.7.5."""
    doc = nlp(SENTENCE)
    assert [t.tag_ for t in doc] == PINNED["tags"]
    assert [t.dep_ for t in doc] == PINNED["deps"]
    assert [t.head.i for t in doc] == PINNED["heads"]
    assert [t.lemma_ for t in doc] == PINNED["lemmas"]
    assert [f"{e.text} {e.label_}" for e in doc.ents] == PINNED["names"]


def test_loading_an_older_model_does_not_warn(recwarn: pytest.WarningsRecorder) -> None:
    load_base("en_core_web_md", PACKAGE)
    assert [str(w.message) for w in recwarn if "[W095]" in str(w.message)] == []


def test_missing_package_is_one_line() -> None:
    with pytest.raises(ModelError, match="language package 'nutgraf_xx' is not installed"):
        find_package("nutgraf_xx")


def test_missing_model_says_where_it_was_looked_for() -> None:
    with pytest.raises(
        ModelError, match=r"'en_core_web_lg' is not installed \(looked for: en_core"
    ):
        load(base_model="en_core_web_lg")


def test_faster_arithmetic_gives_the_same_annotations() -> None:
    package = find_package()
    plain, fast = load_base(package.base_model, package), load_base(package.base_model, package)
    use_numpy(fast)
    assert plain(SENTENCE).to_json() == fast(SENTENCE).to_json()


def test_an_abbreviation_is_one_token_with_its_full_stop(nlp: Language) -> None:
    words = [token.text for token in nlp.make_doc("Navy Lt. Ann Lee left Barre, Vt., on foot.")]
    assert words[1] == "Lt."
    assert words[7:9] == ["Vt.", ","]
