"""Scores records against gold: `python -m nutgraf.scoring PRED GOLD [--errors] [--by-rule]`."""

import argparse
import sys
from pathlib import Path

from nutgraf.errors import NutgrafError
from nutgraf.scoring import score, total
from nutgraf.scoring.files import pair_records, read_records
from nutgraf.scoring.table import difference_lines, rule_table, table

parser = argparse.ArgumentParser(prog="python -m nutgraf.scoring")
parser.add_argument("pred", type=Path)
parser.add_argument("gold", type=Path)
parser.add_argument("--errors", action="store_true")
parser.add_argument("--by-rule", action="store_true")
options = parser.parse_args()
try:
    pairs = pair_records(read_records(options.pred), read_records(options.gold))
    tally = total(score(found, gold) for _, found, gold in pairs)
except NutgrafError as error:
    sys.exit(str(error))
lines = [line for d in tally.differences for line in difference_lines(d)] if options.errors else []
print("\n".join([*lines, *table(tally), *(rule_table(tally) if options.by_rule else ())]))
