"""Many rows at once by the columnar engine: the rows that ``Scorer`` gives, byte for byte.

Rows of plain shape are taken apart, so that each distinct cell is read once; so is what a report says. Rows of other shapes are
read one by one and scored together. A row that cannot be read, and every row of a batch in which the engine itself fails, is
answered as a single one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ihc_engine.batch.batches import batches
from ihc_engine.batch.cell_table import TableBuilder, TableNotes
from ihc_engine.batch.cells import CellMaker, Cells
from ihc_engine.batch.columnar_row import RowMaker, Stated
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.notes import Notes, NoteTaker
from ihc_engine.batch.problems import RowError, TableError
from ihc_engine.batch.row import TRACED, TraceDepth, row_of
from ihc_engine.batch.score import Scorer, with_origin, with_reading
from ihc_engine.batch.stated import StatedCase, stated_by, stated_case
from ihc_engine.batch.text_rows import ReadCells, read_cells, report_of
from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.trace_json import TraceWriter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import ReportsMissingError, TextReader, read_text

#: Rows and characters that are scored at a time: enough to be quick, few enough to be small with long reports in them.
ROWS, CHARACTERS = 16_000, 16_000_000
Row = dict[str, Any]
Found = TypeVar("Found")
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Sorted:
    """Rows of a batch by how they are read, with their places in the batch."""

    apart: list[tuple[int, Cells]] = field(default_factory=list)
    texts: list[tuple[int, ReadCells]] = field(default_factory=list)
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
        self._maker, self._writer = RowMaker(knowledge, trace), TraceWriter()
        self._cells, self._builder, self._notes = CellMaker(knowledge.vocabulary), TableBuilder(), TableNotes(self._taker)

    @property
    def columnar(self) -> ColumnarInterpreter:
        """The engine behind it, which remembers what it has read."""
        return self._columnar

    def rows(self, rows: Iterable[InputRow]) -> Iterator[Row]:
        """One answer for each row, in the same order, in constant memory."""
        for batch in batches(rows, ROWS, CHARACTERS):
            yield from self.answers(batch)

    def score(self, rows: Sequence[InputRow]) -> list[Row]:
        """The answers to a batch of rows, in the same order. TableError: something that reading needs is not installed."""
        return list(self.answers(rows))

    def answers(self, rows: Sequence[InputRow]) -> Iterator[Row]:
        """The answers to a batch of rows, scored at once and put into words one by one."""
        made = self._guarded(rows, lambda: self._scored(rows)) or {}
        for place, row in enumerate(rows):
            found = self._guarded(rows, lambda: next(made[place], None)) if place in made else None  # noqa: B023
            yield self._single.row(row) if found is None else with_origin(found, row)

    def _guarded(self, rows: Sequence[InputRow], work: Callable[[], Found]) -> Found | None:
        """What the engine gives; None where it fails, which must lose no row: the reference engine answers it then."""
        try:
            return work()
        except (TableError, MemoryError):
            raise
        except Exception as error:
            message = "columnar engine: unexpected %s; rows from %s on are answered by experta, please report it"
            _LOG.warning(message, type(error).__name__, rows[0].where)
            return None

    def _scored(self, rows: Sequence[InputRow]) -> dict[int, Iterator[Row]]:
        """By place of a row, of all that can be read: what its answer comes from next."""
        if self._maker.shared:  # only the session of a row tells one alert from the other
            return {}
        by_shape = self._by_shape(rows)
        apart, errors = self._of_cells([cells for _, cells in by_shape.apart])
        texts, unlikely = self._of_texts([read for _, read in by_shape.texts])
        whole = self._of_readings([stated for _, stated in by_shape.whole])
        found = {place: apart for number, (place, _) in enumerate(by_shape.apart) if number not in errors}
        found.update((place, texts) for number, (place, _) in enumerate(by_shape.texts) if number not in unlikely)
        found.update((place, whole) for place, _ in by_shape.whole)
        return found

    def _by_shape(self, rows: Sequence[InputRow]) -> _Sorted:
        found = _Sorted()
        for place, row in enumerate(rows):
            try:
                content = row.content
                data = read_json(content) if isinstance(content, bytes | str) else content
                cells = None if self._trace in TRACED else self._cells.cells_of(data)
                report = None if self._trace in TRACED else report_of(data)
                if cells is not None and self._builder.fits(cells.cells):
                    found.apart.append((place, cells))
                elif report is not None:
                    self._take_text(place, *report, found)
                else:
                    found.whole.append((place, stated_case(row, self._columnar.single, self._reader)))
            except ReportsMissingError as error:
                raise TableError(str(error)) from error
            except (CaseError, RowError, RecursionError):
                continue  # told by the single row, in its words
        return found

    def read_text(self, row: InputRow) -> ReadCells | None:
        """The cells of a row that is a text and nothing else; None for others, and for texts that must be read whole.

        TableError: something that reading needs is not installed.
        """
        report = report_of(row.content)
        try:
            if report is None or row.remarks:
                return None
            case_id, text = report
            return read_cells(case_id, read_text(text, self._reader or self._columnar.single.reports), self._cells)
        except ReportsMissingError as error:
            raise TableError(str(error)) from error
        except CaseError:  # told by the single row, in its words
            return None

    def _take_text(self, place: int, case_id: str | None, text: str, found: _Sorted) -> None:
        interpreter = self._columnar.single
        reading = read_text(text, self._reader or interpreter.reports)
        read = read_cells(case_id, reading, self._cells)
        if read is not None and self._builder.fits(read.cells):
            found.texts.append((place, read))
        else:
            found.whole.append((place, stated_by(reading, interpreter, Case(case_id=case_id, text=text))))

    def _of_texts(self, rows: Sequence[ReadCells]) -> tuple[Iterator[Row], Collection[int]]:
        """Answers to texts, without those that state what cannot be; and which these are."""
        made, errors = self._of_cells([Cells(row.case_id, row.cells) for row in rows], [row.notes for row in rows])
        kept = (row for number, row in enumerate(rows) if number not in errors)
        return (with_reading(answer, row) for answer, row in zip(made, kept, strict=True)), errors

    def _of_cells(self, rows: Sequence[Cells], beside: Sequence[Notes] = ()) -> tuple[Iterator[Row], Collection[int]]:
        """Answers to rows that were taken apart, without those that must be read whole; and which these are.

        ``beside``: for each row, what is to be noted beside the notes of its cells.
        """
        finding: Stated
        if any(row.cells for row in rows):
            table = self._columnar.encode_table(self._builder.table([row.cells for row in rows]))
            result, skipped = self._columnar.score(table.columns, prior=self._prior), set(table.errors)
            notes, finding = self._notes.of(table), table.finding
        else:
            nothing = self._columnar.single.read({})
            result, skipped = self._columnar.score([nothing] * len(rows), prior=self._prior), set()
            notes, finding = [self._taker.notes(nothing)] * len(rows), _finding_in([nothing] * len(rows))
        if beside:
            notes = [one.with_report(other) for one, other in zip(notes, beside, strict=True)]
        return self._maker.rows(result, [row.case_id for row in rows], notes, finding, skipped), skipped

    def _of_readings(self, rows: Sequence[StatedCase]) -> Iterator[Row]:
        if not rows:
            return iter(())
        findings = [stated.findings for stated in rows]
        result = self._columnar.score(findings, prior=self._prior)
        if self._trace == "answer":
            made: Iterator[Row] = (row_of(result.interpretation(n, advice=True), "answer") for n in range(len(rows)))
        else:
            notes = [self._taker.notes(reading) for reading in findings]
            made = self._maker.rows(result, [reading.case_id for reading in findings], notes, _finding_in(findings))
            if self._trace == "full":
                made = (row | {"trace": json.loads(self._writer.json(result.trace(n)))} for n, row in enumerate(made))
        return (
            row if stated.report is None else with_reading(row, stated.report) for stated, row in zip(rows, made, strict=True)
        )


def _finding_in(readings: Sequence[CaseReading]) -> Stated:
    def finding(row: int, feature: str) -> Finding | None:
        return next((each for each in readings[row].findings if each.feature == feature), None)

    return finding
