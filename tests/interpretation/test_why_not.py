"""Rules that lack one premise: with that premise they fire."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine import Interpreter

LEIOMYOSARCOMA: dict[str, Any] = {
    "site": "renal vein",
    "morphology": ["spindle cells", "severe atypia"],
    "markers": {"SMA": "positive", "desmin": "positive", "S100": "negative"},
}
PARAGANGLIOMA: dict[str, Any] = {
    "site": "retroperitoneum",
    "morphology": ["nested"],
    "markers": {"chromogranin": "positive", "synaptophysin": "positive", "keratin": "negative"},
}


def with_premise(case: dict[str, Any], interpreter: Interpreter, missing: str) -> dict[str, Any] | None:
    """The case with the missing premise; None where it is neither a result nor a feature that a case can state."""
    feature, word = missing.rsplit(" ", 1)
    vocabulary = interpreter.knowledge.vocabulary
    if feature in vocabulary.markers:
        return {**case, "markers": {**case["markers"], feature: word}}
    if feature in vocabulary.morphology_terms and word == "present":
        return {**case, "morphology": [*case["morphology"], feature]}
    if feature in vocabulary.clinical_terms and word == "present":
        return {**case, "clinical": [feature]}
    return None


@pytest.mark.parametrize(("case", "diagnosis"), [(LEIOMYOSARCOMA, "leiomyosarcoma"), (PARAGANGLIOMA, "paraganglioma")])
def test_a_rule_that_lacks_one_premise_fires_with_it(interpreter: Interpreter, case: dict[str, Any], diagnosis: str) -> None:
    ranked = next(d for d in interpreter.interpret(case).ranking if d.diagnosis == diagnosis)
    assert ranked.near_misses
    tried = [(miss, with_premise(case, interpreter, miss.missing)) for miss in ranked.near_misses]
    completed = [(miss, changed) for miss, changed in tried if changed is not None]
    assert completed
    for miss, changed in completed:
        assert changed is not None
        assert miss.rule in {rule.rule for rule in interpreter.interpret(changed).rules}, f"{miss.rule} with {miss.missing}"


def test_a_rule_that_fired_is_no_near_miss(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(PARAGANGLIOMA)
    fired = {rule.rule for rule in answer.rules}
    assert not {miss.rule for ranked in answer.ranking for miss in ranked.near_misses} & fired
