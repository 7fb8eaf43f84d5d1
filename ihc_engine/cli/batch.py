"""``ihc-engine batch``: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from ihc_engine.batch import interpret_lines
from ihc_engine.cli.failure import fail, knowledge_folder, usable_input
from ihc_engine.cli.interpret import Engine, read_prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.load import load_knowledge

ROWS_FAILED = 1
READABLE = (".jsonl", ".ndjson")
#: Standard input and output.
STREAM = "-"


class Trace(StrEnum):
    """How much of the explanation a row keeps."""

    none = "none"
    fired = "fired"
    full = "full"


def batch(
    source: Annotated[Path, typer.Argument(metavar="INPUT", help="Cases, one JSON object a line (.jsonl), or -.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the answers go, in the same order (.jsonl), or -.")],
    prior: Annotated[str, typer.Option(metavar="uniform|site|FILE", help="Pre-test odds.")] = "site",
    engine: Annotated[Engine, typer.Option(help="The engine that runs the rules.")] = Engine.experta,
    trace: Annotated[Trace, typer.Option(help="How much of the explanation a row keeps.")] = Trace.none,
    knowledge: Annotated[Path | None, typer.Option(help="A folder of knowledge files instead of the shipped one.")] = None,
) -> None:
    """Interpret an archive. A row that cannot be read stays in place as an error; exit code 1 says that there are any."""
    if STREAM not in (str(source), str(output)) and source.resolve() == output.resolve():
        raise fail("input and output are the same file; name another output")
    _check_ending(source, "read")
    _check_ending(output, "written")
    with usable_input():
        loaded = load_knowledge(knowledge_folder(knowledge))
        odds = read_prior(prior, loaded)
        rows = failed = 0
        with _lines_of(source) as lines, _writable(output) as out:
            for result in interpret_lines(lines, Interpreter(loaded), prior=odds, trace=trace.value):
                out.write(f"{result.line}\n".encode())
                rows += 1
                failed += result.failed
    typer.echo(f"{rows} rows, {failed} failed", err=True)
    if failed:
        raise typer.Exit(ROWS_FAILED)


def _check_ending(path: Path, done: str) -> None:
    if str(path) != STREAM and path.suffix.lower() not in READABLE:
        raise fail(f"{path}: {path.suffix or 'a file without ending'} is not {done}; name a file of JSON lines (.jsonl), or -")


def _lines_of(source: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if str(source) == STREAM else source.open("rb")


def _writable(output: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdout.buffer) if str(output) == STREAM else output.open("wb")
