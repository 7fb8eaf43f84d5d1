"""Traces that are put together from pieces are the bytes of the whole answer's trace."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from ihc_engine.interpretation import trace_json
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.serialise import to_dict
from ihc_engine.interpretation.trace_json import TraceWriter
from tests.inference.columnar.cases import random_cases


def plainly(answer: Interpretation) -> str:
    return json.dumps(to_dict(answer)["trace"], ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@pytest.mark.parametrize("prior", ["site", "uniform", {"gist": 30.0, "other": 1.0}])
def test_traces_of_the_reference_engine(interpreter: Interpreter, prior: str | Mapping[str, float]) -> None:
    writer = TraceWriter()
    for case in random_cases(interpreter.knowledge, 41, 12):
        answer = interpreter.interpret(case, prior=prior, advice=False)  # type: ignore[arg-type]  # parameters are plain
        assert answer.trace is not None
        assert writer.json(answer.trace) == plainly(answer)


def test_words_of_a_case_are_escaped_as_in_an_answer(interpreter: Interpreter) -> None:
    case = {"case_id": 'a"\\ä\u2028', "markers": {"SMA": "+", 'no "stain" \n': "+", "S100": "purple\t"}, "site": "thigh"}
    answer = interpreter.interpret(case, advice=False)
    assert answer.trace is not None
    assert TraceWriter().json(answer.trace) == plainly(answer)


def test_what_is_forgotten_is_written_anew(interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace_json, "_SAME", 3)
    columnar, writer = ColumnarInterpreter(interpreter.knowledge), TraceWriter()
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 43, 40)]
    result = columnar.score(readings)
    for row in range(len(readings)):
        assert writer.json(result.trace(row)) == plainly(result.interpretation(row))


def test_forgotten_weights_are_tempered_anew(interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = list(random_cases(interpreter.knowledge, 44, 6))
    before = [plainly(interpreter.interpret(case, advice=False)) for case in cases]
    monkeypatch.setattr("ihc_engine.differential.weighing._MOST_TEMPERED", 1)
    assert [plainly(Interpreter(interpreter.knowledge).interpret(case, advice=False)) for case in cases] == before
