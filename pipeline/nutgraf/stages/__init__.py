"""The stages, in pipeline order."""

BEFORE_BASE_MODEL = ("nutgraf_segments",)

AFTER_BASE_MODEL = (
    "nutgraf_mentions",
    "nutgraf_quantities",
    "nutgraf_times",
    "nutgraf_clauses",
    "nutgraf_statements",
    "nutgraf_coreference",
    "nutgraf_relations",
)
