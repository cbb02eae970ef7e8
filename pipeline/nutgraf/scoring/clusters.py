"""Scores coreference: MUC, B-cubed and CEAFe over all mentions; their mean F1 is the CoNLL score.

Mentions are the same when their spans are. Entities with one mention count. A mention that stands
for several entities ("the two countries") counts with the entity that comes first in the text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from nutgraf.records import Record, Span
from nutgraf.scoring.counts import Counts
from nutgraf.scoring.pair import Pair
from nutgraf.scoring.tally import Fault

Place = tuple[int, int]
Clusters = list[list[Place]]
Share = tuple[float, float]
Measure = Callable[[Clusters, Clusters], Share]


def score_clusters(pair: Pair) -> None:
    """Compare the clusters of two records, and note entities that were split or merged."""
    found, expected = clusters(pair.found), clusters(pair.expected)
    pair.tally.add("clusters.muc", _both(muc, found, expected))
    pair.tally.add("clusters.b3", _both(b_cubed, found, expected))
    similar, pairs = ceaf_e(found, expected), (len(found), len(expected))
    pair.tally.add("clusters.ceafe", Counts(similar, pairs[0], similar, pairs[1]))
    _note(pair)


def clusters(record: Record) -> Clusters:
    """Give the mentions of each entity, by place, every place once."""
    order = sorted(record.entities, key=lambda e: min((m.start, m.end) for m in e.mentions))
    taken: set[Place] = set()
    partition: Clusters = []
    for entity in order:
        places = [p for p in sorted({(m.start, m.end) for m in entity.mentions}) if p not in taken]
        taken.update(places)
        if places:
            partition.append(places)
    return partition


def _owner(partition: Clusters) -> dict[Place, int]:
    return {place: i for i, cluster in enumerate(partition) for place in cluster}


def _both(measure: Measure, found: Clusters, expected: Clusters) -> Counts:
    precision, recall = measure(found, expected), measure(expected, found)
    return Counts(*precision, *recall)


def muc(keys: Clusters, response: Clusters) -> Share:
    """Count the links of the keys that the response keeps, of how many (Vilain et al. 1995)."""
    owner = _owner(response)
    kept = links = 0
    for cluster in keys:
        parts = {owner.get(place, -1 - i) for i, place in enumerate(cluster)}
        kept += len(cluster) - len(parts)
        links += len(cluster) - 1
    return kept, links


def b_cubed(keys: Clusters, response: Clusters) -> Share:
    """Sum each mention's share of its cluster that the response keeps (Bagga & Baldwin 1998)."""
    owner = _owner(response)
    total = 0.0
    for cluster in keys:
        together = Counter(owner[place] for place in cluster if place in owner)
        total += sum(n * n for n in together.values()) / len(cluster)
    return total, sum(map(len, keys))


def ceaf_e(keys: Clusters, response: Clusters) -> float:
    """Sum the similarity of the best one-to-one match of entities (Luo 2005, phi 4)."""
    owner = _owner(response)
    common: dict[int, Counter[int]] = {}
    for k, cluster in enumerate(keys):
        common[k] = Counter(owner[place] for place in cluster if place in owner)
    total = 0.0
    for rows, columns in _components(common):
        size = max(len(rows), len(columns))
        gains = [[0.0] * size for _ in range(size)]
        for i, k in enumerate(rows):
            for j, r in enumerate(columns):
                gains[i][j] = 2 * common[k][r] / (len(keys[k]) + len(response[r]))
        total += best_assignment(gains)
    return total


def _components(common: dict[int, Counter[int]]) -> list[tuple[list[int], list[int]]]:
    """Group entities that share mentions, so that the assignment is solved in small pieces."""
    keys_of: dict[int, list[int]] = defaultdict(list)
    for k, row in common.items():
        for r in row:
            keys_of[r].append(k)
    seen: set[int] = set()
    components = []
    for first, row in common.items():
        if first in seen or not row:
            continue
        rows, columns, waiting = set[int](), set[int](), [first]
        while waiting:
            k = waiting.pop()
            if k not in rows:
                rows.add(k)
                columns.update(common[k])
                waiting.extend(other for r in common[k] for other in keys_of[r])
        seen |= rows
        components.append((sorted(rows), sorted(columns)))
    return components


def best_assignment(gains: Sequence[Sequence[float]]) -> float:
    """Find the largest sum of a square matrix with one entry of each row and column.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957), cubic in the size.
    """
    n = len(gains)
    row_potential, column_potential = [0.0] * (n + 1), [0.0] * (n + 1)
    row_of = [0] * (n + 1)
    for row in range(1, n + 1):
        row_of[0] = row
        way, column = _shortest_path(gains, row_potential, column_potential, row_of)
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    return sum(gains[row_of[c] - 1][c - 1] for c in range(1, n + 1))


def _shortest_path(
    gains: Sequence[Sequence[float]],
    row_potential: list[float],
    column_potential: list[float],
    row_of: list[int],
) -> tuple[list[int], int]:
    """Find the cheapest path from the new row to a free column, and move the potentials."""
    n = len(gains)
    least, way, used = [float("inf")] * (n + 1), [0] * (n + 1), [False] * (n + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        row = row_of[column]
        for c in range(1, n + 1):
            cost = -gains[row - 1][c - 1] - row_potential[row] - column_potential[c]
            if not used[c] and cost < least[c]:
                least[c], way[c] = cost, column
        free = [c for c in range(1, n + 1) if not used[c]]
        following = min(free, key=least.__getitem__)
        step = least[following]
        for c in range(n + 1):
            if used[c]:
                row_potential[row_of[c]] += step
                column_potential[c] -= step
            else:
                least[c] -= step
        column = following
    return way, column


def _note(pair: Pair) -> None:
    found, expected = clusters(pair.found), clusters(pair.expected)
    _note_parts(pair, "merged", found, expected)
    _note_parts(pair, "split", expected, found)


def _note_parts(pair: Pair, fault: Fault, whole: Clusters, parts: Clusters) -> None:
    """Note every cluster of `whole` whose mentions lie in several clusters of `parts`."""
    owner = _owner(parts)
    for cluster in whole:
        first: dict[int, Place] = {}
        for place in cluster:
            if place in owner:
                first.setdefault(owner[place], place)
        if len(first) > 1:
            words = " | ".join(pair.expected.text[start:end] for start, end in first.values())
            start, end = cluster[0]
            at = Span(start=start, end=end, text=pair.expected.text[start:end])
            pair.differs("clusters", fault, at, fault, found=words)
