"""What may be said of a ranking, and what holds it back."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine import Interpreter

LEIOMYOSARCOMA: dict[str, Any] = {
    "site": "retroperitoneum",
    "morphology": ["spindle cells", "severe atypia", "fascicles"],
    "markers": {"SMA": "+", "desmin": "+", "h-caldesmon": "+", "S100": "-", "CD34": "-", "CD117": "-", "MDM2": "-"},
}


def codes(interpreter: Interpreter, case: dict[str, Any]) -> tuple[str, set[str]]:
    answer = interpreter.interpret(case)
    return answer.outcome, {reason.code for reason in answer.reasons}


def test_a_full_panel_supports_its_tumour(interpreter: Interpreter) -> None:
    assert codes(interpreter, LEIOMYOSARCOMA) == ("supported", {"thresholds_met"})


def test_opposite_results_of_a_stain_hold_it_back(interpreter: Interpreter) -> None:
    markers = [{"name": name, "result": result} for name, result in LEIOMYOSARCOMA["markers"].items()]
    outcome, reasons = codes(interpreter, {**LEIOMYOSARCOMA, "markers": [*markers, {"name": "desmin", "result": "-"}]})
    assert outcome == "undetermined"
    assert "contradiction" in reasons


def test_an_essential_criterion_that_was_looked_for_and_is_not_there_holds_it_back(
    interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    # no panel of which a diagnosis leads lacks an essential criterion today, so that one is claimed to be unmet
    monkeypatch.setattr("ihc_engine.interpretation.interpret.unmet_essential", lambda *_: ("smooth-muscle marker",))
    assert codes(interpreter, LEIOMYOSARCOMA) == ("favoured", {"essential_criterion_unmet"})


def test_a_published_finding_that_speaks_strongly_against_the_leader_is_a_conflict(interpreter: Interpreter) -> None:
    case = {
        "site": "pleura",
        "morphology": ["spindle cells", "staghorn vessels", "patternless pattern", "collagen"],
        "markers": {"CD34": "+", "BCL2": "+", "CD99": "+", "STAT6": "-", "S100": "-", "keratin": "-", "desmin": "-"},
    }
    answer = interpreter.interpret(case)
    assert answer.leader == "solitary_fibrous_tumor"
    assert "conflict" in {reason.code for reason in answer.reasons}
    assert "conflicting_finding" in {alert.code for alert in answer.alerts}


@pytest.mark.parametrize("markers", [{"SMA": "+"}, {"vimentin": "+", "SMA": "+"}, {}])
def test_few_results_are_a_thin_panel(interpreter: Interpreter, markers: dict[str, str]) -> None:
    outcome, reasons = codes(interpreter, {"markers": markers})
    assert outcome in ("undetermined", "outside")
    assert "thin_panel" in reasons or outcome == "outside"


def test_everything_negative_is_never_confident(interpreter: Interpreter) -> None:
    stains = ("S100", "SOX10", "SMA", "desmin", "h-caldesmon", "CD34", "STAT6", "CD117", "DOG1", "keratin", "EMA", "HMB45")
    outcome, _ = codes(interpreter, {"morphology": ["spindle cells"], "markers": dict.fromkeys(stains, "negative")})
    assert outcome in ("undetermined", "outside")


def test_two_exclusive_lineages_at_once_are_never_confident(interpreter: Interpreter) -> None:
    markers = {"CD45": "diffuse", "CD20": "diffuse", "desmin": "+", "myogenin": "+", "HMB45": "+", "chromogranin": "+"}
    outcome, _ = codes(interpreter, {"markers": markers})
    assert outcome in ("undetermined", "outside")


def test_stains_alone_need_more_than_stains_with_morphology(interpreter: Interpreter) -> None:
    """Diffuse S100 and SOX10 with negative muscle stains: schwannoma leads, and nobody has looked for a melanoma."""
    markers = {"S100": "diffuse", "SOX10": "+", "SMA": "-", "desmin": "-", "CD34": "-"}
    outcome, reasons = codes(interpreter, {"markers": markers})
    assert (outcome, reasons) == ("favoured", {"stains_alone"})
    outcome, _ = codes(interpreter, {"markers": markers, "morphology": ["spindle cells", "Verocay bodies", "Antoni A"]})
    assert outcome == "supported"
