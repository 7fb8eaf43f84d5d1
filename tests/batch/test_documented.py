"""Every column of the tables is described under docs/reference, with the meaning that the files carry."""

from __future__ import annotations

import re

import pytest

from ihc_engine.audit import audit_schema
from ihc_engine.batch import batch_schema
from ihc_engine.batch.table_schema import TableSchema
from ihc_engine.knowledge.model import Knowledge
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "reference" / "batch-rows.md"


@pytest.mark.parametrize("trace", ["none", "fired", "full", "answer"])
def test_the_columns_of_answers_are_described(knowledge: Knowledge, trace: str) -> None:
    assert undescribed(batch_schema(knowledge, trace), "## Answers as a table") == []  # type: ignore[arg-type]  # parameters are plain strings


def test_the_columns_of_an_audit_are_described() -> None:
    assert undescribed(audit_schema(), "## Rows of an audit") == []


def undescribed(schema: TableSchema, heading: str) -> list[str]:
    """Columns that the part of the page under a heading does not describe as the schema does."""
    part = PAGE.read_text(encoding="utf-8").split(f"{heading}\n")[1].split("\n## ")[0]
    assert f"`{schema.name}`" in part
    told = dict(re.findall(r"^\| `(\w+)` \| [\w ]+ \| (.+) \|$", part, re.MULTILINE))
    traced = {"rules", "trace", "answer"}  # told in other words: only with --trace
    return [c.name for c in schema.columns if told.get(c.name) != c.meaning and not (c.name in traced and c.name in told)]
