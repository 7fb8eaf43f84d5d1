"""Parquet in, record batch by record batch. A damaged row group is as many error rows as it has rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.arrow_rows import Place, batch_rows
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.problems import RowError, TableError

#: Rows of a record batch: enough to be quick, few enough to be small with long reports in them.
ROWS_AT_ONCE = 500


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
            yield from batch_rows(batch, columns, Place(first=number))
            number += batch.num_rows
    except damage:
        message = f"row group {group + 1} of the file is damaged; write the file anew"
        for lost in range(number, after):
            yield InputRow(f"row {lost}", RowError("unreadable_row", message))
