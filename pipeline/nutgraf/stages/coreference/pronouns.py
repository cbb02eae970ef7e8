"""The last sieve: pronouns, by agreement, syntax and salience."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from nutgraf.layers import STATEMENTS, Statement
from nutgraf.rules.coreference import PronounForm
from nutgraf.stages.coreference.agents import Agents
from nutgraf.stages.coreference.candidates import Candidate
from nutgraf.stages.coreference.clusters import Cluster, Clusters
from nutgraf.stages.coreference.expletives import Expletives
from nutgraf.stages.coreference.lexicon import Lexicon

#: How many sentences back a pronoun may reach: he and she further than it and they.
PERSON_WINDOW = 4
THING_WINDOW = 2
#: What one sentence of distance costs, in ranks of salience.
DISTANCE = 1.6
PARALLEL = 0.6
NAMED = 0.5
MAIN = 0.5
SINGULAR = 1.5
_SUBJECT = 3
_SHORT = 3
_CLAUSE_HEADS = ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp")


class Pronouns:
    """Resolves pronouns in text order."""

    def __init__(self, doc: Doc, candidates: Sequence[Candidate], lexicon: Lexicon) -> None:
        self.doc = doc
        self.candidates = candidates
        self.lexicon = lexicon
        self.statements = STATEMENTS.get(doc)
        self.expletives = Expletives(lexicon)
        self.agents = Agents(lexicon)
        self.at = {
            i: c
            for c in candidates
            if c.kind != "pronoun" and not c.conjuncts
            for i in range(c.extent.first, c.extent.last)
        }
        self.names = {
            i: c for c in candidates if c.is_named for i in range(c.extent.first, c.extent.last)
        }
        self.at |= {c.extent.head: c for c in candidates if c.kind == "pronoun"}

    def link(self, clusters: Clusters) -> None:
        """Resolve every pronoun, and possessive noun phrases as soon as their owner is known."""
        pronouns = [c for c in self.candidates if c.kind == "pronoun"]
        forms = {c.number_in_text: self.lexicon.pronouns[c.words[0]] for c in pronouns}
        for candidate in pronouns:
            form = forms[candidate.number_in_text]
            token = self.doc[candidate.extent.head]
            if form.person == 3 and not self.expletives.is_expletive(token, form):
                best = self._best(candidate, form, clusters)
                if best is not None:
                    clusters.link(candidate.number_in_text, best.number_in_text, "pronoun")
        for candidate in pronouns:
            form = forms[candidate.number_in_text]
            if form.person == 1:
                self._resolve_first_person(candidate, form, clusters)
        self._link_owned(clusters)

    def _resolve_first_person(
        self, pronoun: Candidate, form: PronounForm, clusters: Clusters
    ) -> None:
        """Resolve "I" to the speaker, "we" to the speaker's organization or country."""
        speaker = self._speaker(self._statement(pronoun))
        if speaker is None:
            return
        cluster = clusters.of(speaker.number_in_text)
        if form.number == "singular":
            if cluster.types in ({"PERSON"}, frozenset()) and speaker.number != "plural":
                clusters.link(pronoun.number_in_text, speaker.number_in_text, "speaker")
        elif cluster.types & {"ORG", "GPE"} or speaker.number == "plural":
            clusters.link(pronoun.number_in_text, speaker.number_in_text, "speaker")
        else:
            sides = cluster.affiliations or self._names_inside(speaker)
            if len({clusters.find(side) for side in sides}) == 1:
                clusters.link(pronoun.number_in_text, sides[0], "speaker's side")

    def _names_inside(self, speaker: Candidate) -> list[int]:
        """List the organizations in an unnamed source: "The Home Office letter"."""
        if speaker.kind != "nominal":
            return []
        inner = (self.names.get(i) for i in range(speaker.extent.first, speaker.extent.head))
        return [n.number_in_text for n in inner if n is not None and n.types == {"ORG"}]

    def _statement(self, candidate: Candidate) -> Statement | None:
        return None if candidate.statement is None else self.statements[candidate.statement]

    def _speaker(self, statement: Statement | None) -> Candidate | None:
        if statement is None or statement.speaker is None:
            return None
        return self.at.get(statement.speaker.head) or self.at.get(statement.speaker.last - 1)

    def _link_owned(self, clusters: Clusters) -> None:
        """Resolve "her party" to the party she belongs to, "his wife" to his wife named before."""
        known: dict[tuple[int, str], int] = {}
        for nominal in self.candidates:
            if nominal.kind != "nominal" or nominal.determination != "possessive":
                continue
            owner = self.at.get(nominal.extent.first)
            if owner is None or owner is nominal or nominal.noun is None:
                continue
            key = (clusters.find(owner.number_in_text), nominal.noun)
            number = nominal.number_in_text
            if (
                clusters.sieve[number] is None
                and nominal.extent.last - nominal.extent.first <= _SHORT
            ):
                if key in known and nominal.number != "plural":
                    clusters.link(number, known[key], "owner")
                elif nominal.noun in self.lexicon.rules.affiliation_nouns:
                    self._link_side(nominal, owner, clusters)
            known[key] = number

    def _link_side(self, nominal: Candidate, owner: Candidate, clusters: Clusters) -> None:
        for number in clusters.of(owner.number_in_text).affiliations:
            if clusters.of(number).types & nominal.types:
                clusters.link(nominal.number_in_text, number, "owner's side")
                return

    def _best(self, pronoun: Candidate, form: PronounForm, clusters: Clusters) -> Candidate | None:
        best, best_score = None, 0.0
        neuter = form.gender == "neuter"
        use = self.agents.use(self.doc[pronoun.extent.head]) if neuter else None
        for candidate in self._before(pronoun, form):
            if not self._allowed(pronoun, form, candidate, clusters):
                continue
            score = self._score(pronoun, candidate, clusters)
            if use is not None:
                cluster = clusters.of(candidate.number_in_text)
                if not self.agents.may_be(use, pronoun, candidate, cluster):
                    continue
                score -= self.agents.cost(use, cluster)
            if best is None or score > best_score:
                best, best_score = candidate, score
        return best or self._after(pronoun, form, clusters)

    def _before(self, pronoun: Candidate, form: PronounForm) -> Iterator[Candidate]:
        person = form.gender in ("male", "female")
        window = PERSON_WINDOW if person else THING_WINDOW
        quotation = None if person else self._statement(pronoun)
        for i in range(pronoun.number_in_text - 1, -1, -1):
            candidate = self.candidates[i]
            if pronoun.sentence - candidate.sentence > window:
                return
            if quotation is None or quotation.content.holds(candidate.extent):
                yield candidate

    def _after(self, pronoun: Candidate, form: PronounForm, clusters: Clusters) -> Candidate | None:
        """Find the subject of the main clause for "When he arrived, Smith said"."""
        clause = self._clause(self.doc[pronoun.extent.head])
        if clause.dep_ != "advcl" or clause.head.i <= pronoun.extent.head:
            return None
        subjects = (c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass"))
        for found in filter(None, (self.at.get(subject.i) for subject in subjects)):
            if found.is_named and self._agrees(form, found, clusters.of(found.number_in_text)):
                return found
        return None

    def _allowed(
        self, pronoun: Candidate, form: PronounForm, candidate: Candidate, clusters: Clusters
    ) -> bool:
        cluster = clusters.of(candidate.number_in_text)
        if candidate.kind == "pronoun" and self.lexicon.pronouns[candidate.words[0]].person != 3:
            return False
        if candidate.kind == "demonym" and candidate.salience != 3:
            return False
        if candidate.extent.overlaps(pronoun.extent) or not self._agrees(form, candidate, cluster):
            return False
        if self._is_speaker_outside(pronoun, candidate, clusters):
            return False
        if self._is_told_by(candidate, pronoun):
            return False
        if form.reflexive:
            return pronoun.sentence == candidate.sentence and candidate.salience >= _SUBJECT
        return not self._in_reach(pronoun, candidate)

    def _agrees(self, form: PronounForm, candidate: Candidate, cluster: Cluster) -> bool:
        if form.gender in ("male", "female"):
            person = cluster.types == {"PERSON"}
            gender = not cluster.genders or form.gender in cluster.genders
            return person and gender and candidate.number != "plural"
        if form.gender == "neuter":
            thing = "PERSON" not in cluster.types and cluster.types != {"NORP"}
            return thing and candidate.number != "plural"
        return self._may_be_plural(candidate, cluster)

    def _may_be_plural(self, candidate: Candidate, cluster: Cluster) -> bool:
        if candidate.kind == "pronoun":
            form = self.lexicon.pronouns[candidate.words[0]]
            return form.number == "plural"
        if candidate.is_named:
            return bool(cluster.types & {"ORG", "NORP", "GPE"})
        return candidate.number != "singular"

    def _is_speaker_outside(
        self, pronoun: Candidate, candidate: Candidate, clusters: Clusters
    ) -> bool:
        """Tell whether a quotation would call its own speaker "he"."""
        statement = self._statement(pronoun)
        speaker = self._speaker(statement)
        if speaker is None or statement is None or statement.kind != "direct":
            return False
        return clusters.same(speaker.number_in_text, candidate.number_in_text)

    def _is_told_by(self, candidate: Candidate, pronoun: Candidate) -> bool:
        """Tell whether what is talked of is the talker: "My client is innocent," she said."""
        return any(
            s.kind == "direct"
            and s.speaker is not None
            and s.speaker.head == pronoun.extent.head
            and s.content.holds(candidate.extent)
            for s in self.statements
        )

    def _in_reach(self, pronoun: Candidate, candidate: Candidate) -> bool:
        """Tell whether only a reflexive could mean the candidate: arguments of one verb."""
        token, other = self.doc[pronoun.extent.head], self.doc[candidate.extent.head]
        if token.dep_ == "poss" or pronoun.sentence != candidate.sentence:
            return False
        return _argument_of(token) == _argument_of(other) is not None

    def _score(self, pronoun: Candidate, candidate: Candidate, clusters: Clusters) -> float:
        distance = pronoun.sentence - candidate.sentence
        score = min(candidate.salience, _SUBJECT) - DISTANCE * distance
        if candidate.salience > _SUBJECT:
            score += MAIN
        if pronoun.number == "plural" and candidate.number != "plural":
            score -= SINGULAR
        if min(candidate.salience, _SUBJECT) == min(pronoun.salience, _SUBJECT):
            score += PARALLEL
        if clusters.of(candidate.number_in_text).named:
            score += NAMED
        if candidate.kind == "pronoun":
            score += NAMED
        if distance == 0:
            score += self._closeness(pronoun, candidate)
        return score

    def _closeness(self, pronoun: Candidate, candidate: Candidate) -> float:
        """Prefer the nearer of two in one sentence, most the subject of the same clause."""
        token = self.doc[pronoun.extent.head]
        same_clause = self._clause(token) == self._clause(self.doc[candidate.extent.head])
        gap = pronoun.number_in_text - candidate.number_in_text
        return (0.5 if same_clause else 0.0) + 0.5 / (1 + gap)

    def _clause(self, token: Token) -> Token:
        while token.dep_ not in _CLAUSE_HEADS and token.head.i != token.i:
            token = token.head
        return token


def _argument_of(token: Token) -> int | None:
    """Return the verb a token is an argument of, through a preposition."""
    while token.dep_ in ("conj", "compound", "appos") and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj":
        token = token.head
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "dative", "prep", "agent"):
        return int(token.head.i)
    return None
