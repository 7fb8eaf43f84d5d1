"""What a process pays before its first answer. Wanted on two cores: import 0.3 s, knowledge 0.5 s at most."""

from __future__ import annotations

import subprocess
import sys

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.timing import timed
from ihc_engine import load_knowledge

FIRST_ANSWER = "from ihc_engine import interpret; interpret({'markers': {'SMA': '+', 'desmin': '+'}})"


def _run(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], check=True).returncode


def test_bare_interpreter(benchmark: BenchmarkFixture) -> None:
    """Python alone, to be taken off the next figures."""
    assert timed(benchmark, lambda: _run("pass"), rounds=15, warmup=1) == 0


def test_import_in_a_fresh_interpreter(benchmark: BenchmarkFixture) -> None:
    assert timed(benchmark, lambda: _run("import ihc_engine"), rounds=15, warmup=1) == 0


def test_knowledge_load(benchmark: BenchmarkFixture) -> None:
    """Reading, checking and indexing all knowledge files, in a process that has imported everything."""
    assert timed(benchmark, load_knowledge, rounds=10, warmup=1).rules


def test_first_answer_of_a_fresh_process(benchmark: BenchmarkFixture) -> None:
    """Import, load, compile, weigh and answer."""
    assert timed(benchmark, lambda: _run(FIRST_ANSWER), rounds=5) == 0
