"""Sets of rules weigh what their rules weigh one by one."""

from __future__ import annotations

import pytest

from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.rule_sets import EMPTY, RuleSets
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.firing import Firing
from ihc_engine.interpretation.interpret import Interpreter


@pytest.fixture(scope="module")
def hypotheses(interpreter: Interpreter) -> Hypotheses:
    return Hypotheses(interpreter.weights)


@pytest.fixture(scope="module")
def rules(interpreter: Interpreter, hypotheses: Hypotheses) -> RuleWeights:
    return RuleWeights(Firing(interpreter.program).rules, interpreter.weights, hypotheses)


@pytest.fixture
def fired(rules: RuleWeights) -> Mask:
    """[rules, rows]: in the first row no rule, in the others few; some rows return."""
    random = np.random.default_rng(3)
    found = random.random((max(rules.weighing) + 1, 300)) < 0.03
    found[:, 0] = False
    return np.asarray(found[:, random.integers(0, 300, 900)], dtype=np.bool_)


def test_a_set_weighs_what_its_rules_weigh(rules: RuleWeights, hypotheses: Hypotheses, fired: Mask) -> None:
    sets = RuleSets(rules, hypotheses)
    numbers = sets.numbers(fired)
    free, joint, variance = (np.zeros((len(numbers), len(hypotheses.ids)), dtype=np.int64) for _ in range(3))
    for weight in rules.all:
        rows = np.flatnonzero(fired[weight.rule])
        free[rows, weight.diagnosis] += weight.free
        joint[rows, weight.diagnosis] += weight.joint
        variance[rows, weight.diagnosis] += weight.variance
    assert (sets.free.rows[numbers] == free).all()
    assert (sets.joint.rows[numbers] == joint).all()
    assert (sets.variances.rows[numbers] == variance).all()
    assert (sets.weights.rows[numbers] == rules.capped(free, joint)[:, hypotheses.diagnosis]).all()


def test_a_set_has_one_number_however_often_it_is_met(rules: RuleWeights, hypotheses: Hypotheses, fired: Mask) -> None:
    sets = RuleSets(rules, hypotheses)
    numbers = sets.numbers(fired)
    known = len(sets)
    assert (sets.numbers(fired) == numbers).all()
    assert len(sets) == known
    weighing = sorted(rules.weighing)
    assert _kinds(numbers) == len({fired[weighing, row].tobytes() for row in range(fired.shape[1])})
    assert (numbers == EMPTY).tolist() == (~fired[weighing].any(axis=0)).tolist()


def _kinds(numbers: Ints) -> int:
    return len(np.unique(numbers))
