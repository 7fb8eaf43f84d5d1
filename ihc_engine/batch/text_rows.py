"""Rows whose panel stands in a text: the cells of what was read, and what the reading adds to their notes.

What a text says is made of the same words over and over, so that it is taken apart as a row of a table is. Values that cannot
be, cases beside the text and readings of odd shapes are read whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ihc_engine.batch.cells import CellMaker, Cells, is_plain_id
from ihc_engine.batch.notes import Notes
from ihc_engine.reports.intake import LONGEST_TEXT, TextReader, alerts_of, not_understood, read_text
from ihc_engine.reports.model import ReportReading

_FIELDS = frozenset(("case_id", "id", "text"))


class ReadCells(NamedTuple):
    """The cells of a text, the reading that they come from, and what it adds to the notes of the cells, in no order."""

    cells: Cells
    report: ReportReading
    notes: Notes


def report_of(row: object) -> tuple[str | None, str] | None:
    """Id and text of a row that holds a text and nothing else; None for all others."""
    if not isinstance(row, Mapping) or not row.keys() <= _FIELDS or ("case_id" in row and "id" in row):
        return None
    text, case_id = row.get("text"), row.get("case_id", row.get("id"))
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        return None
    return (case_id, text) if case_id is None or is_plain_id(case_id) else None


def read_cells(case_id: str | None, text: str, reader: TextReader, maker: CellMaker) -> tuple[ReadCells | None, ReportReading]:
    """The cells of a text, None where it must be read whole; and its reading. Errors: those of ``read_text``."""
    report = read_text(text, reader)
    cells = maker.cells_of(report.case)
    if cells is None:
        return None, report
    notes = Notes((), tuple(map(not_understood, report.not_understood)), tuple(alerts_of(report)))
    return ReadCells(Cells(case_id, cells.cells), report, notes), report
