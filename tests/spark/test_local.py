"""The whole way through Spark in one process; a cluster with a killed worker is ``make spark``."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from ihc_engine.knowledge.model import Knowledge
from tests.spark.conftest import differences, in_order, local_answers, pq, write_archive

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None or shutil.which("java") is None,
    reason="the extra `spark`, or Java, is not installed",
)


def batch(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """``ihc-engine batch`` in a process of its own, since Java stays with the process that started it."""
    command = [sys.executable, "-m", "ihc_engine", "batch", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600)


def test_a_folder_of_part_files_is_answered_as_here(tmp_path: Path, knowledge: Knowledge) -> None:
    source, output = tmp_path / "my archive", tmp_path / "answers.parquet"
    write_archive(source, knowledge, files=3, rows=60)
    done = batch(source, "-o", output, "--spark", "local[2]", "--spark-conf", "spark.ui.enabled=false")
    assert done.returncode == 1, done.stderr
    assert "180 rows, 3 failed" in done.stderr
    assert (output / "_SUCCESS").exists()
    answers = in_order(pq.read_table(output).to_pylist())
    assert differences(answers, local_answers(source, tmp_path / "local.parquet", knowledge)) == []
    again = batch(source, "-o", output, "--spark", "local[2]")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_what_the_cluster_cannot_read_is_told(tmp_path: Path) -> None:
    source, output = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    pq.write_table(pa.table({"case_id": ["a"]}), source / "a.parquet")
    (source / "b.parquet").write_bytes(b"no Parquet at all")
    done = batch(source, "-o", output, "--spark", "local[1]")
    assert done.returncode == 2, done.stderr
    assert "a file is no Parquet, or is damaged" in done.stderr
    assert not (output / "_SUCCESS").exists()
