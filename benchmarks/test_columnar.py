"""The columnar engine: rows a second by stage. Wanted: 50,000 rows a second and core from columns to answers.

A round works on the same 8192 cases, so that its time over 8192 is that of a row. "Known" combinations of results are those of an
archive after its first thousands of reports; the first batch weighs them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.timing import timed
from ihc_engine import Interpreter
from ihc_engine.case.findings import CaseReading
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.parts import PartColumn, part_column
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from tests.inference.columnar.cases import random_cases

ROWS = 8192


@pytest.fixture(scope="module")
def readings(interpreter: Interpreter) -> list[CaseReading]:
    return [interpreter.read(case) for case in random_cases(interpreter.knowledge, 99, ROWS)]


@pytest.fixture(scope="module")
def columnar(interpreter: Interpreter, readings: list[CaseReading]) -> ColumnarInterpreter:
    """Ready: weights computed, combinations known."""
    ready = ColumnarInterpreter(interpreter.knowledge)
    ready.score(readings)
    return ready


@pytest.fixture(scope="module")
def columns(columnar: ColumnarInterpreter, readings: list[CaseReading]) -> FindingColumns:
    return columnar.encode(readings)


@pytest.fixture(scope="module")
def table(readings: list[CaseReading], interpreter: Interpreter) -> list[PartColumn]:
    """The stains and sites of the cases as a table of words, as a laboratory would export it."""
    stains: dict[str, list[str | None]] = {}
    for row, reading in enumerate(readings):
        for finding in reading.findings:
            if finding.kind == "marker" and finding.feature in interpreter.knowledge.vocabulary.markers:
                stains.setdefault(finding.feature, [None] * ROWS)[row] = finding.words

    def of_stain(name: str) -> Callable[[str], dict[str, object]]:
        return lambda cell: {"markers": [{"name": name, "result": cell}]}

    made = [part_column(f"marker.{name}", cells, of_stain(name)) for name, cells in sorted(stains.items())]
    return [*made, part_column("site", [reading.site_words for reading in readings], lambda cell: {"site": cell})]


def test_scoring_columns(benchmark: BenchmarkFixture, columnar: ColumnarInterpreter, columns: FindingColumns) -> None:
    """Rules, weights, ranking, intervals, outcome, reasons and alerts, with the rules that fired."""
    assert len(timed(benchmark, lambda: columnar.score(columns), rounds=20, warmup=2)) == ROWS


def test_scoring_a_first_batch(benchmark: BenchmarkFixture, interpreter: Interpreter, readings: list[CaseReading]) -> None:
    """The knowledge to compile, and all weights and combinations to compute."""
    result = timed(benchmark, lambda: ColumnarInterpreter(interpreter.knowledge).score(readings), rounds=3)
    assert len(result) == ROWS


def test_encoding_readings(benchmark: BenchmarkFixture, columnar: ColumnarInterpreter, readings: list[CaseReading]) -> None:
    assert timed(benchmark, lambda: columnar.encode(readings), rounds=10, warmup=1).rows == ROWS


def test_encoding_a_table(benchmark: BenchmarkFixture, columnar: ColumnarInterpreter, table: list[PartColumn]) -> None:
    """Distinct cells are known after the first round."""
    assert timed(benchmark, lambda: columnar.encode_table(table), rounds=10, warmup=1).columns.rows == ROWS


def test_explaining_a_row(benchmark: BenchmarkFixture, columnar: ColumnarInterpreter, columns: FindingColumns) -> None:
    """One row a round: the full answer with its trace."""
    result, rows = columnar.score(columns), iter(range(ROWS))
    assert timed(benchmark, lambda: result.interpretation(next(rows)), rounds=200, warmup=20).trace
