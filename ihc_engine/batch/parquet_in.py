"""Parquet in, record batch by record batch. A damaged row group is as many error rows as it has rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import Content, InputRow
from ihc_engine.batch.problems import RowError, TableError

#: Rows of a record batch: enough to be quick, few enough to be small with long reports in them.
ROWS_AT_ONCE = 500
#: Stands for a cell whose bytes are no UTF-8.
_BROKEN: Final = object()


def parquet_rows(path: Path) -> Iterator[InputRow]:
    """Rows of a Parquet file. TableError: no Parquet, columns that cannot be used, or pyarrow not installed."""
    arrow, parquet = pyarrow(), pyarrow_parquet()
    path.open("rb").close()  # a file that is not there is an OSError, as for the other kinds
    try:
        file = parquet.ParquetFile(path, memory_map=True, pre_buffer=False)
    except (arrow.ArrowException, OSError) as error:
        raise TableError("no readable Parquet file; write it anew") from error
    with file:
        columns = Columns.of(file.schema_arrow.names)
        first = 1
        for group in range(file.num_row_groups):
            yield from _group_rows(file, group, first, columns, (arrow.ArrowException, OSError))
            first += file.metadata.row_group(group).num_rows


def _group_rows(file: Any, group: int, first: int, columns: Columns, damage: tuple[type[Exception], ...]) -> Iterator[InputRow]:
    """Rows of one row group, of which ``first`` is the number of the first."""
    number, after = first, first + file.metadata.row_group(group).num_rows
    try:
        for batch in file.iter_batches(ROWS_AT_ONCE, row_groups=[group]):
            for cells in zip(*(_column(column) for column in batch.columns), strict=True):
                yield InputRow(f"row {number}", _content(columns, cells))
                number += 1
    except damage:
        message = f"row group {group + 1} of the file is damaged; write the file anew"
        for lost in range(number, after):
            yield InputRow(f"row {lost}", RowError("unreadable_row", message))


def _content(columns: Columns, cells: tuple[object, ...]) -> Content:
    if _BROKEN in cells:
        return RowError("unreadable_row", "the row is not UTF-8; write the file anew from UTF-8 text")
    return columns.mapping(cells)


def _column(column: Any) -> list[object]:
    """Values of a column as plain data; a map becomes a list of names and results, so that a repeated key is kept."""
    try:
        values = column.to_pylist()
    except UnicodeDecodeError:
        values = [_cell(scalar) for scalar in column]
    if not pyarrow().types.is_map(column.type):
        return [_decoded(value) if isinstance(value, bytes) else value for value in values]
    return [[_named(*pair) for pair in pairs] if isinstance(pairs, list) else pairs for pairs in values]


def _cell(scalar: Any) -> object:
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return _BROKEN


def _decoded(value: bytes) -> object:
    """Text of a column whose type is binary."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return _BROKEN


def _named(name: object, result: object) -> object:
    return {**result, "name": name} if isinstance(result, Mapping) else {"name": name, "result": result}
