"""Rows that hold reports: row in, reading out, in the same order, errors in place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ihc_engine.batch import InputRow, RowError
from ihc_engine.batch.score import with_origin
from ihc_engine.batch.stated import answered, case_id_of
from ihc_engine.case.strict_text import read_json
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import read_text
from ihc_engine.reports.read import ReportReader
from ihc_engine.reports.serialise import to_dict


def reading_rows(rows: Iterable[InputRow], knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """One reading for each row, with its ``case_id``; an error row where there is none. TableError: reading is not installed."""
    reader = ReportReader(knowledge)

    def reading(row: InputRow) -> dict[str, Any]:
        return {"case_id": case_id_of(row), **to_dict(read_text(_text(row), reader), knowledge)}

    for row in rows:
        yield with_origin(answered(row, reading), row)


def _text(row: InputRow) -> str:
    """The report of a row. RowError, CaseError: there is none."""
    content = row.content
    if isinstance(content, RowError):
        raise content
    data = read_json(content) if isinstance(content, bytes | str) else content
    text = data.get("text") if isinstance(data, Mapping) else None
    if not isinstance(text, str) or not text.strip():
        raise RowError("no_text", "no report in this row: it stands in `text`, in quotes", case_id_of(row))
    return text
