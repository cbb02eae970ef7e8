"""Clauses of hand-built parses: modality."""

from __future__ import annotations

from .parses import holds


def test_will_is_future() -> None:
    holds(
        """
        He he PRON PRP nsubj 2
        will will AUX MD aux 2
        sign sign VERB VB ROOT 2
        the the DET DT det 4
        treaty treaty NOUN NN dobj 2
        . . PUNCT . punct 2
        """,
        {"lemma": "sign", "modality": "future", "tense": "future"},
    )


def test_may_is_possible() -> None:
    holds(
        """
        He he PRON PRP nsubj 2
        may may AUX MD aux 2
        sign sign VERB VB ROOT 2
        the the DET DT det 4
        treaty treaty NOUN NN dobj 2
        . . PUNCT . punct 2
        """,
        {"lemma": "sign", "modality": "possible"},
    )


def test_not_negates() -> None:
    holds(
        """
        He he PRON PRP nsubj 3
        did do AUX VBD aux 3
        not not PART RB neg 3
        sign sign VERB VB ROOT 3
        the the DET DT det 5
        treaty treaty NOUN NN dobj 3
        . . PUNCT . punct 3
        """,
        {"lemma": "sign", "modality": "negated", "polarity": "negative", "tense": "past"},
    )


def test_no_subject_negates() -> None:
    holds(
        """
        Nobody nobody PRON NN nsubj 1
        signed sign VERB VBD ROOT 1
        the the DET DT det 3
        treaty treaty NOUN NN dobj 1
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "modality": "negated"},
    )


def test_failing_negates() -> None:
    holds(
        """
        Rebels rebel NOUN NNS nsubj 1
        failed fail VERB VBD ROOT 1
        to to PART TO aux 3
        capture capture VERB VB xcomp 1
        the the DET DT det 5
        city city NOUN NN dobj 3
        . . PUNCT . punct 1
        """,
        {"lemma": "capture", "subject": "Rebels", "modality": "negated"},
    )


def test_denying_negates() -> None:
    holds(
        """
        He he PRON PRP nsubj 1
        denied deny VERB VBD ROOT 1
        taking take VERB VBG xcomp 1
        bribes bribe NOUN NNS dobj 2
        . . PUNCT . punct 1
        """,
        {"lemma": "take", "subject": "He", "modality": "negated"},
    )


def test_without_negates() -> None:
    holds(
        """
        He he PRON PRP nsubj 1
        left leave VERB VBD ROOT 1
        without without ADP IN prep 1
        signing sign VERB VBG pcomp 2
        the the DET DT det 5
        treaty treaty NOUN NN dobj 3
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "subject": "He", "modality": "negated"},
    )


def test_a_reported_clause_is_asserted() -> None:
    holds(
        """
        He he PRON PRP nsubj 1
        said say VERB VBD ROOT 1
        that that SCONJ IN mark 4
        she she PRON PRP nsubj 4
        signed sign VERB VBD ccomp 1
        the the DET DT det 6
        treaty treaty NOUN NN dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "subject": "she", "modality": "asserted"},
    )


def test_a_promise_is_future() -> None:
    holds(
        """
        He he PRON PRP nsubj 1
        promised promise VERB VBD ROOT 1
        that that SCONJ IN mark 5
        they they PRON PRP nsubj 5
        would would AUX MD aux 5
        sign sign VERB VB ccomp 1
        the the DET DT det 7
        treaty treaty NOUN NN dobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "modality": "future"},
    )


def test_a_condition_is_possible() -> None:
    holds(
        """
        If if SCONJ IN mark 2
        he he PRON PRP nsubj 2
        signs sign VERB VBZ advcl 8
        the the DET DT det 4
        treaty treaty NOUN NN dobj 2
        , , PUNCT , punct 8
        they they PRON PRP nsubj 8
        will will AUX MD aux 8
        leave leave VERB VB ROOT 8
        . . PUNCT . punct 8
        """,
        {"lemma": "sign", "modality": "possible", "dependency": "condition"},
    )


def test_a_condemned_attack_took_place() -> None:
    holds(
        """
        They they PRON PRP nsubj 2
        will will AUX MD aux 2
        condemn condemn VERB VB ROOT 2
        the the DET DT det 4
        attack attack NOUN NN dobj 2
        on on ADP IN prep 4
        the the DET DT det 7
        base base NOUN NN pobj 5
        . . PUNCT . punct 2
        """,
        {"lemma": "attack", "kind": "nominal", "modality": "asserted"},
    )


def test_an_infinitive_after_blocking_is_an_aim() -> None:
    holds(
        """
        They they PRON PRP nsubj 1
        blocked block VERB VBD ROOT 1
        roads road NOUN NNS dobj 1
        to to PART TO aux 4
        protest protest VERB VB advcl 1
        . . PUNCT . punct 1
        """,
        {"lemma": "protest", "modality": "future"},
    )


def test_banning_for_a_deed_does_not_negate_the_deed() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 1
        banned ban VERB VBD ROOT 1
        him he PRON PRP dobj 1
        for for ADP IN prep 1
        biting bite VERB VBG pcomp 3
        Moss Moss PROPN NNP dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "bite", "modality": "asserted"},
    )


def test_banning_from_a_deed_negates_the_deed() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 1
        banned ban VERB VBD ROOT 1
        him he PRON PRP dobj 1
        from from ADP IN prep 1
        biting bite VERB VBG pcomp 3
        Moss Moss PROPN NNP dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "bite", "modality": "negated"},
    )


def test_means_are_as_likely_as_what_they_bring_about() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 2
        will will AUX MD aux 2
        help help VERB VB ROOT 2
        Chad Chad PROPN NNP dobj 2
        by by ADP IN prep 2
        sending send VERB VBG pcomp 4
        troops troop NOUN NNS dobj 5
        . . PUNCT . punct 2
        """,
        {"lemma": "send", "modality": "future"},
    )


def test_a_power_to_do_is_possible() -> None:
    holds(
        """
        Police police NOUN NNS nsubj 1
        have have VERB VBP ROOT 1
        the the DET DT det 3
        power power NOUN NN dobj 1
        to to PART TO aux 5
        detain detain VERB VB acl 3
        him he PRON PRP dobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "detain", "modality": "possible"},
    )


def test_ruling_out_negates() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 1
        ruled rule VERB VBD ROOT 1
        out out ADP RP prt 1
        sending send VERB VBG xcomp 1
        troops troop NOUN NNS dobj 3
        . . PUNCT . punct 1
        """,
        {"lemma": "send", "modality": "negated"},
    )


def test_what_is_not_ruled_out_is_possible() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 3
        did do AUX VBD aux 3
        not not PART RB neg 3
        rule rule VERB VB ROOT 3
        out out ADP RP prt 3
        sending send VERB VBG xcomp 3
        troops troop NOUN NNS dobj 5
        . . PUNCT . punct 3
        """,
        {"lemma": "send", "modality": "possible"},
    )


def test_what_somebody_went_on_to_do_is_done() -> None:
    holds(
        """
        Moss Moss PROPN NNP nsubj 1
        went go VERB VBD ROOT 1
        on on ADP RP prt 1
        to to PART TO aux 4
        blame blame VERB VB advcl 1
        Reed Reed PROPN NNP dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "blame", "subject": "Moss", "modality": "asserted"},
    )


def test_voting_in_favour_of_a_deed_makes_it_possible() -> None:
    holds(
        """
        Spain Spain PROPN NNP nsubj 1
        voted vote VERB VBD ROOT 1
        in in ADP IN prep 1
        favour favour NOUN NN pobj 2
        of of ADP IN prep 3
        banning ban VERB VBG pcomp 4
        Moss Moss PROPN NNP dobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "ban", "modality": "possible"},
    )
