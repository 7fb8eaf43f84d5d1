"""``ihc-engine evaluate --reports``."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

ROW = {"report_id": "R-1", "language": "en", "text": "SMA (+), desmin (-).", "gold": {"markers": {"SMA": "+", "desmin": "-"}}}


def test_figures_go_to_stdout_and_the_page_to_its_file(run: Run, tmp_path: Path) -> None:
    rows, page = tmp_path / "rows.jsonl", tmp_path / "page.html"
    rows.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    result = run("evaluate", rows, "--reports", "--html", page)
    assert result.exit_code == 0
    assert "stains read with the opposite sign" in result.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_json_is_one_object(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    answer = json.loads(run("evaluate", rows, "--reports", "--format", "json").stdout)
    assert answer["schema"] == "ihc-report-evaluation/1"
    assert answer["overall"]["markers"]["found"] == 2


def test_rows_that_cannot_be_read_are_counted_and_end_in_exit_code_1(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(ROW) + '\n{"text": "SMA (+)"}\n', encoding="utf-8")
    result = run("evaluate", rows, "--reports")
    assert result.exit_code == 1
    assert "2 rows, 1 failed" in result.stderr
    assert "gold: missing" in result.stdout
