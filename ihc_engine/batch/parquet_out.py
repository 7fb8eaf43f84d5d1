"""Parquet out: record batches of a documented schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.table_schema import ColumnKind, TableSchema

ROWS_AT_ONCE = 2000


def arrow_schema(schema: TableSchema) -> Any:
    """The Arrow schema, with the meaning of each column in its metadata. TableError: pyarrow not installed."""
    arrow = pyarrow()
    types: Mapping[ColumnKind, Any] = {
        "words": arrow.string(),
        "code": arrow.string(),
        "json": arrow.string(),
        "number": arrow.float64(),
        "integer": arrow.int64(),
        "codes": arrow.list_(arrow.string()),
    }
    fields = [arrow.field(c.name, types[c.kind], metadata={"meaning": c.meaning, "kind": c.kind}) for c in schema.columns]
    return arrow.schema(fields, metadata={"schema": schema.name})


@contextmanager
def parquet_sink(path: Path, schema: TableSchema) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Writes rows as Parquet, some thousands at once."""
    parquet, shape = pyarrow_parquet(), arrow_schema(schema)
    waiting: list[list[Any]] = []
    with parquet.ParquetWriter(path, shape, compression="zstd") as writer:

        def flush() -> None:
            writer.write_batch(record_batch(waiting, shape))
            waiting.clear()

        def write(row: Mapping[str, Any]) -> None:
            waiting.append(schema.values(row))
            if len(waiting) == ROWS_AT_ONCE:
                flush()

        yield write
        if waiting:
            flush()


def record_batch(rows: Iterable[Sequence[Any]], shape: Any) -> Any:
    """Cells of rows as a record batch of an Arrow schema."""
    columns = list(zip(*rows, strict=True)) or [()] * len(shape)
    arrays = [pyarrow().array(map(_whole, values), field.type) for values, field in zip(columns, shape, strict=True)]
    return pyarrow().record_batch(arrays, schema=shape)


@contextmanager
def parquet_assembly(path: Path, schema: TableSchema) -> Iterator[Callable[[Any], None]]:
    """Writes record batches of any length as ``parquet_sink`` writes their rows, to the same bytes."""
    arrow, parquet, shape = pyarrow(), pyarrow_parquet(), arrow_schema(schema)
    waiting = shape.empty_table()
    with parquet.ParquetWriter(path, shape, compression="zstd") as writer:

        def flush(least: int) -> None:
            nonlocal waiting
            while waiting.num_rows >= least:
                writer.write_table(waiting.slice(0, ROWS_AT_ONCE).combine_chunks())
                waiting = waiting.slice(ROWS_AT_ONCE)

        def write(batch: Any) -> None:
            nonlocal waiting
            waiting = arrow.concat_tables([waiting, arrow.Table.from_batches([batch], schema=shape)])
            flush(ROWS_AT_ONCE)

        yield write
        flush(1)


def _whole(value: Any) -> Any:
    """Words that can be written as UTF-8: half of a character becomes its escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
