"""The command line: one verb, one call; whatever is heavy is imported inside the verbs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from nutgraf import __version__
from nutgraf.errors import InputError, NutgrafError

HELP = {"help_option_names": ["-h", "--help"]}


class Verbs(TyperGroup):
    """Verbs whose errors are one line on standard error and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb that was asked for."""
        try:
            return super().invoke(ctx)
        except NutgrafError as error:
            for line in str(error).splitlines():
                typer.echo(f"nutgraf: {line}", err=True)
            raise typer.Exit(2) from error


def _app(help_: str) -> typer.Typer:
    return typer.Typer(
        help=help_,
        cls=Verbs,
        context_settings=HELP,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )


app = _app("News articles in, structured records out: who did what to whom, and who says so.")
rules = _app("Check rule files and see what they do.")
gold = _app("Make gold records out of hand labels.")
app.add_typer(rules, name="rules")
app.add_typer(gold, name="gold")

BaseModel = Annotated[
    str | None,
    typer.Option("--base-model", metavar="NAME", help="Installed spaCy pipeline to stand on."),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Date of the texts, such as 2025-07-13: for “Sunday”."
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Of texts that are not UTF-8: cp1252, …"),
]


def main() -> None:
    """Run the command line."""
    # Several threads slow the small matrices of a pipeline down, and --jobs makes processes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"nutgraf {__version__}")
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    pass


@app.command()
def run(  # noqa: PLR0913, PLR0917
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Texts, folders of *.txt, patterns, JSONL with `id` and `text` on each line, "
            "or - for standard input."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR", help="A folder gets one JSON a document."
        ),
    ] = None,
    published: Published = None,
    format_: Annotated[
        Literal["json", "jsonl"] | None,
        typer.Option("--format", help="Indented JSON, or one line a document."),
    ] = None,
    base_model: BaseModel = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Add every clause as an open relation.")
    ] = False,
    summary: Annotated[
        bool, typer.Option("--summary", help="Count the facts by who says them, too.")
    ] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.")] = 1,
    encoding: Encoding = None,
) -> None:
    """Turn texts into records.

    Exit code 0: all done; 1: some documents failed, the others are written; 2: nothing was run.
    """
    from nutgraf.verbs import run_files  # noqa: PLC0415

    done = run_files(
        paths,
        output=output,
        published=published,
        format_=format_,
        base_model=base_model,
        open_=open_,
        jobs=jobs,
        encoding=encoding,
    )
    for failure in done.failures:
        typer.echo(f"nutgraf: {failure}", err=True)
    if done.documents:
        typer.echo(done.summary(), err=True)
    for line in done.facts_by_source() if summary else ():
        typer.echo(line, err=True)
    raise typer.Exit(done.exit_code)


@app.command()
def inspect(
    file: Annotated[str, typer.Argument(help="A record, or a text that is run first.")],
    layer: Annotated[
        list[str] | None, typer.Option("--layer", help="Show this layer only; repeatable.")
    ] = None,
    sentence: Annotated[
        int | None, typer.Option("--sentence", metavar="N", help="Show one sentence, from 1.")
    ] = None,
    by_source: Annotated[
        bool, typer.Option("--by-source", help="Group the facts by who says so.")
    ] = False,
    published: Published = None,
    base_model: BaseModel = None,
    encoding: Encoding = None,
) -> None:
    """Show a record: each sentence with its marks, and below it the facts, sources and rules."""
    from rich.console import Console  # noqa: PLC0415

    from nutgraf.show import LAYERS, show  # noqa: PLC0415
    from nutgraf.verbs import read_or_run  # noqa: PLC0415

    for name in layer or ():
        if name not in LAYERS:
            raise InputError(f"--layer {name}: expected one of {', '.join(LAYERS)}")
    records = read_or_run(
        file,
        published=published,
        base_model=base_model,
        encoding=encoding,
        open_="propositions" in (layer or ()),
    )
    console = Console(highlight=False, markup=False, emoji=False)
    for record in records:
        show(record, console, layers=layer or LAYERS, sentence=sentence, by_source=by_source)


@app.command()
def evaluate(
    pred: Annotated[str, typer.Argument(help="Records, or texts that are run first.")],
    gold_: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold records.")],
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss and every spurious item.")
    ] = False,
    json_: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under", metavar="NAME.f=N", help="Exit code 1 below a floor; repeatable."
        ),
    ] = None,
    by_rule: Annotated[
        bool, typer.Option("--by-rule", help="Tell how many finds of each rule are right.")
    ] = False,
    base_model: BaseModel = None,
) -> None:
    """Compare records with gold records of the same names: F1, precision, recall, counts."""
    from nutgraf.scoring import report  # noqa: PLC0415
    from nutgraf.scoring.floors import broken_floors, read_floor  # noqa: PLC0415

    floors = [read_floor(given) for given in fail_under or ()]
    tallies = _tallies(pred, gold_, base_model)
    if json_:
        typer.echo(report.as_json(tallies, errors=errors, by_rule=by_rule))
    else:
        typer.echo("\n".join(report.as_text(tallies, errors=errors, by_rule=by_rule)))
    broken = broken_floors(tallies, floors)
    for line in broken:
        typer.echo(f"nutgraf: {line}", err=True)
    raise typer.Exit(1 if broken else 0)


def _tallies(pred: str, gold_: Path, base_model: str | None) -> dict[str, Any]:
    from nutgraf.scoring import score  # noqa: PLC0415
    from nutgraf.scoring.files import holds_texts, pair_records, read_records  # noqa: PLC0415

    expected = read_records(gold_)
    if holds_texts(Path(pred)):
        from nutgraf.verbs import run_like  # noqa: PLC0415

        found = run_like(pred, expected, base_model=base_model)
    else:
        found = read_records(Path(pred))
    return {name: score(ours, theirs) for name, ours, theirs in pair_records(found, expected)}


@rules.command("check")
def rules_check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A language package; by default English.")
    ] = None,
    weak: Annotated[
        bool, typer.Option("--weak", help="List frames that are doubled, shadowed or untested.")
    ] = False,
    base_model: BaseModel = None,
) -> None:
    """Read all rule files and run all their examples.

    Exit code 1: examples fail; 2: files hold mistakes.
    """
    from nutgraf.rule_verbs import by_kind, check_rules  # noqa: PLC0415

    number, problems, findings = check_rules(folder, base_model)
    for problem in problems:
        typer.echo(str(problem), err=True)
    for finding in findings if weak else ():
        typer.echo(str(finding))
    if findings:
        typer.echo(f"weak frames: {by_kind(findings)}{'' if weak else ' (listed by --weak)'}")
    typer.echo(f"{number} examples, {len(problems)} of them fail", err=bool(problems))
    raise typer.Exit(1 if problems else 0)


@rules.command("coverage")
def rules_coverage(
    paths: Annotated[list[str], typer.Argument(help="Texts, folders, patterns or JSONL.")],
    base_model: BaseModel = None,
) -> None:
    """Count how often each frame fires in texts; frames that never do come last."""
    from nutgraf.rule_verbs import count_rules  # noqa: PLC0415

    for rule, number in count_rules(paths, base_model).items():
        typer.echo(f"{number:>7}  {rule}")


@app.command()
def explain(
    source: Annotated[
        str, typer.Argument(metavar="TEXT|FILE", help="Words, a file of them, or -.")
    ],
    sentence: Annotated[int, typer.Option("--sentence", metavar="N", help="Counted from 1.")] = 1,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Tell about this relation only.")
    ] = None,
    why_not: Annotated[
        bool, typer.Option("--why-not", help="Tell what kept other rules from firing.")
    ] = False,
    published: Published = None,
    base_model: BaseModel = None,
) -> None:
    """Tell why relations were found in a sentence, and why others were not."""
    from nutgraf.rule_verbs import explain_sentence  # noqa: PLC0415
    from nutgraf.rules.relation_types import RELATION_TYPES  # noqa: PLC0415

    if type_ not in (None, *RELATION_TYPES):
        raise InputError(f"--type {type_}: expected one of {', '.join(RELATION_TYPES)}")
    typer.echo(
        explain_sentence(
            source, sentence, type_, why_not=why_not, published=published, base_model=base_model
        )
    )


@gold.command("compile")
def gold_compile(
    folder: Annotated[Path, typer.Argument(help="Holds NAME.txt and sources/NAME.yaml.")],
) -> None:
    """Compile hand labels, written as quoted words, into gold records."""
    from nutgraf.gold import compile_folder  # noqa: PLC0415

    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    for path in compile_folder(folder):
        typer.echo(path)


@app.command()
def schema() -> None:
    """Print the JSON Schema of records."""
    from nutgraf.schema import schema_text  # noqa: PLC0415

    typer.echo(schema_text(), nl=False)
