"""Freezes drafts into clauses: order, indexes, extents."""

from __future__ import annotations

from nutgraf.layers import Clause, ClauseArgument, Extent
from nutgraf.stages.clauses.draft import Draft, Filler
from nutgraf.stages.clauses.labels import SUBJECTS
from nutgraf.stages.clauses.phrases import Phrases
from nutgraf.stages.clauses.tree import Tree


def finish(tree: Tree, phrases: Phrases, drafts: list[Draft]) -> list[Clause]:
    """Number drafts in text order and give every part its extent."""
    for draft in drafts:
        if draft.kind in ("verbal", "copular"):
            draft.verb = _verb(tree, draft)
        draft.predicate = draft.predicate or _predicate(tree, draft)
    ordered = sorted(drafts, key=lambda d: (d.predicate, d.kind, d.construction))
    indexes = {id(draft): i for i, draft in enumerate(ordered)}
    sites = {draft.site: i for i, draft in enumerate(ordered) if draft.kind != "attributive"}
    sites.update({d.site: i for i, d in enumerate(ordered) if d.kind == "verbal" or d.surface})
    clauses = []
    for i, draft in enumerate(ordered):
        assert draft.predicate is not None
        clauses.append(
            Clause(
                index=i,
                kind=draft.kind,
                predicate=draft.predicate,
                head=draft.head,
                lemma=draft.lemma,
                sentence=tree.sentence[draft.head],
                arguments=_arguments(phrases, draft.fillers, sites),
                particle=draft.particle,
                light=draft.light,
                construction=draft.construction,
                polarity=draft.polarity,
                modality=draft.modality,
                tense=draft.tense,
                parent=indexes.get(id(draft.parent)) if draft.parent else None,
                dependency=draft.dependency if draft.parent else None,
                phrase=_phrase(tree, phrases, draft),
                copula=draft.verb if draft.copula else None,
                adverbs=tuple(_adverbs(tree, draft)),
                event=draft.event,
            )
        )
    return clauses


def _arguments(
    phrases: Phrases, fillers: list[Filler], sites: dict[int, int]
) -> tuple[ClauseArgument, ...]:
    seen: dict[tuple[str, str | None, int], ClauseArgument] = {}
    for filler in fillers:
        key = (filler.function, filler.preposition, filler.head)
        if key not in seen:
            seen[key] = _argument(phrases, filler, sites)
    return tuple(seen.values())


def _argument(phrases: Phrases, filler: Filler, sites: dict[int, int]) -> ClauseArgument:
    if filler.extent is not None:
        extent = whole = filler.extent
    elif filler.clause is not None:
        whole = phrases.whole(filler.head)
        extent = phrases.conjunct(filler.head) if filler.preposition else whole
    else:
        extent = phrases.narrow(filler.head)
        whole = phrases.whole(filler.head if filler.whole is None else filler.whole)
    return ClauseArgument(
        function=filler.function,
        extent=extent,
        preposition=filler.preposition,
        construction=filler.construction,
        whole=whole,
        clause=sites.get(filler.clause) if filler.clause is not None else None,
    )


def _predicate(tree: Tree, draft: Draft) -> Extent:
    """Take a verb with the auxiliaries, adverbs and particle that touch it; a noun alone."""
    if draft.verb is not None and draft.head == draft.site:
        return draft.verb
    return tree.extent(draft.head, draft.head, draft.head)


def _verb(tree: Tree, draft: Draft) -> Extent:
    """Take the verb of a clause with the auxiliaries, adverbs and particle that touch it."""
    first = last = draft.site
    parts = tree.below(draft.site, "auxiliary", "passive_auxiliary", "negation", "adverb", "prefix")
    begins = {tree.right[part]: tree.left[part] for part in parts if part < draft.site}
    while first - 1 in begins:
        first = begins[first - 1]
    leading = {tree.left[part]: tree.right[part] for part in parts if tree.label[part] == "adverb"}
    while first in leading:
        first = leading[first] + 1
    if last + 1 < tree.size and (
        draft.particle == tree.lower[last + 1] or tree.label[last + 1] == "negation"
    ):
        last += 1
    return tree.extent(first, last, draft.site)


def _phrase(tree: Tree, phrases: Phrases, draft: Draft) -> Extent | None:
    nominal = draft.kind in ("nominal", "copular") and tree.is_noun(draft.head)
    return phrases.narrow(draft.head) if nominal else None


def _adverbs(tree: Tree, draft: Draft) -> list[Extent]:
    """List the adverbs and negations of a verb that no argument and no predicate holds.

    Those before the subject connect sentences ("However, …").
    """
    verb = draft.verb
    if verb is None or not tree.is_verb(draft.site):
        return []
    start = min([draft.site, *tree.below(draft.site, *SUBJECTS)])
    return [
        tree.extent(tree.left[a], tree.right[a], a)
        for a in tree.below(draft.site, "adverb", "negation")
        if start < a and not verb.first <= a < verb.last and a not in tree.time
    ]
