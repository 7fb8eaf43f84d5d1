"""Rows of texts as columns: each is read, and what they state is scored and written as a table is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_answers import ArrowAnswers, TextColumns
from ihc_engine.batch.arrow_notes import note_columns
from ihc_engine.batch.cell_table import TableBuilder, TableNotes
from ihc_engine.batch.columnar_row import RowMaker
from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.plain_words import json_words, plain_words
from ihc_engine.batch.text_rows import ReadCells
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.columnar import ColumnarInterpreter


@dataclass(frozen=True, slots=True)
class ArrowTexts:
    """Answers rows of texts with record batches.

    ``read``: the cells of a row that is a text and nothing else; None for other rows, and for those that must be read whole.
    """

    read: Callable[[InputRow], ReadCells | None]
    columnar: ColumnarInterpreter
    prior: Prior
    maker: RowMaker
    notes: TableNotes
    answers: ArrowAnswers
    builder: TableBuilder

    def score(self, rows: Sequence[InputRow], source: str | None) -> tuple[Any, list[int]]:
        """Answers to those rows that are texts of the usual shape, and their places; no answers where there are none.

        ``source``: the file that all rows come from.
        """
        found = [(place, read) for place, row in enumerate(rows) if (read := self.read(row)) is not None]
        found = [(place, read) for place, read in found if self.builder.fits(read.cells)]
        if not any(read.cells for _, read in found):
            return None, []
        table = self.columnar.encode_table(self.builder.table([read.cells for _, read in found]))
        result = self.columnar.score(table.columns, prior=self.prior, leader_only=True)
        notes = note_columns(self.maker, self.notes, table, result, [read.notes for _, read in found])
        arrow = pyarrow()
        ids = arrow.array([read.case_id for _, read in found], arrow.string())
        batch = self.answers.batch(result, ids, source, notes, _text_columns([read for _, read in found]))
        places = [place for place, _ in found]
        if table.errors:
            answered = [number for number in range(len(found)) if number not in table.errors]
            batch, places = batch.take(arrow.array(answered, arrow.int64())), [places[number] for number in answered]
        return batch, places


def _text_columns(rows: Sequence[ReadCells]) -> TextColumns:
    arrow = pyarrow()
    cases = arrow.array([json_words(row.case) for row in rows], arrow.string())
    remarks = arrow.array([plain_words("; ".join(row.remarks)) or None for row in rows], arrow.string())
    return TextColumns(cases, remarks)
