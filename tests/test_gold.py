"""Gold sources: quoted labels become records, and every mistake is placed."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.errors import InputError, RuleError
from nutgraf.gold import compile_folder, compile_gold, read_gold
from nutgraf.gold.anchors import AnchorError, Stretch, find_next, find_quote
from nutgraf.records import Record, to_json

FIXTURES = Path(__file__).parent.parent / "fixtures"
SEEDS = sorted((FIXTURES.parent / "seeds").glob("*.txt"))
UNREAD = FIXTURES.parent / "benchmarks" / "unread"
SOURCES = [*sorted(FIXTURES.glob("sources/*.yaml")), *sorted(UNREAD.glob("sources/*.yaml"))]
TEXT = (
    "Ministers meet\n\nAnn Lee met Bo Ek in Oslo, Norway. She told him on Sunday that she agreed.\n"
)
LABELS = """\
published: 2025-07-13
sentences:
  - heading: Ministers meet
  - Ann Lee … Norway.
  - … agreed.
entities:
  ann: {type: PERSON, name: Ann Lee, mentions: {2: [Ann Lee], 3: [pronoun: She, pronoun: she]}}
  bo: {type: PERSON, name: Bo Ek, mentions: {2: [Bo Ek], 3: [pronoun: him]}}
times:
  - {s: 3, text: Sunday, value: 2025-07-13}
statements:
  a1: {s: 3, kind: indirect, speaker: She, cue: told, content: she agreed}
relations:
  - {s: 2, type: meet, trigger: met, participant: [Ann Lee, Bo Ek], place: Oslo}
  - {s: 1, type: meet, trigger: meet, participant: {Ministers: [ann, bo]}}
  - {s: 3, type: agree, trigger: agreed, party: {she: null}, time: Sunday, statement: a1}
"""


def place(folder: Path, labels: str, text: str = TEXT) -> Path:
    """Lay out a folder of one text and its source; return the source."""
    (folder / "sources").mkdir()
    (folder / "talks.txt").write_text(text, encoding="utf-8", newline="")
    source = folder / "sources" / "talks.yaml"
    source.write_text(labels, encoding="utf-8")
    return source


def arguments(record: Record) -> list[list[tuple[str, str, str | None]]]:
    return [[(a.role, a.text, a.ref) for a in r.arguments] for r in record.relations]


def test_quoted_labels_become_spans_and_fillers_find_what_they_mean(tmp_path: Path) -> None:
    record = compile_gold(place(tmp_path, LABELS))
    assert record.id == "talks"
    assert [(s.text, s.paragraph, s.kind) for s in record.sentences] == [
        ("Ministers meet", 0, "heading"),
        ("Ann Lee met Bo Ek in Oslo, Norway.", 1, "body"),
        ("She told him on Sunday that she agreed.", 1, "body"),
    ]
    assert [(m.text, m.kind) for m in record.entities[0].mentions] == [
        ("Ann Lee", "name"),
        ("She", "pronoun"),
        ("she", "pronoun"),
    ]
    assert arguments(record) == [
        [
            ("participant", "Ann Lee", "ann"),
            ("participant", "Bo Ek", "bo"),
            ("place", "Oslo", None),
        ],
        [("participant", "Ministers", "ann"), ("participant", "Ministers", "bo")],
        [("party", "she", None), ("time", "Sunday", "t1")],
    ]
    assert record.statements[0].speaker is not None
    assert record.statements[0].speaker.ref == "ann"


def test_all_mistakes_are_told_at_once_with_their_places(tmp_path: Path) -> None:
    labels = LABELS.replace("Bo Ek], 3", "Bo Eck], 3").replace("{she: null}", "{she: cy}")
    labels = labels.replace("s: 1, type", "s: 9, type").replace("statement: a1}", "statement: a2}")
    with pytest.raises(RuleError) as raised:
        compile_gold(place(tmp_path, labels))
    assert [(p.line, p.message) for p in raised.value.problems] == [
        (8, "'Bo Eck' is not in 'Ann Lee met Bo Ek in Oslo, Norway.'"),
        (15, "there is no sentence 9, only 1 to 3"),
        (15, "there is no sentence 9, only 1 to 3"),
        (16, "'cy' is no id of an entity, quantity or time"),
        (16, "'a2' is no id of a statement"),
    ]
    assert all(p.column > 1 and p.file.endswith("talks.yaml") for p in raised.value.problems)


def test_a_key_of_the_form_that_is_misspelt_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"talks\.yaml:10:\d+: .*is no known key here"):
        compile_gold(place(tmp_path, LABELS.replace("text: Sunday", "text: Sunday, vale: 1")))


def test_sentences_must_cover_the_whole_text(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="goes on after the last sentence: 'She told"):
        compile_gold(place(tmp_path, LABELS.replace("  - … agreed.\n", "")))


def test_a_skipped_sentence_is_told_once(tmp_path: Path) -> None:
    labels = LABELS.replace("  - Ann Lee … Norway.\n", "")
    with pytest.raises(RuleError) as raised:
        compile_gold(place(tmp_path, labels.replace("… agreed", "She … agreed")))
    assert "4:5: sentences.1: expected 'She' here, found 'Ann Lee met" in str(raised.value)
    assert str(raised.value).count("expected") == 1


def test_a_source_without_its_text_is_an_input_error(tmp_path: Path) -> None:
    source = place(tmp_path, LABELS)
    (tmp_path / "talks.txt").unlink()
    with pytest.raises(InputError, match=r"talks\.txt"):
        compile_gold(source)


def test_a_folder_compiles_to_records_that_read_back(tmp_path: Path) -> None:
    source = place(tmp_path, LABELS)
    (written,) = compile_folder(tmp_path)
    assert written == tmp_path / "talks.json"
    assert read_gold(written) == compile_gold(source)


def test_reading_something_else_than_a_record_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(InputError, match="is no gold record"):
        read_gold(tmp_path / "list.json")


def test_quotes_are_whole_words() -> None:
    text = "the hero, he said"
    assert find_quote(text, "he", Stretch(0, len(text))) == (10, 12)


def test_words_that_stand_twice_need_a_number() -> None:
    text = "he said he came"
    assert find_quote(text, "he@2", Stretch(0, len(text))) == (8, 10)
    with pytest.raises(AnchorError, match="stands here 2 times: choose one"):
        find_quote(text, "he", Stretch(0, len(text)))
    with pytest.raises(AnchorError, match="there is no number 3"):
        find_quote(text, "he@3", Stretch(0, len(text)))


def test_an_elided_quote_is_the_shortest_stretch() -> None:
    text = "to go on and to go home"
    assert find_quote(text, "go … to", Stretch(0, len(text))) == (3, 15)


def test_the_next_sentence_must_begin_where_the_last_one_ended() -> None:
    assert find_next("One. Two three.", "… three.", 4) == (5, 15)
    with pytest.raises(AnchorError, match="expected 'Three' here, found 'Two three"):
        find_next("One. Two three.", "Three …", 4)
    with pytest.raises(AnchorError, match="'four' does not follow 'Two three"):
        find_next("One. Two three.", "Two … four", 4)


def test_a_sentence_must_not_be_empty() -> None:
    with pytest.raises(AnchorError, match="does not follow"):
        find_next("One.", "", 0)


def test_the_example_of_the_readme_compiles(tmp_path: Path) -> None:
    readme = (FIXTURES / "README.md").read_text(encoding="utf-8")
    text = "\n".join(line[2:] for line in readme.splitlines() if line.startswith(">"))
    labels = readme.partition("```yaml\n")[2].partition("```")[0]
    record = compile_gold(place(tmp_path, labels, text))
    assert arguments(record)[0] == [
        ("participant", "Ministers", "ann"),
        ("participant", "Ministers", "bo"),
    ]


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.stem)
def test_the_compiled_record_is_what_its_source_says(source: Path) -> None:
    compiled = to_json(compile_gold(source)) + "\n"
    assert (source.parent.parent / f"{source.stem}.json").read_bytes() == compiled.encode()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem)
def test_a_seed_and_its_fixture_are_the_same_bytes(seed: Path) -> None:
    assert (FIXTURES / seed.name).read_bytes() == seed.read_bytes()
