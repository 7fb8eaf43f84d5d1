"""``ihc-engine audit``: the reported diagnoses of an archive against their panels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.audit import Auditor, AuditSummary, audit_record, check_audit_ending, ranked, write_audit
from ihc_engine.batch import line_sink
from ihc_engine.cli.archive import ROWS_FAILED, STREAM, check_places, rows_of, usable_table
from ihc_engine.cli.failure import knowledge_folder, usable_input
from ihc_engine.cli.interpret import read_prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge


def audit(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT",
            help="Cases with `reported_diagnosis`, or reports: .jsonl, .csv, .parquet, a folder of these or of documents, or -.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="Where the ranked list goes: .csv, .jsonl, .parquet, .html, or - for JSON lines."),
    ],
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds.")] = "site",
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Rank an archive by how strongly its reported diagnoses and panels disagree. Exit code 1: some rows could not be read."""
    check_places(source, output)
    with usable_input():
        with usable_table(output):
            if output != STREAM:
                check_audit_ending(output)
        loaded = load_knowledge(knowledge_folder(knowledge))
        auditor = Auditor(Interpreter(loaded), prior=read_prior(prior, loaded))
        with usable_table(source):
            rows = ranked(list(auditor.rows(rows_of(source))))
        if output == STREAM:
            write = line_sink(sys.stdout.buffer)
            for row in rows:
                write(audit_record(row))
        else:
            with usable_table(output):
                write_audit(rows, output, loaded)
    summary = AuditSummary.of(rows)
    typer.echo(summary.words(), err=True)
    if summary.hint() is not None:
        typer.echo(f"{source}: {summary.hint()}", err=True)
    if summary.failed:
        raise typer.Exit(ROWS_FAILED)
