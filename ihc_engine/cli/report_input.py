"""A report named on the command line: a document or standard input, to its text and what is read in it."""

from __future__ import annotations

import sys

import typer

from ihc_engine.cli.failure import fail
from ihc_engine.documents import DocumentError, text_of
from ihc_engine.explanation.words import printable
from ihc_engine.reports.intake import ReportsMissingError, TextReader, read_text
from ihc_engine.reports.model import ReportReading


def read_report_argument(argument: str, reader: TextReader) -> ReportReading:
    """Read a .txt, .rtf, .docx, .pdf or .hl7 document, or text on standard input. What must be known about it goes to stderr."""
    try:
        document = text_of(sys.stdin.buffer.read(), kind="txt") if argument == "-" else text_of(argument)
    except DocumentError as error:
        raise fail(str(error)) from error
    for remark in document.remarks:
        typer.echo(printable(f"ihc-engine: {argument}: {remark}"), err=True)
    try:
        return read_text(document.text, reader)
    except ReportsMissingError as error:
        raise fail(str(error)) from error
