"""Scores records against gold: `python -m nutgraf.scoring PRED GOLD [--errors] [--by-rule]`."""

import argparse
import sys
from pathlib import Path

from nutgraf.errors import NutgrafError
from nutgraf.scoring import report, score
from nutgraf.scoring.files import pair_records, read_records

parser = argparse.ArgumentParser(prog="python -m nutgraf.scoring")
parser.add_argument("pred", type=Path)
parser.add_argument("gold", type=Path)
parser.add_argument("--errors", action="store_true")
parser.add_argument("--by-rule", action="store_true")
options = parser.parse_args()
try:
    pairs = pair_records(read_records(options.pred), read_records(options.gold))
    tallies = {name: score(found, gold) for name, found, gold in pairs}
except NutgrafError as error:
    sys.exit(str(error))
print("\n".join(report.as_text(tallies, errors=options.errors, by_rule=options.by_rule)))
