"""Clauses of hand-built parses: understood."""

from __future__ import annotations

from .parses import holds


def test_an_infinitive_takes_the_subject_of_its_verb() -> None:
    holds(
        """
        The the DET DT det 1
        president president NOUN NN nsubj 2
        decided decide VERB VBD ROOT 2
        to to PART TO aux 4
        resume resume VERB VB xcomp 2
        talks talk NOUN NNS dobj 4
        . . PUNCT . punct 2
        """,
        {
            "lemma": "resume",
            "subject": "The president",
            "object": "talks",
            "modality": "future",
            "dependency": "complement",
        },
    )


def test_an_infinitive_takes_the_object_of_urging() -> None:
    holds(
        """
        They they PRON PRP nsubj 1
        urged urge VERB VBD ROOT 1
        Russia Russia PROPN NNP dobj 1
        to to PART TO aux 4
        stop stop VERB VB xcomp 1
        . . PUNCT . punct 1
        """,
        {"lemma": "urge", "object": "Russia"},
        {"lemma": "stop", "subject": "Russia", "modality": "possible"},
    )


def test_a_purpose_after_sending_is_the_object_s() -> None:
    holds(
        """
        Pyongyang Pyongyang PROPN NNP nsubj 1
        sent send VERB VBD ROOT 1
        troops troop NOUN NNS dobj 1
        to to PART TO aux 4
        assist assist VERB VB advcl 1
        Moscow Moscow PROPN NNP dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "assist", "subject": "troops", "object": "Moscow", "modality": "future"},
    )


def test_raising_in_the_passive_keeps_the_subject() -> None:
    holds(
        """
        The the DET DT det 1
        minister minister NOUN NN nsubjpass 3
        is be AUX VBZ auxpass 3
        expected expect VERB VBN ROOT 3
        to to PART TO aux 5
        visit visit VERB VB xcomp 3
        Paris Paris PROPN NNP dobj 5
        . . PUNCT . punct 3
        """,
        {"lemma": "visit", "subject": "The minister", "object": "Paris"},
    )


def test_a_subject_relative_has_the_antecedent() -> None:
    holds(
        """
        The the DET DT det 1
        man man NOUN NN nsubj 7
        , , PUNCT , punct 1
        who who PRON WP nsubj 4
        founded found VERB VBD relcl 1
        Acme Acme PROPN NNP dobj 4
        , , PUNCT , punct 7
        died die VERB VBD ROOT 7
        . . PUNCT . punct 7
        """,
        {"lemma": "found", "subject": "The man", "object": "Acme", "dependency": "relative"},
    )


def test_an_object_relative_without_pronoun_has_the_antecedent() -> None:
    holds(
        """
        The the DET DT det 1
        man man NOUN NN nsubj 4
        they they PRON PRP nsubj 3
        arrested arrest VERB VBD relcl 1
        died die VERB VBD ROOT 4
        . . PUNCT . punct 4
        """,
        {"lemma": "arrest", "subject": "they", "object": "The man"},
    )


def test_a_prepositional_relative_keeps_its_preposition() -> None:
    holds(
        """
        The the DET DT det 1
        city city NOUN NN nsubjpass 7
        in in ADP IN prep 5
        which which PRON WDT pobj 2
        he he PRON PRP nsubj 5
        died die VERB VBD relcl 1
        was be AUX VBD auxpass 7
        bombed bomb VERB VBN ROOT 7
        . . PUNCT . punct 7
        """,
        {"lemma": "die", "subject": "he", "in": "The city"},
    )


def test_a_reduced_relative_is_passive() -> None:
    holds(
        """
        The the DET DT det 1
        firm firm NOUN NN nsubj 5
        founded found VERB VBN acl 1
        by by ADP IN agent 2
        Jones Jones PROPN NNP pobj 3
        collapsed collapse VERB VBD ROOT 5
        . . PUNCT . punct 5
        """,
        {"lemma": "found", "subject": "Jones", "object": "The firm", "construction": "passive"},
    )


def test_a_participle_takes_the_subject_of_its_clause() -> None:
    holds(
        """
        The the DET DT det 1
        soldiers soldier NOUN NNS nsubjpass 3
        were be AUX VBD auxpass 3
        killed kill VERB VBN ROOT 3
        while while SCONJ IN mark 5
        fighting fight VERB VBG advcl 3
        for for ADP IN prep 5
        Moscow Moscow PROPN NNP pobj 6
        . . PUNCT . punct 3
        """,
        {"lemma": "fight", "subject": "The soldiers", "for": "Moscow"},
    )


def test_a_gerund_after_accusing_is_the_object_s() -> None:
    holds(
        """
        Kyiv Kyiv PROPN NNP nsubj 1
        accused accuse VERB VBD ROOT 1
        Moscow Moscow PROPN NNP dobj 1
        of of ADP IN prep 1
        shelling shell VERB VBG pcomp 3
        the the DET DT det 6
        town town NOUN NN dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "shell", "subject": "Moscow", "object": "the town", "modality": "possible"},
    )


def test_a_gerund_after_before_is_the_subject_s() -> None:
    holds(
        """
        He he PRON PRP nsubj 1
        met meet VERB VBD ROOT 1
        Brown Brown PROPN NNP dobj 1
        before before ADP IN prep 1
        leaving leave VERB VBG pcomp 3
        Paris Paris PROPN NNP dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "leave", "subject": "He", "object": "Paris", "modality": "asserted"},
    )


def test_conjoined_verbs_share_their_subject() -> None:
    holds(
        """
        Smith Smith PROPN NNP nsubj 1
        met meet VERB VBD ROOT 1
        Brown Brown PROPN NNP dobj 1
        and and CCONJ CC cc 1
        signed sign VERB VBD conj 1
        the the DET DT det 6
        treaty treaty NOUN NN dobj 4
        . . PUNCT . punct 1
        """,
        {"lemma": "sign", "subject": "Smith", "object": "the treaty", "dependency": "conjunct"},
    )


def test_adjacent_conjoined_verbs_share_their_object() -> None:
    holds(
        """
        The the DET DT det 1
        firm firm NOUN NN nsubj 2
        makes make VERB VBZ ROOT 2
        and and CCONJ CC cc 2
        sells sell VERB VBZ conj 2
        cars car NOUN NNS dobj 4
        . . PUNCT . punct 2
        """,
        {"lemma": "make", "object": "cars"},
        {"lemma": "sell", "subject": "The firm", "object": "cars"},
    )


def test_a_relative_on_a_predicate_noun_is_about_the_subject() -> None:
    holds(
        """
        Jones Jones PROPN NNP nsubj 1
        is be AUX VBZ ROOT 1
        a a DET DT det 3
        lawyer lawyer NOUN NN attr 1
        who who PRON WP nsubj 5
        founded found VERB VBD relcl 3
        Acme Acme PROPN NNP dobj 5
        . . PUNCT . punct 1
        """,
        {"lemma": "found", "subject": "Jones", "object": "Acme"},
    )


def test_a_suspicion_is_about_who_is_held() -> None:
    holds(
        """
        Police police NOUN NNS nsubj 1
        arrested arrest VERB VBD ROOT 1
        Moss Moss PROPN NNP dobj 1
        on on ADP IN prep 1
        suspicion suspicion NOUN NN pobj 3
        of of ADP IN prep 4
        biting bite VERB VBG pcomp 5
        Reed Reed PROPN NNP dobj 6
        . . PUNCT . punct 1
        """,
        {"lemma": "bite", "subject": "Moss", "object": "Reed"},
    )
