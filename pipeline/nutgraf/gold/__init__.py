"""Gold records: compiles hand labels, written as quoted words in YAML, into records.

A source file names every label by the words of the text and the number of the sentence:

    source: https://example.org/peace     # copied into the record; `id` is the file's name
    published: 2025-07-13
    sentences:                            # all of the text, in order: body sentences as they are,
      - heading: "Ministers meet"         # lines that stand alone by `heading:`
      - "Ann Lee … in Oslo."              # "first … last", "… last" or in full
    entities:
      ann:
        {type: PERSON, name: Ann Lee, mentions: {2: [Ann Lee, nominal: the minister, pronoun: she]}}
    quantities:
      - {s: 2, text: up to 40, kind: count, upper: 40, approximation: at_most, of: rounds}
    times:
      - {s: 2, text: Sunday, type: DATE, value: 2025-07-13}
    statements:
      a1: {s: 2, kind: indirect, speaker: Ann Lee, cue: said, content: "she would … Norway"}
    relations:
      - {s: 2, type: meet, trigger: met, participant: [she, him], place: Oslo, statement: a1}

A mention without a kind is a `name`. `words@2` is the second place of the words in the sentence
(whole words only); it is needed only where they stand there more than once. `s: 4-6` looks in
three sentences. `approximation` is `exact`, a time's `type` is `DATE`, `stance` is `affirms`,
`modality` is `asserted` unless said. In a relation every further key is a role, its value one
filler or a list. A filler gets the `ref` of the mention, quantity or time with the same span;
`{the countries: [kp, ru]}` sets it, one argument for each id, and `{words: null}` sets none.
"""

from nutgraf.gold.compiler import compile_folder, compile_gold
from nutgraf.gold.reader import read_gold

__all__ = ["compile_folder", "compile_gold", "read_gold"]
