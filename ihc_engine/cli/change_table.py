"""A table of changed cases, as the commands that compare write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ihc_engine.batch import sink
from ihc_engine.cli.archive import usable_table
from ihc_engine.comparison import CaseChange, change_record, change_schema

#: Takes one changed case.
Take = Callable[[CaseChange], object]


@contextmanager
def change_table(output: Path) -> Iterator[Take]:
    """Writes each changed case that it is given. Exit code 2: the table cannot be written."""
    with usable_table(output), sink(output, change_schema()) as write:
        yield lambda change: write(change_record(change))
