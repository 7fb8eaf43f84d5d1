"""How far a batch is, is said to people and to programs, and not at all of short runs."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from ihc_engine.batch import Count
from ihc_engine.batch.count_rows import rows_in
from ihc_engine.cli import batch_progress
from ihc_engine.cli.batch_progress import progress, told


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("ihc_engine.cli.batch_progress.time.monotonic", lambda: now[0])
    return now


def test_lines_are_json_and_seldom(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with progress(1000, is_terminal=False) as report:
        for second in range(1, 26):
            clock[0] += 1
            report(Count(10 * second, second), 0)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["rows"] for line in lines] == [100, 200], "one in ten seconds"
    assert lines[0] == {
        "event": "progress",
        "rows": 100,
        "failed": 10,
        "total": 1000,
        "rows_per_second": 10,
        "seconds_left": 90,
    }


def test_short_runs_are_silent(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    for is_terminal in (False, True):
        with progress(10, is_terminal=is_terminal) as report:
            clock[0] += 0.5
            report(Count(10, 0), 0)
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_rows_rate_and_failures(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    with progress(4000, is_terminal=True) as report:
        clock[0] += batch_progress.PATIENCE
        report(Count(2000, 3), 0)
    assert "2,000 rows, 3 failed, 2,000 a second" in capsys.readouterr().err


def test_rows_that_an_earlier_run_answered_do_not_count_for_the_rate() -> None:
    found = told(Count(600, 0), 500, 1000, 10.0)
    assert (found["rows_per_second"], found["seconds_left"]) == (10, 40)


def test_without_a_total_nobody_guesses_how_long_it_takes() -> None:
    assert told(Count(600, 0), 0, None, 10.0)["seconds_left"] is None


def test_rows_are_counted_where_a_file_tells_how_many_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n{}")
    parquet.write_table(pa.table({"case_id": ["a", "b"]}), tmp_path / "b.parquet")  # type: ignore[no-untyped-call]  # pyarrow is untyped
    assert (rows_in(tmp_path / "a.jsonl"), rows_in(tmp_path / "b.parquet"), rows_in(tmp_path)) == (3, 2, 5)
    (tmp_path / "c.csv").write_text("site\nuterus\n")
    assert rows_in(tmp_path) is None, "a quoted line end is no row, which only reading tells"
    assert rows_in(tmp_path / "missing.jsonl") is None
    (tmp_path / "b.parquet").write_bytes(b"PAR1")
    assert rows_in(tmp_path / "b.parquet") is None
