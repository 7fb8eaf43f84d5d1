"""Record batches of cases in, record batches of answers out: the rows that ``batch`` writes, as Arrow.

Rows of cells are read, scored and written as columns. Texts, rows that cannot be read and rows of odd shapes are answered by the
kernel of rows and put in their places.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_answers import ArrowAnswers
from ihc_engine.batch.arrow_cells import ArrowCells, arrow_cells
from ihc_engine.batch.arrow_notes import note_columns
from ihc_engine.batch.arrow_pieces import alike, in_words, with_pieces
from ihc_engine.batch.arrow_rows import Place, batch_rows
from ihc_engine.batch.arrow_texts import ArrowTexts
from ihc_engine.batch.arrow_traces import ArrowTraces
from ihc_engine.batch.batch_schema import batch_schema
from ihc_engine.batch.cell_table import TableBuilder, TableNotes, WidestTable
from ihc_engine.batch.columnar_row import RowMaker
from ihc_engine.batch.columns_in import Columns
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.kernel import Kernel
from ihc_engine.batch.notes import NoteTaker
from ihc_engine.batch.parquet_out import arrow_schema, record_batch
from ihc_engine.batch.problems import TableError
from ihc_engine.batch.row import TraceDepth
from ihc_engine.differential.pretest import Prior
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.knowledge.model import Knowledge

_LOG = logging.getLogger(__name__)


class ArrowKernel:
    """Scores record batches. One thread at a time; build one for each worker, since it remembers what it has read.

    ``kernel``: one of rows, with the same knowledge and options, that is there already. ``schema``: the Arrow schema of the
    answers, the columns of ``batch_schema``. TableError: pyarrow is not installed.
    """

    def __init__(
        self, knowledge: Knowledge, prior: Prior = "site", trace: TraceDepth = "none", kernel: Kernel | None = None
    ) -> None:
        self._kernel = kernel or Kernel(knowledge, prior, trace)
        self._columnar = self._kernel.columnar
        self._columns = batch_schema(knowledge, trace)
        self._prior: Prior = prior
        self._maker, self._widest = RowMaker(knowledge, trace), WidestTable()
        self._notes = TableNotes(NoteTaker(self._columnar.single.weights, self._columnar.single.program))
        self._traces, self._traced = ArrowTraces(self._columnar, prior), trace == "full"
        self._by_rows = trace == "answer" or bool(self._maker.shared)
        self.schema: Any = arrow_schema(self._columns)
        self._answers = ArrowAnswers(knowledge, self.schema)
        self._texts = ArrowTexts(
            self._kernel.read_text, self._columnar, prior, self._maker, self._notes, self._answers, TableBuilder()
        )

    def score(self, batch: Any, *, where: str = "row", first_row: int = 1, source: str | None = None) -> Any:
        """One answer for each row of a ``pyarrow.RecordBatch``, in the same order, as a record batch of ``schema``.

        The columns are those of a table (docs/reference/batch-rows.md). A row that cannot be read is an error row, whose message
        begins with its place: ``where`` and the number of the row, counted from ``first_row``. ``source``: the file of the rows.
        TableError: a column without a name, one field in two columns, or something that reading needs is not installed.
        """
        return in_words(self.pieced(batch, where=where, first_row=first_row, source=source))

    def pieced(self, batch: Any, *, where: str = "row", first_row: int = 1, source: str | None = None) -> Any:
        """The same, but that traces may stand in pieces (``arrow_pieces``), to be put together by ``in_words``."""
        columns, place = Columns.of(batch.schema.names), Place(where, first_row, source)
        try:
            found = None if self._by_rows else self._scored(batch, columns, place)
        except (TableError, MemoryError):
            raise
        except Exception as error:  # a fault of the columns must lose no row: they are answered one by one
            message = "columnar engine: unexpected %s; rows from %s on are answered one by one, please report it"
            _LOG.warning(message, type(error).__name__, place.of(0))
            found = None
        return self.score_rows(self._rows(batch, columns, place, np.arange(batch.num_rows))) if found is None else found

    def score_rows(self, rows: Sequence[InputRow]) -> Any:
        """The answers to rows that are no part of a batch, as a record batch of ``schema``. TableError: as above."""
        return record_batch(map(self._columns.values, self._kernel.answers(rows)), self.schema)

    def _scored(self, batch: Any, columns: Columns, place: Place) -> Any:
        """All answers, those of odd rows among them."""
        cells = arrow_cells(batch, columns)
        apart, found = np.flatnonzero(~cells.whole), list[tuple[Any, Ints]]()
        if len(apart) and cells.columns and self._widest.has_room(column.name for column in cells.columns):
            answers, unreadable = self._of_columns(cells, apart, place)
            answered = np.delete(np.arange(len(apart)), unreadable)
            found.append((answers.take(pyarrow().array(answered)) if unreadable else answers, apart[answered]))
        others = np.setdiff1d(np.arange(batch.num_rows), found[0][1] if found else ())
        rows = self._rows(batch, columns, place, others)
        texts, places = self._texts.score(rows, place.source) if not self._traced else (None, [])
        if places:
            found.append((texts, others[places]))
            others, rows = np.delete(others, places), _without(rows, places)
        if rows or not found:
            found.append((self.score_rows(rows), others))
        return _put_together(found)

    def _of_columns(self, cells: ArrowCells, rows: Ints, place: Place) -> tuple[Any, list[int]]:
        """Answers to rows of cells, and which of them cannot be read, so that their answers mean nothing."""
        table = self._columnar.encode_table(cells.apart(rows) if len(rows) < cells.rows else cells.columns)
        result = self._columnar.score(table.columns, prior=self._prior, leader_only=True, keep_scores=self._traced)
        ids = pyarrow().nulls(cells.rows, pyarrow().string()) if cells.ids is None else cells.ids
        chosen = ids.take(pyarrow().array(rows)) if len(rows) < cells.rows else ids
        notes = note_columns(self._maker, self._notes, table, result)
        answers = self._answers.batch(result, chosen, place.source, notes)
        if self._traced:
            answers = with_pieces(answers, "trace", self._traces.pieces(result, table, chosen.to_pylist()))
        return answers, sorted(table.errors)

    def _rows(self, batch: Any, columns: Columns, place: Place, rows: Ints) -> list[InputRow]:
        """Some rows, one by one."""
        some = batch if len(rows) == batch.num_rows else batch.take(pyarrow().array(rows, pyarrow().int64()))
        found = zip(batch_rows(some, columns, place), rows.tolist(), strict=True)
        return [replace(row, where=place.of(number)) for row, number in found]


def _without(rows: Sequence[InputRow], places: Collection[int]) -> list[InputRow]:
    left_out = frozenset(places)
    return [row for place, row in enumerate(rows) if place not in left_out]


def _put_together(found: Sequence[tuple[Any, Ints]]) -> Any:
    """Record batches as one, each row at its place."""
    if len(found) == 1:
        return found[0][0]
    batches, places = alike([batch for batch, _ in found]), np.concatenate([places for _, places in found])
    table = pyarrow().Table.from_batches(batches).take(pyarrow().array(np.argsort(places))).combine_chunks()
    return table.to_batches()[0]
