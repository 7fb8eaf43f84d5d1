"""The evaluation as Markdown, for documents that are kept under version control."""

from __future__ import annotations

import re

from ihc_engine.validation.evaluation import Evaluation
from ihc_engine.validation.summary import caveats, headline
from ihc_engine.validation.tables import Table, tables


def to_markdown(evaluation: Evaluation, *, title: str = "Evaluation", introduction: str = "") -> str:
    """All tables as Markdown, ending in a line end. ``introduction``: Markdown between title and figures."""
    parts = [f"# {_escaped(title)}", introduction, _escaped(headline(evaluation))]
    parts += [f"- {sentence}" for sentence in caveats(evaluation)]
    parts += [_table(table) for table in tables(evaluation)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(table: Table) -> str:
    rows = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    note = [_escaped(table.note), ""] if table.note else []
    return "\n".join([f"## {_escaped(table.title)}", "", *note, *lines])


def _cell(words: str) -> str:
    return "---" if words == "---" else _escaped(" ".join(words.split()))


def _escaped(words: str) -> str:
    """Words of the input must not become markup."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", words)
