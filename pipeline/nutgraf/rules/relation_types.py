"""The relation types of the record contract: roles, what kind of thing fills them, foreign codes.

One table for the schema, the frames, evaluation and exports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Roles every event may take beside its own.
CIRCUMSTANCES = ("place", "time", "instrument", "purpose")


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type of fact.

    The first of `roles` is the hub. `phrase_roles` are usually filled by a phrase that is no
    entity. A symmetric type has one role that every participant fills. `plover` is the event's
    code in the PLOVER ontology, `wikidata` the state's properties.
    """

    name: str
    kind: Literal["state", "event"]
    roles: tuple[str, ...]
    phrase_roles: frozenset[str]
    reading: str
    wikidata: tuple[str, ...] = ()
    plover: str | None = None

    @property
    def hub(self) -> str:
        """The role that all other roles are facts about."""
        return self.roles[0]

    @property
    def symmetric_role(self) -> str | None:
        """The role that several participants share, if the type is symmetric."""
        return self.hub if self.hub in SYMMETRIC_ROLES else None

    @property
    def all_roles(self) -> tuple[str, ...]:
        """The roles of the type and, for an event, its circumstances."""
        return self.roles + (CIRCUMSTANCES if self.kind == "event" else ())


SYMMETRIC_ROLES = frozenset({"participant", "party"})


def _roles(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    words = text.split()
    starred = frozenset(word.rstrip("*") for word in words if word.endswith("*"))
    return tuple(word.rstrip("*") for word in words), starred


def _state(name: str, roles: str, reading: str, *wikidata: str) -> RelationType:
    return RelationType(name, "state", *_roles(roles), reading, wikidata=wikidata)


def _event(name: str, roles: str, reading: str, plover: str | None = None) -> RelationType:
    return RelationType(name, "event", *_roles(roles), reading, plover=plover)


#: In the order of the contract; a star marks a role that a plain phrase usually fills.
_TABLE = (
    _state("holds_position", "person position* organization", "is <position> of", "P39"),
    _state("member_of", "member organization", "belongs to or works for", "P463", "P108"),
    _state("citizen_of", "person* country", "has the nationality of", "P27"),
    _state("resides_in", "person place", "lives in, is from", "P551"),
    _state("born_in", "person place", "was born in", "P19"),
    _state("based_in", "organization place", "has its seat in", "P159"),
    _state("located_in", "place container", "lies in", "P131"),
    _state("part_of", "part whole", "is a part or branch of", "P361"),
    _state("owns", "owner asset*", "owns", "P1830"),
    _state("kin_of", "person relative kinship*", "is related to", "P1038"),
    _event("meet", "participant", "meets or talks with", "CONSULT"),
    _event("visit", "visitor destination origin", "travels to", "CONSULT"),
    _event("agree", "party agreement*", "agrees or signs a treaty with", "AGREE"),
    _event("support", "supporter supported*", "backs, praises or endorses", "SUPPORT"),
    _event("oppose", "opponent opposed*", "rejects, denies or criticises", "REJECT"),
    _event("cooperate", "party", "works together with", "COOPERATE"),
    _event("supply", "supplier recipient item*", "gives, sells or sends to", "AID"),
    _event("request", "requester addressee request*", "asks, urges or orders", "REQUEST"),
    _event("accuse", "accuser accused accusation*", "accuses or blames", "ACCUSE"),
    _event("threaten", "threatener threatened threat*", "threatens", "THREATEN"),
    _event("sanction", "imposer target", "sanctions, bans or expels", "SANCTION"),
    _event("protest", "protester* target*", "demonstrates or strikes against", "PROTEST"),
    _event("deploy", "deployer force* destination", "sends forces to", "MOBILIZE"),
    _event("attack", "attacker target*", "attacks or wages war on", "ASSAULT"),
    _event("kill", "victim* killer", "is killed by, dies", "ASSAULT"),
    _event("injure", "victim* agent", "is hurt by", "ASSAULT"),
    _event("detain", "person* agent", "is arrested, held or kidnapped by", "COERCE"),
    _event("charge", "person* agent offence*", "is charged, sued or investigated by", "COERCE"),
    _event("convict", "person* agent offence* sentence*", "is found guilty by", "COERCE"),
    _event("appoint", "person position* organization agent", "is named or elected to a post"),
    _event("leave_position", "person position* organization", "resigns or is sacked from"),
    _event("win", "winner contest* loser", "wins, defeats or is awarded"),
    _event("acquire", "acquirer acquired* price", "buys or merges with"),
    _event("pay", "payer payee amount", "pays, invests in or donates money to"),
    _event("found", "founder organization", "founds or sets up"),
    _event("launch", "agent product*", "releases, publishes, unveils or opens"),
    _event("change", "subject* direction* by from to", "rises or falls, by measure"),
)

RELATION_TYPES: dict[str, RelationType] = {relation.name: relation for relation in _TABLE}
