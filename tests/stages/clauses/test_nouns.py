"""Clauses of hand-built parses: nouns."""

from __future__ import annotations

from .parses import holds


def test_a_nominalisation_keeps_of_and_by() -> None:
    holds(
        """
        Voters voter NOUN NNS nsubj 1
        condemned condemn VERB VBD ROOT 1
        the the DET DT det 3
        arrest arrest NOUN NN dobj 1
        of of ADP IN prep 3
        the the DET DT det 6
        mayor mayor NOUN NN pobj 4
        by by ADP IN prep 3
        police police NOUN NNS pobj 7
        . . PUNCT . punct 1
        """,
        {"lemma": "arrest", "kind": "nominal", "of": "the mayor", "by": "police"},
    )


def test_a_possessor_is_an_argument() -> None:
    holds(
        """
        Russia Russia PROPN NNP poss 2
        's 's PART POS case 0
        war war NOUN NN nsubj 5
        in in ADP IN prep 2
        Ukraine Ukraine PROPN NNP pobj 3
        continues continue VERB VBZ ROOT 5
        . . PUNCT . punct 5
        """,
        {"lemma": "war", "kind": "nominal", "possessive": "Russia"},
    )


def test_a_light_verb_gives_its_subject_and_phrases() -> None:
    holds(
        """
        Iran Iran PROPN NNP nsubj 1
        launched launch VERB VBD ROOT 1
        an an DET DT det 3
        attack attack NOUN NN dobj 1
        on on ADP IN prep 3
        the the DET DT det 6
        base base NOUN NN pobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "attack", "light": "launch", "subject": "Iran", "on": "the base"},
        {"lemma": "launch", "kind": "verbal", "subject": "Iran"},
    )


def test_a_series_of_attacks_is_launched_too() -> None:
    holds(
        """
        Iran Iran PROPN NNP nsubj 1
        launched launch VERB VBD ROOT 1
        a a DET DT det 3
        series series NOUN NN dobj 1
        of of ADP IN prep 3
        attacks attack NOUN NNS pobj 4
        on on ADP IN prep 5
        the the DET DT det 8
        base base NOUN NN pobj 6
        . . PUNCT . punct 1
        """,
        {"lemma": "attack", "light": "launch", "subject": "Iran"},
    )


def test_who_demands_a_release_does_not_release() -> None:
    holds(
        """
        They they PRON PRP nsubj 1
        demanded demand VERB VBD ROOT 1
        the the DET DT det 3
        release release NOUN NN dobj 1
        of of ADP IN prep 3
        the the DET DT det 6
        hostages hostage NOUN NNS pobj 4
        . . PUNCT . punct 1
        """,
        {
            "lemma": "release",
            "kind": "nominal",
            "of": "the hostages",
            "subject": None,
            "modality": "possible",
        },
    )


def test_who_comes_under_attack_is_attacked() -> None:
    holds(
        """
        The the DET DT det 1
        town town NOUN NN nsubj 2
        came come VERB VBD ROOT 2
        under under ADP IN prep 2
        attack attack NOUN NN pobj 3
        . . PUNCT . punct 2
        """,
        {"lemma": "attack", "light": "come", "object": "The town", "subject": None},
    )


def test_whose_is_the_antecedent() -> None:
    holds(
        """
        Kim Kim PROPN NNP nsubj 6
        , , PUNCT , punct 0
        whose whose DET WP$ poss 3
        army army NOUN NN nsubj 4
        attacked attack VERB VBD relcl 0
        , , PUNCT , punct 6
        resigned resign VERB VBD ROOT 6
        . . PUNCT . punct 6
        """,
        {"lemma": "army", "kind": "nominal", "possessive": "Kim"},
    )
