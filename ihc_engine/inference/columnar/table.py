"""From tables to columns: each distinct cell is read once, and rows are put together from what their cells say.

Reading words costs some hundred microseconds, and a table of millions of rows holds some hundred different results. Rows whose
cells have to do with each other (the same stain in two columns, a feature that another implies) are read whole, as single cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.problems import CaseError
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.columns import SEXES, FindingColumns
from ihc_engine.inference.columnar.encode import empty_columns, measured, rows_with, write_row
from ihc_engine.inference.columnar.fragments import Fragment, fragment
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.parts import PartColumn, PartialCase, joined

#: Cells of one column that are remembered from table to table.
MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class EncodedTable:
    """The columns of a table, and the rows that hold impossible values; those rows are empty in ``columns``."""

    columns: FindingColumns
    errors: dict[int, CaseError]


class TableEncoder:
    """Reads tables for one knowledge base. ``read``: reads one case; CaseError for impossible values."""

    def __init__(self, layout: Layout, read: Callable[[PartialCase], CaseReading]) -> None:
        self._layout = layout
        self._read = read
        self._remembered: dict[str, dict[str, Fragment]] = {}

    def encode(self, table: Sequence[PartColumn]) -> EncodedTable:
        """Columns of a table. ValueError if columns have different lengths, or two of them state the same field."""
        rows = len(table[0].codes) if table else 0
        if any(len(column.codes) != rows for column in table):
            raise ValueError("the columns of a table must have equally many rows")
        fragments = [self._fragments(column) for column in table]
        whole = _to_be_read_whole(table, fragments, rows)
        columns = empty_columns(rows, self._layout)
        for column, read in zip(table, fragments, strict=True):
            self._write(column.codes, read, ~whole, columns)

        def reading(row: int) -> CaseReading:
            return self._read(joined(column.part(row) for column in table))

        errors: dict[int, CaseError] = {}
        for row in np.flatnonzero(whole).tolist():
            try:
                write_row(reading(row), row, columns, self._layout)
            except CaseError as error:
                errors[row] = error
        return EncodedTable(replace(columns, reading=reading), errors)

    def _fragments(self, column: PartColumn) -> list[Fragment]:
        known = self._remembered.setdefault(column.name, {})
        if len(known) > MOST_REMEMBERED:
            known.clear()
        found = []
        for part in column.parts:
            key = repr(part)
            if key not in known:
                known[key] = fragment(part, self._read, self._layout)
            found.append(known[key])
        return found

    def _write(self, codes: Ints, fragments: Sequence[Fragment], rows: Mask, columns: FindingColumns) -> None:
        """Write what the cells of a column say into these rows. Code -1, an empty cell, is the last entry of every list."""
        layout = self._layout
        codes = np.where(rows, codes, -1)
        by_feature: dict[str, Ints] = {}
        for place, read in enumerate(fragments):
            for feature, state in read.states:
                by_feature.setdefault(feature, np.zeros(len(fragments) + 1, dtype=np.int64))[place] = state
        for feature, states in by_feature.items():
            columns.states[layout.places[feature]] += states.astype(np.uint16)[codes]
        readings = [read.reading for read in fragments]
        sites = [layout.site_places[reading.site] if reading else 0 for reading in readings]
        if any(sites):
            columns.sites[:] += np.array([*sites, 0], dtype=np.int16)[codes]
        sexes = [SEXES.index(reading.sex) if reading else 0 for reading in readings]
        if any(sexes):
            columns.sexes[:] += np.array([*sexes, 0], dtype=np.int8)[codes]
        for place, word in enumerate(layout.specimen):
            columns.specimen[place] |= _having([word in r.specimen if r else False for r in readings], codes)
        columns.contradicted[:] |= _having([bool(r.contradicted) if r else False for r in readings], codes)
        for code in sorted({alert.code for reading in readings if reading for alert in reading.alerts}):
            raised = [code in {alert.code for alert in reading.alerts} if reading else False for reading in readings]
            rows_with(code, columns)[:] |= _having(raised, codes)
        self._write_measures(codes, readings, columns)

    def _write_measures(self, codes: Ints, readings: Sequence[CaseReading | None], columns: FindingColumns) -> None:
        ends: dict[str, list[tuple[float, float]]] = {}
        for place, reading in enumerate(readings):
            for name, low, high in measured(reading) if reading else ():
                if name in self._layout.measures:
                    ends.setdefault(name, [(np.nan, np.nan)] * (len(readings) + 1))[place] = (low, high)
        for name, found in ends.items():
            held = np.array(found)[codes].T
            stated = ~np.isnan(held[0])
            columns.measured[self._layout.measures.index(name)][:, stated] = held[:, stated]


def _having(truths: Sequence[bool], codes: Ints) -> Mask:
    """Rows whose cell something is true of; never of an empty one."""
    table = np.array([*truths, False], dtype=np.bool_)
    return np.asarray(table[codes], dtype=np.bool_) if table.any() else np.zeros(len(codes), dtype=np.bool_)


def _to_be_read_whole(table: Sequence[PartColumn], fragments: Sequence[Sequence[Fragment]], rows: int) -> Mask:
    """Rows with an impossible cell, or with two cells that touch the same."""
    whole = np.zeros(rows, dtype=np.bool_)
    touching: dict[str, list[tuple[Ints, Mask]]] = {}
    for column, read in zip(table, fragments, strict=True):
        impossible = np.array([*(each.reading is None for each in read), False], dtype=np.bool_)
        if impossible.any():
            whole |= impossible[column.codes]
        for name in set().union(*(each.touches for each in read)) if read else ():
            touches = np.array([*(name in each.touches for each in read), False], dtype=np.bool_)
            touching.setdefault(name, []).append((column.codes, touches))
    for found in touching.values():
        if len(found) > 1:
            count = np.zeros(rows, dtype=np.int8)
            for codes, touches in found:
                count += touches[codes]
            whole |= count > 1
    return whole
