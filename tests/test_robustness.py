"""No text makes a stage raise, and every record's offsets hold."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language

from nutgraf.documents import Document
from nutgraf.runner import Options, Pipeline, Result

TEXT = (
    "Pool closes\n\nMayor Ada Moss, 42, met Juan Ortiz of Acme Corp. in Lima, Peru, on Monday. "
    "“We will send up to 40 trucks,” she said, according to the BBC. Nearly 300 people were hurt "
    "when Acme's $4.5m depot burned; police arrested two men who denied it."
)
ODD = [
    "“",
    '"',
    "”",
    "'",
    "’",
    ".",
    "...",
    "?",
    "!",
    ",",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "%",
    "$",
    "£4m",
    "3-2",
    "10:30",
    "$1,000.50",
    "1/2",
    "50%",
    "—",
    "–",
    "🙂",
    "é",
    "中文",
    "said",
    "according",
    "to",
    "the",
    "of",
    "who",
    "Mr",
    "U.S.",
    "http://x.y/z?a=b",
    "@me",
    "#tag",
    "<b>",
    "&amp;",
    "\ufeff",
    "İ",
    "ﬁ",
    "ß",
    "\u200b",
]
SPACES = (" ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "\x0c", "")


def spoilt(seed: int) -> str:
    """Cut a text at random places and put odd things there."""
    chance = random.Random(seed)
    words = TEXT.split(" ") if seed % 3 else []
    for _ in range(chance.randrange(3, 20)):
        place = chance.randrange(len(words) + 1)
        words[place : place + chance.randrange(3)] = [chance.choice(ODD)]
    return "".join(word + chance.choice((" ", " ", *SPACES)) for word in words) or "."


@pytest.mark.parametrize(
    "texts",
    [
        [".", "“", "a", "\u200b", "1" * 500, "A" * 500, "\n\n🙂", "( " * 100, "“" * 50, "the of"],
        [spoilt(seed) for seed in range(40)],
        [TEXT[:end] for end in range(1, len(TEXT), 17)],
    ],
    ids=["short", "spoilt", "cut off"],
)
def test_no_text_makes_a_stage_raise(nlp: Language, texts: list[str]) -> None:
    pipeline = Pipeline(nlp, Options(open_=True))
    outcomes = {text: pipeline.run(Document("odd", text)) for text in texts}
    assert [(t, o) for t, o in outcomes.items() if not isinstance(o, Result)] == []
