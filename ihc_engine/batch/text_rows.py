"""Rows whose panel stands in a text: the cells of what was read, and what the reading adds to their notes.

What a text says is made of the same words over and over, so that it is taken apart as a row of a table is. Values that cannot
be, cases beside the text and readings of odd shapes are read whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ihc_engine.batch.cells import Cell, CellMaker, is_plain_id
from ihc_engine.batch.notes import Notes, notes_of_report
from ihc_engine.reports.intake import LONGEST_TEXT
from ihc_engine.reports.model import NotRead, ReportReading

_FIELDS = frozenset(("case_id", "id", "text"))


class ReadCells(NamedTuple):
    """What an answer to a text needs of its reading, which is much longer: the id of the row, the cells of the case that the
    text states, this case, what must be known about the text, what was not understood of it, and what all this adds to the
    notes of the cells."""

    case_id: str | None
    cells: list[Cell]
    case: Mapping[str, Any]
    remarks: tuple[str, ...]
    not_understood: tuple[NotRead, ...]
    notes: Notes


def report_of(row: object) -> tuple[str | None, str] | None:
    """Id and text of a row that holds a text and nothing else; None for all others."""
    if not isinstance(row, Mapping) or not row.keys() <= _FIELDS or ("case_id" in row and "id" in row):
        return None
    text, case_id = row.get("text"), row.get("case_id", row.get("id"))
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        return None
    return (case_id, text) if case_id is None or is_plain_id(case_id) else None


def read_cells(case_id: str | None, report: ReportReading, maker: CellMaker) -> ReadCells | None:
    """The cells of a text that was read; None where its case must be read whole."""
    cells = maker.cells_of(report.case)
    if cells is None:
        return None
    notes = notes_of_report(report)
    return ReadCells(case_id, cells.cells, report.case, report.remarks, report.not_understood, notes)
