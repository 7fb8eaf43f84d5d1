"""``ihc-engine batch``: JSON Lines in, JSON Lines out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.batch import interpret_lines
from ihc_engine.cli.failure import fail, usable_input
from ihc_engine.cli.interpret import Engine, read_prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge

ROWS_FAILED = 1
READABLE = (".jsonl", ".ndjson")


class Trace(StrEnum):
    """How much of the explanation a row keeps."""

    none = "none"
    fired = "fired"
    full = "full"


def batch(
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="Cases, one JSON object a line (.jsonl).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the answers go, one a line, in the same order.")],
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds.")] = "site",
    engine: Annotated[Engine, typer.Option(help="The engine that runs the rules.")] = Engine.experta,
    trace: Annotated[Trace, typer.Option(help="How much of the explanation a row keeps.")] = Trace.none,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Interpret an archive. A row that cannot be read stays in place as an error; exit code 1 says that there are any."""
    if source.resolve() == output.resolve():
        raise fail("input and output are the same file; name another output")
    if source.suffix.lower() not in READABLE:
        raise fail(f"{source}: {source.suffix or 'a file without ending'} is not read; write one JSON object a line (.jsonl)")
    with usable_input():
        loaded = load_knowledge(knowledge)
        odds = read_prior(prior, loaded)
        rows = failed = 0
        with source.open("rb") as lines, output.open("w", encoding="utf-8", newline="\n") as out:
            for result in interpret_lines(lines, Interpreter(loaded), prior=odds, trace=trace.value):
                out.write(result.line + "\n")
                rows += 1
                failed += result.failed
    typer.echo(f"{rows} rows, {failed} failed", err=True)
    if failed:
        raise typer.Exit(ROWS_FAILED)
