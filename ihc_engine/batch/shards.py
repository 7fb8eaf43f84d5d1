"""An archive in shards: some thousand rows that are answered together, and their answers as bytes of the output.

Where a shard ends depends on the rows and the options alone, and shards are put together in their order, so that the output is
the same however many workers answered them, and whenever they did.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.batches import batches
from ihc_engine.batch.engines import EngineName, RowScorer
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.parquet_out import arrow_schema, parquet_assembly, record_batch
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.sinks import csv_header, csv_writer, line_sink
from ihc_engine.batch.table_schema import TableSchema

#: Characters of a shard: few enough that shards of long reports stay small.
CHARACTERS = 4_000_000
_ROWS: Mapping[EngineName, int] = {"columnar": 8_000, "experta": 200}
_ROWS_WHOLE = 200


@dataclass(frozen=True, slots=True)
class Shard:
    """Rows that are answered together. ``number``: its place, from 0."""

    number: int
    rows: Sequence[InputRow]


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a shard. ``data``: its part of the output, without any header; ``failed``: how many rows are errors."""

    rows: int
    failed: int
    data: bytes


def shard_size(engine: EngineName, trace: TraceDepth) -> int:
    """Rows of a shard: what a worker answers in seconds."""
    return _ROWS_WHOLE if trace == "full" else _ROWS[engine]


def shards(rows: Iterable[InputRow], size: int) -> Iterator[Shard]:
    """Rows in shards of at most ``size`` rows."""
    for number, batch in enumerate(batches(rows, size, CHARACTERS)):
        yield Shard(number, batch)


def answer(shard: Shard, scorer: RowScorer, ending: str, schema: TableSchema) -> Answers:
    """The answers of a shard for an output of this ending. TableError: something that a row needs is not installed."""
    failed = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal failed
        for row in scorer.rows(shard.rows):
            failed += row["outcome"] == "error"
            yield row

    data = _encoded(counted(), ending, schema)
    return Answers(len(shard.rows), failed, data)


def _encoded(answers: Iterable[Mapping[str, Any]], ending: str, schema: TableSchema) -> bytes:
    """The part of the output that holds these rows, one by one: rows in words take much room."""
    if ending == ".parquet":
        batch = record_batch(map(schema.values, answers), arrow_schema(schema))
        stream = io.BytesIO()
        with pyarrow().ipc.new_stream(stream, batch.schema) as writer:
            writer.write_batch(batch)
        return stream.getvalue()
    out: io.BytesIO | io.StringIO
    if ending == ".csv":
        out = io.StringIO()
        write = csv_writer(out, schema)
    else:
        out = io.BytesIO()
        write = line_sink(out)
    for row in answers:
        write(row)
    data = out.getvalue()
    return data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")


@contextmanager
def assembly(path: Path, ending: str, schema: TableSchema) -> Iterator[Callable[[bytes], None]]:
    """Opens an output for the data of shards, in their order; the file is the one that ``sink`` writes. OSError: it cannot be."""
    if ending == ".parquet":
        with parquet_assembly(path, schema) as add:
            yield lambda data: add(pyarrow().ipc.open_stream(data).read_next_batch())
        return
    with path.open("wb") as out:
        if ending == ".csv":
            out.write(csv_header(schema).encode())

        def add_bytes(data: bytes) -> None:
            out.write(data)

        yield add_bytes
