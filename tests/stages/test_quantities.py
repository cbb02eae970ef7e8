"""Quantities and times: what is rendered comes back, and no text makes a stage raise."""

from __future__ import annotations

from datetime import date, timedelta

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
                "first",
                "week",
                "of",
                "'",
                "before",
                "earlier",
                "weekend",
                "from",
                "pm",
                "2019-20",
                "9.30",
                "twice",
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


def currencies(nlp: Language, text: str) -> list[str | None]:
    return [q.unit for q in quantities(nlp, text) if q.kind == "money"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Australia will pay. Sydney and the Australian states get $5 million.", "USD"),
        (
            "Australia will pay. Australian states get $5 million, Australia said. "
            "Australians cheered.",
            "AUD",
        ),
        (
            "Canada and the United States will pay. Canada said Canadian towns get 5 million "
            "dollars; Canadians cheered, Americans did not.",
            "USD",
        ),
        ("Canada paid. Canadians and Canadian towns get US$5 million in Canada.", "USD"),
        ("The Argentine firm owes 5 million pesos.", "ARS"),
        ("The firm owes 5 million pesos.", "MXN"),
        ("Pakistan owes Nepal and the Pakistani army 5 million rupees.", "PKR"),
        ("The Swiss firm owes 5 million francs a year.", "CHF/a"),
        ("Egypt owes £5 million.", "GBP"),
        ("Egypt owes 5 million pounds.", "EGP"),
        ("The Swedish firm owes 5 million Norwegian crowns.", "NOK"),
    ],
)
def test_money_of_many_countries_is_that_of_the_article(
    nlp: Language, text: str, unit: str
) -> None:
    """A bare dollar is another country's only where that one is named overwhelmingly."""
    assert currencies(nlp, text) == [unit]


def test_a_dateline_with_its_place_anchors_what_follows(nlp: Language) -> None:
    doc = nlp("WASHINGTON, July 13, 2025 (AP) — The bridge opened on Friday.\n")
    anchor = TIME_ANCHOR.get(doc)
    assert anchor is not None
    assert (anchor.value, anchor.source) == ("2025-07-13", "dateline")
    assert anchor.span is not None
    assert anchor.span.text == "July 13, 2025"
    assert TIMES.get(doc)[-1].value == "2025-07-11"


def test_a_date_within_a_sentence_is_no_dateline(nlp: Language) -> None:
    doc = nlp("The bridge that opened on July 13, 2025 closed on Friday.\n")
    assert TIME_ANCHOR.get(doc) is None
    assert TIMES.get(doc)[-1].value == "XXXX-WXX-5"


def test_the_day_of_publication_goes_before_a_dateline(nlp: Language) -> None:
    doc = nlp.make_doc("Friday, May 8, 2009\n\nThe bridge opened yesterday.\n")
    PUBLISHED.set(doc, "2010-01-02")
    doc = nlp(doc)
    anchor = TIME_ANCHOR.get(doc)
    assert anchor is not None
    assert (anchor.value, anchor.source) == ("2010-01-02", "published")


@given(st.integers(min_value=1, max_value=11), st.integers(min_value=0, max_value=59))
@FAST
def test_a_clock_range_lends_its_half_of_the_day(blank: Language, hour: int, minute: int) -> None:
    found = times(blank, f"Open from {hour}:{minute:02d} to {hour + 1} pm there.")
    last = 12 if hour == 11 else hour + 13
    first = hour if hour == 11 else hour + 12
    assert [t.value for t in found] == [f"T{first:02d}:{minute:02d}/T{last:02d}:00"]


@given(
    st.integers(min_value=1990, max_value=2090),
    st.integers(min_value=1, max_value=12),
    st.integers(min_value=1, max_value=4),
    st.integers(min_value=1, max_value=7),
)
@FAST
def test_a_counted_weekday_lies_in_its_month(
    blank: Language, year: int, month: int, nth: int, weekday: int
) -> None:
    ordinal = ("first", "second", "third", "fourth")[nth - 1]
    day = date(2024, 7, weekday).strftime("%A")  # July 2024 began on a Monday
    found = times(blank, f"Held on the {ordinal} {day} of {date(year, month, 1):%B} {year}.")
    assert len(found) == 1
    value = date.fromisoformat(found[0].value)
    assert (value.year, value.month, value.isoweekday()) == (year, month, weekday)
    assert 7 * (nth - 1) < value.day <= 7 * nth


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)),
    st.integers(min_value=2, max_value=40),
    st.sampled_from(["before", "after"]),
)
@FAST
def test_days_before_and_after_a_date_are_counted(
    blank: Language, day: date, count: int, side: str
) -> None:
    found = times(blank, f"It came {count} days {side} {day:%B} {day.day}, {day.year}.")
    step = count if side == "after" else -count
    assert [t.value for t in found] == [(day + timedelta(days=step)).isoformat()]


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)),
    st.integers(min_value=1, max_value=12),
    st.integers(min_value=1, max_value=12),
)
@FAST
def test_the_ends_of_an_interval_never_stand_the_wrong_way_round(
    blank: Language, published: date, first: int, last: int
) -> None:
    names = [date(2024, month, 1).strftime("%B") for month in (first, last)]
    for found in times(blank, f"It ran from {names[0]} to {names[1]}.", published.isoformat()):
        start, _, end = found.value.partition("/")
        assert not end or start <= end


@given(st.integers(min_value=1, max_value=20), st.integers(min_value=1, max_value=58))
@FAST
def test_hours_and_minutes_are_one_duration(blank: Language, hours: int, minutes: int) -> None:
    found = quantities(blank, f"It lasted {hours + 1} hours and {minutes + 1} minutes there.")
    assert [(q.value, q.unit) for q in found] == [((hours + 1) * 60 + minutes + 1, "min")]


@given(
    st.integers(min_value=2, max_value=99),
    st.sampled_from([("km", "km"), ("per cent", "percent"), ("tonnes", "t")]),
)
@FAST
def test_both_ends_of_a_change_are_quantities(
    blank: Language, number: int, unit: tuple[str, str]
) -> None:
    found = quantities(blank, f"It rose from {number} to {number + 1} {unit[0]} there.")
    assert [(q.value, q.unit) for q in found] == [(number, unit[1]), (number + 1, unit[1])]


def test_a_headline_tells_the_past_in_the_present(nlp: Language) -> None:
    doc = nlp.make_doc("Prices fall in June\n\nThe shops will close in June, he said.\n")
    PUBLISHED.set(doc, "2025-07-16")
    assert [t.value for t in TIMES.get(nlp(doc))] == ["2025-06", "2026-06"]


def test_a_headline_tells_what_is_to_come_by_to(nlp: Language) -> None:
    doc = nlp.make_doc("Bank to close shops on Friday\n\nThe shops are old.\n")
    PUBLISHED.set(doc, "2025-07-16")
    assert [t.value for t in TIMES.get(nlp(doc))] == ["2025-07-18"]
