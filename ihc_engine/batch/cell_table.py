"""Rows of cells as a table for the columnar engine, and the notes of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ihc_engine.batch.cells import Cell, Place
from ihc_engine.batch.notes import NOTHING, Notes, NoteTaker, joined
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.inference.columnar.known_cells import KnownCells
from ihc_engine.inference.columnar.parts import PartColumn
from ihc_engine.inference.columnar.table import CellColumn, EncodedTable

#: Columns of the widest table; rows with stains beyond these are read whole, so that memory stays bounded.
MOST_COLUMNS = 800


class WidestTable:
    """The columns that were met so far; they are known for good."""

    def __init__(self) -> None:
        self._met: set[object] = set()

    def has_room(self, columns: Iterable[object]) -> bool:
        """Whether these columns are known, or may still be."""
        wanted = self._met.union(columns)
        if len(wanted) > MOST_COLUMNS:
            return False
        self._met = wanted
        return True


class TableBuilder:
    """Puts rows into columns."""

    def __init__(self) -> None:
        self._widest = WidestTable()

    def fits(self, cells: Sequence[Cell]) -> bool:
        """Whether all cells of a row have a column, or may still be given one."""
        return self._widest.has_room(cell.place for cell in cells)

    def table(self, rows: Sequence[Sequence[Cell]]) -> list[PartColumn]:
        """The table of rows; none at all where no row has a cell."""
        codes: dict[Place, Ints] = {}
        known: dict[Place, dict[object, int]] = {}
        first: dict[Place, list[Cell]] = {}
        for number, row in enumerate(rows):
            for cell in row:
                place = cell.place
                if place not in codes:
                    codes[place] = np.full(len(rows), -1, dtype=np.int64)
                    known[place], first[place] = {}, []
                code = known[place].get(cell.key)
                if code is None:
                    code = known[place][cell.key] = len(first[place])
                    first[place].append(cell)
                codes[place][number] = code
        return [PartColumn(repr(place), said, [cell.part() for cell in first[place]]) for place, said in codes.items()]


class TableNotes:
    """The notes of the rows of tables. Those of a cell are taken once."""

    def __init__(self, taker: NoteTaker) -> None:
        self._taker = taker
        self._of: dict[str, tuple[KnownCells, list[Notes]]] = {}

    def of(self, table: EncodedTable) -> list[Notes]:
        """The notes of every row."""
        found: dict[int, list[Notes]] = {}
        for column in table.cells:
            notes = self.of_cells(column)
            noted = np.array([*map(bool, notes), False], dtype=np.bool_)[column.codes]
            for row in np.flatnonzero(noted).tolist():
                found.setdefault(row, []).append(notes[column.codes[row]])
        result = [NOTHING] * table.columns.rows
        for row, several in found.items():
            if row not in table.whole and row not in table.errors:
                result[row] = joined(several)
        for row, reading in table.whole.items():
            result[row] = self._taker.notes(reading)
        return result

    def of_row(self, table: EncodedTable, row: int) -> Notes:
        """The notes of one row that can be read."""
        if row in table.whole:
            return self._taker.notes(table.whole[row])
        cells = (self.of_cells(column)[column.codes[row]] for column in table.cells if column.codes[row] >= 0)
        several = [notes for notes in cells if notes]
        return joined(several) if several else NOTHING

    def of_cells(self, column: CellColumn) -> list[Notes]:
        """The notes of every known cell of a column, by its code."""
        known, notes = self._of.get(column.name, (None, []))
        if known is not column.known:
            known, notes = column.known, []
            self._of[column.name] = (known, notes)
        for code in range(len(notes), len(known)):
            reading = known.reading(code)
            notes.append(NOTHING if reading is None else self._taker.notes(reading))
        return notes
