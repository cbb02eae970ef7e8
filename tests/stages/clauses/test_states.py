"""Clauses of hand-built parses: states."""

from __future__ import annotations

from .parses import holds


def test_a_copula_predicates_a_noun() -> None:
    holds(
        """
        She she PRON PRP nsubj 1
        is be AUX VBZ ROOT 1
        the the DET DT det 3
        director director NOUN NN attr 1
        of of ADP IN prep 3
        the the DET DT det 6
        museum museum NOUN NN pobj 4
        . . PUNCT . punct 1
        """,
        {
            "lemma": "director",
            "kind": "copular",
            "subject": "She",
            "of": "the museum",
            "construction": "copula",
        },
    )


def test_a_copula_predicates_an_adjective() -> None:
    holds(
        """
        The the DET DT det 1
        group group NOUN NN nsubj 2
        is be AUX VBZ ROOT 2
        responsible responsible ADJ JJ acomp 2
        for for ADP IN prep 3
        the the DET DT det 6
        blast blast NOUN NN pobj 4
        . . PUNCT . punct 2
        """,
        {"lemma": "responsible", "kind": "copular", "subject": "The group", "for": "the blast"},
    )


def test_an_apposition_predicates() -> None:
    holds(
        """
        Leemans Leemans PROPN NNP nsubj 7
        , , PUNCT , punct 0
        director director NOUN NN appos 0
        of of ADP IN prep 2
        the the DET DT det 5
        museum museum NOUN NN pobj 3
        , , PUNCT , punct 7
        resigned resign VERB VBD ROOT 7
        . . PUNCT . punct 7
        """,
        {
            "lemma": "director",
            "kind": "copular",
            "subject": "Leemans",
            "of": "the museum",
            "construction": "apposition",
        },
    )


def test_as_after_serving_is_about_the_subject() -> None:
    holds(
        """
        She she PRON PRP nsubj 1
        served serve VERB VBD ROOT 1
        as as ADP IN prep 1
        mayor mayor NOUN NN pobj 2
        of of ADP IN prep 3
        Lyon Lyon PROPN NNP pobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "mayor", "kind": "copular", "subject": "She", "construction": "as"},
    )


def test_as_after_appointing_is_about_the_object() -> None:
    holds(
        """
        They they PRON PRP nsubj 1
        appointed appoint VERB VBD ROOT 1
        her she PRON PRP dobj 1
        as as ADP IN prep 1
        envoy envoy NOUN NN pobj 3
        to to ADP IN prep 4
        Syria Syria PROPN NNP pobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "envoy", "kind": "copular", "subject": "her", "construction": "as"},
    )


def test_naming_predicates_of_the_object() -> None:
    holds(
        """
        Jones Jones PROPN NNP nsubjpass 2
        was be AUX VBD auxpass 2
        named name VERB VBN ROOT 2
        chief chief ADJ JJ amod 4
        executive executive NOUN NN oprd 2
        . . PUNCT . punct 2
        """,
        {"lemma": "executive", "kind": "copular", "subject": "Jones", "construction": "naming"},
    )


def test_existence_has_a_subject_only() -> None:
    holds(
        """
        There there PRON EX expl 1
        were be VERB VBD ROOT 1
        protests protest NOUN NNS attr 1
        in in ADP IN prep 2
        the the DET DT det 5
        city city NOUN NN pobj 3
        . . PUNCT . punct 1
        """,
        {
            "lemma": "be",
            "kind": "copular",
            "subject": "protests in the city",
            "construction": "existential",
        },
    )
