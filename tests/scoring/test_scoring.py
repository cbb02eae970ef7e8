"""Evaluation gives 1.0 to what is right and takes off what is wrong, nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from nutgraf.errors import InputError
from nutgraf.records import Record
from nutgraf.scoring import Figures, Tally, score, total
from nutgraf.scoring.clusters import b_cubed, best_assignment, ceaf_e, muc
from nutgraf.scoring.files import pair_records, read_records
from nutgraf.scoring.table import difference_lines, rule_table, table

FIXTURES = sorted(Path("fixtures").glob("*.json"))
TEXT = (
    "Ann Lee met Bo Ek in Oslo. She gave the two countries about 40 trucks on Sunday, Ek said. "
    "Peru sued."
)


def span(words: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def gold() -> dict[str, Any]:
    """Plain data of a record that holds something of every layer."""
    people = [
        ("e1", "PERSON", "Ann Lee", [("Ann Lee", "name", 0), ("She", "pronoun", 0)]),
        ("e2", "PERSON", "Bo Ek", [("Bo Ek", "name", 0), ("Ek", "name", 1)]),
        ("e3", "GPE", "Oslo", [("Oslo", "name", 0), ("the two countries", "nominal", 0)]),
        ("e4", "GPE", "Peru", [("Peru", "name", 0), ("the two countries", "nominal", 0)]),
    ]
    arguments = [
        {"role": "supplier", "ref": "e1", **span("She")},
        {"role": "recipient", "ref": "e3", **span("the two countries")},
        {"role": "recipient", "ref": "e4", **span("the two countries")},
        {"role": "item", "ref": None, **span("about 40 trucks")},
        {"role": "time", "ref": "t1", **span("Sunday")},
    ]
    meeting = [
        {"role": "participant", "ref": "e1", **span("Ann Lee")},
        {"role": "participant", "ref": "e2", **span("Bo Ek")},
        {"role": "place", "ref": "e3", **span("Oslo")},
    ]
    lines = TEXT.replace(". ", ".\n").split("\n")
    return {
        "id": "talks",
        "text": TEXT,
        "sentences": [
            {"id": f"s{i}", "paragraph": 0, "kind": "body", **span(line)}
            for i, line in enumerate(lines, 1)
        ],
        "entities": [
            {
                "id": id_,
                "type": type_,
                "name": name,
                "mentions": [{"kind": kind, **span(words, nth)} for words, kind, nth in mentions],
            }
            for id_, type_, name, mentions in people
        ],
        "quantities": [
            {
                "id": "q1",
                **span("about 40"),
                "kind": "count",
                "value": 40,
                "approximation": "about",
                "of": span("trucks"),
            }
        ],
        "times": [{"id": "t1", **span("Sunday"), "type": "DATE", "value": "2025-07-13"}],
        "statements": [
            {
                "id": "a1",
                "kind": "indirect",
                "speaker": {"ref": "e2", **span("Ek", 1)},
                "cue": span("said"),
                "content": span("She gave the two countries about 40 trucks on Sunday"),
            }
        ],
        "relations": [
            {"id": "r1", "type": "meet", "trigger": span("met"), "arguments": meeting},
            {
                "id": "r2",
                "type": "supply",
                "trigger": span("gave"),
                "arguments": arguments,
                "statement": "a1",
            },
            {
                "id": "r3",
                "type": "charge",
                "trigger": span("sued"),
                "arguments": [{"role": "agent", "ref": "e4", **span("Peru")}],
            },
        ],
    }


def evaluate(change: Callable[[dict[str, Any]], object] | None = None) -> Tally:
    data = gold()
    if change:
        change(data)
    return score(Record.model_validate(data), Record.model_validate(gold()))


def figures(change: Callable[[dict[str, Any]], object]) -> dict[str, Figures]:
    return evaluate(change).figures()


def lowered(change: Callable[[dict[str, Any]], object]) -> set[str]:
    """Name the measures that a change brings below 1."""
    return {name for name, f in figures(change).items() if f.f is not None and f.f < 1}


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.stem)
def test_gold_against_itself_is_perfect(path: Path) -> None:
    (record,) = read_records(path).values()
    tally = score(record, record)
    assert {f.f for f in tally.figures().values()} <= {1.0, None}
    assert tally.differences == []


def test_the_small_record_against_itself_is_perfect_and_counts_everything() -> None:
    tally = evaluate()
    assert {f.f for f in tally.figures().values()} <= {1.0, None}
    counted = {name: f.expected for name, f in tally.figures().items()}
    # meet: one pair; supply: recipient (counted once) and item; charge: an agent without a hub
    assert counted["relations"] == 4
    assert counted["circumstances"] == 3
    assert counted["mentions.exact"] == 7
    assert counted["names.PERSON"] == 3


def test_an_empty_record_finds_nothing_and_spoils_nothing() -> None:
    empty = Record(id="talks", text=TEXT)
    tally = score(empty, Record.model_validate(gold()))
    assert tally.figures()["relations"].f == 0
    assert tally.figures()["relations"].p is None
    assert {d.fault for d in tally.differences} == {"missed"}
    assert score(empty, empty).figures()["relations"].f is None


def test_everything_spurious_is_told_with_its_rule() -> None:
    data = gold()
    data["relations"][0]["rule"] = "meet.verb"
    tally = score(Record.model_validate(data), Record(id="talks", text=TEXT))
    assert {d.fault for d in tally.differences} == {"spurious"}
    (meeting,) = (d for d in tally.differences if d.type == "meet" and d.layer == "relations")
    assert meeting.rule == "meet.verb"
    assert meeting.found == "meet(Ann Lee, participant: Bo Ek)"
    assert [c.p for layer, rule, c in tally.by_rule() if rule == "meet.verb"] == [0, 0]


def test_a_merged_sentence_is_a_miss() -> None:
    def change(data: dict[str, Any]) -> None:
        first, second, third = data["sentences"]
        whole = {"start": 0, "end": second["end"], "text": TEXT[: second["end"]]}
        data["sentences"] = [{**first, **whole}, third]

    assert lowered(change) == {"sentences"}
    assert figures(change)["sentences"].right == 1


def test_a_wrong_type_lowers_typed_measures_only() -> None:
    found = lowered(lambda d: d["entities"][3].update(type="ORG"))
    assert {"names", "names.GPE", "names.ORG", "mentions.exact.typed"} <= found
    assert not found & {"mentions.exact", "mentions.overlap", "clusters.b3", "relations"}


def test_a_wrong_span_still_overlaps() -> None:
    def change(data: dict[str, Any]) -> None:
        data["entities"][1]["mentions"][0].update(span("Ek"))

    found = lowered(change)
    assert {"names", "mentions.exact", "mentions.name.exact"} <= found
    assert "mentions.overlap.typed" not in found
    assert "relations" not in found


def test_a_wrong_kind_lowers_the_measures_of_both_kinds() -> None:
    found = lowered(lambda d: d["entities"][3]["mentions"][0].update(kind="metonym"))
    assert {"names", "mentions.name.exact"} <= found
    assert "mentions.exact.typed" not in found


def test_a_plural_nominal_of_two_entities_is_one_mention() -> None:
    found = figures(lambda d: d["entities"][3]["mentions"].pop())
    assert found["mentions.exact"].f == 1
    assert found["mentions.exact"].expected == 7


def test_a_split_entity_lowers_the_clusters_but_not_the_facts() -> None:
    def change(data: dict[str, Any]) -> None:
        bo = data["entities"][1]
        data["entities"].append({**bo, "id": "e9", "mentions": [bo["mentions"].pop()]})

    assert lowered(change) == {"clusters.muc", "clusters.b3", "clusters.ceafe", "clusters.conll"}
    assert [d.fault for d in evaluate(change).differences] == ["split"]


def test_a_merged_entity_is_told() -> None:
    def change(data: dict[str, Any]) -> None:
        data["entities"][0]["mentions"] += data["entities"][1]["mentions"]
        data["entities"][1]["mentions"] = data["entities"][0]["mentions"][-2:]

    assert [d.fault for d in evaluate(change).differences] == ["merged"]


@pytest.mark.parametrize("key", [{"value": 41}, {"upper": 50}, {"unit": "km"}, {"value": None}])
def test_a_wrong_number_bound_or_unit_lowers_the_value(key: dict[str, Any]) -> None:
    found = lowered(lambda d: d["quantities"][0].update(key))
    assert found == {"quantities", "quantities.value", "quantities.count"}


def test_the_counted_thing_is_compared_by_its_head() -> None:
    assert not lowered(lambda d: d["quantities"][0].update(of=span("40 trucks on Sunday")))
    wrong = {"quantities.of"}
    assert lowered(lambda d: d["quantities"][0].update(of=span("two countries"))) == wrong
    assert lowered(lambda d: d["quantities"][0].update(of=None)) == wrong


def test_a_wrong_date_lowers_the_times() -> None:
    found = lowered(lambda d: d["times"][0].update(value="2025-07-06"))
    assert found == {"times", "times.value", "times.DATE"}


def test_a_shorter_time_keeps_its_value() -> None:
    assert lowered(lambda d: d["times"][0].update(span("Sun"))) == {"times.exact"}


def statement(key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda d: d["statements"][0].update({key: value})


def test_each_part_of_a_statement_counts() -> None:
    whole = {"statements"}
    assert lowered(statement("speaker", None)) == whole | {"statements.speaker"}
    assert lowered(statement("cue", span("Sunday"))) == whole | {"statements.cue"}
    assert lowered(statement("content", span("She gave the two"))) == whole | {"statements.content"}
    assert lowered(statement("stance", "denies")) == {"statements.stance"}
    assert not lowered(statement("content", span("gave the two countries about 40 trucks")))


def test_a_speaker_may_be_any_mention_of_the_entity() -> None:
    assert not lowered(statement("speaker", {"ref": "e2", **span("Bo Ek")}))
    assert "statements.speaker" in lowered(statement("speaker", {"ref": "e1", **span("Ann Lee")}))


def relation(number: int, key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda d: d["relations"][number].update({key: value})


def test_a_wrong_relation_type_is_a_miss_and_spurious() -> None:
    found = figures(relation(0, "type", "oppose"))
    assert found["relations.meet"].r == 0
    assert found["relations.oppose"].p == 0


def test_participants_may_change_places() -> None:
    def change(data: dict[str, Any]) -> None:
        data["relations"][0]["arguments"].reverse()

    assert not lowered(change) - {"circumstances", "circumstances.place"}


def test_three_participants_are_three_facts() -> None:
    def change(data: dict[str, Any]) -> None:
        place = data["relations"][0]["arguments"][2]
        place["role"] = "participant"

    found = figures(change)
    assert found["relations.meet"].found == 3
    assert found["relations.meet"].right == 1


def test_a_filler_matches_by_entity_by_overlap_and_by_head() -> None:
    def item_is(words: str) -> Callable[[dict[str, Any]], object]:
        return lambda d: d["relations"][1]["arguments"][3].update(span(words))

    assert not lowered(item_is("40 trucks"))
    assert not lowered(item_is("trucks"))
    assert {"relations", "relations.supply"} == lowered(item_is("Sunday"))


def test_a_supplier_may_be_named_elsewhere() -> None:
    def change(data: dict[str, Any]) -> None:
        data["relations"][1]["arguments"][0].update(span("Ann Lee"))

    assert not lowered(change)


def test_one_entity_of_a_plural_nominal_is_enough() -> None:
    assert not lowered(lambda d: d["relations"][1]["arguments"].pop(2))


def test_circumstances_are_scored_apart() -> None:
    found = lowered(lambda d: d["relations"][1]["arguments"].pop())
    assert found == {"circumstances", "circumstances.time"}


def test_the_same_fact_in_another_sentence_does_not_count() -> None:
    assert "relations.meet" in lowered(relation(0, "trigger", span("sued")))


def test_modality_and_statement_are_shares_of_the_matched() -> None:
    found = figures(relation(1, "modality", "future"))
    assert found["relations"].f == 1
    assert found["relations.modality"].f == 0.5
    assert lowered(relation(1, "statement", None)) == {"relations.statement"}


def test_a_repeated_fact_counts_once() -> None:
    assert not lowered(lambda d: d["relations"].append({**d["relations"][0], "id": "r9"}))


def test_two_texts_that_differ_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="differ from character 3"):
        score(Record(id="a", text="The"), Record(id="a", text="Then"))


def test_pooled_counts_are_summed() -> None:
    pooled = total([evaluate(), evaluate(lambda d: d["relations"].clear())]).figures()["relations"]
    assert (pooled.right, pooled.found, pooled.expected) == (4, 4, 8)


A, B, C, D, E = ((i, i + 1) for i in range(5))


def test_cluster_measures_agree_with_the_published_examples() -> None:
    keys = [[A, B, C], [D, E]]
    response = [[A, B], [C, D, E]]
    assert muc(keys, response) == (2, 3)
    assert b_cubed(keys, response) == (pytest.approx((4 + 1) / 3 + 2), 5)
    assert ceaf_e(keys, response) == pytest.approx(4 / 5 + 4 / 5)
    assert ceaf_e(keys, []) == 0


def test_the_best_assignment_is_not_the_greedy_one() -> None:
    assert best_assignment([[10.0, 9.0], [9.0, 1.0]]) == 18
    assert best_assignment([[1.0, 0.0, 5.0], [2.0, 3.0, 4.0], [9.0, 8.0, 7.0]]) == 17


def test_the_tables_show_measures_rules_and_differences() -> None:
    tally = evaluate(lambda d: d["times"][0].update(value="2025-07-06", rule="weekday"))
    assert any(line.split()[:4] == ["times", "0.000", "0.000", "0.000"] for line in table(tally))
    assert any(line.split()[:2] == ["times", "weekday"] for line in rule_table(tally))
    (difference,) = tally.differences
    assert list(difference_lines(difference))[1:3] == [
        "    gold:  Sunday = 2025-07-13",
        "    found: Sunday = 2025-07-06",
    ]


def test_names_without_partner_are_an_error() -> None:
    record = Record(id="a", text="x")
    with pytest.raises(InputError, match="b: no gold record\na: only a gold record"):
        pair_records({"b": record, "c": record}, {"a": record, "c": record})


def test_a_broken_line_of_records_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n')
    with pytest.raises(InputError, match=r"records\.jsonl:2: is no record: text: "):
        read_records(path)


def test_the_module_runs_without_spacy(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(gold()))
    code = (
        "import sys, runpy; sys.argv[1:] = [sys.argv[1]] * 2\n"
        "runpy.run_module('nutgraf.scoring', run_name='__main__')\n"
        "assert 'spacy' not in sys.modules"
    )
    done = run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)
    assert "relations" in done.stdout
