"""Rows of a JSON Lines archive: a round is the file of published cases; 105 rows / median = rows a second."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.timing import timed
from ihc_engine import Interpreter
from ihc_engine.batch import interpret_lines
from ihc_engine.batch.row import TraceDepth


@pytest.mark.parametrize("trace", ["none", "answer"])
def test_rows(benchmark: BenchmarkFixture, interpreter: Interpreter, published_lines: list[str], trace: TraceDepth) -> None:
    def run() -> int:
        return sum(not result.failed for result in interpret_lines(published_lines, interpreter, trace=trace))

    assert timed(benchmark, run, rounds=5, warmup=1) == len(published_lines)
    if benchmark.stats is not None:  # None when timing is switched off
        benchmark.extra_info["rows_per_second"] = round(len(published_lines) / benchmark.stats.stats.median)
