"""An archive scored under two states of the knowledge at once: which cases change, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ihc_engine.batch import InputRow, RowScorer
from ihc_engine.batch.batches import batches
from ihc_engine.comparison.changes import CaseChange, ChangeCount
from ihc_engine.comparison.explained import Explanations
from ihc_engine.comparison.kept_answers import KeptAnswer, kept_answer

#: Rows and characters that are scored at a time, under either state.
ROWS, CHARACTERS = 4_000, 4_000_000


def rescored(
    rows: Iterable[InputRow],
    old: RowScorer,
    new: RowScorer,
    explanations: Explanations,
    take: Callable[[CaseChange], object],
) -> ChangeCount:
    """Score rows under both states, and hand on each changed case in their order; some thousand rows are held at a time.

    ``old``, ``new``: scorers that keep fired rules. TableError: something that a row needs is not installed.
    """
    count = ChangeCount()
    for batch in batches(rows, ROWS, CHARACTERS):
        for row, before, now in zip(batch, _answers(old, batch), _answers(new, batch), strict=True):
            count.failed += now.failed
            how = count.add(before, now, "row")
            if how is not None:
                why = explanations.why(how, row, before, now)
                take(CaseChange(how, now.case_id, row.where, row.source, "row", before, now, why))
    return count


def _answers(scorer: RowScorer, batch: list[InputRow]) -> list[KeptAnswer]:
    made: list[dict[str, Any]] = scorer.score(batch)
    return [kept_answer(answer, row.where) for answer, row in zip(made, batch, strict=True)]
