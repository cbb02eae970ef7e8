"""The form of `confidence.yaml`: how often each rule was right, measured on which data."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from nutgraf.language import Package
from nutgraf.rules.forms import RuleForm
from nutgraf.rules.reader import read_rules


class Measured(RuleForm):
    """One rule's precision, and the number of relations it was measured on."""

    precision: float = Field(ge=0, le=1)
    support: int = Field(ge=1)


class Confidence(RuleForm):
    """The precision of rules on gold data; a rule with less support than `least` has none."""

    data: str = Field(min_length=1)
    least: int = Field(default=1, ge=1)
    measured: Mapping[str, Measured] = Field(default_factory=dict)

    def of(self, rule: str) -> float | None:
        """Give a rule's measured precision, or None where it was not measured often enough."""
        found = self.measured.get(rule)
        return found.precision if found and found.support >= self.least else None


def read_confidence(package: Package) -> Confidence | None:
    """Read a package's `confidence.yaml`; None when it carries none.

    Raises RuleError with every mistake of it.
    """
    path = package.file("confidence.yaml")
    if not path.is_file():
        return None
    return read_rules(path, Confidence)
