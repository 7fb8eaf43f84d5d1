"""Many rows at once by the columnar engine: the rows that ``Scorer`` gives, byte for byte.

Rows of plain shape are taken apart, so that each distinct cell is read once. Reports and rows of other shapes are read one by
one and scored together. A row that cannot be read, and every row of a batch in which the engine itself fails, is answered as
a single one.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ihc_engine.batch.cell_table import TableBuilder, TableNotes
from ihc_engine.batch.cells import Cells, cells_of
from ihc_engine.batch.columnar_row import RowMaker
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.notes import NoteTaker
from ihc_engine.batch.problems import RowError, TableError
from ihc_engine.batch.row import TraceDepth, row_of
from ihc_engine.batch.score import Scorer, with_origin, with_reading
from ihc_engine.batch.stated import StatedCase, stated_case
from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import ReportsMissingError, TextReader

#: Rows and characters that are scored at a time: enough to be quick, few enough to be small with long reports in them.
ROWS, CHARACTERS = 16_000, 16_000_000
Row = dict[str, Any]
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Sorted:
    """Rows of a batch by how they are read, with their places in the batch."""

    apart: list[tuple[int, Cells]] = field(default_factory=list)
    whole: list[tuple[int, StatedCase]] = field(default_factory=list)


class Kernel:
    """Scores batches of rows. One thread at a time; build one for each worker. ``reader``: as for ``Scorer``."""

    def __init__(
        self, knowledge: Knowledge, prior: Prior = "site", trace: TraceDepth = "none", reader: TextReader | None = None
    ) -> None:
        self._columnar = ColumnarInterpreter(knowledge)
        self._single = Scorer(self._columnar.single, prior, trace, reader)
        self._prior, self._trace, self._reader = prior, trace, reader
        self._taker = NoteTaker(self._columnar.single.weights, self._columnar.single.program)
        self._maker = RowMaker(knowledge, trace)
        self._builder, self._notes = TableBuilder(), TableNotes(self._taker)

    def rows(self, rows: Iterable[InputRow]) -> Iterator[Row]:
        """One answer for each row, in the same order, in constant memory."""
        for batch in batches(rows):
            yield from self.score(batch)

    def score(self, rows: Sequence[InputRow]) -> list[Row]:
        """The answers to a batch of rows, in the same order. TableError: something that reading needs is not installed."""
        found: dict[int, Row] = {}
        try:
            if not self._maker.shared:  # else only the session of a row tells one alert from the other
                found = self._scored(rows)
        except (TableError, MemoryError):
            raise
        except Exception as error:  # a fault of the engine must not lose the rows; the reference engine answers them
            message = "columnar engine: unexpected %s; %d rows are answered by experta, please report it"
            _LOG.warning(message, type(error).__name__, len(rows))
            found = {}
        return [found[place] if place in found else self._single.row(row) for place, row in enumerate(rows)]

    def _scored(self, rows: Sequence[InputRow]) -> dict[int, Row]:
        """Answers by place, of all rows but those that cannot be read."""
        by_shape = self._by_shape(rows)
        found = {place: with_origin(made, rows[place]) for place, made in self._of_cells(by_shape.apart)}
        found.update((place, with_origin(made, rows[place])) for place, made in self._of_readings(by_shape.whole))
        return found

    def _by_shape(self, rows: Sequence[InputRow]) -> _Sorted:
        found = _Sorted()
        for place, row in enumerate(rows):
            try:
                content = row.content
                data = read_json(content) if isinstance(content, bytes | str) else content
                cells = None if self._trace == "full" else cells_of(data)
                if cells is not None and self._builder.fits(cells.cells):
                    found.apart.append((place, cells))
                else:
                    found.whole.append((place, stated_case(row, self._columnar.single, self._reader)))
            except ReportsMissingError as error:
                raise TableError(str(error)) from error
            except (CaseError, RowError, RecursionError):
                continue  # told by the single row, in its words
        return found

    def _of_cells(self, rows: Sequence[tuple[int, Cells]]) -> Iterator[tuple[int, Row]]:
        if not any(row.cells for _, row in rows):
            readings = [(place, StatedCase(self._columnar.single.read({"case_id": row.case_id}))) for place, row in rows]
            yield from self._of_readings(readings)
            return
        table = self._columnar.encode_table(self._builder.table([row.cells for _, row in rows]))
        result = self._columnar.score(table.columns, prior=self._prior)
        made = self._maker.rows(result, [row.case_id for _, row in rows], self._notes.of(table))
        for number, ((place, _), row) in enumerate(zip(rows, made, strict=True)):
            if number not in table.errors:
                yield place, row

    def _of_readings(self, rows: Sequence[tuple[int, StatedCase]]) -> Iterator[tuple[int, Row]]:
        if not rows:
            return
        findings = [stated.findings for _, stated in rows]
        result = self._columnar.score(findings, prior=self._prior)
        if self._trace == "full":
            made: Iterator[Row] = (row_of(result.interpretation(n, advice=True), "full") for n in range(len(rows)))
        else:
            notes = [self._taker.notes(reading) for reading in findings]
            made = self._maker.rows(result, [reading.case_id for reading in findings], notes)
        for (place, stated), row in zip(rows, made, strict=True):
            yield place, row if stated.report is None else with_reading(row, stated.report)


def batches(rows: Iterable[InputRow]) -> Iterator[list[InputRow]]:
    """Rows in batches of bounded size; where one ends depends on the rows alone."""
    waiting: list[InputRow] = []
    characters = 0
    for row in rows:
        waiting.append(row)
        characters += characters_of(row)
        if len(waiting) == ROWS or characters >= CHARACTERS:
            yield waiting
            waiting, characters = [], 0
    if waiting:
        yield waiting


def characters_of(row: InputRow) -> int:
    """Roughly how long a row is."""
    content = row.content
    if isinstance(content, bytes | str):
        return len(content)
    if isinstance(content, RowError):
        return 0
    return sum(len(value) for value in content.values() if isinstance(value, str | bytes))
