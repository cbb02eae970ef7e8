"""Clauses of hand-built parses: verbs."""

from __future__ import annotations

from .parses import holds


def test_a_passive_with_agent_is_read_as_active() -> None:
    holds(
        """
        The the DET DT det 1
        mayor mayor NOUN NN nsubjpass 3
        was be AUX VBD auxpass 3
        arrested arrest VERB VBN ROOT 3
        by by ADP IN agent 3
        police police NOUN NNS pobj 4
        . . PUNCT . punct 3
        """,
        {
            "lemma": "arrest",
            "subject": "police",
            "object": "The mayor",
            "by": "police",
            "tense": "past",
        },
    )


def test_a_passive_without_agent_has_no_subject() -> None:
    holds(
        """
        The the DET DT det 1
        village village NOUN NN nsubjpass 3
        was be AUX VBD auxpass 3
        shelled shell VERB VBN ROOT 3
        . . PUNCT . punct 3
        """,
        {"lemma": "shell", "subject": None, "object": "The village"},
    )


def test_conjuncts_are_arguments_of_their_own() -> None:
    holds(
        """
        Iran Iran PROPN NNP nsubj 3
        and and CCONJ CC cc 0
        Iraq Iraq PROPN NNP conj 0
        signed sign VERB VBD ROOT 3
        a a DET DT det 5
        treaty treaty NOUN NN dobj 3
        and and CCONJ CC cc 5
        a a DET DT det 8
        protocol protocol NOUN NN conj 5
        . . PUNCT . punct 3
        """,
        {"lemma": "sign", "subject": ["Iran", "Iraq"], "object": ["a treaty", "a protocol"]},
    )


def test_a_shifted_dative_is_indirect() -> None:
    holds(
        """
        Poland Poland PROPN NNP nsubj 1
        sent send VERB VBD ROOT 1
        them they PRON PRP dative 1
        tanks tank NOUN NNS dobj 1
        . . PUNCT . punct 1
        """,
        {"lemma": "send", "subject": "Poland", "indirect": "them", "object": "tanks"},
    )


def test_the_subject_of_an_awarding_passive_is_the_recipient() -> None:
    holds(
        """
        She she PRON PRP nsubjpass 2
        was be AUX VBD auxpass 2
        awarded award VERB VBN ROOT 2
        a a DET DT det 4
        medal medal NOUN NN dobj 2
        by by ADP IN agent 2
        the the DET DT det 7
        queen queen NOUN NN pobj 5
        . . PUNCT . punct 2
        """,
        {"lemma": "award", "indirect": "She", "object": "a medal", "subject": "the queen"},
    )


def test_a_particle_belongs_to_the_predicate() -> None:
    holds(
        """
        The the DET DT det 1
        army army NOUN NN nsubj 2
        carried carry VERB VBD ROOT 2
        out out ADP RP prt 2
        an an DET DT det 5
        attack attack NOUN NN dobj 2
        . . PUNCT . punct 2
        """,
        {"lemma": "carry", "particle": "out", "object": "an attack"},
    )


def test_listed_items_fill_the_function_too() -> None:
    holds(
        """
        Police Police NOUN NNS nsubj 1
        arrested arrest VERB VBD ROOT 1
        three three NUM CD nummod 3
        men man NOUN NNS dobj 1
        , , PUNCT , punct 3
        including include VERB VBG prep 3
        John John PROPN NNP compound 7
        Brown Brown PROPN NNP pobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "arrest", "object": ["three men", "John Brown"]},
    )


def test_a_preposition_of_three_words_is_one() -> None:
    holds(
        """
        She she PRON PRP nsubj 1
        signed sign VERB VBD ROOT 1
        the the DET DT det 3
        deal deal NOUN NN dobj 1
        on on ADP IN prep 1
        behalf behalf NOUN NN pobj 4
        of of ADP IN prep 5
        France France PROPN NNP pobj 6
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "on behalf of": "France"},
    )
