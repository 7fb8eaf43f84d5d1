"""What to do next: the stain that tells most, a stop, and what would topple the leader."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine import Interpreter
from ihc_engine.interpretation.model import Interpretation

#: S100-negative spindle cells in the stomach, nothing decisive done yet.
OPEN: dict[str, Any] = {"site": "stomach", "morphology": ["spindle cells"], "markers": {"S100": "-", "desmin": "-"}}
#: MDM2 carries the case.
ONE_STAIN: dict[str, Any] = {
    "site": "retroperitoneum",
    "morphology": ["spindle cells"],
    "markers": {"MDM2": "positive", "S100": "negative", "SMA": "negative", "CD34": "negative"},
}
DECIDED = {
    "site": "renal vein",
    "morphology": ["spindle cells", "severe atypia", "fascicles", "necrosis"],
    "markers": {"SMA": "+", "desmin": "+", "h-caldesmon": "+", "S100": "-", "CD34": "-", "CD117": "-", "DOG1": "-", "HMB45": "-"},
}


def bits(answer: Interpretation) -> dict[str, float]:
    return {stain.marker: stain.expected_bits or 0.0 for stain in answer.next_stains}


def test_a_gastric_spindle_cell_tumour_wants_cd117_or_dog1_first(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(OPEN)
    assert {stain.marker for stain in answer.next_stains[:3]} & {"CD117", "DOG1"}
    assert answer.stop is not None
    assert not answer.stop.recommended


def test_expected_bits_are_never_more_than_there_are_to_tell(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(OPEN)
    assert all(0 <= told <= 5.4 for told in bits(answer).values()), "42 hypotheses hold at most log2(42) bits"
    assert answer.next_pair is not None
    one, two = answer.next_pair.markers
    singles = [told for marker, told in bits(answer).items() if marker in (one, two)]
    assert answer.next_pair.expected_bits >= max(singles) - 1e-6, "two stains tell no less than one of them"


def test_a_stain_that_is_done_is_not_asked_for_and_one_that_failed_may_be(interpreter: Interpreter) -> None:
    done = interpreter.interpret({**OPEN, "markers": {**OPEN["markers"], "CD117": "+", "DOG1": "+"}})
    failed = interpreter.interpret({**OPEN, "markers": {**OPEN["markers"], "CD117": "failed"}})
    assert not {"CD117", "DOG1", "S100"} & set(bits(done))
    assert "CD117" in bits(failed)


def test_a_decided_case_may_stop(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(DECIDED)
    assert answer.outcome == "supported"
    assert answer.stop is not None
    assert answer.stop.recommended


def test_only_stains_of_the_laboratory_are_advised_for_their_information(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(OPEN, menu={"SMA": 1.0, "STAT6": 2.0})
    informative = {stain.marker for stain in answer.next_stains if stain.why == "information"}
    assert informative <= {"SMA", "STAT6"}


@pytest.mark.parametrize(("menu", "words"), [({"nonsense": 1.0}, "no such marker 'nonsense'"), ({"SMA": 0.0}, "cost of SMA")])
def test_a_menu_that_cannot_be_is_refused(interpreter: Interpreter, menu: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        interpreter.interpret(OPEN, menu=menu)


def test_a_leader_that_rests_on_one_stain_is_said_to(interpreter: Interpreter) -> None:
    answer = interpreter.interpret(ONE_STAIN)
    assert answer.leader == "dedifferentiated_liposarcoma"
    needed = [c for c in answer.counterfactuals if c.kind == "removed"]
    assert needed[0].changes[0].finding == "MDM2"
    assert "fragile_result" in {alert.code for alert in answer.alerts}
    assert "fragile" in {reason.code for reason in answer.reasons}


def without(case: dict[str, Any], marker: str) -> dict[str, Any]:
    return {**case, "markers": {name: result for name, result in case["markers"].items() if name != marker}}


def test_taking_the_stain_away_for_real_changes_the_leader_as_announced(interpreter: Interpreter) -> None:
    announced = next(c for c in interpreter.interpret(ONE_STAIN).counterfactuals if c.kind == "removed")
    assert interpreter.interpret(without(ONE_STAIN, "MDM2")).leader == announced.leader


def test_the_smallest_change_for_real_changes_the_leader_as_announced(interpreter: Interpreter) -> None:
    smallest = next(c for c in interpreter.interpret(ONE_STAIN).counterfactuals if c.kind == "changed")
    markers = dict(ONE_STAIN["markers"])
    for change in smallest.changes:
        markers[change.finding] = change.after
    assert interpreter.interpret({**ONE_STAIN, "markers": markers}).leader == smallest.leader


def test_a_decided_case_needs_more_than_one_result_to_fall(interpreter: Interpreter) -> None:
    changed = [c for c in interpreter.interpret(DECIDED).counterfactuals if c.kind == "changed"]
    assert all(len(c.changes) == 2 for c in changed)
    assert not [c for c in interpreter.interpret(DECIDED).counterfactuals if c.kind == "removed"]


def test_without_advice_the_ranking_and_the_outcome_are_the_same(interpreter: Interpreter) -> None:
    full, short = interpreter.interpret(ONE_STAIN), interpreter.interpret(ONE_STAIN, advice=False)
    assert (full.outcome, full.reasons, full.ranking, full.alerts) == (short.outcome, short.reasons, short.ranking, short.alerts)
    assert short.stop is None
    assert {stain.why for stain in short.next_stains} <= {"rule"}
