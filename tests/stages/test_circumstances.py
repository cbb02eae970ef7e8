"""Where, when, how and what for: what fills the roles that all events share."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from nutgraf.layers import RELATIONS


def fillers(doc: Doc, type_: str, role: str) -> list[str]:
    found = [r for r in RELATIONS.get(doc) if r.type == type_]
    assert found, f"no {type_}"
    return [f.extent.text(doc) for r in found for f in r.arguments if f.role == role]


@pytest.mark.parametrize(
    ("text", "type_", "role", "found"),
    [
        # adverbs of place
        ("Volunteers handed out blankets there on Sunday.", "supply", "place", ["there"]),
        ("Police arrested two men nearby.", "detain", "place", ["nearby"]),
        ("Kenya beat Togo there in May.", "win", "place", ["there"]),
        ("The envoy flew to Oslo and works there.", "visit", "place", []),
        # the place a phrase with "at" names, before the one it lies in
        ("He died at home in the Paris suburb of Sceaux.", "kill", "place", ["home"]),
        ("The leaders met at the presidency on Friday.", "meet", "place", ["the presidency"]),
        ("Ann Lee met Bo Ek at the ministry in Oslo.", "meet", "place", ["the ministry in Oslo"]),
        ("The leaders met at the weekend.", "meet", "place", []),
        # the place inside the phrase for whom it happened to
        ("Soldiers shot two boys near a checkpoint.", "injure", "place", ["a checkpoint"]),
        ("Police arrested a smuggler at the airport.", "detain", "place", ["the airport"]),
        ("Gunmen ambushed a convoy outside a village.", "attack", "place", ["a village"]),
        ("Police arrested a lecturer of the college.", "detain", "place", []),
        # shows and fairs are where things are shown
        ("Acme unveiled a phone at a trade show in Austin.", "launch", "place", ["Austin"]),
        ("Acme unveiled a car at a gala in Doha.", "launch", "place", ["Doha"]),
        ("Acme launched a phone at a party in Rome.", "launch", "place", ["Rome"]),
        ("Acme unveiled a car in a show of strength.", "launch", "place", []),
        # what somebody travels for
        ("The premier flew to Cairo for talks with Mr Saleh.", "visit", "purpose",
         ["talks with Mr Saleh"]),
        ("The envoy was in Oslo for a summit.", "visit", "purpose", ["a summit"]),
        ("The boy was taken to Sydney for treatment.", "visit", "purpose", ["treatment"]),
        ("The envoy flew to Oslo for his party.", "visit", "purpose", []),
        # what somebody is given a post for
        ("Kane, hired in May to replace Paul Moss, left.", "appoint", "purpose",
         ["to replace Paul Moss"]),
        ("The bank hired Ann Lee to run its fund.", "appoint", "purpose", ["to run its fund"]),
        ("Ann Lee was appointed to oversee the clean-up.", "appoint", "purpose",
         ["to oversee the clean-up"]),
        ("Ann Lee was appointed in May after refusing to resign.", "appoint", "purpose", []),
        # by what people speak who are apart
        ("Ann Lee spoke to Bo Ek by telephone.", "meet", "instrument", ["telephone"]),
        ("The president talked with the king by phone.", "meet", "instrument", ["phone"]),
        ("The leaders met via video link.", "meet", "instrument", ["video link"]),
        ("The leaders met by chance.", "meet", "instrument", []),
        # how long before or after something else
        ("He died in hospital three days later.", "kill", "time", ["three days"]),
        ("She resigned two weeks after the raid.", "leave_position", "time", ["two weeks"]),
        ("A year earlier he was arrested in Leeds.", "detain", "time", ["A year"]),
        ("Police arrested her long after the raid.", "detain", "time", []),
        # times on the noun of an event
        ("Tempers rose after an attack on the camp two weeks ago.", "attack", "time",
         ["two weeks ago"]),
        ("The attack last year on a hotel shocked Peru.", "attack", "time", ["last year"]),
        ("The arrest of her son last Friday shocked her.", "detain", "time", ["last Friday"]),
        ("After the attack on the camp she fled last year.", "attack", "time", []),
        # the time before "when"
        ("The storm struck on Sunday when the minister visited Leeds.", "visit", "time",
         ["Sunday"]),
        ("It has been shut since last year, when two men were killed.", "kill", "time",
         ["last year"]),
        ("It will end later today when Ann Lee arrives in Oslo.", "visit", "time",
         ["later today"]),
        ("Ann Lee was in Bari when two men were killed.", "kill", "time", []),
        # an age is no time
        ("Mr Lee died aged 77.", "kill", "time", []),
        ("Mr Lee died on Sunday aged 77.", "kill", "time", ["Sunday"]),
        ("Mr Lee died last year aged 81.", "kill", "time", ["last year"]),
        # the time of the clause above "when"
        ("Last month ten people died when rebels attacked a base.", "attack", "time",
         ["Last month"]),
        ("Two men were hurt on Sunday when rebels shelled a village.", "attack", "time",
         ["Sunday"]),
        ("She was in Leeds in May when police arrested her son.", "detain", "time", ["May"]),
        ("It has been shut since Sunday because rebels attacked a base.", "attack", "time", []),
        # the time before the verb of those that share a subject
        ("Peru last week rejected the plan and banned the group.", "sanction", "time",
         ["last week"]),
        ("Ann Lee on Monday met the king and flew to Oslo.", "visit", "time", ["Monday"]),
        ("The council on Friday praised Bo Ek and sacked Ann Lee.", "leave_position", "time",
         ["Friday"]),
        ("Peru last week rejected the plan but has not banned the group.", "sanction", "time",
         []),
        # what somebody is found
        ("The court found him guilty of fraud on Monday.", "convict", "time", ["Monday"]),
        ("On Monday a jury found her guilty.", "convict", "time", ["Monday"]),
        ("A judge found the men guilty of murder in May.", "convict", "time", ["May"]),
        ("The court that found him guilty met on Monday.", "convict", "time", []),
        # where what happened to several happened
        ("A plane crashed into a barn near Leeds, killing two and injuring ten.", "injure",
         "place", ["Leeds"]),
        ("A train crashed near a station in Bari, killing one and injuring six.", "injure",
         "place", ["Bari"]),
        ("A bus crashed in Bari, killing one and wounding six.", "injure",
         "place", ["Bari"]),
        ("A plane came from Leeds, killing two and injuring ten.", "injure", "place", []),
        # what attackers come on
        ("Gunmen on motorcycles attacked a village.", "attack", "instrument", ["motorcycles"]),
        ("Rebels attacked the base on horseback.", "attack", "instrument", ["horseback"]),
        ("The village was attacked by men on motorbikes.", "attack", "instrument",
         ["motorbikes"]),
        ("Gunmen on the border attacked a village.", "attack", "instrument", []),
        # where something is shown first
        ("The film premiered at the festival in May.", "launch", "place", ["the festival"]),
        ("Acme unveiled the car at a trade fair.", "launch", "place", ["a trade fair"]),
        ("Acme launched the phone at an event.", "launch", "place", ["an event"]),
        ("Acme launched the phone at a loss.", "launch", "place", []),
        # bodies that are the houses they sit in
        ("He was sentenced at Leeds Crown Court on Monday.", "convict", "place",
         ["Leeds Crown Court"]),
        ("She met Mr Lee at the Kremlin.", "meet", "place", ["Kremlin"]),
        ("Two men were charged in the High Court on Friday.", "charge", "place", ["High Court"]),
        ("She met Mr Lee at Acme.", "meet", "place", []),
        # the place inside the phrase for whom somebody met
        ("Ann Lee received the king and his aides at the Nur Khan Airbase.", "meet", "place",
         ["Nur Khan Airbase"]),
        ("The mayor met with envoys at Buckingham Palace.", "meet", "place",
         ["Buckingham Palace"]),
        ("The mayor met the envoys at Lenin Square.", "meet", "place", ["Lenin Square"]),
        ("The mayor met the envoys of Peru.", "meet", "place", []),
        # ships
        ("He is being held aboard the USS Ohio.", "detain", "place", ["USS Ohio"]),
        ("Two men died aboard the ferry.", "kill", "place", ["the ferry"]),
        ("Ten people were hurt aboard a ferry.", "injure", "place", ["a ferry"]),
        ("Ten people were hurt aboard.", "injure", "place", []),
        # events that are named after where they were
        ("Two men were killed in the Gaza strikes.", "kill", "place", ["Gaza"]),
        ("Ten died in the Bali bombings.", "kill", "place", ["Bali"]),
        ("Six people were hurt in the London attack.", "injure", "place", ["London"]),
        ("Two people were killed in US airstrikes.", "kill", "place", []),
        # more events that others happen in
        ("Four people were killed during a coup in Haiti.", "kill", "place", ["Haiti"]),
        ("Two soldiers were hurt during a drill near Oslo.", "injure", "place", ["Oslo"]),
        ("Police arrested six men during a sweep in Bari.", "detain", "place", ["Bari"]),
        ("Two men were killed after a speech in Haiti.", "kill", "place", []),
        # where what somebody attends is held
        ("The minister attended a news conference at her ministry.", "visit", "place",
         ["her ministry"]),
        ("The king attended a ceremony in Madrid.", "visit", "place", ["Madrid"]),
        ("The envoy attended a funeral near Accra.", "visit", "place", ["Accra"]),
        ("The king attended the school of music.", "visit", "place", []),
        # where what somebody opens is
        ("Acme opened a plant in Turin in May.", "launch", "place", ["Turin"]),
        ("The chain opened two stores in Lima.", "launch", "place", ["Lima"]),
        ("The bank opened a branch in Oslo on Monday.", "launch", "place", ["Oslo"]),
        ("The bank published a report on Peru.", "launch", "place", []),
        # what forces are sent for
        ("The army sent troops to the border for exercises.", "deploy", "purpose",
         ["exercises"]),
        ("Norway sent a frigate to Iceland for training.", "deploy", "purpose", ["training"]),
        ("Togo sent soldiers to Mali for talks.", "deploy", "purpose", ["talks"]),
        ("Togo sent soldiers to Mali for years.", "deploy", "purpose", []),
    ],
)  # fmt: skip
def test_what_fills_it(nlp: Language, text: str, type_: str, role: str, found: list[str]) -> None:
    assert fillers(nlp(text), type_, role) == found
