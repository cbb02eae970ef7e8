"""Frames over hand-built clauses: what fills roles, what fires, what is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import (
    CLAUSES,
    ENTITIES,
    QUANTITIES,
    RELATIONS,
    Clause,
    ClauseArgument,
    Entity,
    Extent,
    Function,
    Mention,
    Quantity,
)
from nutgraf.rules.classes import ClassFile, compile_classes
from nutgraf.rules.frame_compiler import compile_frames
from nutgraf.rules.frames import FrameFile
from nutgraf.rules.readings import Frames
from nutgraf.stages.relations import Relations

VOCABULARY = English().vocab  # knows how words are in lower case

CLASSES = {
    "person": {"marks": ["PERSON"], "words": ["nurse"], "endings": ["man"]},
    "agent": {"of": ["person"], "marks": ["GPE"], "words": ["army"]},
    "country": {"marks": ["country"]},
    "weapon": {"words": ["missile"]},
    "robot": {"words": ["half-army"]},
    "partitive": {"words": ["most"]},
    "partition": {"words": ["of"]},
    "direction": {"words": ["back"]},
    "likening": {"words": ["as"]},
    "abroad": {"words": ["overseas"]},
    "dispraise": {"words": ["unjust"]},
    "distinction": {"words": ["best"]},
    "distinguished": {"marks": ["distinguished"]},
    "clause": {},
}


def frames(*rules: dict[str, object]) -> Frames:
    file = FrameFile.model_validate({"rules": list(rules)})
    return compile_frames(
        file.rules, compile_classes(ClassFile.model_validate({"classes": CLASSES}))
    )


def document(text: str, *entities: tuple[str, str]) -> Doc:
    words = text.split()
    lemmas = [word.lower() for word in words]
    doc = Doc(VOCABULARY, words=words, lemmas=lemmas)
    ENTITIES.set(doc, tuple(entity(doc, name, type_) for name, type_ in entities))
    return doc


def entity(doc: Doc, name: str, type_: str) -> Entity:
    extent = phrase(doc, name)
    country = "IR" if name == "Iran" else None
    mention = Mention(extent, "name", type_, "test", country)  # type: ignore[arg-type]
    return Entity(type_, name, (mention,))  # type: ignore[arg-type]


def phrase(doc: Doc, words: str) -> Extent:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return replace(Extent.of(span), head=span.end - 1)


def argument(doc: Doc, place: str, words: str) -> ClauseArgument:
    """Make an argument: a function, or any other word as the preposition of an oblique."""
    functions: dict[str, Function] = {f: f for f in ("subject", "object", "possessive", "time")}  # type: ignore[misc]
    if place in functions:
        return ClauseArgument(functions[place], phrase(doc, words))
    return ClauseArgument("oblique", phrase(doc, words), place)


def clause(doc: Doc, word: str, lemma: str, **places: str) -> Clause:
    head = phrase(doc, word)
    arguments = tuple(argument(doc, p.rstrip("_"), words) for p, words in places.items())
    return Clause(0, "verbal", head, head.head, lemma, 0, arguments)


def found(doc: Doc, rules: Frames, *clauses: Clause) -> list[tuple[str, dict[str, str]]]:
    numbered = tuple(replace(c, index=i) for i, c in enumerate(clauses))
    CLAUSES.set(doc, numbered)
    Relations(rules)(doc)
    return [(r.type, {f.role: f.extent.text(doc) for f in r.arguments}) for r in RELATIONS.get(doc)]


SUPPLY = {
    "frame": "supply",
    "verbs": ["supply"],
    "type": "supply",
    "roles": {
        "supplier": "subject is agent",
        "recipient": ["to", "object when with"],
        "item": ["with", "object"],
    },
    "needs": ["item", "supplier or recipient"],
}
ATTACK = {
    "frame": "attack",
    "type": "attack",
    "verbs": ["attack"],
    "nouns": {"attack": {"attacker": ["subject", "by"], "target": "on"}},
    "roles": {"attacker": "subject", "target": "object"},
    "needs": ["target"],
}


def test_a_condition_chooses_between_two_uses_of_a_function() -> None:
    doc = document("Iran supplies the army with missiles", ("Iran", "GPE"))
    verb = clause(doc, "supplies", "supply", subject="Iran", object="the army", with_="missiles")
    roles = {"supplier": "Iran", "recipient": "the army", "item": "missiles"}
    assert found(doc, frames(SUPPLY), verb) == [("supply", roles)]


def test_the_same_function_is_the_item_without_that_condition() -> None:
    doc = document("Iran supplies missiles to rebels", ("Iran", "GPE"))
    verb = clause(doc, "supplies", "supply", subject="Iran", object="missiles", to="rebels")
    roles = {"supplier": "Iran", "recipient": "rebels", "item": "missiles"}
    assert found(doc, frames(SUPPLY), verb) == [("supply", roles)]


def test_a_filler_of_another_class_leaves_the_role_empty() -> None:
    doc = document("Storms supply water")
    verb = clause(doc, "supply", "supply", subject="Storms", object="water")
    assert found(doc, frames(SUPPLY), verb) == []


def test_a_filler_is_the_name_with_its_entity() -> None:
    doc = document("president Ann Lee attacked Iran", ("Ann Lee", "PERSON"), ("Iran", "GPE"))
    found(
        doc,
        frames(ATTACK),
        clause(doc, "attacked", "attack", subject="president Ann Lee", object="Iran"),
    )
    (relation,) = RELATIONS.get(doc)
    assert [(f.extent.text(doc), f.entity) for f in relation.arguments] == [
        ("Ann Lee", 0),
        ("Iran", 1),
    ]


def test_a_light_verb_leaves_the_event_to_its_noun() -> None:
    doc = document("Iran launched an attack on Oman", ("Iran", "GPE"), ("Oman", "GPE"))
    launch = {
        "frame": "launch",
        "type": "launch",
        "verbs": ["launch"],
        "roles": {"product": "object"},
    }
    verb = clause(doc, "launched", "launch", subject="Iran", object="an attack")
    noun = replace(
        clause(doc, "attack", "attack", subject="Iran", on="Oman"), kind="nominal", light="launch"
    )
    roles = {"attacker": "Iran", "target": "Oman"}
    assert found(doc, frames(ATTACK, launch), verb, noun) == [("attack", roles)]


def test_an_event_is_told_once_where_its_verb_governs_its_noun() -> None:
    sign = {
        "frame": "sign",
        "type": "agree",
        "verbs": ["sign"],
        "roles": {"party": "subject", "agreement": "object"},
    }
    pact = {"frame": "pact", "type": "agree", "nouns": ["pact"], "roles": {"party": "with"}}
    doc = document("Iran signed a pact with Oman", ("Iran", "GPE"), ("Oman", "GPE"))
    verb = clause(doc, "signed", "sign", subject="Iran", object="a pact")
    noun = replace(clause(doc, "pact", "pact", with_="Oman"), kind="nominal")
    assert [type_ for type_, _ in found(doc, frames(sign, pact), verb, noun)] == ["agree"]


def test_the_more_specific_event_wins_a_clause() -> None:
    beat = {
        "frame": "beat",
        "type": "win",
        "verbs": ["beat"],
        "roles": {"winner": "subject is country", "loser": "object"},
        "needs": ["winner", "loser"],
    }
    hit = {
        "frame": "hit",
        "type": "attack",
        "verbs": ["beat"],
        "roles": {"target": "object"},
        "needs": ["target"],
    }
    doc = document("Iran beat Oman", ("Iran", "GPE"), ("Oman", "GPE"))
    verb = clause(doc, "beat", "beat", subject="Iran", object="Oman")
    assert [type_ for type_, _ in found(doc, frames(hit, beat), verb)] == ["win"]


CONVICT = {
    "frame": "convict",
    "type": "convict",
    "verbs": ["fine"],
    "roles": {"agent": "subject", "person": "object"},
    "needs": ["person"],
}
PAY = {
    "frame": "pay",
    "type": "pay",
    "verbs": ["fine"],
    "roles": {"payee": "subject", "payer": "object", "amount": "with"},
    "needs": ["payer", "amount"],
}


def test_an_event_that_a_frame_tells_beside_is_told_as_well() -> None:
    doc = document("courts fined him with money")
    verb = clause(doc, "fined", "fine", subject="courts", object="him", with_="money")
    alone = [type_ for type_, _ in found(doc, frames(CONVICT, PAY), verb)]
    both = [type_ for type_, _ in found(doc, frames(CONVICT, {**PAY, "beside": ["convict"]}), verb)]
    assert (alone, both) == (["pay"], ["convict", "pay"])


def test_a_predicate_may_go_on_after_its_verb() -> None:
    rules = frames(
        {
            "frame": "up",
            "type": "change",
            "predicates": ["be up"],
            "roles": {"subject": "subject"},
        }
    )
    up, out = document("prices are up"), document("prices are out")
    is_up = replace(clause(up, "are", "be", subject="prices"), kind="copular")
    is_out = replace(clause(out, "are", "be", subject="prices"), kind="copular")
    assert found(up, rules, is_up) == [("change", {"subject": "prices"})]
    assert found(out, rules, is_out) == []


def test_a_noun_in_several_tokens_is_of_the_class_of_the_whole() -> None:
    doc = Doc(
        VOCABULARY, words=["half", "-", "army", "attacked", "Iran"], spaces=[False] * 2 + [True] * 3
    )
    ENTITIES.set(doc, ())
    verb = clause(doc, "attacked", "attack", subject="half-army", object="Iran")
    rules = frames({**ATTACK, "roles": {"attacker": "subject is robot", "target": "object"}})
    assert found(doc, rules, verb)[0][1]["attacker"] == "half-army"


def test_a_verb_phrase_needs_its_fixed_words() -> None:
    rules = frames(
        {"frame": "try", "type": "charge", "verbs": ["put on trial"], "roles": {"person": "object"}}
    )
    doc = document("they put him on trial")
    verb = clause(doc, "put", "put", subject="they", object="him", on="trial")
    assert found(doc, rules, verb) == [("charge", {"person": "him"})]
    assert found(doc, rules, clause(doc, "put", "put", subject="they", object="him")) == []


def test_every_participant_of_a_symmetric_type_is_taken() -> None:
    rules = frames(
        {
            "frame": "meet",
            "type": "meet",
            "verbs": ["meet"],
            "roles": {"participant": ["subject", "object"]},
        }
    )
    doc = document("Ann met Bob", ("Ann", "PERSON"), ("Bob", "PERSON"))
    found(doc, rules, clause(doc, "met", "meet", subject="Ann", object="Bob"))
    assert [f.extent.text(doc) for f in RELATIONS.get(doc)[0].arguments] == ["Ann", "Bob"]


def test_every_event_may_take_the_shared_circumstances() -> None:
    shared = {"frame": "circumstances", "roles": {"instrument": "with is weapon"}}
    doc = document("Iran attacked Oman with missile", ("Iran", "GPE"), ("Oman", "GPE"))
    verb = clause(doc, "attacked", "attack", subject="Iran", object="Oman", with_="missile")
    assert found(doc, frames(ATTACK, shared), verb)[0][1]["instrument"] == "missile"


def test_a_document_without_clauses_has_no_relations() -> None:
    assert found(document("nothing here"), frames(ATTACK)) == []


def test_any_preposition_reaches_into_the_phrase_it_was_hung_on() -> None:
    rules = frames(
        {
            "frame": "supply",
            "type": "supply",
            "verbs": ["supply"],
            "roles": {"recipient": "object", "item": "any with"},
        }
    )
    doc = document("Iran supplied rebels with missiles today", ("Iran", "GPE"))
    verb = clause(doc, "supplied", "supply", subject="Iran", object="rebels with missiles")
    verb = replace(verb, arguments=(verb.arguments[0], headed(doc, verb.arguments[1], "rebels")))
    noun = replace(clause(doc, "rebels", "rebel", with_="missiles"), kind="nominal")
    roles = {"recipient": "rebels", "item": "missiles"}
    assert found(doc, rules, verb, noun) == [("supply", roles)]


def test_any_preposition_prefers_the_verb_s_own() -> None:
    rules = frames(
        {
            "frame": "supply",
            "type": "supply",
            "verbs": ["supply"],
            "roles": {"item": "any with"},
        }
    )
    doc = document("they supplied men with beards with missiles")
    verb = clause(doc, "supplied", "supply", object="men with beards", with_="missiles")
    noun = replace(clause(doc, "men", "man", with_="beards"), kind="nominal")
    assert found(doc, rules, verb, noun) == [("supply", {"item": "missiles"})]


def test_a_symmetric_role_takes_its_other_side_from_the_second_reading() -> None:
    rules = frames(
        {
            "frame": "meet",
            "type": "meet",
            "verbs": ["hold talks"],
            "nouns": ["talks"],
            "roles": {"participant": ["subject", "with"]},
        }
    )
    doc = document("Ann held talks with Bob", ("Ann", "PERSON"), ("Bob", "PERSON"))
    verb = clause(doc, "held", "hold", subject="Ann", object="talks")
    noun = replace(clause(doc, "talks", "talks", with_="Bob"), kind="nominal", light="hold")
    found(doc, rules, verb, noun)
    (relation,) = RELATIONS.get(doc)
    assert [f.extent.text(doc) for f in relation.arguments] == ["Ann", "Bob"]


def headed(doc: Doc, argument: ClauseArgument, word: str) -> ClauseArgument:
    """Give a phrase the head it has before what was hung on it."""
    return replace(argument, extent=replace(argument.extent, head=phrase(doc, word).head))


def test_what_takes_a_part_is_what_it_takes_a_part_of() -> None:
    rules = frames(
        {
            "frame": "supply",
            "type": "supply",
            "verbs": ["get"],
            "roles": {"recipient": "subject", "item": "object is weapon"},
            "needs": ["item"],
        }
    )
    words = ["they", "got", "most", "of", "the", "missile"]
    heads = [1, 1, 1, 2, 5, 3]
    tags = ["PRON", "VERB", "ADJ", "ADP", "DET", "NOUN"]
    doc = Doc(VOCABULARY, words=words, lemmas=words, heads=heads, pos=tags, deps=["dep"] * 6)
    verb = clause(doc, "got", "get", subject="they", object="most")
    roles = {"recipient": "they", "item": "most"}
    assert found(doc, rules, verb) == [("supply", roles)]


def test_a_condition_may_be_a_place_of_several_words() -> None:
    rules = frames(
        {
            "frame": "meet",
            "type": "meet",
            "verbs": ["be"],
            "roles": {"participant": ["subject when in talks with/any with", "in talks with"]},
            "needs": ["participant*2"],
        }
    )
    doc = document("Ann is in talks with Bob", ("Ann", "PERSON"), ("Bob", "PERSON"))
    subject = argument(doc, "subject", "Ann")
    other = ClauseArgument("oblique", phrase(doc, "Bob"), "in talks with")
    verb = replace(clause(doc, "is", "be"), arguments=(subject, other))
    assert [type_ for type_, _ in found(doc, rules, verb)] == ["meet"]
    alone = replace(clause(doc, "is", "be"), arguments=(subject,))
    assert found(doc, rules, alone) == []


def test_a_number_of_what_it_is_a_part_of_comes_to_an_end() -> None:
    rules = frames(ATTACK)
    words = ["they", "attacked", "most", "of", "three"]
    doc = Doc(VOCABULARY, words=words, lemmas=words, heads=[1, 1, 1, 2, 3],
              pos=["PRON", "VERB", "ADJ", "ADP", "NUM"], deps=["dep"] * 5)  # fmt: skip
    three = Quantity(phrase(doc, "three"), "count", "exact", "test", 3, of=phrase(doc, "most"))
    QUANTITIES.set(doc, (three,))
    verb = clause(doc, "attacked", "attack", subject="they", object="most")
    assert found(doc, rules, verb) == [("attack", {"attacker": "they", "target": "most"})]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A storm killed six people, including two boys.", ["six people"]),
        ("A storm killed six people, including the singer Ann Lee.", ["six people", "Ann Lee"]),
        ("Gunmen killed three men, including Tom Reed.", ["three men", "Tom Reed"]),
    ],
)
def test_a_part_counts_only_by_name(nlp: Language, text: str, victims: list[str]) -> None:
    doc = nlp(text)
    relation = next(r for r in RELATIONS.get(doc) if r.type == "kill")
    assert [f.extent.text(doc) for f in relation.arguments if f.role == "victim"] == victims


def test_one_of_the_places_that_a_condition_names_is_enough() -> None:
    rules = frames(
        {
            "frame": "supply",
            "type": "supply",
            "verbs": ["send"],
            "roles": {"item": "object"},
            "conditions": ["to is agent or for is agent"],
            "needs": ["item"],
        }
    )
    doc = document("sent missiles to the army")
    to = clause(doc, "sent", "send", object="missiles", to="the army")
    assert found(doc, rules, to) == [("supply", {"item": "missiles"})]
    for_ = replace(to, arguments=(to.arguments[0], replace(to.arguments[1], preposition="for")))
    assert found(doc, rules, for_) == [("supply", {"item": "missiles"})]
    neither = replace(to, arguments=to.arguments[:1])
    assert found(doc, rules, neither) == []


CUT = {
    "frame": "cut",
    "type": "change",
    "verbs": ["cut"],
    "roles": {"subject": "object", "by": ["count object", "next"]},
    "needs": ["subject", "by"],
}


def test_what_is_counted_is_cut_by_its_number() -> None:
    doc = document("Banks cut 400 jobs")
    of = phrase(doc, "jobs")
    QUANTITIES.set(doc, (Quantity(phrase(doc, "400"), "count", "exact", "test", 400, of=of),))
    verb = clause(doc, "cut", "cut", subject="Banks", object="400 jobs")
    assert found(doc, frames(CUT), verb) == [("change", {"subject": "400 jobs", "by": "400"})]


def test_an_amount_may_stand_after_the_particle_of_a_verb() -> None:
    doc = document("Shares were cut down 3% today")
    QUANTITIES.set(doc, (Quantity(phrase(doc, "3%"), "percent", "exact", "test", 3),))
    verb = clause(doc, "cut", "cut", object="Shares")
    assert found(doc, frames(CUT), verb) == [("change", {"subject": "Shares", "by": "3%"})]


def test_an_amount_further_on_is_another_s() -> None:
    doc = document("Shares were cut when sales fell 3%")
    QUANTITIES.set(doc, (Quantity(phrase(doc, "3%"), "percent", "exact", "test", 3),))
    assert found(doc, frames(CUT), clause(doc, "cut", "cut", object="Shares")) == []


def parsed(text: str, *heads: int, **deps: str) -> Doc:
    """Make a Doc with a parse: the head of each word, and by word its function and tag."""
    words = text.split()
    return Doc(
        VOCABULARY,
        words=words,
        lemmas=[word.lower() for word in words],
        heads=list(heads),
        deps=[deps.get(word, "dep") for word in words],
        pos=["ADJ" if word == "unjust" else "X" for word in words],
    )


VISIT = {
    "frame": "visit",
    "type": "visit",
    "verbs": ["fly", "flee"],
    "roles": {"visitor": "subject", "destination": ["any to", "adverb is abroad"]},
    "needs": ["visitor", "destination"],
}


def test_a_phrase_below_an_adverb_of_direction_is_the_verb_s() -> None:
    deps = {"back": "advmod", "to": "prep", "Oslo": "pobj"}
    doc = parsed("she flew back to Oslo", 1, 1, 1, 2, 3, **deps)
    verb = clause(doc, "flew", "fly", subject="she")
    roles = {"visitor": "she", "destination": "Oslo"}
    assert found(doc, frames(VISIT), verb) == [("visit", roles)]


def test_a_phrase_below_another_adverb_is_not() -> None:
    deps = {"close": "advmod", "to": "prep", "Oslo": "pobj"}
    doc = parsed("she flew close to Oslo", 1, 1, 1, 2, 3, **deps)
    assert found(doc, frames(VISIT), clause(doc, "flew", "fly", subject="she")) == []


def test_an_adverb_may_fill_a_role() -> None:
    doc = parsed("she fled overseas", 1, 1, 1, overseas="advmod")
    verb = clause(doc, "fled", "flee", subject="she")
    roles = {"visitor": "she", "destination": "overseas"}
    assert found(doc, frames(VISIT), verb) == [("visit", roles)]


def test_what_something_is_called_may_be_an_adjective() -> None:
    rules = frames(
        {
            "frame": "oppose",
            "type": "oppose",
            "verbs": ["describe"],
            "roles": {"opponent": "subject", "opposed": "object"},
            "conditions": ["quality is dispraise"],
        }
    )
    doc = parsed("she described it as unjust", 1, 1, 1, 1, 3, **{"as": "prep"})
    verb = clause(doc, "described", "describe", subject="she", object="it")
    assert found(doc, rules, verb) == [("oppose", {"opponent": "she", "opposed": "it"})]
    other = parsed("she described it as tall", 1, 1, 1, 1, 3, **{"as": "prep"})
    verb = clause(other, "described", "describe", subject="she", object="it")
    assert found(other, rules, verb) == []


def test_a_noun_that_is_singled_out_as_best_is_a_distinction() -> None:
    rules = frames(
        {
            "frame": "win",
            "type": "win",
            "verbs": ["name"],
            "roles": {"winner": "object", "contest": "complement is distinguished"},
            "needs": ["winner", "contest"],
        }
    )
    doc = parsed("they named her best new director", 1, 1, 1, 5, 5, 1)
    for i, tag in ((3, "ADJ"), (4, "ADJ"), (5, "NOUN")):
        doc[i].pos_ = tag
    verb = clause(doc, "named", "name", object="her", complement="best new director")
    assert found(doc, rules, verb) == [("win", {"winner": "her", "contest": "best new director"})]
    plain = parsed("they named her director", 1, 1, 1, 1)
    plain[3].pos_ = "NOUN"
    verb = clause(plain, "named", "name", object="her", complement="director")
    assert found(plain, rules, verb) == []


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("China sent missiles and artillery systems to Mali.", ["missiles", "artillery systems"]),
        ("China sent tents, blankets and know-how to Mali.", ["tents", "blankets", "know-how"]),
        ("China sent missiles and Ann Lee to Mali.", ["missiles"]),
    ],
)
def test_what_is_coordinated_is_alike(nlp: Language, text: str, items: list[str]) -> None:
    doc = nlp(text)
    relation = next(r for r in RELATIONS.get(doc) if r.type == "supply")
    assert [f.extent.text(doc) for f in relation.arguments if f.role == "item"] == items


def cleared(source: str) -> list[tuple[str, dict[str, str]]]:
    """Find what a frame for charges tells of somebody cleared of lying, of a place for it."""
    doc = document("Iran cleared Ann of lying", ("Ann", "PERSON"))
    verb = clause(doc, "cleared", "clear", subject="Iran", object="Ann")
    lying = replace(argument(doc, "of", "lying"), clause=1)
    roles = {"person": "object is person", "offence": source}
    rule = {"frame": "charge", "type": "charge", "verbs": ["clear"], "roles": roles}
    told = replace(verb, arguments=(*verb.arguments, lying))
    return found(doc, frames(rule), told, clause(doc, "lying", "lie"))


def test_a_phrase_that_is_a_clause_is_of_the_class_of_clauses() -> None:
    assert cleared("of is weapon/clause") == [("charge", {"person": "Ann", "offence": "lying"})]


def test_a_phrase_that_is_a_clause_is_kept_out_where_no_clause_may_stand() -> None:
    assert cleared("of not clause") == [("charge", {"person": "Ann"})]


def test_one_of_several_is_who_is_named_beside_them() -> None:
    words = ["One", "of", "the", "nurses", "Ann", "attacked", "Iran"]
    pos = ["NUM", "ADP", "DET", "NOUN", "PROPN", "VERB", "PROPN"]
    doc = Doc(
        VOCABULARY,
        words,
        lemmas=[word.lower() for word in words],
        pos=pos,
        heads=[5, 0, 3, 1, 3, 5, 5],
        deps=["dep"] * 7,
    )
    ENTITIES.set(doc, (entity(doc, "Ann", "PERSON"),))
    verb = clause(doc, "attacked", "attack", subject="One", object="Iran")
    nurses = clause(doc, "nurses", "nurse", subject="Ann")
    apposition = replace(nurses, kind="copular", construction="apposition")
    assert found(doc, frames(ATTACK), verb, apposition) == [
        ("attack", {"attacker": "Ann", "target": "Iran"})
    ]
