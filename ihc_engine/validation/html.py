"""The evaluation as one self-contained HTML page: no script, nothing loaded from elsewhere, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from importlib import resources

from ihc_engine.validation.charts import coverage_chart, reliability_diagram
from ihc_engine.validation.evaluation import Evaluation
from ihc_engine.validation.summary import caveats, headline
from ihc_engine.validation.table import Table
from ihc_engine.validation.tables import tables


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def to_html(evaluation: Evaluation, *, title: str = "Evaluation on published cases") -> str:
    """The whole page. Every word of the input is escaped."""
    drawings = _charts(evaluation) if evaluation.cases else ""
    return page(title, headline(evaluation), caveats(evaluation), drawings, tables(evaluation), evaluation.knowledge.digest)


def page(title: str, lead: str, notes: Sequence[str], drawings: str, shown: Iterable[Table], footer: str) -> str:
    """A page of tables with ``lead`` below its title. ``drawings`` is HTML; all else is words, and escaped."""
    body = "\n".join(
        (
            f"<header><h1>{escape(title)}</h1><p>{escape(lead)}</p></header>",
            "".join(f'<p class="note">{escape(sentence)}</p>' for sentence in notes),
            drawings,
            *(_table(table) for table in shown),
            f"<footer><p>{escape(footer)}</p></footer>",
        )
    )
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_style()}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def _charts(evaluation: Evaluation) -> str:
    drawings = (
        ("Reliability: engine", reliability_diagram(evaluation.engine)),
        ("Reliability: baseline", reliability_diagram(evaluation.baseline)),
        ("Coverage and accuracy", coverage_chart((evaluation.engine, evaluation.baseline))),
    )
    return "\n".join(f"<section><h2>{escape(title)}</h2>{drawing}</section>" for title, drawing in drawings)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    grid = f'<div class="scroll"><table><tr>{head}</tr>{rows}</table></div>'
    return f"<section><h2>{escape(table.title)}</h2>{note}{grid}</section>"
