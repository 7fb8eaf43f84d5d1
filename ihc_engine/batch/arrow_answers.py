"""Answers of the columnar engine as a record batch: the columns of ``batch_schema``, without a row in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ihc_engine.batch.arrow import pyarrow
from ihc_engine.batch.arrow_lists import of_truths
from ihc_engine.batch.arrow_notes import NoteColumns
from ihc_engine.inference.columnar.arrays import Ints, np
from ihc_engine.interpretation.columnar import ColumnarResult
from ihc_engine.interpretation.columnar.outcome import OUTCOMES, REASONS
from ihc_engine.knowledge.model import OTHER, Knowledge

_PROBABILITY = "probability_"


@dataclass(frozen=True, slots=True)
class TextColumns:
    """What only texts have, [rows] each: JSON of the case that a text states, and what must be known about the text."""

    cases: Any
    remarks: Any


class ArrowAnswers:
    """Makes record batches of answers. ``schema``: the Arrow schema of ``batch_schema``."""

    def __init__(self, knowledge: Knowledge, schema: Any) -> None:
        self._schema = schema
        self._stamp = {"knowledge_version": knowledge.manifest.version, "knowledge_digest": knowledge.digest}

    def batch(
        self,
        result: ColumnarResult,
        ids: Any,
        source: str | None,
        notes: NoteColumns,
        texts: TextColumns | None = None,
    ) -> Any:
        """One row for each of the result. ``ids``: of the cases; ``source``: the file that all rows come from.

        ``texts``: of rows of texts. No row has a trace.
        """
        columns = self._of_ranking(result)
        columns["case_id"] = ids
        columns["outcome"] = _named(OUTCOMES, result.outcomes.astype(np.int64))
        columns["reasons"] = of_truths(result.reasons, REASONS)
        columns["alerts"], columns["set_aside"], columns["not_understood"] = notes.alerts, notes.set_aside, notes.not_understood
        if "rules" in self._schema.names:
            columns["rules"] = of_truths(result.fired, result.rules)
        for name, words in ({"source": source} | self._stamp).items():
            columns[name] = self._all_the_same(len(result), words)
        for name in ("case", "remarks", "error_code", "error_message", "trace"):  # of other rows, or added later
            columns[name] = self._all_the_same(len(result), None)
        if texts is not None:
            columns["case"], columns["remarks"] = texts.cases, texts.remarks
        return pyarrow().record_batch([columns[name] for name in self._schema.names], schema=self._schema)

    def _of_ranking(self, result: ColumnarResult) -> dict[str, Any]:
        arrow, rows = pyarrow(), np.arange(len(result))
        leader: Ints = result.leaders.astype(np.int64)
        is_other = leader == result.hypotheses.index(OTHER)
        low, high = result.limits_of_leaders()
        columns = {
            "leader": _named(result.hypotheses, leader),
            "leader_probability": arrow.array(result.probabilities[rows, leader]),
            "leader_low": arrow.array(low, mask=is_other),
            "leader_high": arrow.array(high, mask=is_other),
            "other_probability": arrow.array(result.probabilities[:, result.hypotheses.index(OTHER)]),
        }
        for name in self._schema.names:
            if name.startswith(_PROBABILITY):
                place = result.hypotheses.index(name.removeprefix(_PROBABILITY))
                columns[name] = arrow.array(result.probabilities[:, place])
        return columns

    def _all_the_same(self, rows: int, words: str | None) -> Any:
        arrow = pyarrow()
        return arrow.nulls(rows, arrow.string()) if words is None else arrow.repeat(arrow.scalar(words, arrow.string()), rows)


def _named(names: tuple[str, ...], places: Ints) -> Any:
    arrow = pyarrow()
    return arrow.array(names, arrow.string()).take(arrow.array(places))
