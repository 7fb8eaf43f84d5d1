"""What must be equal between the engines, and where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.pretest import Prior
from ihc_engine.inference.columnar.arrays import np
from ihc_engine.interpretation.columnar import ColumnarInterpreter, ColumnarResult
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_json


def differences(
    reference: Interpreter,
    columnar: ColumnarInterpreter,
    readings: list[CaseReading],
    prior: Prior = "site",
    *,
    every: int = 1,
) -> Iterator[str]:
    """One line for each difference. ``every``: of so many rows the full answer of one is compared too, byte by byte."""
    result = columnar.score(readings, prior=prior, keep_scores=True)
    assert len(result) == len(readings)
    for row, reading in enumerate(readings):
        answer = reference.interpret(reading, prior=prior, advice=False)
        yield from row_differences(answer, result, row)
        if result.trace(row) != answer.trace:
            yield f"{reading.case_id}: the trace of the row differs"
        if row % every == 0:
            told = result.interpretation(row)
            if to_json(replace(answer, engine=told.engine)) != to_json(told):
                yield f"{reading.case_id}: the full answer of the row differs"


def row_differences(answer: Interpretation, result: ColumnarResult, row: int) -> Iterator[str]:
    """What the arrays say of a row, beside the reference engine's answer."""
    by_columns = said_by_columns(result, row)
    for what, one in said_by_answer(answer).items():
        if one != by_columns[what]:
            yield f"{answer.case_id}: {what}: {one} by experta, {by_columns[what]} by columns"


def said_by_answer(answer: Interpretation) -> dict[str, Any]:
    assert answer.trace is not None
    ranked = sorted((step for step in answer.trace.steps if step.step == "ranked"), key=lambda step: step.diagnosis)
    order = [step.diagnosis for step in answer.trace.steps if step.step == "ranked"]
    variants = {variant.hypothesis: variant.score for step in ranked for variant in step.variants}
    intervals = {r.diagnosis: r.interval for r in answer.ranking}
    return {
        "fired rules": tuple(rule.rule for rule in answer.rules),
        "variant scores": [variants[key] for key in sorted(variants, key=lambda key: (key.split("/")[0], key))],
        "scores": [step.score for step in ranked],
        "probabilities": [step.probability for step in ranked],
        "intervals": [intervals[step.diagnosis] for step in ranked if step.diagnosis != "other"],
        "ranking": tuple(order),
        "leader": answer.leader,
        "outcome": answer.outcome,
        "reasons": tuple(reason.code for reason in answer.reasons),
        "alerts": tuple(sorted({alert.code for alert in answer.alerts})),
    }


def said_by_columns(result: ColumnarResult, row: int) -> dict[str, Any]:
    assert result.scores is not None
    named = [place for place, hypothesis in enumerate(result.hypotheses) if hypothesis != "other"]
    limits = np.stack([result.low[row], result.high[row]], axis=1).tolist()
    return {
        "fired rules": result.fired_rules(row),
        "variant scores": result.scores.by_variant[row].tolist(),
        "scores": result.scores.totals[row].tolist(),
        "probabilities": result.probabilities[row].tolist(),
        "intervals": [tuple(limits[place]) for place in named],
        "ranking": result.ranking(row),
        "leader": result.leader(row),
        "outcome": result.outcome(row),
        "reasons": result.reason_codes(row),
        "alerts": result.codes_of_alerts(row),
    }
