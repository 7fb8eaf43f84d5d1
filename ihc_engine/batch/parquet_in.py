"""Parquet in, some thousand rows at a time. A damaged row group is as many error rows as it has rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.arrow_rows import Place, TableRows
from ihc_engine.batch.cells import IDS, READ_WHOLE
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.problems import RowError, TableError

#: Rows that are read at once: enough to be quick; and bytes of them, so that long reports stay few.
ROWS_AT_ONCE, BYTES_AT_ONCE = 16_384, 8_000_000
_PIECE = 65_536


def parquet_tables(path: Path) -> Iterator[TableRows | InputRow]:
    """Rows of a Parquet file as record batches; how many are in one depends on the file alone.

    TableError: no Parquet, columns that cannot be used, or pyarrow not installed.
    """
    arrow, parquet = pyarrow(), pyarrow_parquet()
    path.open("rb").close()  # a file that is not there is an OSError, as for the other kinds
    try:
        with parquet.ParquetFile(path) as file:
            words = _columns_of_words(file.schema_arrow)
        # piece by piece, so that neither long row groups nor the pages of the file take room
        file = parquet.ParquetFile(path, buffer_size=_PIECE, pre_buffer=False, read_dictionary=words)
    except (arrow.ArrowException, OSError) as error:
        raise TableError("no readable Parquet file; write it anew") from error
    with file:
        Columns.of(file.schema_arrow.names)
        yield from _joined(file, (arrow.ArrowException, OSError))


def _columns_of_words(schema: Any) -> list[str]:
    """Columns of strings that repeat themselves: read as the few words that they hold, and which of them each row has."""
    types = pyarrow().types
    return [
        field.name
        for field in schema
        if field.name.strip().lower() not in IDS | READ_WHOLE and (types.is_string(field.type) or types.is_binary(field.type))
    ]


def _joined(file: Any, damage: tuple[type[Exception], ...]) -> Iterator[TableRows | InputRow]:
    """Rows of all row groups; those of small groups are put together."""
    waiting: list[Any] = []
    first = number = 1  # of the rows that wait, and of the next one

    def flushed() -> Iterator[TableRows]:
        nonlocal first
        if waiting:
            yield TableRows(_as_one(waiting), Place(first=first))
        waiting.clear()
        first = number

    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        after, at_once = number + rows, _rows_at_once(file.metadata.row_group(group))
        try:
            for batch in file.iter_batches(at_once, row_groups=[group], use_threads=False):
                if waiting and number - first + batch.num_rows > at_once:
                    yield from flushed()
                waiting.append(batch)
                number += batch.num_rows
        except damage:
            yield from flushed()
            message = f"row group {group + 1} of the file is damaged; write the file anew"
            for lost in range(number, after):
                yield InputRow(f"row {lost}", RowError("unreadable_row", message))
            first = number = after
    yield from flushed()


def _rows_at_once(group: Any) -> int:
    """Rows of a row group that are read at once."""
    each = max(1, group.total_byte_size // max(1, group.num_rows))
    return int(min(ROWS_AT_ONCE, max(100, BYTES_AT_ONCE // each)))


def _as_one(batches: list[Any]) -> Any:
    """Record batches as one. Their dictionaries are made the same first."""
    if len(batches) == 1:
        return batches[0]
    table = pyarrow().Table.from_batches(batches).unify_dictionaries().combine_chunks()
    return table.to_batches()[0]
