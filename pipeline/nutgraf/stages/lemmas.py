"""Corrects lemmas: verb forms that base models take for forms of another verb."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.language import find_package
from nutgraf.rules.lemmas import LemmaFile, lemmas_by_form
from nutgraf.rules.reader import read_rules

_VERB = "VERB"


class Lemmas:
    """Corrects the lemmas of verbs whose form is listed: "fined" is of "fine", not of "fin"."""

    def __init__(self, by_form: Mapping[str, str]) -> None:
        self.by_form = by_form

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every listed verb form."""
        for token in doc:
            if token.pos_ == _VERB and (lemma := self.by_form.get(token.text.lower())):
                token.lemma_ = lemma
        return doc


@Language.factory(
    "nutgraf_lemmas",
    default_config={"package": "nutgraf_en"},
    requires=["token.lemma"],
    assigns=["token.lemma"],
)
def create(nlp: Language, name: str, package: str) -> Lemmas:
    """Make the stage from a language package's `lemmas.yaml`."""
    return Lemmas(lemmas_by_form(read_rules(find_package(package).file("lemmas.yaml"), LemmaFile)))
