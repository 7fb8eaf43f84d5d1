"""Parquet out: record batches of a documented schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow, pyarrow_parquet
from ihc_engine.batch.arrow_pieces import in_words
from ihc_engine.batch.plain_words import plain_words
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
    """Writes record batches, some columns perhaps in pieces, as Parquet. However long they are, the same rows give the same
    bytes. TableError: a group takes more than a column holds."""
    arrow, parquet, shape = pyarrow(), pyarrow_parquet(), arrow_schema(schema)
    size = next((rows for name, rows in _ROWS_OF_A_LONG_GROUP.items() if name in shape.names), ROWS_OF_A_GROUP)
    waiting: list[Any] = []
    # long columns take a third less room at level 3, in the same time; numbers only take longer
    level = 1 if size == ROWS_OF_A_GROUP else 3
    options = {"compression": "zstd", "compression_level": level, "use_dictionary": _repeating(schema)}
    with parquet.ParquetWriter(path, shape, **options) as writer:

        def flush(least: int) -> None:
            nonlocal waiting
            while sum(each.num_rows for each in waiting) >= least:
                group, waiting = _first_rows(waiting, size)
                # put together here, a group at a time: the words of all that waits would take much room
                writer.write_table(arrow.Table.from_batches([in_words(each) for each in group], schema=shape).combine_chunks())

        def write(batch: Any) -> None:
            waiting.append(batch)
            flush(size)

        yield write
        flush(1)


def _first_rows(batches: Sequence[Any], rows: int) -> tuple[list[Any], list[Any]]:
    """So many rows from the front of record batches, or all where there are fewer; and the others, without empty batches."""
    taken, left = list[Any](), list[Any]()
    for batch in batches:
        mine = min(rows, batch.num_rows)
        rows -= mine
        taken += [batch.slice(0, mine)] if mine else []
        left += [batch.slice(mine)] if mine < batch.num_rows else []
    return taken, left


def _repeating(schema: TableSchema) -> list[str]:
    """Paths of the columns of words and lists of words; numbers seldom repeat themselves."""
    kinds: Mapping[ColumnKind, str] = {"code": "", "codes": ".list.element", "json": "", "words": ""}
    return [
        f"{c.name}{kinds[c.kind]}"
        for c in schema.columns
        if c.kind in kinds and c.name not in {"case_id", *_ROWS_OF_A_LONG_GROUP}
    ]


def _plain(value: Any) -> Any:
    return plain_words(value) if isinstance(value, str) else value
