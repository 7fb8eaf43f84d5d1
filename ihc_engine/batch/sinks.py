"""Where rows are written: JSON lines, CSV or Parquet, by the ending of the name; a row at a time, in constant memory."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from ihc_engine.batch.jsonl import json_line
from ihc_engine.batch.parquet_out import parquet_sink
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.table_schema import ColumnKind, TableSchema

#: Writes one row.
Write = Callable[[Mapping[str, Any]], None]
LINES = (".jsonl", ".ndjson")
WRITTEN = (*LINES, ".csv", ".parquet")
#: A cell that begins so is a formula to a spreadsheet; line ends and tabs are skipped before it looks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def check_ending(path: Path) -> None:
    """TableError: rows are not written under such a name."""
    if path.suffix.lower() not in WRITTEN:
        kind = path.suffix or "a file without ending"
        raise TableError(f"{kind} is not written; name a .jsonl, .csv or .parquet file")


@contextmanager
def sink(path: Path, schema: TableSchema) -> Iterator[Write]:
    """Opens a file for rows. JSON lines hold a row as it is, tables the columns of ``schema``. OSError: it cannot be written."""
    check_ending(path)
    ending = path.suffix.lower()
    if ending == ".parquet":
        with parquet_sink(path, schema) as write:
            yield write
    elif ending == ".csv":
        with csv_sink(path, schema) as write:
            yield write
    else:
        with path.open("wb") as out:
            yield line_sink(out)


def line_sink(out: BinaryIO) -> Write:
    """Writes rows as JSON lines."""

    def write(row: Mapping[str, Any]) -> None:
        out.write(f"{json_line(row)}\n".encode())

    return write


@contextmanager
def csv_sink(path: Path, schema: TableSchema) -> Iterator[Write]:
    """Writes rows as CSV: UTF-8, comma, a header. What a caller wrote can start no formula in a spreadsheet."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
        out.write(csv_header(schema))
        yield csv_writer(out, schema)


def csv_header(schema: TableSchema) -> str:
    """The first line of CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([column.name for column in schema.columns])
    return out.getvalue()


def csv_writer(out: TextIO, schema: TableSchema) -> Write:
    """Writes rows as lines of CSV, without a header."""
    writer, kinds = csv.writer(out, lineterminator="\n"), [column.kind for column in schema.columns]

    def write(row: Mapping[str, Any]) -> None:
        writer.writerow([cell_text(value, kind) for value, kind in zip(schema.values(row), kinds, strict=True)])

    return write


def write_columns(out: TextIO, answers: Any, schema: TableSchema) -> None:
    """Writes a record batch as lines of CSV, the same as its rows."""
    columns = ((answers.column(column.name).to_pylist(), column.kind) for column in schema.columns)
    cells = ([cell_text(value, kind) for value in values] for values, kind in columns)
    csv.writer(out, lineterminator="\n").writerows(zip(*cells, strict=True))


def cell_text(value: Any, kind: ColumnKind) -> str:
    """A value as a cell of CSV; nothing is an empty cell."""
    if value is None:
        return ""
    if kind == "codes":
        return ";".join(value)
    if kind == "words":
        return formula_safe(str(value))
    return value if isinstance(value, str) else json.dumps(value)


def formula_safe(words: str) -> str:
    """Words with an apostrophe in front where a spreadsheet would take them for a formula; a number stays one."""
    if not words.lstrip(" ").startswith(_FORMULA):
        return words
    try:
        float(words)
    except ValueError:
        return f"'{words}"
    return words
