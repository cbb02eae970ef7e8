"""Verb forms that base models take for forms of another verb are corrected."""

import pytest
from pydantic import ValidationError
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nutgraf.rules.lemmas import LemmaFile, lemmas_by_form
from nutgraf.stages.lemmas import Lemmas

STAGE = Lemmas(lemmas_by_form(LemmaFile(verbs={"fine": ("fined", "fining")})))


def test_corrects_a_listed_verb_form_in_any_case() -> None:
    doc = Doc(Vocab(), words=["Fined", "again"], pos=["VERB", "ADV"], lemmas=["fin", "again"])
    assert [token.lemma_ for token in STAGE(doc)] == ["fine", "again"]


def test_leaves_the_same_letters_alone_where_they_are_no_verb() -> None:
    doc = Doc(Vocab(), words=["fining"], pos=["NOUN"], lemmas=["fining"])
    assert STAGE(doc)[0].lemma_ == "fining"


def test_refuses_a_form_of_two_verbs() -> None:
    with pytest.raises(ValidationError, match="stands under two verbs: fined"):
        LemmaFile(verbs={"fine": ("fined",), "fin": ("fined",)})


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The court fined the bank on Monday.", "fine"),
        ("Rebels staged an attack near the border.", "stage"),
        ("He hoped to return soon.", "hope"),
        ("She was wagging her finger.", "wag"),
    ],
)
def test_the_whole_pipeline_reads_the_verb(nlp, text: str, lemma: str) -> None:
    assert lemma in [token.lemma_ for token in nlp(text)]
