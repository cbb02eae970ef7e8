"""Scores one record against another, layer by layer."""

from __future__ import annotations

from functools import cache

from nutgraf.records import Record
from nutgraf.rules.phrases import PhraseRules, read_phrases
from nutgraf.scoring.clusters import score_clusters
from nutgraf.scoring.mentions import score_mentions, score_sentences
from nutgraf.scoring.pair import Pair
from nutgraf.scoring.relations import score_relations
from nutgraf.scoring.statements import score_statements
from nutgraf.scoring.tally import LAYERS, Tally
from nutgraf.scoring.values import score_quantities, score_times

SCORERS = (
    score_sentences,
    score_mentions,
    score_clusters,
    score_quantities,
    score_times,
    score_statements,
    score_relations,
)


def score(found: Record, expected: Record, phrases: PhraseRules | None = None) -> Tally:
    """Compare a record with the gold record of the same text.

    Raises InputError when the texts differ.
    """
    pair = Pair(found, expected, phrases or _default_phrases())
    for score_layer in SCORERS:
        score_layer(pair)
    pair.tally.differences.sort(key=lambda d: (LAYERS.index(d.layer), d.start))
    return pair.tally


@cache
def _default_phrases() -> PhraseRules:
    return read_phrases()
