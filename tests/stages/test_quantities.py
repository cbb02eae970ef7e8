"""Quantities and times: what is rendered comes back, and no text makes a stage raise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.language import Language

import nutgraf.stages  # noqa: F401
from nutgraf.language import find_package
from nutgraf.layers import PUBLISHED, QUANTITIES, TIME_ANCHOR, TIMES, Quantity, Time
from nutgraf.rules.numerals import NumeralRules
from nutgraf.rules.reader import read_rules
from nutgraf.stages.numerals import Numerals
from nutgraf.stages.pieces import cut
from nutgraf.stages.times.calendar import easter, nth_weekday

RULES = read_rules(find_package().file("numerals.yaml"), NumeralRules)
NUMERALS = Numerals(RULES)
FAST = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def blank() -> Language:
    """A pipeline without tagger and parser."""
    nlp = English()
    for name in ("nutgraf_segments", "nutgraf_times", "nutgraf_quantities"):
        nlp.add_pipe(name)
    return nlp


def times(nlp: Language, text: str, published: str | None = None) -> list[Time]:
    doc = nlp.make_doc(text)
    PUBLISHED.set(doc, published)
    return list(TIMES.get(nlp(doc)))


def quantities(nlp: Language, text: str) -> list[Quantity]:
    return list(QUANTITIES.get(nlp(text)))


def in_words(number: int) -> str:
    """Write a number below a million in words."""
    ones = {value: word for word, value in RULES.ones.items() if word != "nought"}
    tens = {value: word for word, value in RULES.tens.items()}
    if number < 20:
        return ones[number]
    if number < 100:
        rest = number % 10
        return tens[number - rest] + (f"-{ones[rest]}" if rest else "")
    for size, word in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joined = (" and " if rest < 100 else " ") + in_words(rest) if rest else ""
            return f"{in_words(number // size)} {word}{joined}"
    raise AssertionError(number)


@given(st.integers(min_value=0, max_value=999_999))
@FAST
def test_a_number_in_words_is_read_back(number: int) -> None:
    pieces = cut(in_words(number))
    read = NUMERALS.read(pieces, 0)
    assert read is not None
    assert (read.value, read.end) == (number, len(pieces))


@given(st.integers(min_value=0, max_value=10**12))
@FAST
def test_a_number_with_separators_is_read_back(number: int) -> None:
    read = NUMERALS.read(cut(f"{number:,}"), 0)
    assert read is not None
    assert read.value == number


@given(
    st.decimals(min_value=1, max_value=900, places=1),
    st.sampled_from(
        [
            ("km", "km"),
            ("kilometres", "km"),
            ("square miles", "[smi_us]"),
            ("per cent", "percent"),
            ("kg", "kg"),
            ("euros", "EUR"),
            ("hours", "h"),
        ]
    ),
)
@FAST
def test_a_number_with_its_unit_is_read_back(
    blank: Language, number: float, unit: tuple[str, str]
) -> None:
    found = quantities(blank, f"It was {number} {unit[0]} then.")
    assert [(q.value, q.unit) for q in found] == [(float(number), unit[1])]


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%b. %d, %Y", "%Y-%m-%d"]),
)
@FAST
def test_a_date_in_any_layout_is_read_back(blank: Language, day: date, layout: str) -> None:
    found = times(blank, f"It opened on {day.strftime(layout)} then.")
    assert [t.value for t in found] == [day.isoformat()]


@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                *"$-/.,:%'\"",
                "1",
                "20",
                "2019",
                "half",
                "a",
                "one",
                "in",
                "the",
                "last",
                "May",
                "5",
                "th",
                "between",
                "and",
                "to",
                "m",
                "million",
                "years",
                "ago",
                "\n",
                "İ",
                "½",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_stage_raise(blank: Language, text: str) -> None:
    doc = blank.make_doc(text)
    PUBLISHED.set(doc, "2025-07-13")
    doc = blank(doc)
    for found in (*QUANTITIES.get(doc), *TIMES.get(doc)):
        extent = found.extent
        assert text[extent.start : extent.end] == extent.text(doc)


def test_a_line_that_is_a_date_anchors_what_follows(nlp: Language) -> None:
    doc = nlp("Bridge opens\n\nFriday, May 8, 2009\n\nThe bridge opened yesterday.\n")
    anchor = TIME_ANCHOR.get(doc)
    assert anchor is not None
    assert (anchor.value, anchor.source) == ("2009-05-08", "dateline")
    assert TIMES.get(doc)[-1].value == "2009-05-07"


def test_without_an_anchor_only_what_is_certain_is_said(nlp: Language) -> None:
    assert [t.value for t in times(nlp, "He left on Sunday.")] == ["XXXX-WXX-7"]


@pytest.mark.parametrize(
    ("year", "day"), [(2016, "2016-03-27"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter_falls_where_the_calendar_has_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


def test_the_last_monday_of_may_2024_is_the_27th() -> None:
    assert nth_weekday(2024, 5, 1, -1) == date(2024, 5, 27)
