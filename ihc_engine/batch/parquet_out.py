"""Parquet out: record batches of a documented schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.table_schema import ColumnKind, TableSchema

#: Rows of a row group; fewer where a column is long, of whole interpretations or traces. And rows that wait as plain data.
ROWS_OF_A_GROUP, _ROWS_OF_A_LONG_GROUP = 16_384, {"answer": 2_000, "trace": 500}
_WAITING = 2_000


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
    return arrow.schema(fields, metadata={"schema": schema.name, **schema.made_with})


@contextmanager
def parquet_sink(path: Path, schema: TableSchema) -> Iterator[Callable[[Mapping[str, Any]], None]]:
    """Writes rows as Parquet."""
    shape, waiting = arrow_schema(schema), list[list[Any]]()
    with parquet_assembly(path, schema) as add:

        def write(row: Mapping[str, Any]) -> None:
            waiting.append(schema.values(row))
            if len(waiting) == _WAITING:
                add(record_batch(waiting, shape))
                waiting.clear()

        yield write
        if waiting:
            add(record_batch(waiting, shape))


def record_batch(rows: Iterable[Sequence[Any]], shape: Any) -> Any:
    """Cells of rows as a record batch of an Arrow schema."""
    columns = list(zip(*rows, strict=True)) or [()] * len(shape)
    arrays = [pyarrow().array(map(_plain, values), field.type) for values, field in zip(columns, shape, strict=True)]
    return pyarrow().record_batch(arrays, schema=shape)


@contextmanager
def parquet_assembly(path: Path, schema: TableSchema) -> Iterator[Callable[[Any], None]]:
    """Writes record batches as Parquet. However long they are, the same rows give the same bytes."""
    arrow, parquet, shape = pyarrow(), pyarrow_parquet(), arrow_schema(schema)
    size = next((rows for name, rows in _ROWS_OF_A_LONG_GROUP.items() if name in shape.names), ROWS_OF_A_GROUP)
    waiting: list[Any] = []
    # long columns take a third less room at level 3, in the same time; numbers only take longer
    level = 1 if size == ROWS_OF_A_GROUP else 3
    options = {"compression": "zstd", "compression_level": level, "use_dictionary": _repeating(schema)}
    with parquet.ParquetWriter(path, shape, **options) as writer:

        def flush(least: int) -> None:
            table = arrow.Table.from_batches(waiting, schema=shape)
            while table.num_rows >= least:
                writer.write_table(table.slice(0, size).combine_chunks())
                table = table.slice(size)
            waiting[:] = table.to_batches()

        def write(batch: Any) -> None:
            waiting.append(batch)
            if sum(each.num_rows for each in waiting) >= size:
                flush(size)

        yield write
        flush(1)


def _repeating(schema: TableSchema) -> list[str]:
    """Paths of the columns of words and lists of words; numbers seldom repeat themselves."""
    kinds: Mapping[ColumnKind, str] = {"code": "", "codes": ".list.element", "json": "", "words": ""}
    return [
        f"{c.name}{kinds[c.kind]}"
        for c in schema.columns
        if c.kind in kinds and c.name not in {"case_id", *_ROWS_OF_A_LONG_GROUP}
    ]


def json_words(value: object) -> str:
    """A value as compact JSON that can be written as UTF-8."""
    return plain_words(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def plain_words(words: str) -> str:
    """Words that can be written as UTF-8: half of a character becomes its escape."""
    return words if words.isascii() else words.encode("utf-8", "backslashreplace").decode("utf-8")


def _plain(value: Any) -> Any:
    return plain_words(value) if isinstance(value, str) else value
