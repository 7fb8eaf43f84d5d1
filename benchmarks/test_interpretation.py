"""Single interpretations through experta with the full trace. Wanted on two cores: a median of at most 15 ms."""

from __future__ import annotations

from itertools import cycle

from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.timing import timed
from ihc_engine import Case, Interpreter, to_json


def test_index_case(benchmark: BenchmarkFixture, interpreter: Interpreter, index_case: Case) -> None:
    assert timed(benchmark, lambda: interpreter.interpret(index_case), rounds=100, warmup=5).trace


def test_each_published_case(benchmark: BenchmarkFixture, interpreter: Interpreter, published: list[Case]) -> None:
    """A round is one case; three rounds of each, so that the median is that of the published cases."""
    turns = cycle(published)
    for case in published:  # weights of findings are computed when first asked for
        interpreter.interpret(case)
    answer = timed(benchmark, interpreter.interpret, rounds=3 * len(published), setup=lambda: ((next(turns),), {}))
    assert answer.trace


def test_first_answer_of_a_new_interpreter(benchmark: BenchmarkFixture, interpreter: Interpreter, index_case: Case) -> None:
    """With the rules to compile and the weights to compute."""
    assert timed(benchmark, lambda: Interpreter(interpreter.knowledge).interpret(index_case), rounds=10).trace


def test_writing_as_json(benchmark: BenchmarkFixture, interpreter: Interpreter, index_case: Case) -> None:
    answer = interpreter.interpret(index_case)
    assert timed(benchmark, lambda: to_json(answer), rounds=200, warmup=5)
