"""The engines agree on every case of the fixtures, arrays and trace; the full answers of published cases agree to the byte."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from ihc_engine.case.model import Case, parse_case_yaml
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from tests.conftest import ROOT
from tests.inference.columnar.equality import differences

FIXTURES = ROOT / "fixtures"


def _lines(name: str) -> Iterator[Case]:
    for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        yield Case.from_mapping(data.get("case", data))


def _files(folder: str) -> Iterator[Case]:
    for path in sorted((FIXTURES / folder).glob("*.yaml")):
        yield parse_case_yaml(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("cases", "at_least", "every"),
    [
        pytest.param(_lines("published_cases.jsonl"), 100, 1, id="published cases"),
        pytest.param(_lines("expert_panels.jsonl"), 250, 5, id="expert panels"),
        pytest.param(_files("rules"), 200, 5, id="examples of rules"),
        pytest.param(_files("cases"), 10, 1, id="example cases"),
    ],
)
def test_both_engines_give_the_same_answers(
    interpreter: Interpreter, columnar: ColumnarInterpreter, cases: Iterator[Case], at_least: int, every: int
) -> None:
    readings = [interpreter.read(case) for case in cases]
    assert len(readings) >= at_least
    assert list(differences(interpreter, columnar, readings, every=every)) == []
