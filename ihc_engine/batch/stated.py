"""The case that a row states, and what stands in place of a row that states none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.problems import RowError, TableError
from ihc_engine.batch.row import error_row, shortened
from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from ihc_engine.case.strict_text import read_json
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.reports.intake import ReportsMissingError, TextReader, is_report, read_report_case, read_text, report_case
from ihc_engine.reports.model import ReportReading


@dataclass(frozen=True, slots=True)
class StatedCase:
    """The findings of a row and, where its panel stands in a text, the report as it was read."""

    findings: CaseReading
    report: ReportReading | None = None


def stated_case(row: InputRow, interpreter: Interpreter, reader: TextReader | None = None) -> StatedCase:
    """The case of a row. ``reader``: reads reports instead of the interpreter's own reader.

    RowError, CaseError: there is no case, and why. ReportsMissingError: what reading needs is not installed.
    """
    content = row.content
    if isinstance(content, RowError):
        raise content
    data: Any = read_json(content) if isinstance(content, bytes | str) else content
    case = Case.from_mapping(data)
    if case.text is None or not is_report(case):
        return StatedCase(interpreter.read(case))
    return stated_by(read_text(case.text, reader or interpreter.reports), interpreter, case)


def stated_by(reading: ReportReading, interpreter: Interpreter, beside: Case) -> StatedCase:
    """The case of a report that was read, with what stands ``beside`` it. CaseError: that cannot be."""
    return StatedCase(read_report_case(report_case(reading, interpreter.knowledge, beside)), reading)


def answered(row: InputRow, answer: Callable[[InputRow], dict[str, Any]]) -> dict[str, Any]:
    """The answer to a row, or an error row in its place; never raises for what the row says, never repeats its text.

    TableError: no row can be answered, since something is not installed.
    """
    try:
        return answer(row)
    except ReportsMissingError as error:
        raise TableError(str(error)) from error
    except RowError as error:
        return error_row(error.case_id, error.code, f"{row.where}: {error}", [])
    except CaseError as error:
        problems = [{"path": p.path, "message": p.message} for p in error.problems]
        return error_row(case_id_of(row), "unreadable_case", f"{row.where}: {error}", problems)
    except RecursionError:
        return error_row(None, "unreadable_case", f"{row.where}: nested too deeply", [])
    except Exception as error:  # a fault of the engine in one row must not lose the others; exit code and count tell of it
        message = f"{row.where}: unexpected {type(error).__name__}; nothing was interpreted, please report it"
        return error_row(case_id_of(row), "internal", message, [])


def case_id_of(row: InputRow) -> str | None:
    """The id of a broken row, as far as it can be had, written as it is in a row that can be read."""
    data: Any = row.content
    if isinstance(data, bytes | str):
        try:
            data = json.loads(data)
        except (ValueError, RecursionError):
            return None
    if not isinstance(data, Mapping):
        return None
    found = data.get("case_id", data.get("id"))
    if isinstance(found, bool) or not isinstance(found, str | int | float) or found in (inf, -inf) or found != found:
        return None
    return shortened(str(found))
