"""Tells a name's type from what stands around it: an age, a state, a noun beside it."""

from __future__ import annotations

from collections.abc import Sequence

from nutgraf.records import EntityType
from nutgraf.stages.mentions.appositions import NOUN_PHRASE, Appositions
from nutgraf.stages.mentions.contests import Contests
from nutgraf.stages.mentions.lexicon import Lexicon
from nutgraf.stages.mentions.names import Name
from nutgraf.stages.mentions.places import PREPOSITIONS, Places
from nutgraf.stages.mentions.words import Words

#: Tags of words before a subject or object, and no place: "said Copland, who".
_BEFORE_CLAUSE = frozenset({"CC", "VBD", "VBZ", "VBP"})

#: Labels that the model gives to persons whose names it does not know.
_UNSURE = frozenset({"", "ORG", "GPE", "LOC", "PRODUCT", "NORP", "FAC", "WORK_OF_ART"})


class Contexts:
    """Reads the words before and after names."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.places = Places(words, lexicon)
        self.appositions = Appositions(words, lexicon)
        self.contests = Contests(words, lexicon)

    def tell(self, name: Name, *, person: bool) -> EntityType | None:
        """Tell a type from what stands around a name: an age, a dateline, a state, a noun."""
        if self.words.has_age(name.last):
            return "PERSON"
        if noun := self._body(name) or self.appositions.tell(name):
            return noun
        if not person and (type_ := self._beside_noun(name)):
            return type_
        if not person and self.places.follows_person(name):
            return "GPE"
        if self._is_house(name):
            return "ORG"
        if self._is_told_of(name) or (name.last == name.first + 1 and self._is_somebody(name)):
            return "PERSON"
        if self.words.opens_dateline(name.first):
            return "GPE"
        abbreviated = name.last == name.first + 1 and self.words.is_state(name.first - 1)
        before_state = not person and self.words.is_state(name.last)
        return "GPE" if abbreviated or before_state else None

    def _body(self, name: Name) -> EntityType | None:
        """Tell a body or another thing by the noun that says so: "the newspaper Kalanit"."""
        if self._is_called(name) or self._is_founded(name) or self.contests.is_club(name):
            return "ORG"
        return self._called(name)

    def _beside_noun(self, name: Name) -> EntityType | None:
        """Tell a type from the noun beside a name: "Lazio province", "an Acme employee"."""
        texts, rules = self.words.texts, self.lexicon.rules
        label = self.words.model_label(name.first, name.last)
        if label == "GPE":
            return "ORG" if self._is_employer(name) else None
        if label not in ("", "PERSON", "ORG", "PRODUCT", "FAC", "WORK_OF_ART", "NORP", "LOC"):
            return None
        settled = self._before_thing(name, label) or self.places.tell_of(name)
        if settled or label in ("NORP", "LOC"):
            return settled or (self._of_people(name) if label == "NORP" else None)
        after = texts[name.last] if name.last < len(texts) else ""
        spoken_for = self.has_spokesman(name) and label not in ("", "PERSON")
        if label != "ORG" and (spoken_for or after in rules.employing_nouns):
            return "ORG"
        if after in rules.place_nouns:
            return rules.place_nouns[after]
        following = texts[name.last : name.last + 2]
        if label == "PERSON" and any(t in rules.company_nouns for t in following[-1:]):
            return "ORG" if all(t.islower() for t in following) else None
        if label == "ORG" and name.last > name.first + 1:
            return None
        return self.places.tell(name, label)

    def _before_thing(self, name: Name, label: str) -> EntityType | None:
        """Tell what a name is by the thing behind it: "Orbalon-3 spacecraft", "Tarmin temple"."""
        words = self.words
        after = words.texts[name.last] if name.last < len(words.texts) else ""
        type_ = self.lexicon.rules.thing_nouns.get(after)
        numbered = any(c.isdigit() for c in words.texts[name.last - 1])
        strange = label in ("PERSON", "WORK_OF_ART", "PRODUCT") or (numbered and label != "FAC")
        return type_ if strange and not words.is_place(name.first) else None

    def _of_people(self, name: Name) -> EntityType | None:
        """Tell a place that is no people, whatever the model says: "Paktia province"."""
        texts, rules = self.words.texts, self.lexicon.rules
        after = texts[name.last] if name.last < len(texts) else ""
        people = texts[name.last - 1].endswith(tuple(rules.demonym_endings))
        return rules.settlement_nouns.get(after) if not people else None

    def _is_employer(self, name: Name) -> bool:
        """Tell a firm that the model takes for a place: "Zarkon chief economist Ann Lee"."""
        words, rules = self.words, self.lexicon.rules
        if name.last > name.first + 1 or words.is_place(name.first):
            return False
        after = name.last + words.owns(name.last)
        before = words.texts[name.first - 1].lower() if name.first else ""
        employs = words.texts[after : after + 1] and words.texts[after] in rules.firm_nouns
        return bool(employs) and before not in rules.place_prepositions

    def _has_organization_post(self, name: Name) -> bool:
        """Tell whether a post before a name is one that bodies have: "the manager of Acme Air"."""
        before = self.words.texts[max(name.first - 2, 0) : name.first]
        rules = self.lexicon.rules
        return (
            len(before) == 2
            and before[0] in rules.organization_posts
            and before[1] in rules.genitive_joiners
        )

    def _is_called(self, name: Name) -> bool:
        """Tell whether a noun beside a name says it is a body's: "the newspaper Kalanit"."""
        doc, noun = self.words.doc, name.first - 1
        if noun < 0 or self.words.texts[noun] not in self.lexicon.rules.organization_nouns:
            return False
        return bool(doc[name.last - 1].head.i == noun or doc[noun].head.i == name.last - 1)

    def _called(self, name: Name) -> EntityType | None:
        """Tell a ship, a river or a film by the noun before: "the ferry Rimini"."""
        noun, words = self._before_quote(name.first - 1), self.words
        type_ = self.lexicon.rules.called_nouns.get(words.texts[noun]) if noun >= 0 else None
        if type_ is None or words.has_age(name.last):
            return None
        if noun < name.first - 1:
            return type_  # the musical "Evita"
        head = words.doc[name.last - 1].head.i
        return type_ if head == noun or words.doc[noun].head.i == name.last - 1 else None

    def _before_quote(self, i: int) -> int:
        """Return the token before the mark and the article that open a quoted title."""
        texts, rules = self.words.texts, self.lexicon.rules
        mark = i - 1 if i > 0 and texts[i] in rules.name_determiners else i
        return mark - 1 if mark > 0 and texts[mark] in rules.quote_marks else i

    def has_spokesman(self, name: Name) -> bool:
        """Tell whether somebody speaks or acts for a name: "Acme Airplanes spokesman"."""
        after = self.words.texts[name.last] if name.last < len(self.words.texts) else ""
        return after.islower() and after.capitalize() in self.lexicon.rules.office_words

    def _is_somebody(self, name: Name) -> bool:
        """Tell a bare surname by what follows or governs it: "Mason, who", "killing Mason"."""
        texts, rules = self.words.texts, self.lexicon.rules
        label = self.words.label[name.first]
        if label not in ("", "ORG", "GPE", "LOC", "PRODUCT") or texts[name.first].isupper():
            return False
        before = texts[max(name.first - 2, 0) : name.first]
        if before[-1:] and before[-1] in rules.person_verbs:
            return True
        if len(before) == 2 and before[1] in rules.genitive_joiners:
            follows = self.words.tags[name.last : name.last + 1]
            modifies = follows in (["NN"], ["NNS"]) and self.words.is_place(name.first)
            return before[0] in rules.person_deeds and not modifies  # "murder of Lyon lawyer"
        after = texts[name.last : name.last + 2]
        if after[:1] and after[0] in rules.possessive_marks:
            follows = self.words.tags[name.last + 2 : name.last + 3]
            deed = after[1:] and after[1] in rules.person_deeds
            return bool(deed) and not any(tag.startswith("NN") for tag in follows)
        unknown = label == "GPE" and not self.words.is_place(name.first)
        if after[:1] and after[0] in rules.person_actions and (label == "ORG" or unknown):
            return True
        if after[:1] != [","] or len(after) < 2:
            return False
        if label in ("GPE", "LOC") and not (unknown and self._opens_clause(name.first)):
            return False  # "Ann Lee of Arles, who"
        return after[1] in rules.person_relatives or self._is_role(name.last + 1)

    def _is_told_of(self, name: Name) -> bool:
        """Tell somebody by the noun or relative beside the name: "his wife, Agnes", "Rumi, who".

        It is told against the model's label, which takes rare names for places and firms.
        """
        words, rules = self.words, self.lexicon.rules
        if words.model_label(name.first, name.last) not in _UNSURE:
            return False
        after = words.texts[name.last : name.last + 2]
        if self._ends_apposition(name, after[:1]):
            return True
        follows = after[:1] == [","] and len(after) > 1 and after[1] in rules.person_relatives
        governed = name.first > 0 and words.tags[name.first - 1] in PREPOSITIONS
        owns = len(after) > 1 and after[0] in rules.possessive_marks
        return (follows and not governed) or (owns and after[1] in rules.kin_nouns)

    def _ends_apposition(self, name: Name, after: Sequence[str]) -> bool:
        """Tell "his wife, Agnes, ": a noun for people before, a mark behind."""
        comma = name.first - 1
        if comma < 1 or self.words.texts[comma] != "," or name.type is not None:
            return False
        return [*after] in ([","], ["."], ["("]) and self._is_for_people(comma - 1)

    def _is_for_people(self, noun: int) -> bool:
        text = self.words.texts[noun]
        rules = self.lexicon.rules
        return text in rules.kin_nouns or (text.islower() and text.capitalize() in rules.titles)

    def _is_founded(self, name: Name) -> bool:
        """Tell a body by its founding, or by its members: "Acme, founded in 1961"."""
        words, rules = self.words, self.lexicon.rules
        if words.model_label(name.first, name.last) not in ("", "PERSON", "PRODUCT"):
            return False
        after = words.texts[name.last : name.last + 2]
        if after[:1] == [","] and after[1:] and after[1] in rules.founding_words:
            return True
        before = words.texts[max(name.first - 2, 0) : name.first]
        return (
            len(before) == 2
            and before[0] in rules.member_nouns
            and before[1] in rules.genitive_joiners
        )

    def _opens_clause(self, first: int) -> bool:
        """Tell whether a name stands first in its sentence or clause, so that "who" is its own."""
        return self.words.starts_sentence[first] or self.words.tags[first - 1] in _BEFORE_CLAUSE

    def _is_role(self, first: int) -> bool:
        """Tell whether a phrase says what somebody is: ", a former professor of"."""
        texts, rules = self.words.texts, self.lexicon.rules
        if texts[first] not in rules.name_determiners:
            return False
        last = first + 1
        while last < len(texts) and self.words.tags[last] in NOUN_PHRASE:
            last += 1
        noun = texts[last - 1]
        return noun.islower() and noun.capitalize() in rules.titles

    def _is_house(self, name: Name) -> bool:
        """Tell a firm named like a person: nobody is of a person, "Ann Lee of Merrill Lynch"."""
        words, of = self.words, name.first - 1
        joined = of > 0 and words.texts[of] in self.lexicon.rules.genitive_joiners
        several = (
            name.last > name.first + 1 and words.model_label(name.first, name.last) == "PERSON"
        )
        return joined and several and words.label[of - 1] == "PERSON"
