"""Garbage is looked for seldom while much is made, and as before when the last is done."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from threading import Thread

import pytest

from ihc_engine.garbage import few_collections


def test_the_last_to_end_puts_the_threshold_back() -> None:
    before = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(few_collections())
    second.enter_context(few_collections())
    assert gc.get_threshold()[0] > before[0]
    first.close()
    assert gc.get_threshold()[0] > before[0]
    second.close()
    assert gc.get_threshold() == before


def test_other_threads_see_it_too() -> None:
    seen: list[int] = []
    with few_collections():
        thread = Thread(target=lambda: seen.append(gc.get_threshold()[0]))
        thread.start()
        thread.join()
        assert seen == [gc.get_threshold()[0]]


@pytest.mark.parametrize("own", [0, 500_000])
def test_who_looks_for_less_still_does(own: int) -> None:
    before = gc.get_threshold()
    gc.set_threshold(own)
    try:
        with few_collections():
            assert gc.get_threshold()[0] == own
        assert gc.get_threshold()[0] == own
    finally:
        gc.set_threshold(*before)


def test_an_error_puts_it_back() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), few_collections():
        raise ValueError("broken")
    assert gc.get_threshold() == before
