"""Ids of cases in a column of Arrow, as ``cells.CellMaker`` takes them over, without looking at each."""

from __future__ import annotations

from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_rows import BROKEN, plain_values
from ihc_engine.batch.cells import LONGEST_ID, is_plain_id
from ihc_engine.batch.columns_in import stated
from ihc_engine.inference.columnar.arrays import Mask, np


def case_ids(column: Any) -> tuple[Any, Mask]:
    """Ids as an array of strings, null where there is none, and the rows whose id only the reading of the whole row can tell."""
    arrow = pyarrow()
    if arrow.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if arrow.types.is_integer(column.type):
        return column.cast(arrow.string()), np.zeros(len(column), dtype=np.bool_)
    if not arrow.types.is_string(column.type):
        return _one_by_one(column, np.arange(len(column)))
    try:
        column.validate(full=True)
    except arrow.ArrowInvalid:  # some bytes are no UTF-8
        return _one_by_one(column, np.arange(len(column)))
    odd = np.flatnonzero(_unusual(column))
    return _one_by_one(column, odd) if len(odd) else (column, np.zeros(len(column), dtype=np.bool_))


def _unusual(column: Any) -> Mask:
    """Rows of a column of strings that hold no id as it is: empty, long, or with something to strip at an end."""
    if not len(column):
        return np.zeros(0, dtype=np.bool_)
    _, offsets, data = column.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    sizes, valid = np.diff(ends), np.asarray(column.is_valid(), dtype=np.bool_)
    found = (sizes == 0) | (sizes > LONGEST_ID)
    if data is not None and data.size:
        characters = np.frombuffer(data, dtype=np.uint8)
        for places in (ends[:-1], ends[1:] - 1):
            edge = characters[np.clip(places, 0, len(characters) - 1)]
            found |= (edge <= ord(" ")) | (edge >= 0x80)  # all that Python strips is one of these
    return np.asarray(found & valid, dtype=np.bool_)


def _one_by_one(column: Any, rows: Any) -> tuple[Any, Mask]:
    """Ids of which these rows are looked at."""
    arrow, told = pyarrow(), np.zeros(len(column), dtype=np.bool_)
    found: list[str | None] = []
    for row, value in zip(rows.tolist(), plain_values(column.take(arrow.array(rows))), strict=True):
        said = None if value is BROKEN else stated(value)
        plain = value is not BROKEN and (said is None or is_plain_id(said))
        told[row] = not plain
        found.append(said if plain else None)
    ids = arrow.array(found, arrow.string())
    if len(rows) == len(column):
        return ids, told
    mask = np.zeros(len(column), dtype=np.bool_)
    mask[rows] = True
    return arrow.compute.replace_with_mask(column, arrow.array(mask), ids), told
