"""The engine that a command runs: the reference, or the one that scores many cases at once."""

from __future__ import annotations

from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ihc_engine.cli.failure import fail
from ihc_engine.knowledge.model import Knowledge

if TYPE_CHECKING:
    from ihc_engine.interpretation.columnar import ColumnarInterpreter


class Engine(StrEnum):
    """Which engine runs the rules."""

    experta = "experta"
    columnar = "columnar"


def engine_for_many(asked: Engine | None) -> Engine:
    """The engine for an archive: the one asked for, else the columnar one where NumPy is installed."""
    if asked is Engine.columnar or (asked is None and _has_numpy()):
        check_columnar()
        return Engine.columnar
    return Engine.experta


def check_columnar() -> None:
    """Exit code 2 where the columnar engine cannot run."""
    if not _has_numpy():
        raise fail("--engine columnar needs NumPy: pip install 'ihc-engine[columnar]', or use --engine experta")


def columnar_interpreter(knowledge: Knowledge) -> ColumnarInterpreter:
    """The columnar engine. Exit code 2 where it cannot run."""
    check_columnar()
    from ihc_engine.interpretation.columnar import ColumnarInterpreter  # needs an extra

    return ColumnarInterpreter(knowledge)


def _has_numpy() -> bool:
    try:
        return find_spec("numpy") is not None
    except ValueError:  # a module without a specification stands in its place
        return False
