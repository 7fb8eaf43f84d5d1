"""Every rule fires on its examples and is silent on its counterexamples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ihc_engine.case.model import parse_case_yaml
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.models import Rule
from tests.kept import loaded

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"
RULES = loaded().rules


@cache
def fired(interpreter: Interpreter, example: str) -> frozenset[str]:
    """Rules that fire in an example case, which must be read whole."""
    answer = interpreter.interpret(parse_case_yaml((FIXTURES / example).read_text(encoding="utf-8")), trace=False)
    assert answer.input.not_understood == (), f"{example}: an example that is not understood shows nothing"
    return frozenset(rule.rule for rule in answer.rules)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_examples(rule: Rule, interpreter: Interpreter) -> None:
    assert [example for example in rule.examples.fires if rule.id not in fired(interpreter, example)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_silent_on_its_counterexamples(rule: Rule, interpreter: Interpreter) -> None:
    assert [example for example in rule.examples.silent if rule.id in fired(interpreter, example)] == []


def test_no_example_is_left_over() -> None:
    used = {example for rule in RULES for example in (*rule.examples.fires, *rule.examples.silent)}
    assert {path.name for path in FIXTURES.glob("*.yaml")} == used
