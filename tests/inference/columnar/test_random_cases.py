"""The engines agree on cases that nobody wrote (``make equivalence`` compares many thousands)."""

from __future__ import annotations

from typing import get_args

import pytest

from ihc_engine.case.findings import Extent, Intensity, Status
from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from tests.inference.columnar.cases import random_cases
from tests.inference.columnar.equality import differences, row_differences


@pytest.mark.parametrize(("prior", "seed"), [("site", 1), ("uniform", 2), ({"gist": 5.0, "schwannoma": 2.0, "other": 1.0}, 3)])
def test_both_engines_give_the_same_answers(
    interpreter: Interpreter, columnar: ColumnarInterpreter, prior: Prior, seed: int
) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, seed, 100)]
    assert list(differences(interpreter, columnar, readings, prior)) == []


def test_random_cases_hold_whatever_a_reading_can_hold(interpreter: Interpreter) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 1, 100)]
    findings = [finding for reading in readings for finding in reading.findings]
    assert {finding.status for finding in findings} == set(get_args(Status))
    assert {finding.extent for finding in findings} >= set(get_args(Extent))
    assert {finding.intensity for finding in findings} >= set(get_args(Intensity))
    assert {finding.pattern for finding in findings} >= {"nuclear", "cytoplasmic", "membranous"}
    assert {finding.kind for finding in findings} == {"marker", "morphology", "clinical", "molecular"}
    assert any(finding.clone for finding in findings)
    assert any(finding.inferred for finding in findings)
    assert any(reading.contradicted for reading in readings)
    assert any(reading.site is None for reading in readings)
    assert any("metastasis" in reading.specimen for reading in readings)
    assert any(reading.not_understood for reading in readings)
    assert {name for reading in readings for name, _, _ in reading.measures} >= {"Ki-67", "mitoses_per_10hpf", "size_cm"}


def test_the_comparison_sees_a_difference(interpreter: Interpreter, columnar: ColumnarInterpreter) -> None:
    """Of two cases that differ in one stain every part of the answer is told apart."""
    one = {"site": "stomach", "markers": {"CD117": "+", "DOG1": "+", "CD34": "+", "S100": "-"}, "morphology": ["spindle cells"]}
    other = {**one, "markers": {"S100": "+", "SOX10": "+", "CD117": "-", "DOG1": "-"}}
    result = columnar.score([interpreter.read(other)], keep_scores=True)
    told = "\n".join(row_differences(interpreter.interpret(one, advice=False), result, 0))
    for what in ("fired rules", "variant scores", "scores", "probabilities", "intervals", "ranking", "leader"):
        assert f": {what}: " in told


def test_the_number_of_rows_scored_together_changes_nothing(interpreter: Interpreter, columnar: ColumnarInterpreter) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 4, 40)]
    together = columnar.score(readings)
    alone = [columnar.score([reading]) for reading in readings]
    assert [together.probabilities[row].tolist() for row in range(40)] == [one.probabilities[0].tolist() for one in alone]
    assert [together.reason_codes(row) for row in range(40)] == [one.reason_codes(0) for one in alone]
    assert [together.fired_rules(row) for row in range(40)] == [one.fired_rules(0) for one in alone]
    assert [together.codes_of_alerts(row) for row in range(40)] == [one.codes_of_alerts(0) for one in alone]


def test_forgotten_combinations_are_weighed_again(interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    from ihc_engine.differential.columnar import weighing

    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 5, 30)]
    forgetful = ColumnarInterpreter(interpreter.knowledge)
    before = forgetful.score(readings, keep_scores=True)
    monkeypatch.setattr(weighing, "MOST_KEPT", 1)
    after = forgetful.score(readings, keep_scores=True)
    assert before.scores is not None
    assert after.scores is not None
    assert before.scores.by_variant.tolist() == after.scores.by_variant.tolist()
    assert before.reasons.tolist() == after.reasons.tolist()
