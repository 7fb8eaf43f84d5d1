"""What the commands over archives share: where rows come from, and where answers must not go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from ihc_engine.batch import InputRow, Piece, TableError, archive_pieces, line_rows, one_by_one
from ihc_engine.cli.failure import fail

ROWS_FAILED = 1
#: Standard input and output.
STREAM = Path("-")


def rows_of(source: Path) -> Iterator[InputRow]:
    """Rows of an archive or of standard input (JSON lines). TableError, OSError at once if there are none to be had."""
    return one_by_one(pieces_of(source))


def pieces_of(source: Path) -> Iterator[Piece]:
    """The same, with the rows of a table together where it has columns."""
    pieces: Iterator[Piece] = line_rows(sys.stdin.buffer) if source == STREAM else archive_pieces(source)
    first = next(pieces, None)  # a file that cannot be read is found before an output is opened
    return iter(()) if first is None else chain([first], pieces)


def check_places(source: Path, output: Path) -> None:
    """Refuse an output that cannot be, that is the input, or that would become part of it: hours of work must not end there."""
    if output == STREAM:
        return
    if not output.parent.is_dir():
        raise fail(f"{output}: there is no folder {output.parent}; make it, or name another output")
    if output.is_dir():
        raise fail(f"{output}: is a folder; name a file in it, or another output")
    if source == STREAM:
        return
    if source.resolve() == output.resolve():
        raise fail("input and output are the same file; name another output")
    if source.is_dir() and source.resolve() in output.resolve().parents:
        raise fail(f"{output}: lies in the folder that is read; name an output outside of {source}")


@contextmanager
def usable_table(source: Path) -> Iterator[None]:
    """Turn an archive that cannot be read or written as a table into exit code 2."""
    try:
        yield
    except TableError as error:
        raise fail(f"{source}: {error}") from error
