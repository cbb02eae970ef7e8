"""Renders an evaluation as plain lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.scoring.tally import Difference, Tally


def table(tally: Tally) -> Iterator[str]:
    """Yield one line for each measure: F1, precision, recall, counts."""
    yield f"{'measure':<34}{'F':>7}{'P':>7}{'R':>7}{'right':>9}{'found':>7}{'gold':>7}"
    for name, figures in tally.figures().items():
        if figures.found == 0 and figures.expected == 0:
            continue
        label = "  " * min(1, name.count(".")) + name
        numbers = (figures.right, figures.found, figures.expected)
        yield (
            f"{label:<34}"
            + "".join(f"{_share(value):>7}" for value in (figures.f, figures.p, figures.r))
            + "".join(f"{_number(n):>{w}}" for n, w in zip(numbers, (9, 7, 7), strict=True))
        )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if value == int(value) else f"{value:.1f}"


def rule_table(tally: Tally) -> Iterator[str]:
    """Yield one line for each rule: how many of its finds are right."""
    yield f"{'layer':<15}{'rule':<44}{'P':>7}{'right':>7}{'found':>7}"
    for layer, rule, counts in tally.by_rule():
        yield (
            f"{layer:<15}{rule:<44}{_share(counts.p):>7}"
            f"{_number(counts.right_found):>7}{_number(counts.found):>7}"
        )


def difference_lines(difference: Difference) -> Iterator[str]:
    """Yield the lines of one difference: where, what, and the sentence."""
    rule = f"  (rule {difference.rule})" if difference.rule else ""
    yield (
        f"{difference.document}:{difference.start}: {difference.layer} {difference.fault} "
        f"[{difference.type}]{rule}"
    )
    if difference.expected is not None:
        yield f"    gold:  {' '.join(difference.expected.split())}"
    if difference.found is not None:
        yield f"    found: {' '.join(difference.found.split())}"
    yield f"    in:    {' '.join(difference.sentence.split())}"
