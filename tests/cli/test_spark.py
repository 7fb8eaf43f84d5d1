"""``batch --spark``: what a cluster run refuses before anything is started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("in", "-o", "out", "--resume"), "--resume does not go with --spark"),
        (("in", "-o", "out", "--workers", "2"), "--workers does not go with --spark"),
        (("in", "-o", "out", "--engine", "experta"), "--engine experta does not go with --spark"),
        (("in", "-o", "out", "--compare", "old"), "rules diff OLD_FOLDER --cases INPUT"),
        (("in", "-o", "-"), "not -"),
        (("-", "-o", "out"), "not -"),
        (("in.csv", "-o", "out"), "reads a Parquet file"),
        (("in", "-o", "out.jsonl"), "writes a folder"),
        (("in", "-o", "in/"), "are the same"),
        (("s3a://bucket/in", "-o", "s3a://bucket/in/out"), "lies in the folder"),
        (("in", "-o", "out", "--spark-conf", "executor.memory=4g"), "write KEY=VALUE"),
    ],
)
def test_what_a_cluster_cannot_honour_is_refused(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run("batch", *arguments, "--spark", "local[1]")
    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr


def test_settings_of_spark_need_a_master(run: Run, tmp_path: Path) -> None:
    result = run("batch", "-", "-o", "-", "--spark-conf", "spark.executor.memory=4g")
    assert (result.exit_code, "goes with --spark" in result.stderr) == (2, True)


def test_a_missing_extra_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    result = run("batch", "in", "-o", "out", "--spark", "local[1]")
    assert result.exit_code == 2
    assert "--spark local[1]: Spark needs pandas" in result.stderr
    assert "ihc-engine[spark]" in result.stderr
