"""``ihc-engine batch``: an archive in, one answer for each row out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.batch import batch_schema, check_ending, line_sink, row_scorer, sink
from ihc_engine.batch.sinks import Write
from ihc_engine.cli.archive import ROWS_FAILED, STREAM, check_places, rows_of, usable_table
from ihc_engine.cli.engine import Engine, engine_for_many
from ihc_engine.cli.failure import knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge


class Trace(StrEnum):
    """How much of the explanation a row keeps."""

    none = "none"
    fired = "fired"
    full = "full"


def batch(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT", help="Cases or reports: .jsonl, .csv, .parquet, a folder of these or of documents, or -."
        ),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where the answers go, in the same order: .jsonl, .csv, .parquet, or -.")
    ],
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds.")] = "site",
    engine: Annotated[
        Engine | None, typer.Option(help="The engine that runs the rules; columnar where NumPy is installed, else experta.")
    ] = None,
    trace: Annotated[Trace, typer.Option(help="How much of the explanation a row keeps.")] = Trace.none,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Interpret an archive. A row that cannot be read stays in place as an error; exit code 1 says that there are any."""
    check_places(source, output)
    with usable_input():
        with usable_table(output):
            if output != STREAM:
                check_ending(output)
        loaded = load_knowledge(knowledge_folder(knowledge))
        scorer = row_scorer(engine_for_many(engine).value, loaded, read_prior(prior, loaded), trace.value)
        rows = failed = 0
        with usable_table(source):
            stated = rows_of(source)
        with usable_table(output), _sink(output, loaded, trace) as write, usable_table(source):
            for answer in scorer.rows(stated):
                write(answer)
                rows += 1
                failed += answer["outcome"] == "error"
    typer.echo(f"{rows} rows, {failed} failed", err=True)
    if failed:
        raise typer.Exit(ROWS_FAILED)


def _sink(output: Path, knowledge: Knowledge, trace: Trace) -> AbstractContextManager[Write]:
    if output == STREAM:
        return nullcontext(line_sink(sys.stdout.buffer))
    return sink(output, batch_schema(knowledge, trace.value))
