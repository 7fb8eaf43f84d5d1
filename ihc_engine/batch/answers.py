"""The answers of a shard as bytes of the output, and the output from these bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ihc_engine.batch.arrow_pieces import in_words
from ihc_engine.batch.arrow_rows import batch_of, stream_of
from ihc_engine.batch.parquet_out import arrow_schema, parquet_assembly, record_batch
from ihc_engine.batch.sinks import csv_header, csv_writer, line_sink, write_columns
from ihc_engine.batch.table_schema import TableSchema

#: Of Parquet a record batch of Arrow as a stream, or itself where the process that has made it writes it; otherwise bytes.
Data: TypeAlias = "bytes | Any"


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a shard. ``data``: its part of the output, without any header; ``failed``: how many rows are errors."""

    rows: int
    failed: int
    data: Data


def encoded_rows(answers: Iterable[Mapping[str, Any]], ending: str, schema: TableSchema) -> Answers:
    """Answers one by one: in words they take much room."""
    rows = failed = 0

    def counted() -> Iterator[Mapping[str, Any]]:
        nonlocal rows, failed
        for row in answers:
            rows += 1
            failed += row["outcome"] == "error"
            yield row

    if ending == ".parquet":
        data = _stream(record_batch(map(schema.values, counted()), arrow_schema(schema)))
        return Answers(rows, failed, data)
    out: io.BytesIO | io.StringIO
    if ending == ".csv":
        out = io.StringIO()
        write = csv_writer(out, schema)
    else:
        out = io.BytesIO()
        write = line_sink(out)
    for row in counted():
        write(row)
    return Answers(rows, failed, _utf8(out.getvalue()))


def encoded_columns(answers: Any, ending: str, schema: TableSchema, here: bool = False) -> Answers:
    """Answers as a record batch of this schema, some in pieces, for an output of columns. ``here``: this process writes it."""
    failed = answers.num_rows - answers.column("error_code").null_count
    if ending == ".parquet":
        return Answers(answers.num_rows, failed, answers if here else _stream(answers))
    out = io.StringIO()
    write_columns(out, in_words(answers), schema)
    return Answers(answers.num_rows, failed, _utf8(out.getvalue()))


def _stream(batch: Any) -> bytes:
    return stream_of(batch, compression="lz4")


def _utf8(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")


@contextmanager
def assembly(path: Path, ending: str, schema: TableSchema) -> Iterator[Callable[[Data], None]]:
    """Opens an output for the data of shards, in their order; the file is the one that ``sink`` writes. OSError: it cannot be."""
    if ending == ".parquet":
        with parquet_assembly(path, schema) as add:
            yield lambda data: add(batch_of(data) if isinstance(data, bytes) else data)
        return
    with path.open("wb") as out:
        if ending == ".csv":
            out.write(csv_header(schema).encode())

        def add_bytes(data: bytes) -> None:
            out.write(data)

        yield add_bytes
