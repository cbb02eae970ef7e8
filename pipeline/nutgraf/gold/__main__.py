"""Compiles a folder of gold sources: `python -m nutgraf.gold fixtures`."""

import sys
from pathlib import Path

from nutgraf.errors import NutgrafError
from nutgraf.gold import compile_folder

try:
    for written in compile_folder(Path(sys.argv[1])):
        print(written)
except NutgrafError as error:
    sys.exit(str(error))
