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
    ],
)  # fmt: skip
def test_what_fills_it(nlp: Language, text: str, type_: str, role: str, found: list[str]) -> None:
    assert fillers(nlp(text), type_, role) == found
