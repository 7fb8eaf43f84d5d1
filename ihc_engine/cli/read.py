"""``ihc-engine read``: what a report states, with the place of every statement."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ihc_engine.batch import line_sink
from ihc_engine.batch.sinks import LINES, Write
from ihc_engine.cli.archive import ROWS_FAILED, STREAM, check_places, rows_of, usable_table
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.read_rows import reading_rows
from ihc_engine.cli.report_input import read_report_argument
from ihc_engine.cli.terminal import columns, has_colours
from ihc_engine.explanation import report_to_html, report_to_text
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.serialise import to_json

_TABLES = (".jsonl", ".ndjson", ".csv", ".parquet")


class Format(StrEnum):
    """How a reading is written."""

    text = "text"
    json = "json"
    html = "html"


def read(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT|-",
            help="A report (.txt, .rtf, .docx, .pdf, .hl7), or rows with `text` (.jsonl, .csv, .parquet, a folder).",
        ),
    ],
    format: Annotated[
        Format | None, typer.Option("--format", help="How the reading is written; text if not said, JSON lines for rows.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file for the reading, .jsonl for rows, instead of standard output.")
    ] = None,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Read free text: every stain, feature and diagnosis with its place, and what was not understood."""
    source = Path(report)
    check_places(source, output or STREAM)
    rows = report != "-" and (source.is_dir() or source.suffix.lower() in _TABLES)
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        if rows:
            _read_rows(source, format, output, loaded)
            return
        reading = read_report_argument(report, ReportReader(loaded))
        shown = rendered(reading, loaded, format or Format.text, "Report" if report == "-" else source.name, output is not None)
        if output is None or output == STREAM:
            typer.echo(shown, nl=False)
        else:
            output.write_text(shown, encoding="utf-8")


def rendered(reading: ReportReading, knowledge: Knowledge, format: Format, title: str, to_file: bool = False) -> str:
    """A reading in the format asked for, ending in a line end."""
    if format is Format.json:
        return to_json(reading, knowledge, indent=2).decode() + "\n"
    if format is Format.html:
        return report_to_html(reading, knowledge, title=title)
    return report_to_text(reading, knowledge, colour=has_colours() and not to_file, width=columns())


def _read_rows(source: Path, format: Format | None, output: Path | None, knowledge: Knowledge) -> None:
    """Row in, row out; exit code 1 with a count if some could not be read."""
    if format not in (None, Format.json):
        raise fail(f"--format {format}: rows are written as JSON lines; read one report at a time for {format}")
    if output is not None and output != STREAM and output.suffix.lower() not in LINES:
        raise fail(f"{output}: readings of rows are written as JSON lines; name a .jsonl file")
    written = failed = 0
    with usable_table(source):
        rows = rows_of(source)
        with _lines(output) as write:
            for row in reading_rows(rows, knowledge):
                write(row)
                written += 1
                failed += row.get("outcome") == "error"
    typer.echo(f"{written} rows, {failed} failed", err=True)
    if failed:
        raise typer.Exit(ROWS_FAILED)


@contextmanager
def _lines(output: Path | None) -> Iterator[Write]:
    if output is None or output == STREAM:
        yield line_sink(sys.stdout.buffer)
        return
    with output.open("wb") as file:
        yield line_sink(file)
