"""Who does what to whom in political news: a sentence of each kind, written down beforehand."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from nutgraf.layers import CLAUSES
from nutgraf.rules.forms import Example
from nutgraf.stages.clauses.examples import clause_mismatch

Clause = dict[str, Any]

EVENT_NOUNS_THROUGH_VERBS: list[tuple[str, Clause]] = [
    (
        "Kenyan forces mounted a raid on a rebel camp.",
        {"lemma": "raid", "subject": "Kenyan forces", "on": "a rebel camp"},
    ),
    (
        "Brussels has slapped tariffs on Chinese steel.",
        {"lemma": "tariff", "subject": "Brussels", "on": "Chinese steel"},
    ),
    (
        "Hackers carried out a cyberattack against the Danish railways.",
        {"lemma": "cyberattack", "subject": "Hackers", "against": "the Danish railways"},
    ),
    (
        "Colombia opened an investigation into the former president.",
        {"lemma": "investigation", "subject": "Colombia", "into": "the former president"},
    ),
    (
        "Peru signed a trade agreement with Singapore.",
        {"lemma": "agreement", "subject": "Peru", "with": "Singapore"},
    ),
    (
        "The two ministers held a meeting with union leaders in Oslo.",
        {"lemma": "meeting", "subject": "The two ministers", "with": "union leaders"},
    ),
    (
        "Hungary broke off relations with the court.",
        {"lemma": "relation", "subject": "Hungary", "with": "the court"},
    ),
    (
        "Sudan demanded an apology from Chad.",
        {"lemma": "apology", "from": "Chad"},
    ),
    (
        "Opposition parties called for the release of the mayor.",
        {"lemma": "release", "of": "the mayor", "modality": "possible"},
    ),
    (
        "Tanks began an assault on the town on Friday.",
        {"lemma": "assault", "subject": "Tanks", "on": ["the town", "Friday"]},
    ),
    (
        "The envoy paid a surprise visit to Tripoli.",
        {"lemma": "visit", "subject": "The envoy", "to": "Tripoli"},
    ),
    (
        "The village came under fire from the militia.",
        {"lemma": "fire", "object": "The village", "from": "the militia"},
    ),
    (
        "The bank was placed under investigation by regulators.",
        {"lemma": "investigation", "object": "The bank", "by": "regulators"},
    ),
    (
        "France provided military aid to Niger.",
        {"lemma": "aid", "subject": "France", "to": "Niger"},
    ),
    (
        "Talks between Serbia and Kosovo collapsed.",
        {"lemma": "talk", "between": ["Serbia", "Kosovo"]},
    ),
    (
        "A ceasefire agreement between the army and the rebels has held.",
        {"lemma": "agreement", "between": ["the army", "the rebels"]},
    ),
]

EVENT_NOUNS_ALONE: list[tuple[str, Clause]] = [
    (
        "The arrest of the editor by Turkish police drew protests.",
        {"lemma": "arrest", "of": "the editor", "by": "Turkish police"},
    ),
    (
        "Algeria's recognition of the new government surprised Paris.",
        {"lemma": "recognition", "possessive": "Algeria", "of": "the new government"},
    ),
    (
        "The senator voiced support for the decision of the court.",
        {"lemma": "decision", "of": "the court"},
    ),
    (
        "Deputies passed a resolution criticising Belarus.",
        {"lemma": "criticise", "subject": "a resolution", "object": "Belarus"},
    ),
    (
        "Rwanda's troops in Goma have withdrawn.",
        {"lemma": "troop", "possessive": "Rwanda", "in": "Goma"},
    ),
    (
        "The Ethiopian army shelled the city.",
        {"lemma": "army", "compound": "Ethiopian"},
    ),
    (
        "Arms sales to Saudi Arabia have doubled.",
        {"lemma": "sale", "compound": "Arms", "to": "Saudi Arabia"},
    ),
]

UNDER_VERBS: list[tuple[str, Clause]] = [
    (
        "Vietnam said it would return the vessel to Taiwan.",
        {"lemma": "return", "subject": "it", "object": "the vessel", "to": "Taiwan", "modality": "future"},
    ),
    (
        "Ottawa promised to send doctors to Haiti.",
        {"lemma": "send", "subject": "Ottawa", "object": "doctors", "to": "Haiti", "modality": "future"},
    ),
    (
        "The ministry announced that Ghana would host the summit.",
        {"lemma": "host", "subject": "Ghana", "object": "the summit", "modality": "future"},
    ),
    (
        "Ecuador demanded that Mexico extradite the banker.",
        {"lemma": "extradite", "subject": "Mexico", "object": "the banker", "modality": "possible"},
    ),
    (
        "The general is believed to have fled the country.",
        {"lemma": "flee", "subject": "The general", "object": "the country", "modality": "possible"},
    ),
    (
        "Two lawmakers were accused of leaking the report.",
        {"lemma": "leak", "subject": "Two lawmakers", "object": "the report", "modality": "possible"},
    ),
    (
        "The court barred the party from running candidates.",
        {"lemma": "run", "subject": "the party", "object": "candidates", "modality": "negated"},
    ),
    (
        "The president persuaded deputies to back the bill.",
        {"lemma": "back", "subject": "deputies", "object": "the bill"},
    ),
    (
        "Nepal seems to have rejected the offer.",
        {"lemma": "reject", "subject": "Nepal", "object": "the offer", "modality": "possible"},
    ),
    (
        "Manila sent ships to guard the reef.",
        {"lemma": "guard", "subject": "ships", "object": "the reef", "modality": "future"},
    ),
]

MODIFIERS: list[tuple[str, Clause]] = [
    (
        "The journalist detained in Minsk has been freed.",
        {"lemma": "detain", "object": "The journalist", "in": "Minsk"},
    ),
    (
        "Rebels backed by Uganda seized the mine.",
        {"lemma": "back", "object": "Rebels", "subject": "Uganda"},
    ),
    (
        "The minister, accompanied by two generals, toured the port.",
        {"lemma": "accompany", "object": "The minister", "subject": "two generals"},
    ),
    (
        "Speaking in Geneva, the envoy condemned the bombing.",
        {"lemma": "speak", "subject": "the envoy", "in": "Geneva"},
    ),
    (
        "The party won 40 seats, defeating the Liberals.",
        {"lemma": "defeat", "subject": "The party", "object": "the Liberals"},
    ),
    (
        "The soldier whom the militia captured has died.",
        {"lemma": "capture", "subject": "the militia", "object": "The soldier"},
    ),
    (
        "The town to which the families fled was bombed.",
        {"lemma": "flee", "subject": "the families", "to": "The town"},
    ),
    (
        "The jailed activist was moved to Vilnius.",
        {"lemma": "jail", "object": "The jailed activist"},
    ),
]

ORDER_AND_NEGATION: list[tuple[str, Clause]] = [
    (
        "Tokyo gave Manila ten patrol boats.",
        {"lemma": "give", "subject": "Tokyo", "indirect": "Manila", "object": "ten patrol boats"},
    ),
    (
        "Manila was given ten patrol boats by Tokyo.",
        {"lemma": "give", "subject": "Tokyo", "indirect": "Manila", "object": "ten patrol boats"},
    ),
    (
        "Armenia and Azerbaijan clashed on Tuesday.",
        {"lemma": "clash", "subject": ["Armenia", "Azerbaijan"], "time": "Tuesday"},
    ),
    (
        "The pact was signed by Chile and Bolivia and ratified by Peru.",
        {"lemma": "ratify", "object": "The pact", "subject": "Peru"},
    ),
    (
        "The regime failed to release the prisoners.",
        {"lemma": "release", "subject": "The regime", "object": "the prisoners", "modality": "negated"},
    ),
    (
        "The general denied ordering the strike.",
        {"lemma": "order", "subject": "The general", "object": "the strike", "modality": "negated"},
    ),
    (
        "The committee voted without hearing the witness.",
        {"lemma": "hear", "subject": "The committee", "object": "the witness", "modality": "negated"},
    ),
    (
        "Cuba never recognised the tribunal.",
        {"lemma": "recognise", "subject": "Cuba", "object": "the tribunal", "modality": "negated"},
    ),
    (
        "Neither side has accepted the plan.",
        {"lemma": "accept", "object": "the plan", "modality": "negated"},
    ),
]

HEADLINES_AND_TIMES: list[tuple[str, Clause]] = [
    ("Zambia expels two diplomats", {"lemma": "expel", "subject": "Zambia", "object": "two diplomats"}),
    ("Twelve hurt in Lagos market blast", {"lemma": "hurt", "object": "Twelve"}),
    ("Opposition leader jailed in Tunisia", {"lemma": "jail", "object": "Opposition leader", "in": "Tunisia"}),
    ("Senate backs aid for Moldova", {"lemma": "back", "subject": "Senate"}),
    ("Thai king pardons ex-premier", {"lemma": "pardon", "subject": "Thai king", "object": "ex-premier"}),
    (
        "The delegation arrived Monday.",
        {"lemma": "arrive", "subject": "The delegation", "time": "Monday", "object": None},
    ),
    (
        "The two presidents met Thursday in Doha.",
        {"lemma": "meet", "subject": "The two presidents", "time": "Thursday", "object": None, "in": "Doha"},
    ),
    (
        "Parliament approved the budget last week.",
        {"lemma": "approve", "object": "the budget", "time": "last week"},
    ),
    (
        "Warsaw handed Kyiv the documents on 3 May.",
        {"lemma": "hand", "subject": "Warsaw", "indirect": "Kyiv", "object": "the documents"},
    ),
]

SENTENCES = [
    *EVENT_NOUNS_THROUGH_VERBS,
    *EVENT_NOUNS_ALONE,
    *UNDER_VERBS,
    *MODIFIERS,
    *ORDER_AND_NEGATION,
    *HEADLINES_AND_TIMES,
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=lambda v: v if isinstance(v, str) else "")
def test_a_news_sentence_has_its_clause(nlp: Language, text: str, expected: Clause) -> None:
    example = Example(text=text, found=[expected])
    assert clause_mismatch(nlp(text), "clauses", example) is None
