"""Record batches of Arrow as rows: each row as plain data in the shape of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import Content, InputRow
from ihc_engine.batch.problems import RowError

#: Stands for a cell whose bytes are no UTF-8.
_BROKEN: Final = object()


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


def batch_rows(batch: Any, columns: Columns, place: Place) -> Iterator[InputRow]:
    """Rows of a record batch. ``columns``: those of the batch."""
    if not batch.num_columns:
        yield from (InputRow(place.of(row), {}, place.source) for row in range(batch.num_rows))
        return
    for row, cells in enumerate(zip(*(_column(column) for column in batch.columns), strict=True)):
        yield InputRow(place.of(row), _content(columns, cells), place.source)


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
