"""The evaluation of reading as text, as one HTML page and as JSON."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ihc_engine.validation.html import page
from ihc_engine.validation.report_evaluation import ReportEvaluation
from ihc_engine.validation.report_tables import report_tables
from ihc_engine.validation.summary import counted
from ihc_engine.validation.text import paragraph, table_text

CAVEAT = (
    "The gold is what a careful reader finds in each text. Reports that were written for tests are no sample of what a "
    "laboratory writes: measure on your own before you believe any figure."
)


@cache
def _adapter() -> TypeAdapter[ReportEvaluation]:
    return TypeAdapter(ReportEvaluation)


def reports_to_json(evaluation: ReportEvaluation, *, indent: int | None = None) -> bytes:
    """UTF-8 JSON; the same bytes for the same evaluation."""
    return _adapter().dump_json(evaluation, indent=indent)


def reports_json_schema() -> dict[str, Any]:
    """JSON Schema of the serialised evaluation."""
    return _adapter().json_schema(mode="serialization")


def reports_to_text(evaluation: ReportEvaluation) -> str:
    """All tables as text, ending in a line end."""
    parts = [_headline(evaluation), *(table_text(table) for table in report_tables(evaluation)), paragraph(CAVEAT)]
    return "\n\n".join(parts) + "\n"


def reports_to_html(evaluation: ReportEvaluation, *, title: str = "Reading of reports, measured") -> str:
    """One self-contained page. Every word of the input is escaped."""
    return page(title, _headline(evaluation), (CAVEAT,), "", report_tables(evaluation), evaluation.knowledge.digest)


def _headline(evaluation: ReportEvaluation) -> str:
    failed = f", {counted(evaluation.failed, 'row')} not readable" if evaluation.failed else ""
    version, digest = evaluation.knowledge.version, evaluation.knowledge.digest[:19]
    return f"{counted(evaluation.reports, 'report')}{failed}. Knowledge {version} ({digest})."
