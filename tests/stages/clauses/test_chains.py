"""Clauses of names that stand side by side: chains of places, posts, generic nouns."""

from __future__ import annotations

from nutgraf.layers import CLAUSES, MENTIONS, Extent, Mention
from nutgraf.records import EntityType

from .parses import build, stage


def clauses(
    lines: str, *names: tuple[int, int, EntityType, str | None]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """List the construction of every clause with its arguments by function."""
    doc = build(lines)
    MENTIONS.set(
        doc,
        tuple(Mention(Extent.of(doc[a:b]), "name", type_, "run", c) for a, b, type_, c in names),
    )
    return [
        (c.construction, [(a.function, a.extent.text(doc)) for a in c.arguments])
        for c in CLAUSES.get(stage()(doc))
    ]


def test_a_town_lies_in_the_country_after_it_whatever_the_parse() -> None:
    found = clauses(
        """
        met meet VERB VBD ROOT 0
        in in ADP IN prep 0
        Bari Bari PROPN NNP pobj 1
        , , PUNCT , punct 0
        Italy Italy PROPN NNP npadvmod 0
        """,
        (2, 3, "GPE", None),
        (4, 5, "GPE", "IT"),
    )
    assert ("place_chain", [("subject", "Bari"), ("object", "Italy")]) in found


def test_countries_in_a_list_hold_nothing() -> None:
    found = clauses(
        """
        toured tour VERB VBD ROOT 0
        Bari Bari PROPN NNP dobj 0
        , , PUNCT , punct 1
        Italy Italy PROPN NNP conj 1
        and and CCONJ CC cc 3
        Spain Spain PROPN NNP conj 3
        """,
        (1, 2, "GPE", None),
        (3, 4, "GPE", "IT"),
        (5, 6, "GPE", "ES"),
    )
    assert "place_chain" not in [construction for construction, _ in found]


def test_a_part_of_a_country_may_stand_between() -> None:
    found = clauses(
        """
        stayed stay VERB VBD ROOT 0
        near near ADP IN prep 0
        Bari Bari PROPN NNP pobj 1
        in in ADP IN prep 0
        southern southern ADJ JJ amod 5
        Italy Italy PROPN NNP pobj 3
        """,
        (2, 3, "GPE", None),
        (5, 6, "GPE", "IT"),
    )
    assert ("prepositional", [("subject", "Bari"), ("object", "southern Italy")]) in found


def test_a_second_subject_after_a_comma_is_an_apposition() -> None:
    found = clauses(
        """
        Bari Bari PROPN NNP nsubj 7
        , , PUNCT , punct 7
        the the DET DT det 3
        capital capital NOUN NN nsubj 7
        of of ADP IN prep 3
        Puglia Puglia PROPN NNP pobj 4
        , , PUNCT , punct 3
        slept sleep VERB VBD ROOT 7
        """,
        (0, 1, "GPE", None),
        (5, 6, "GPE", None),
    )
    assert ("apposition", [("subject", "Bari"), ("oblique", "Puglia")]) in found


def test_a_rank_stands_between_a_post_and_a_name() -> None:
    found = clauses(
        """
        Navy Navy PROPN NNP compound 1
        spokesman spokesman NOUN NN compound 4
        Lt Lt PROPN NNP compound 4
        . . PUNCT . punct 2
        Poe Poe PROPN NNP nsubj 5
        left leave VERB VBD ROOT 5
        """,
        (0, 1, "ORG", None),
        (4, 5, "PERSON", None),
    )
    assert ("title", [("subject", "Poe"), ("compound", "Navy")]) in found


def test_who_is_convicted_of_a_deed_did_it() -> None:
    found = clauses(
        """
        Poe Poe PROPN NNP nsubjpass 2
        was be AUX VBD auxpass 2
        convicted convict VERB VBN ROOT 2
        of of ADP IN prep 2
        the the DET DT det 5
        murder murder NOUN NN pobj 3
        of of ADP IN prep 5
        a a DET DT det 8
        guard guard NOUN NN pobj 6
        """,
        (0, 1, "PERSON", None),
    )
    arguments = next(args for _, args in found if ("oblique", "a guard") in args)
    assert ("subject", "Poe") in arguments


def test_who_speaks_of_a_deed_did_not_do_it() -> None:
    found = clauses(
        """
        Poe Poe PROPN NNP nsubj 1
        spoke speak VERB VBD ROOT 1
        of of ADP IN prep 1
        the the DET DT det 4
        murder murder NOUN NN pobj 2
        of of ADP IN prep 4
        a a DET DT det 7
        guard guard NOUN NN pobj 5
        """,
        (0, 1, "PERSON", None),
    )
    arguments = next(args for _, args in found if ("oblique", "a guard") in args)
    assert ("subject", "Poe") not in arguments
