"""Record batches of Arrow as rows: each row as plain data in the shape of a case."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import Content, InputRow
from ihc_engine.batch.problems import RowError

#: Stands for a value whose bytes are no UTF-8.
BROKEN: Final = object()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows of a batch stand. ``where``: words before the number of a row; ``first``: number of the first one.

    ``source``: the file, in a folder of several.
    """

    where: str = "row"
    first: int = 1
    source: str | None = None

    def of(self, row: int) -> str:
        """The place of a row of the batch, such as ``row 17``."""
        return f"{self.where} {self.first + row}"


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of a table as a record batch of Arrow, and where they stand. To other processes it goes as an Arrow stream."""

    batch: Any
    place: Place

    def __len__(self) -> int:
        return int(self.batch.num_rows)

    def __reduce__(self) -> tuple[Any, tuple[bytes, Place]]:
        return _from_stream, (stream_of(self.batch), self.place)

    def parts(self, rows: int) -> Iterator[TableRows]:
        """The same rows in tables of so many."""
        for first in range(0, len(self), rows):
            yield TableRows(self.batch.slice(first, rows), replace(self.place, first=self.place.first + first))

    def one_by_one(self, at_once: int = 500) -> Iterator[InputRow]:
        """The same rows, not as a table; few ``at_once``, so that they need little room."""
        columns = Columns.of(self.batch.schema.names)
        for part in self.parts(at_once):
            yield from batch_rows(part.batch, columns, part.place)


def with_constants(batch: Any, values: Mapping[str, str | None]) -> Any:
    """A record batch with further columns that have one value each, in place of columns of the same name."""
    arrow = pyarrow()
    kept = [name for name in batch.schema.names if name not in values]
    repeated = [arrow.DictionaryArray.from_arrays(_zeros(value, batch.num_rows), [value or ""]) for value in values.values()]
    return arrow.RecordBatch.from_arrays([*(batch.column(name) for name in kept), *repeated], names=[*kept, *values])


def _zeros(value: str | None, rows: int) -> Any:
    """Indices of the only word of a dictionary; none where there is no value."""
    arrow = pyarrow()
    return arrow.nulls(rows, arrow.int32()) if value is None else arrow.repeat(arrow.scalar(0, arrow.int32()), rows)


def stream_of(batch: Any, compression: str | None = None) -> bytes:
    """A record batch as an Arrow stream of its own."""
    arrow, stream = pyarrow(), io.BytesIO()
    with arrow.ipc.new_stream(stream, batch.schema, options=arrow.ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_batch(batch)
    return stream.getvalue()


def batch_of(stream: bytes) -> Any:
    """The record batch of a stream."""
    return pyarrow().ipc.open_stream(stream).read_next_batch()


def _from_stream(stream: bytes, place: Place) -> TableRows:
    return TableRows(batch_of(stream), place)


def batch_rows(batch: Any, columns: Columns, place: Place) -> Iterator[InputRow]:
    """Rows of a record batch. ``columns``: those of the batch."""
    if not batch.num_columns:
        yield from (InputRow(place.of(row), {}, place.source) for row in range(batch.num_rows))
        return
    for row, cells in enumerate(zip(*(plain_values(column) for column in batch.columns), strict=True)):
        yield InputRow(place.of(row), _content(columns, cells), place.source)


def _content(columns: Columns, cells: tuple[object, ...]) -> Content:
    if BROKEN in cells:
        return RowError("unreadable_row", "the row is not UTF-8; write the file anew from UTF-8 text")
    return columns.mapping(cells)


def plain_values(column: Any) -> list[object]:
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
        return BROKEN


def _decoded(value: bytes) -> object:
    """Text of a column whose type is binary."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return BROKEN


def _named(name: object, result: object) -> object:
    return {**result, "name": name} if isinstance(result, Mapping) else {"name": name, "result": result}
