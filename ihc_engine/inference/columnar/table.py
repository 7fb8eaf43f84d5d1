"""From tables to columns: each distinct cell is read once, and rows are put together from what their cells say.

Reading words costs some hundred microseconds, and a table of millions of rows holds some hundred different results. Rows whose
cells have to do with each other (the same stain in two columns, a feature that another implies) are read whole, as single cases.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ihc_engine.case.findings import CaseReading, Finding, NotUnderstood
from ihc_engine.case.problems import CaseError
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.encode import empty_columns, write_row
from ihc_engine.inference.columnar.joined_reading import joined_reading
from ihc_engine.inference.columnar.known_cells import CellTables, KnownCells
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.parts import PartColumn, PartialCase, joined

#: Cells of one column that are remembered from table to table.
MOST_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class CellColumn:
    """One column of cells. ``codes``: [rows], the places of the cells among those known, or -1 where a cell is empty."""

    name: str
    known: KnownCells
    codes: Ints


@dataclass(frozen=True, slots=True)
class EncodedTable:
    """The columns of a table.

    ``errors``: rows that hold impossible values; they are empty in ``columns``. ``not_understood``: of the rows in which some
    words could not be read, these words. ``whole``: readings of the rows that were read whole. ``cells``: the columns of cells
    from which the other rows were put together.
    """

    columns: FindingColumns
    errors: dict[int, CaseError]
    not_understood: dict[int, tuple[NotUnderstood, ...]]
    whole: dict[int, CaseReading]
    cells: tuple[CellColumn, ...]

    def finding(self, row: int, feature: str) -> Finding | None:
        """What a row states of a feature."""
        if row in self.whole:
            return next((each for each in self.whole[row].findings if each.feature == feature), None)
        stated = (column.known.finding(int(column.codes[row]), feature) for column in self.cells if column.codes[row] >= 0)
        return next((each for each in stated if each is not None), None)


class TableEncoder:
    """Reads tables for one knowledge base. ``read``: reads one case; CaseError for impossible values."""

    def __init__(self, layout: Layout, read: Callable[[PartialCase], CaseReading]) -> None:
        self._layout = layout
        self._read = read
        self._known: dict[str, KnownCells] = {}

    def encode(self, table: Sequence[PartColumn]) -> EncodedTable:
        """Columns of a table. ValueError if columns have different lengths, or two of them state the same field."""
        rows = len(table[0].codes) if table else 0
        if any(len(column.codes) != rows for column in table):
            raise ValueError("the columns of a table must have equally many rows")
        codes = [self._cells(column).codes(column.codes, column.parts, self._read) for column in table]
        known = [self._known[column.name] for column in table]
        tables = [each.tables for each in known]
        whole = _to_be_read_whole(codes, tables, rows)
        columns = empty_columns(rows, self._layout)
        some = bool(whole.any())
        for said, found in zip(codes, tables, strict=True):
            found.write(np.where(whole, -1, said) if some else said, columns)

        def read(row: int) -> CaseReading:
            return self._read(joined(column.part(row) for column in table))

        unread = self._unread(table, codes, ~whole)
        errors: dict[int, CaseError] = {}
        read_whole: dict[int, CaseReading] = {}
        for row in np.flatnonzero(whole).tolist():
            try:
                found_whole = read(row)
            except CaseError as error:
                errors[row] = error
                continue
            write_row(found_whole, row, columns, self._layout)
            read_whole[row] = found_whole
            if found_whole.not_understood:
                unread[row] = found_whole.not_understood

        def reading(row: int) -> CaseReading:
            stated = ((held, int(said[row])) for held, said in zip(known, codes, strict=True))
            here = [cell for held, code in stated if code >= 0 and (cell := held.reading(code)) is not None]
            return read_whole.get(row) or (None if whole[row] else joined_reading(here)) or read(row)

        cells = tuple(CellColumn(c.name, self._known[c.name], said) for c, said in zip(table, codes, strict=True))
        return EncodedTable(replace(columns, reading=reading), errors, unread, read_whole, cells)

    def _unread(self, table: Sequence[PartColumn], codes: Sequence[Ints], rows: Mask) -> dict[int, tuple[NotUnderstood, ...]]:
        """What was not understood in the cells of these rows, in the order of a single reading."""
        found: dict[int, list[NotUnderstood]] = {}
        for column, said in zip(table, codes, strict=True):
            known = self._known[column.name]
            has = known.tables.unread
            for row in np.flatnonzero(has[said] & rows).tolist() if has is not None else ():
                found.setdefault(row, []).extend(known.not_understood(int(said[row])))
        order = attrgetter("path", "words", "reason")  # as ``read_case`` orders them
        return {row: tuple(sorted(set(items), key=order)) for row, items in found.items()}

    def _cells(self, column: PartColumn) -> KnownCells:
        known = self._known.get(column.name)
        if known is None or len(known) > MOST_REMEMBERED:
            known = self._known[column.name] = KnownCells(self._layout)
        return known


def _to_be_read_whole(codes: Sequence[Ints], tables: Sequence[CellTables], rows: int) -> Mask:
    """Rows with an impossible cell, or with two cells that touch the same."""
    whole = np.zeros(rows, dtype=np.bool_)
    touching: dict[str, list[int]] = {}
    for place, found in enumerate(tables):
        if found.impossible is not None:
            whole |= found.impossible[codes[place]]
        for name in found.touches:
            touching.setdefault(name, []).append(place)
    for name, places in touching.items():
        if len(places) > 1:
            count = np.zeros(rows, dtype=np.int16)
            for place in places:
                count += tables[place].touches[name][codes[place]]
            whole |= count > 1
    return whole
