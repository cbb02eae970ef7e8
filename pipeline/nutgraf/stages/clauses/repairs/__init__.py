"""Repairs of what the parser often gets wrong in news, where a rule can be sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nutgraf.rules.clauses import Grammar
from nutgraf.stages.clauses.repairs.attachment import (
    free_participle,
    free_role,
    lower_participle,
    raise_by,
    raise_deed,
    read_absolute,
)
from nutgraf.stages.clauses.repairs.attribution import (
    find_speaker,
    raise_attribution,
    raise_saying,
    read_speaker,
)
from nutgraf.stages.clauses.repairs.coordination import (
    join_gerund,
    join_list,
    join_subject_list,
    join_unlike,
    part_titles,
    raise_finite,
)
from nutgraf.stages.clauses.repairs.counts import read_counts
from nutgraf.stages.clauses.repairs.headlines import (
    join_subjects,
    read_comma,
    read_count,
    read_hidden_verb,
    read_passive,
    read_plan,
    read_verb,
)
from nutgraf.stages.clauses.repairs.hidden_verbs import (
    read_compound_verb,
    read_gapped,
    read_late_clause,
    read_second_verb,
)
from nutgraf.stages.clauses.repairs.main_verbs import (
    lower_clause,
    read_clause,
    read_late_verb,
    read_main_verb,
    read_second_subject,
)
from nutgraf.stages.clauses.repairs.names import (
    join_rank,
    part_name,
    raise_over_seat,
    read_names,
)
from nutgraf.stages.clauses.repairs.phrases import (
    free_from_name,
    free_place,
    free_result,
    join_prefix,
    join_title,
    mark_list,
    raise_agent,
    raise_name,
    read_approximation,
    read_person,
)
from nutgraf.stages.clauses.repairs.prefixes import join_prefixes
from nutgraf.stages.clauses.repairs.times import (
    free_subject,
    free_time,
    free_timing,
    lower_said_time,
    lower_time,
    mark_time,
    part_time,
    raise_distance,
)
from nutgraf.stages.clauses.repairs.verbs import (
    part_clauses,
    read_gerund,
    read_perfect,
    read_recipient,
    read_reduced_relative,
    read_result,
    share_auxiliary,
)
from nutgraf.stages.clauses.tree import Tree

#: Mends what hangs on one token, and tells whether a token has been moved.
Repair = Callable[[Tree, Grammar, int], bool]

_REPAIRS: Mapping[str, tuple[Repair, ...]] = {
    "preposition": (
        mark_list,
        read_approximation,
        free_from_name,
        raise_agent,
        free_place,
        free_timing,
        free_role,
        raise_by,
    ),
    "root": (read_second_subject, find_speaker),
    "other": (join_title,),
    "noun_clause": (mark_list, read_main_verb, lower_participle, free_participle),
    "prepositional_object": (read_gerund, part_time, read_person, part_titles),
    "passive_subject": (read_person, part_titles, free_subject),
    "relative_clause": (raise_deed, raise_attribution),
    "clausal_subject": (read_reduced_relative,),
    "modifier": (free_result, read_second_verb, read_compound_verb),
    "clause": (part_clauses, lower_clause, read_late_clause),
    "apposition": (
        raise_over_seat,
        join_rank,
        raise_name,
        read_comma,
        read_person,
        join_list,
        join_subject_list,
        join_unlike,
    ),
    "object": (mark_time, join_prefix, read_recipient, read_person, read_speaker, part_name),
    "object_predicate": (part_name,),
    "noun_adverb": (raise_distance, lower_said_time, free_time, lower_time, join_title, read_count),
    "adverbial_clause": (read_plan, read_absolute, join_gerund, raise_attribution),
    "subject": (
        join_rank,
        read_passive,
        part_titles,
        free_subject,
        read_result,
        read_person,
        read_verb,
        join_subjects,
        share_auxiliary,
    ),
    "compound": (read_hidden_verb,),
    "conjunct": (
        raise_over_seat,
        raise_saying,
        read_gapped,
        raise_attribution,
        raise_finite,
        read_perfect,
        read_clause,
        read_second_subject,
        lower_clause,
        read_late_verb,
    ),
}


def repair(tree: Tree, grammar: Grammar) -> None:
    """Move and relabel tokens of a tree; the Doc stays as it is."""
    join_prefixes(tree, grammar)
    read_counts(tree, grammar)
    moved = read_names(tree)
    for token in range(tree.size):
        label = tree.label[token]
        for mend in _REPAIRS.get(label, ()):
            if tree.label[token] == label:
                moved = mend(tree, grammar, token) or moved
    if moved:
        tree.settle()
