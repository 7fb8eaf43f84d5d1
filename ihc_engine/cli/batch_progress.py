"""How far a batch is: a bar on a terminal, JSON lines on standard error elsewhere, and nothing of runs that end soon.

A line holds ``rows`` that are done, ``failed`` of these, ``total`` (null where nobody has counted), ``rows_per_second`` of this
run, and ``seconds_left`` (null without a total).
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ihc_engine.batch import Count

#: Seconds until the first line, and from line to line; until a bar is drawn.
EVERY, PATIENCE = 10.0, 1.0
#: Takes what is done so far. ``kept``: rows of it that an earlier run has answered.
Report = Callable[[Count, int], None]


@contextmanager
def progress(total: int | None, is_terminal: bool | None = None) -> Iterator[Report]:
    """What reports of progress go to. ``total``: rows of the archive, where known."""
    if sys.stderr.isatty() if is_terminal is None else is_terminal:
        with _bar(total) as report:
            yield report
    else:
        yield _lines(total)


def _lines(total: int | None) -> Report:
    started = last = time.monotonic()

    def report(done: Count, kept: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            sys.stderr.write(json.dumps(told(done, kept, total, now - started)) + "\n")
            sys.stderr.flush()

    return report


def told(done: Count, kept: int, total: int | None, seconds: float) -> dict[str, Any]:
    """One line of progress after so many seconds."""
    rate = (done.rows - kept) / seconds if seconds > 0 else 0.0
    left = None if total is None or rate <= 0 else round(max(0, total - done.rows) / rate)
    return {
        "event": "progress",
        "rows": done.rows,
        "failed": done.failed,
        "total": total,
        "rows_per_second": round(rate),
        "seconds_left": left,
    }


@contextmanager
def _bar(total: int | None) -> Iterator[Report]:
    """A bar with the rate and the time that remains; drawn when a run turns out to be long."""
    from rich.console import Console  # only where there is a terminal
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    bar, started = Progress(*columns, console=Console(stderr=True, force_terminal=True), transient=True), time.monotonic()
    task = bar.add_task("rows", total=total, said="")
    drawn = False

    def report(done: Count, kept: int) -> None:
        nonlocal drawn
        seconds = time.monotonic() - started
        if not drawn and seconds >= PATIENCE:
            bar.start()
            drawn = True
        words = told(done, kept, total, seconds)
        failed = f", {done.failed:,} failed" if done.failed else ""
        bar.update(task, completed=done.rows, said=f"{done.rows:,} rows{failed}, {words['rows_per_second']:,} a second")

    try:
        yield report
    finally:
        if drawn:
            bar.stop()
