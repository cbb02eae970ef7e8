"""Copular clauses of titles and roles that stand before a name."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.layers import MENTIONS, Extent, Function, Mention
from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.copular import Copulas
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.tree import Tree

_TITLED = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "FAC", "GPE", "LOC", "EVENT"})

#: How many words a post with "of" before a name may have: "inspector general of police".
LONGEST_OF_TITLE = 5


class Titles:
    """Reads what a person or thing with a name is called before the name."""

    def __init__(self, tree: Tree, grammar: Grammar, copulas: Copulas) -> None:
        self.tree = tree
        self.grammar = grammar
        self.copulas = copulas
        self.ranks = grammar.honorifics | grammar.ranks

    def find(self) -> Iterator[Draft]:
        """Yield the clauses of titles and roles that stand before a name."""
        for mention in MENTIONS.get(self.tree.doc):
            if mention.kind == "name" and mention.type in _TITLED:
                draft = self._title(mention)
                if draft is not None:
                    yield draft

    def _title(self, mention: Mention) -> Draft | None:
        tree = self.tree
        name = mention.extent
        first, title = tree.left[name.head], self._last_of_title(name.first)
        if mention.type == "PERSON" and (draft := self._title_of(name)) is not None:
            return draft
        if title < first or not tree.is_noun(title) or title in tree.time or tree.is_name(title):
            return None
        if mention.type != "PERSON" and tree.tag[title] != "NN":  # "oil giant BP", no "the Beatles"
            return None
        if tree.lower[title] in self.grammar.honorifics or tree.label[title] not in (
            "compound",
            "modifier",
            "other",
        ):
            return None
        while first < title and not self._opens_title(first):
            first += 1
        bracket = self._bracket(first, title)
        for i in range(first, title):
            if self._parts(i, title):
                first = i + 1
        self.copulas.taken.add(title)
        draft = Draft("copular", title, title, tree.lemma[title], "title")
        draft.fillers = [Filler("subject", name.head, None, "title", extent=name)]
        if tree.tag[title] == "NNS":  # "the brothers Ann and Bo Lee"
            draft.fillers += [
                Filler("subject", token, None, "title")
                for token in tree.conjuncts(name.head)
                if token != name.head and tree.type_of(token) == mention.type
            ]
        draft.predicate = tree.extent(first, title, title)
        draft.fillers += bracket
        draft.fillers += self._title_arguments(first, title)
        return draft

    def _parts(self, token: int, title: int) -> bool:
        """Tell whether a title starts anew behind a token; "trade and industry minister" is one."""
        tree = self.tree
        if tree.label[token] == "coordinator":
            return title not in tree.ancestors(token)
        return tree.label[token] == "punctuation" and tree.lower[token] != "-"

    def _last_of_title(self, name: int) -> int:
        """Return the last word of the title before a name, past a rank: "spokesman | Lt. Poe"."""
        tree, title = self.tree, self._before_rank(name)
        while title > 0 and (tree.lower[title] == "." or f"{tree.lower[title]}." in self.ranks):
            title -= 1
        if title == name - 1 or tree.pos[title] == "NOUN":
            return title
        return name - 2 if tree.lower[name - 1] == "." else name - 1  # "Army | Sgt. Poe"

    def _before_rank(self, name: int) -> int:
        """Return the post before a rank in full, "spokesman | General Poe", else the last word."""
        tree, post = self.tree, name - 1
        while post > 0 and self._is_rank(post):
            post -= 1
        common = tree.tag[post] == "NN" and tree.lower[post] == tree.doc[post].text
        return post if common and tree.lower[post] not in self.grammar.full_ranks else name - 1

    def _is_rank(self, token: int) -> bool:
        tree = self.tree
        return tree.lower[token] in self.grammar.full_ranks and tree.doc[token].text.istitle()

    def _title_of(self, name: Extent) -> Draft | None:
        """Read a post and whose it is before a name: "Head of the Baltic Fleet Ivan Ivanov".

        "US envoy to Syria Ada Moss" is the envoy of the US.
        """
        tree = self.tree
        if (draft := self._of_words(name)) is not None:
            return draft
        holder = tree.mention.get(name.first - 1)
        if holder is None or holder.kind != "name" or holder.type not in ("ORG", "GPE"):
            return None
        i = holder.extent.first - 1
        while i > 0 and (tree.label[i] in ("determiner", "modifier") or i in tree.mention):
            i -= 1
        title = i - 1
        if tree.lower[i] not in self.grammar.post_prepositions or title < 0:
            return None
        if not tree.is_noun(title) or title in tree.mention or title in tree.time:
            return None
        if tree.tag[title] == "NNS" or tree.lemma[title] in self.grammar.event_nouns:
            return None
        if tree.head[name.head] == title:  # an apposition has been read as one
            return None
        draft = Draft("copular", title, title, tree.lemma[title], "title")
        draft.fillers = [
            Filler("subject", name.head, None, "title", extent=name),
            Filler("oblique", holder.extent.head, tree.lower[i], "title", extent=holder.extent),
        ]
        first = title
        while first > 0 and tree.pos[first - 1] in ("NOUN", "PROPN", "ADJ"):
            first -= 1
        draft.predicate = tree.extent(first, title, title)
        draft.fillers += [f for f in self._title_arguments(first, title) if f.head < title]
        return draft

    def _of_words(self, name: Extent) -> Draft | None:
        """Read a post of several words before a name: "US Secretary of State Ann Poe"."""
        tree = self.tree
        for title in range(max(name.first - LONGEST_OF_TITLE, 0), name.first - 2):
            if " ".join(tree.lower[title : name.first]) not in self.grammar.of_titles:
                continue
            first = title
            while first > 0 and self._stands_before(first - 1):
                first -= 1
            draft = Draft("copular", title, title, tree.lemma[title], "title")
            draft.fillers = [Filler("subject", name.head, None, "title", extent=name)]
            draft.predicate = tree.extent(first, name.first - 1, title)
            draft.fillers += self._title_arguments(first, title)
            self.copulas.taken.add(title)
            return draft
        return None

    def _stands_before(self, token: int) -> bool:
        """Tell whether a word may open a post: whose it is, "former", "deputy"."""
        tree, mention = self.tree, self.tree.mention.get(token)
        if mention is not None:
            return mention.type in ("ORG", "GPE")
        return tree.pos[token] == "ADJ" or tree.tag[token] == "POS"

    def _bracket(self, first: int, title: int) -> list[Filler]:
        """Read what a bracket before a title tells: "PAN (National Action Party) leader"."""
        tree = self.tree
        if title < 1 or tree.lower[title - 1] != ")":
            return []
        opening = max((i for i in range(first, title) if tree.lower[i] == "("), default=None)
        if opening is None:
            return []
        beside = (tree.mention.get(i) for i in (opening - 1, opening + 1) if i >= first)
        return [
            Filler("compound", mention.extent.head, None, "title", extent=mention.extent)
            for mention in dict.fromkeys(beside)
            if mention is not None and mention.type == "ORG"
        ]

    def _opens_title(self, token: int) -> bool:
        return self.tree.label[token] not in ("determiner", "punctuation", "coordinator", "mark")

    def _title_arguments(self, first: int, title: int) -> Iterator[Filler]:
        tree = self.tree
        done = first
        for i in range(first, title):
            mention = tree.mention.get(i)
            if i < done or not (mention or tree.label[i] in ("compound", "possessive")):
                continue
            if tree.opens_with(i, self.grammar.stance_prefixes):
                continue
            if tree.tag[i] == "WP$" and (owner := tree.antecedent(i)) is not None:
                yield Filler("possessive", owner, None, "relative", whole=owner)
                continue
            possessive = tree.label[i] == "possessive"
            extent = tree.extent(i, i, i)
            if mention is not None:
                extent = mention.extent
                done = extent.last
                possessive = tree.lower[min(done, title)] in self.grammar.possessive_marks
            function: Function = "possessive" if possessive else "compound"
            yield Filler(function, extent.head, None, "title", extent=extent)
