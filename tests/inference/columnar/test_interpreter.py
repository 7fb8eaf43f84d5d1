"""What callers of the columnar interpreter can rely on."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from ihc_engine.case.findings import CaseReading
from ihc_engine.inference.columnar.encode import empty_columns
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter

CASE = {"site": "stomach", "markers": {"CD117": "+", "DOG1": "+", "desmin": "-"}, "morphology": ["spindle cells"]}


@pytest.fixture
def reading(interpreter: Interpreter) -> CaseReading:
    return interpreter.read(CASE)


def test_a_row_is_explained_like_a_case(interpreter: Interpreter, columnar: ColumnarInterpreter, reading: CaseReading) -> None:
    menu = {"CD34": 1.0, "S100": 2.0, "SDHB": 1.0}
    told = columnar.score([reading]).interpretation(0, trace=False, advice=True, menu=menu)
    alone = interpreter.interpret(CASE, trace=False, menu=menu)
    assert told.next_stains == alone.next_stains
    assert told.stop == alone.stop
    assert told.id == alone.id
    assert told.trace is None
    assert (told.engine.name, alone.engine.name) == ("columnar", "experta")


def test_explaining_a_row_does_not_run_experta(
    columnar: ColumnarInterpreter, reading: CaseReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ihc_engine.inference.experta_engine import ExpertaEngine

    def refuse(*_: object) -> None:
        raise AssertionError("experta was asked")

    monkeypatch.setattr(ExpertaEngine, "run", refuse)
    assert columnar.score([reading]).interpretation(0).leader == "gist"


def test_no_cases_give_no_rows(columnar: ColumnarInterpreter) -> None:
    result = columnar.score([])
    assert len(result) == 0
    assert result.probabilities.shape == (0, len(result.hypotheses))


@pytest.mark.parametrize("row", [-1, 1])
def test_a_row_that_does_not_exist_is_refused(columnar: ColumnarInterpreter, reading: CaseReading, row: int) -> None:
    with pytest.raises(IndexError, match=str(row)):
        columnar.score([reading]).interpretation(row)


def test_columns_without_readings_cannot_be_explained(columnar: ColumnarInterpreter) -> None:
    result = columnar.score(empty_columns(1, columnar.layout))
    assert result.outcome(0) == "undetermined"
    with pytest.raises(ValueError, match="encode readings"):
        result.interpretation(0)


@pytest.mark.parametrize("prior", ["sites", {"nonsense": 1}, {}])
def test_a_prior_that_is_none_is_refused(columnar: ColumnarInterpreter, reading: CaseReading, prior: Any) -> None:
    with pytest.raises(ValueError, match="prior"):
        columnar.score([reading], prior=prior)


def test_two_findings_of_one_feature_are_refused(columnar: ColumnarInterpreter, reading: CaseReading) -> None:
    twice = CaseReading("twice", (*reading.findings, *reading.findings))
    with pytest.raises(ValueError, match="'twice'"):
        columnar.encode([twice])


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_numpy_is_loaded_by_the_columnar_engine_only() -> None:
    run = python("import sys, ihc_engine; print('numpy' in sys.modules)")
    assert run.stdout.strip() == "False"


def test_without_numpy_the_remedy_is_named() -> None:
    run = python("import sys; sys.modules['numpy'] = None\nimport ihc_engine.interpretation.columnar")
    assert run.returncode != 0
    assert "pip install 'ihc-engine[columnar]'" in run.stderr
