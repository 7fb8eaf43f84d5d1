"""Record batches of Arrow as a table of cells: each distinct value of a column once, and which of them each row has.

Rows that cannot be put together from cells are told, so that they are read whole: texts, nested panels, bytes that are no UTF-8,
ids of an odd shape, and one stain in two columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_ids import case_ids
from ihc_engine.batch.arrow_rows import BROKEN, plain_values
from ihc_engine.batch.cells import IDS, READ_WHOLE, Cell, Place, key_of
from ihc_engine.batch.columns_in import Columns, stated
from ihc_engine.case.model import ANNOTATIONS
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.parts import PartColumn, PartialCase


@dataclass(slots=True)
class ArrowCells:
    """Rows of a record batch. ``whole``: [rows], those that must be read whole; of these, the other fields say nothing.

    ``ids``: an array of strings, None where no column holds ids. ``columns``: the cells.
    """

    rows: int
    whole: Mask
    ids: Any = None
    columns: list[PartColumn] = field(default_factory=list)

    def apart(self, rows: Ints) -> list[PartColumn]:
        """The columns of some rows."""
        return [PartColumn(column.name, column.codes[rows], column.parts) for column in self.columns]


def arrow_cells(batch: Any, columns: Columns) -> ArrowCells:
    """Take a record batch apart. ``columns``: those of the batch."""
    found = ArrowCells(batch.num_rows, np.zeros(batch.num_rows, dtype=np.bool_))
    coded: dict[Place, tuple[Ints, list[PartialCase]]] = {}
    for name, stain, column in zip(columns.names, columns.stains, batch.columns, strict=True):
        if stain is None and name in IDS:
            _add_ids(found, column)
        elif stain is None and (name in READ_WHOLE or name == "markers"):
            found.whole |= _is_valid(column)
        elif stain is None and name in ANNOTATIONS:
            found.whole |= _broken(column)
        else:
            place = Place(name) if stain is None else Place("result", stain)
            codes, parts, broken = _cells(column, place)
            if broken is not None:
                found.whole |= broken
            coded[place] = (codes, parts) if place not in coded else _merged(coded[place], (codes, parts), found)
    found.columns = [PartColumn(repr(place), codes, parts) for place, (codes, parts) in coded.items()]
    return found


def _add_ids(found: ArrowCells, column: Any) -> None:
    ids, whole = case_ids(column)
    found.whole |= whole
    if found.ids is not None:  # which of two ids counts, the case knows
        found.whole |= _is_valid(ids) & _is_valid(found.ids)
        ids = pyarrow().compute.coalesce(found.ids, ids)
    found.ids = ids


def _cells(column: Any, place: Place) -> tuple[Ints, list[PartialCase], Mask | None]:
    """Codes of the cells, -1 where nothing is stated; what each states; and the rows with broken ones, if there are any."""
    codes, values = distinct(column)
    parts: list[PartialCase] = []
    own: list[int] = []
    spoilt: list[bool] = []
    for value in values:
        said = None if value is BROKEN else stated(value)
        own.append(-1 if said is None else len(parts))
        spoilt.append(value is BROKEN)
        if said is not None:
            parts.append(Cell(place, None, said).part())
    if len(parts) < len(values):
        codes = np.array([*own, -1], dtype=np.int64)[codes]
    return codes, parts, np.array([*spoilt, False], dtype=np.bool_)[codes] if any(spoilt) else None


def _merged(
    one: tuple[Ints, list[PartialCase]], other: tuple[Ints, list[PartialCase]], found: ArrowCells
) -> tuple[Ints, list[PartialCase]]:
    """Two columns of one stain; a row that states it twice is read whole."""
    found.whole |= (one[0] >= 0) & (other[0] >= 0)
    codes = np.where(one[0] >= 0, one[0], np.where(other[0] >= 0, other[0] + len(one[1]), -1))
    return codes, [*one[1], *other[1]]


def distinct(column: Any) -> tuple[Ints, Sequence[object]]:
    """Codes of a column, -1 for null, and the values that they stand for, as ``arrow_rows`` reads them."""
    arrow = pyarrow()
    if arrow.types.is_floating(column.type) and column.type.bit_width >= 32:  # 0.0 and -0.0 are two values
        bits = column.view(arrow.int64() if column.type.bit_width == 64 else arrow.int32())
        codes, values = _encoded(bits.dictionary_encode())
        return codes, plain_values(values.view(column.type))
    if not arrow.types.is_dictionary(column.type):
        try:
            column = column.dictionary_encode()
        except (arrow.ArrowNotImplementedError, arrow.ArrowInvalid):  # Arrow encodes no lists, structs and the like
            return _by_value(plain_values(column))
    codes, values = _encoded(column)
    return codes, plain_values(values)


def _encoded(column: Any) -> tuple[Ints, Any]:
    """Codes and values of a dictionary, of which only those are kept that some row has."""
    arrow = pyarrow()
    codes = np.asarray(column.indices.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)
    values = column.dictionary
    if len(values) > len(codes):
        used, at = np.unique(codes[codes >= 0], return_inverse=True)
        codes = codes.copy()
        codes[codes >= 0] = at
        values = values.take(arrow.array(used))
    return codes, values


def _by_value(values: Sequence[object]) -> tuple[Ints, Sequence[object]]:
    """The same for values of which Arrow makes no dictionary."""
    known: dict[object, int] = {}
    kept: list[object] = []
    codes = np.full(len(values), -1, dtype=np.int64)
    for row, value in enumerate(values):
        if value is not None:
            key = BROKEN if value is BROKEN else key_of(value)
            if key not in known:
                known[key] = len(kept)
                kept.append(value)
            codes[row] = known[key]
    return codes, kept


def _is_valid(column: Any) -> Mask:
    return np.asarray(column.is_valid(), dtype=np.bool_)


def _broken(column: Any) -> Mask:
    """Rows whose bytes in this column are no UTF-8."""
    try:
        column.validate(full=True)
    except pyarrow().ArrowInvalid:
        return np.fromiter(_each_broken(column), dtype=np.bool_, count=len(column))
    if pyarrow().types.is_binary(column.type) or pyarrow().types.is_large_binary(column.type):
        return np.fromiter(_each_broken(column), dtype=np.bool_, count=len(column))
    return np.zeros(len(column), dtype=np.bool_)


def _each_broken(column: Any) -> Iterator[bool]:
    return (value is BROKEN for value in plain_values(column))
