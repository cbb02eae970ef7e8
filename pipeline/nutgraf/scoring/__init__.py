"""Compares records with gold records: precision, recall and F1 by layer and type; no spaCy.

What is counted is told in `records.md` under "What evaluation counts"; what it leaves open:

- Stretches that overlap are matched one to one, the closest first.
- "By half or more" is half of the longer of two stretches.
- Heads are found without a parser: see `nutgraf.rules.phrases`.
- A found entity means the expected entity that most of its mentions lie on.
- A relation without its hub gives facts with an empty hub, which match only each other.
- A fact's sentence is the gold sentence that its trigger, or else its first argument, begins in.
"""

from nutgraf.scoring.counts import Counts, Figures
from nutgraf.scoring.evaluation import score
from nutgraf.scoring.tally import Difference, Tally, total

__all__ = ["Counts", "Difference", "Figures", "Tally", "score", "total"]
