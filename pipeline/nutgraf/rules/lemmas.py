"""The form of `lemmas.yaml`: verb forms that base models lemmatise wrongly."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import model_validator

from nutgraf.rules.forms import RuleForm


class LemmaFile(RuleForm):
    """Verbs with those of their forms that need a correction, all in lower case."""

    verbs: Mapping[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _forms_are_of_one_verb(self) -> LemmaFile:
        forms = [form for listed in self.verbs.values() for form in listed]
        if repeated := sorted({form for form in forms if forms.count(form) > 1}):
            raise ValueError(f"stands under two verbs: {', '.join(repeated)}")
        return self


def lemmas_by_form(file: LemmaFile) -> dict[str, str]:
    """Turn the table over: each form to its verb."""
    return {form: verb for verb, forms in file.verbs.items() for form in forms}
