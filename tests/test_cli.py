"""The command line behaves as a careful tool does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from spacy.language import Language
from typer.testing import CliRunner

from nutgraf.cli import app
from nutgraf.documents import Document
from nutgraf.language import find_package, model_name
from nutgraf.records import Record
from nutgraf.runner import Options, Pipeline, run_documents

TEXT = "Pool closes\n\nMayor Ada Moss met Juan Ortiz in Lima, Peru, on Monday.\n"
Nutgraf = Callable[..., Result]


@pytest.fixture
def nutgraf(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Nutgraf:
    """Run a command in an empty folder, on the pipeline that all tests share."""
    monkeypatch.setattr(Pipeline, "load", classmethod(lambda cls, options: cls(nlp, options)))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, arguments, input=stdin, catch_exceptions=False)

    return run


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "pool.txt"
    path.write_text(TEXT)
    return path


def lines(result: Result) -> list[str]:
    return result.stderr.splitlines()


def in_a_process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    code = "import sys; from nutgraf.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True, text=True, check=False, env=env, **options,
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["run", "--help"], ["schema"], ["rules", "-h"]]
)
def test_help_version_and_schema_come_without_spacy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom nutgraf.cli import main\nsys.argv[1:] = " + repr(arguments) + "\n"
        "try: main()\nexcept SystemExit as end: assert not end.code\n"
        "assert not {'spacy', 'numpy'} & sys.modules.keys()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_one_thread_is_set_before_numpy_unless_the_user_says_otherwise() -> None:
    code = (
        "import os, sys\nfrom nutgraf.cli import main\nassert 'numpy' not in sys.modules\n"
        "sys.argv[1:] = ['--version']\n"
        "try: main()\nexcept SystemExit: print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    env = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"}
    for given, expected in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=env | given, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == expected


def test_one_text_is_one_record_on_standard_output(
    nutgraf: Nutgraf, nlp: Language, text: Path
) -> None:
    done = nutgraf("run", "pool.txt", "--published", "2025-07-15")
    record = Record.model_validate_json(done.stdout)
    assert (record.id, record.source, record.published) == ("pool", "pool.txt", "2025-07-15")
    assert record.text == TEXT
    assert record.producer is not None
    assert record.producer.model == model_name(nlp)
    assert done.exit_code == 0
    (summary,) = lines(done)
    assert summary.startswith("1 document: 2 sentences, ")


def test_summary_counts_facts_by_who_says_them(nutgraf: Nutgraf, tmp_path: Path) -> None:
    story = "Ada Moss met Juan Ortiz in Lima. Police said that Ada Moss met Tom Reed in Quito."
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    done = nutgraf("run", "story.txt", "--summary")
    assert [line.split(None, 1) for line in lines(done)[1:]] == [
        ["1", "(the article)"],
        ["1", "Police"],
    ]


def test_standard_input_is_a_text(nutgraf: Nutgraf) -> None:
    record = Record.model_validate_json(nutgraf("run", "-", stdin=TEXT).stdout)
    assert (record.id, record.source, record.text) == ("stdin", "-", TEXT)


def test_open_adds_propositions(nutgraf: Nutgraf, text: Path) -> None:
    assert "propositions" not in json.loads(nutgraf("run", "pool.txt").stdout)
    assert "propositions" in json.loads(nutgraf("run", "pool.txt", "--open").stdout)


def test_a_folder_gives_one_json_a_document_or_one_jsonl(nutgraf: Nutgraf, text: Path) -> None:
    Path("sub").mkdir()
    Path("sub/rain.txt").write_text("It rained")
    assert nutgraf("run", ".", "-o", "out").exit_code == 0
    assert sorted(p.as_posix() for p in Path("out").rglob("*")) == [
        "out/pool.json", "out/sub", "out/sub/rain.json",
    ]  # fmt: skip
    assert nutgraf("run", ".", "-o", "all.jsonl").exit_code == 0
    one = [json.loads(line) for line in Path("all.jsonl").read_text().splitlines()]
    assert one == [json.loads(Path(f"out/{n}.json").read_text()) for n in ("pool", "sub/rain")]


def test_bytes_are_the_same_in_any_order_and_again(nutgraf: Nutgraf, text: Path) -> None:
    Path("rain.txt").write_text("Ada Moss said it rained in Oslo on Friday. She left.")
    for paths, folder in ((["pool.txt", "rain.txt"], "a"), (["rain.txt", "pool.txt"], "b")):
        nutgraf("run", *paths, "-o", folder)
    nutgraf("run", "rain.txt", "-o", "c")
    assert Path("a/rain.json").read_bytes() == Path("b/rain.json").read_bytes()
    assert Path("a/rain.json").read_bytes() == Path("c/rain.json").read_bytes()
    assert Path("a/pool.json").read_bytes() == Path("b/pool.json").read_bytes()


def test_processes_give_the_same_bytes_in_the_same_order(nlp: Language) -> None:
    documents = [Document(f"d{i}", f"Ada Moss met {i} farmers in Lima.") for i in range(20)]
    options = Options(format="jsonl")
    alone = list(run_documents(documents, options, pipeline=Pipeline(nlp, options)))
    assert list(run_documents(documents, options, jobs=2)) == alone


def test_jsonl_in_gives_jsonl_out(nutgraf: Nutgraf) -> None:
    given = {"id": "x/1", "text": "It rained on Sunday.", "published": "2025-07-15"}
    Path("news.jsonl").write_text(json.dumps(given) + "\n")
    record = Record.model_validate_json(nutgraf("run", "news.jsonl").stdout)
    assert (record.id, record.published) == ("x/1", "2025-07-15")
    assert nutgraf("run", "news.jsonl", "-o", "out/").exit_code == 0
    assert Path("out/x/1.json").is_file()


def test_documents_that_fail_are_told_at_the_end_and_the_others_written(
    nutgraf: Nutgraf, text: Path
) -> None:
    Path("empty.txt").touch()
    Path("latin.txt").write_bytes(b"caf\xe9")
    done = nutgraf("run", ".", "-o", "out")
    assert done.exit_code == 1
    assert lines(done)[:2] == [
        "nutgraf: empty.txt: is empty",
        "nutgraf: latin.txt:1: is no UTF-8: byte 0xe9 at offset 3; "
        "for older Western texts say --encoding cp1252",
    ]
    assert lines(done)[2].startswith("1 document, 2 failed: ")
    assert [p.name for p in Path("out").iterdir()] == ["pool.json"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n ", "nothing but white space"),
        (b"a\0b", "is binary: byte 0 at offset 1"),
        (b"caf\xe9", ":1: is no UTF-8: byte 0xe9 at offset 3"),
    ],
)
def test_a_single_text_that_cannot_be_read_is_one_line_and_exit_code_2(
    nutgraf: Nutgraf, data: bytes, message: str
) -> None:
    Path("a.txt").write_bytes(data)
    done = nutgraf("run", "a.txt", "-o", "a.json")
    (line,) = lines(done)
    assert line.startswith("nutgraf: a.txt")
    assert message in line
    assert done.exit_code == 2
    assert not Path("a.json").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file"),
        (["folder"], "folder: holds no text"),
        (["pool.txt", "--published", "2025-13-01"], "'2025-13-01' is no date"),
        (["pool.txt", "--encoding", "klingon"], "is no known text encoding"),
        (["pool.txt", "-o", "pool.txt"], "would overwrite what is to be read"),
        (["pool.txt", "-o", "pool.txt/x.json"], "cannot be written"),
        (["pool.txt", "folder2", "-o", "x.json"], "several documents need a folder"),
    ],
)
def test_a_mistake_in_the_command_is_one_line_and_nothing_runs(
    nutgraf: Nutgraf, text: Path, arguments: list[str], message: str
) -> None:
    Path("folder").mkdir()
    Path("folder2").mkdir()
    Path("folder2/a.txt").write_text("It rained.")
    done = nutgraf("run", *arguments)
    (line,) = lines(done)
    assert message in line
    assert done.exit_code == 2
    assert done.stdout == ""


def test_an_unknown_option_is_an_error(nutgraf: Nutgraf) -> None:
    done = nutgraf("run", "--bogus", "x")
    assert done.exit_code == 2
    assert "No such option: --bogus" in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_unknown_model_is_one_line(text: Path, jobs: str) -> None:
    done = in_a_process("run", str(text), "--base-model", "en_core_web_xxl", "--jobs", jobs)
    assert done.returncode == 2
    assert done.stderr.startswith("nutgraf: base model 'en_core_web_xxl' is not installed")
    assert done.stderr.count("\n") == 1


def test_a_fault_inside_a_stage_costs_one_document(
    nutgraf: Nutgraf, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("rain.txt").write_text("It rained.")
    read = Pipeline.read

    def faulty(self: Pipeline, document: Document) -> Record:
        if document.id == "pool":
            raise KeyError("oops")
        return read(self, document)

    monkeypatch.setattr(Pipeline, "read", faulty)
    done = nutgraf("run", ".", "-o", "out")
    assert done.exit_code == 1
    assert lines(done)[0].startswith("nutgraf: pool.txt: failed in test_cli.py:")
    assert Path("out/rain.json").is_file()


def test_newlines_and_offsets_are_kept(nutgraf: Nutgraf) -> None:
    words = "\ufeffPool closes\r\n\r\nAda Moss 🙂 left Lima.\r\nBo Ek stayed"
    Path("a.txt").write_bytes(words.encode())
    record = Record.model_validate_json(nutgraf("run", "a.txt").stdout)
    assert record.text == words[1:]
    assert next(s.text for s in record.sentences) == "Pool closes"


def test_a_text_of_two_megabytes_runs(nlp: Language) -> None:
    text = f"The pool closed on {'Mon' * 60}day.\n\n" * 10_000
    with nlp.select_pipes(enable=["nutgraf_segments"]):
        record = Pipeline(nlp, Options()).read(Document("big", text))
    assert len(text) > 2_000_000
    assert len(record.sentences) == 10_000
    assert record.sentences[-1].end == len(text) - 2


def test_no_progress_bar_in_a_pipe(nutgraf: Nutgraf, text: Path) -> None:
    assert "\x1b" not in nutgraf("run", "pool.txt", "-o", "a.json").stderr


def test_a_progress_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from nutgraf import verbs  # noqa: PLC0415

    monkeypatch.setattr(verbs, "sys", SimpleNamespace(stderr=SimpleNamespace(isatty=lambda: True)))
    assert list(verbs.with_progress(iter([]), 0)) == []


GOLD = Path(__file__).parent.parent / "fixtures" / "bus-crash.json"


def test_a_record_is_shown_sentence_by_sentence(nutgraf: Nutgraf) -> None:
    shown = nutgraf("inspect", str(GOLD)).stdout
    record = Record.model_validate_json(GOLD.read_bytes())
    assert all(f"{s.id:<5} " in shown for s in record.sentences)
    assert shown.count("→") == len(record.statements) + len(record.relations)


def test_one_layer_and_one_sentence_can_be_shown(nutgraf: Nutgraf) -> None:
    shown = nutgraf("inspect", str(GOLD), "--layer", "times", "--sentence", "2").stdout
    assert shown.startswith("s2 ")
    assert "→" not in shown
    assert nutgraf("inspect", str(GOLD), "--sentence", "99").exit_code == 2
    assert nutgraf("inspect", str(GOLD), "--layer", "verbs").exit_code == 2


def test_facts_can_be_grouped_by_who_says_so(nutgraf: Nutgraf) -> None:
    shown = nutgraf("inspect", str(GOLD), "--by-source").stdout
    assert "the article itself\n" in shown


def test_a_text_can_be_inspected(nutgraf: Nutgraf, text: Path) -> None:
    assert "Ada Moss" in nutgraf("inspect", "pool.txt").stdout


def test_records_are_evaluated_against_gold(nutgraf: Nutgraf) -> None:
    done = nutgraf("evaluate", str(GOLD), str(GOLD), "--by-rule", "--errors")
    assert done.exit_code == 0
    assert any(line.split()[:2] == ["relations", "1.000"] for line in done.stdout.splitlines())
    data = json.loads(nutgraf("evaluate", str(GOLD), str(GOLD), "--json", "--errors").stdout)
    assert data["figures"]["relations"]["f"] == 1
    assert data["documents"]["bus-crash"]["sentences"]["f"] == 1
    assert data["differences"] == []


def test_floors_decide_the_exit_code(nutgraf: Nutgraf) -> None:
    held = ["--fail-under", "relations.f=0.8", "--fail-under", "names.p=1"]
    assert nutgraf("evaluate", str(GOLD), str(GOLD), *held).exit_code == 0
    empty = Record.model_validate_json(GOLD.read_bytes()).model_copy(update={"relations": ()})
    Path("bus-crash.json").write_text(empty.model_dump_json())
    done = nutgraf("evaluate", ".", str(GOLD), *held)
    assert done.exit_code == 1
    assert lines(done) == ["nutgraf: relations.f is 0.000, under 0.8"]
    done = nutgraf("evaluate", ".", str(GOLD), "--fail-under", "relations.p=0.1")
    assert lines(done) == ["nutgraf: relations.p: there is nothing to measure"]


@pytest.mark.parametrize("floor", ["relations", "relations.x=1", "verbs.f=1", "relations.f=8"])
def test_a_floor_that_cannot_be_read_is_an_error(nutgraf: Nutgraf, floor: str) -> None:
    done = nutgraf("evaluate", str(GOLD), str(GOLD), "--fail-under", floor)
    assert done.exit_code == 2
    assert lines(done)[0].startswith(f"nutgraf: --fail-under {floor}: ")


def test_files_without_a_partner_are_an_error(nutgraf: Nutgraf) -> None:
    done = nutgraf("evaluate", str(GOLD), str(GOLD.parent))
    assert done.exit_code == 2
    assert all(line.endswith(": only a gold record") for line in lines(done))


def test_texts_are_run_as_of_the_gold_records_date(nutgraf: Nutgraf) -> None:
    gold = Record(id="a", text="Ada Moss left on Sunday.", published="2025-07-15")
    Path("gold").mkdir()
    Path("gold/a.json").write_text(gold.model_dump_json())
    Path("a.txt").write_text(gold.text)
    assert nutgraf("evaluate", "a.txt", "gold").exit_code == 0
    Path("a.txt").write_text(gold.text + "\n")
    done = nutgraf("evaluate", "a.txt", "gold")
    assert done.exit_code == 2
    assert "the two texts differ from character 24 on" in done.stderr


PACKAGE = Path(__file__).parent.parent / "models" / "nutgraf_en"


def test_rule_files_with_mistakes_are_told_with_their_places(nutgraf: Nutgraf) -> None:
    folder = Path("broken_rules")
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "config.cfg").write_bytes((PACKAGE / "config.cfg").read_bytes())
    (folder / "phrases.yaml").write_text("leading: []\nfollowin: []\npossessives: []\n")
    done = nutgraf("rules", "check", "broken_rules")
    assert done.exit_code == 2
    assert any("phrases.yaml:2:1: followin: is no known key here" in line for line in lines(done))


def test_a_folder_without_rules_is_an_error(nutgraf: Nutgraf) -> None:
    done = nutgraf("rules", "check", ".")
    assert lines(done) == ["nutgraf: .: is no language package: it has no config.cfg"]
    assert done.exit_code == 2


def test_examples_that_fail_are_told_with_exit_code_1(
    nutgraf: Nutgraf, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nutgraf import rule_verbs  # noqa: PLC0415

    monkeypatch.setattr(rule_verbs, "load", lambda name, base_model=None: nlp)
    examples = [e for e in rule_verbs.read_examples(find_package()) if e.rule == "phrases"]
    monkeypatch.setattr(rule_verbs, "read_examples", lambda package: examples)
    done = nutgraf("rules", "check")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == f"{len(examples)} examples, 0 of them fail"
    wrong = examples[0].example.model_copy(update={"found": "party"})
    broken = type(examples[0])(examples[0].kind, "phrases", wrong, examples[0].place)
    monkeypatch.setattr(rule_verbs, "read_examples", lambda package: [broken])
    done = nutgraf("rules", "check")
    assert done.exit_code == 1
    assert lines(done)[0].endswith("phrases: found 'leader', expected 'party'")


def test_frames_are_counted_and_explained(
    nutgraf: Nutgraf, nlp: Language, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nutgraf import rule_verbs  # noqa: PLC0415

    monkeypatch.setattr(rule_verbs, "load", lambda base_model=None: nlp)
    counts = [line.split() for line in nutgraf("rules", "coverage", "pool.txt").stdout.splitlines()]
    assert ["1", "meet"] in counts
    assert counts[-1][0] == "0"
    told = nutgraf("explain", "pool.txt", "--sentence", "2", "--type", "meet", "--why-not").stdout
    assert "by rule meet" in told
    assert "supplier = Acme" in nutgraf("explain", "Acme supplied the army with trucks.").stdout
    assert nutgraf("explain", "nowhere.txt").exit_code == 2
    assert nutgraf("explain", "pool.txt", "--sentence", "3").exit_code == 2
    assert nutgraf("explain", "pool.txt", "--type", "greet").exit_code == 2


def test_gold_is_compiled(nutgraf: Nutgraf) -> None:
    Path("sources").mkdir()
    Path("a.txt").write_text("It rained.")
    Path("sources/a.yaml").write_text("sentences: [It rained.]\n")
    assert nutgraf("gold", "compile", ".").stdout == "a.json\n"
    assert nutgraf("gold", "compile", "nowhere").exit_code == 2


def test_the_schema_that_is_checked_in_is_current(nutgraf: Nutgraf) -> None:
    path = Path(__file__).parent.parent / "pipeline" / "nutgraf" / "record.schema.json"
    assert nutgraf("schema").stdout == path.read_text(encoding="utf-8")
