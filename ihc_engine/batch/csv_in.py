"""CSV in: one record, one row, whatever stands in it.

UTF-8, with or without a byte order mark; comma, semicolon or tab, as the header shows. A record that does not fit the header, or
whose quotation marks do not close, is an error row; nothing is moved from one column to another.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TextIO

from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import Content, InputRow
from ihc_engine.batch.problems import RowError, TableError

#: Characters of one cell: the longest report that is read.
LONGEST_CELL = 1_000_000
_SEPARATORS = ",;\t"


def csv_rows(path: Path) -> Iterator[InputRow]:
    """Rows of a CSV file, in constant memory. TableError: no header, or one that cannot be used. OSError: not to be opened."""
    # bytes that are no UTF-8 become halves of characters, so that they spoil their own row only
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        separator = _separator(file)
        before = csv.field_size_limit(LONGEST_CELL)
        try:
            yield from _records(csv.reader(file, delimiter=separator, strict=True))
        finally:
            csv.field_size_limit(before)


class _Records(Protocol):
    """What ``csv.reader`` returns: its own type has no public name."""

    @property
    def line_num(self) -> int:
        """Lines read so far."""

    def __next__(self) -> list[str]:
        """The cells of the next record."""


def _separator(file: TextIO) -> str:
    """The separator that the header uses most."""
    header = file.readline(LONGEST_CELL)
    file.seek(0)
    return max(_SEPARATORS, key=header.count)


def _records(reader: _Records) -> Iterator[InputRow]:
    columns = _header(reader)
    while True:
        first = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputRow(_lines(first, reader.line_num), RowError("unreadable_row", _in_words(error)))
            continue
        if cells:
            yield InputRow(_lines(first, reader.line_num), _content(columns, cells))


def _header(reader: _Records) -> Columns:
    try:
        written = next(reader, [])
    except csv.Error as error:
        raise TableError(f"the header cannot be read: {_in_words(error)}") from error
    if not written:
        raise TableError("the file is empty; the first line names the columns, such as case_id,site,marker.SMA")
    if any(_is_broken(name) for name in written):
        raise TableError("the header is not UTF-8; save the file as CSV UTF-8")
    return Columns.of(written)


def _content(columns: Columns, cells: list[str]) -> Content:
    case_id = _case_id(columns, cells)
    if len(cells) != len(columns.names):
        message = (
            f"{len(cells)} cells, but the header names {len(columns.names)} columns; "
            "put cells that hold separators or line ends in quotation marks"
        )
        return RowError("unreadable_row", message, case_id)
    if any(_is_broken(cell) for cell in cells):
        return RowError("unreadable_row", "the row is not UTF-8; save the file as CSV UTF-8", case_id)
    return columns.mapping(cells)


def _case_id(columns: Columns, cells: list[str]) -> str | None:
    """The id of a row that cannot be read: only from a column that stands where the header says."""
    if not columns.names or columns.names[0] not in ("case_id", "id") or _is_broken(cells[0]):
        return None
    return cells[0].strip()[:200] or None


def _is_broken(cell: str) -> bool:
    return not cell.isascii() and any("\ud800" <= c <= "\udfff" for c in cell)


def _lines(first: int, last: int) -> str:
    return f"line {first}" if last <= first else f"lines {first} to {last}"


def _in_words(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"a cell of more than {LONGEST_CELL:,} characters: a quotation mark may not be closed; these lines were not read"
    return "the quotation marks do not close as they should: double a quotation mark inside a cell; these lines were not read"
