"""The two engines of an archive behind one face."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol

from ihc_engine.batch.input_row import InputRow
from ihc_engine.batch.row import TraceDepth
from ihc_engine.batch.score import Scorer
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge

EngineName = Literal["columnar", "experta"]


class RowScorer(Protocol):
    """Answers rows. TableError: something that a row needs is not installed."""

    def rows(self, rows: Iterable[InputRow], /) -> Iterator[dict[str, Any]]:
        """One answer for each row, in the same order, in constant memory."""

    def score(self, rows: Sequence[InputRow], /) -> list[dict[str, Any]]:
        """The answers to a batch of rows, in the same order."""


class TableScorer(Protocol):
    """Answers record batches of Arrow, each row as a ``RowScorer`` answers it, but that traces may stand in pieces."""

    def pieced(self, batch: Any, /, *, where: str, first_row: int, source: str | None) -> Any:
        """One answer for each row, in the same order."""


def row_scorer(engine: EngineName, knowledge: Knowledge, prior: Prior = "site", trace: TraceDepth = "none") -> RowScorer:
    """The scorer of an engine; both give the same rows but for the field ``engine`` of whole answers. ImportError: no NumPy."""
    if engine == "experta":
        return Scorer(Interpreter(knowledge), prior, trace)
    from ihc_engine.batch.kernel import Kernel  # needs an extra

    return Kernel(knowledge, prior, trace)


def table_scorer(rows: RowScorer, knowledge: Knowledge, prior: Prior, trace: TraceDepth) -> TableScorer:
    """The scorer of record batches that goes with one of rows of the columnar engine. TableError: pyarrow is not installed."""
    from ihc_engine.batch.arrow_kernel import ArrowKernel  # needs two extras
    from ihc_engine.batch.kernel import Kernel

    return ArrowKernel(knowledge, prior, trace, kernel=rows if isinstance(rows, Kernel) else None)
