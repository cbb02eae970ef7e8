"""Counts of right and wrong, and the precision, recall and F1 they amount to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items were found and expected, and how many of each were right.

    The two numbers of right ones differ only for clusters, where they are sums of shares.
    """

    right_found: float = 0
    found: float = 0
    right_expected: float = 0
    expected: float = 0

    @classmethod
    def of(cls, right: int, found: int, expected: int) -> Counts:
        """Count items that are matched one to one."""
        return cls(right, found, right, expected)

    @classmethod
    def share(cls, right: int, total: int) -> Counts:
        """Count how many of the matched items agree: precision, recall and F1 are the accuracy."""
        return cls(right, total, right, total)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_expected + other.right_expected,
            self.expected + other.expected,
        )

    @property
    def p(self) -> float | None:
        """Precision; None when nothing was found."""
        return self.right_found / self.found if self.found else None

    @property
    def r(self) -> float | None:
        """Recall; None when nothing was expected."""
        return self.right_expected / self.expected if self.expected else None

    @property
    def f(self) -> float | None:
        """F1; None when nothing was found and nothing expected."""
        if self.p is None and self.r is None:
            return None
        p, r = self.p or 0.0, self.r or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """One line of an evaluation, ready to be shown; a mean of several F1 has nothing but `f`."""

    f: float | None
    p: float | None = None
    r: float | None = None
    right: float | None = None
    found: float | None = None
    expected: float | None = None

    @classmethod
    def of(cls, counts: Counts) -> Figures:
        """Work out the figures of counts."""
        return cls(counts.f, counts.p, counts.r, counts.right_found, counts.found, counts.expected)
