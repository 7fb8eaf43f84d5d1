"""Parquet out: record batches of a documented schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    arrow, parquet, shape = pyarrow(), pyarrow_parquet(), arrow_schema(schema)
    waiting: list[list[Any]] = []
    with parquet.ParquetWriter(path, shape, compression="zstd") as writer:

        def flush() -> None:
            columns = [
                arrow.array(map(_whole, values), field.type)
                for values, field in zip(zip(*waiting, strict=True), shape, strict=True)
            ]
            writer.write_batch(arrow.record_batch(columns, schema=shape))
            waiting.clear()

        def write(row: Mapping[str, Any]) -> None:
            waiting.append(schema.values(row))
            if len(waiting) == ROWS_AT_ONCE:
                flush()

        yield write
        if waiting:
            flush()


def _whole(value: Any) -> Any:
    """Words that can be written as UTF-8: half of a character becomes its escape."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
