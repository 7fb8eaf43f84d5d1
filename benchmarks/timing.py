"""A fixed number of rounds, typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pytest_benchmark.fixture import BenchmarkFixture

Result = TypeVar("Result")


def timed(
    benchmark: BenchmarkFixture,
    function: Callable[..., Result],
    *,
    rounds: int,
    warmup: int = 0,
    setup: Callable[[], tuple[tuple[object, ...], dict[str, object]]] | None = None,
) -> Result:
    """Call ``function`` in so many rounds after ``warmup`` untimed ones; its last result. ``setup``: arguments of each round."""
    result: Result = benchmark.pedantic(function, setup=setup, rounds=rounds, warmup_rounds=warmup)  # type: ignore[no-untyped-call]  # pytest-benchmark is untyped
    return result
