"""The premises of a rule that fired are those in the trace of its row."""

from __future__ import annotations

from dataclasses import replace

from ihc_engine.inference.columnar.proofs import _premises
from ihc_engine.inference.semantics import Literal
from ihc_engine.inference.trace import FiredStep
from ihc_engine.interpretation.columnar import ColumnarInterpreter
from ihc_engine.interpretation.interpret import Interpreter
from tests.inference.columnar.cases import random_cases


def test_rules_stand_on_what_their_trace_says(columnar: ColumnarInterpreter, interpreter: Interpreter) -> None:
    readings = [interpreter.read(case) for case in random_cases(interpreter.knowledge, 17, 60)]
    result, asked = columnar.score(readings), 0
    proofs = result.proofs()
    for row, reading in enumerate(readings):
        for step in result.trace(row).steps:
            if isinstance(step, FiredStep):
                held = {premise.feature for premise in step.premises if premise.holds and premise.kind != "site"}
                for feature in {finding.feature for finding in reading.findings} | held:
                    assert proofs.reads(step.rule, {feature}, row) is (feature in held), (row, step.rule, feature)
                    asked += 1
    assert asked > 1000


def test_a_denied_premise_of_unless_is_a_premise_where_it_holds(interpreter: Interpreter) -> None:
    production = replace(next(iter(interpreter.program.productions)), literals=(), unless=())
    here, there = ("marker", "SMA", "positive"), ("marker", "S100", "positive")
    unless_not = replace(production, unless=((Literal(here, holds=False),), (Literal(there),)))
    assert _premises(unless_not, lambda literal: (literal.proposition == here) is literal.holds) == [here]
