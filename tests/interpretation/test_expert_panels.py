"""Panels on whose answer every soft-tissue pathologist would agree, written by a reviewer as vignettes (no patients).

Four claims: the tumour leads; it is among the first three; the panel is a classic one of another lineage and leads out of the
list; or no listed tumour may be named, since the tumour is not on the list, or the panel is thin or contradicts itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation

PANELS = Path(__file__).parents[2] / "fixtures" / "expert_panels.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in PANELS.read_text(encoding="utf-8").splitlines()]


def panels(claim: str) -> list[Any]:
    """The panels of one claim as parameters: the expected diagnosis (None outside the list) and the case."""
    return [pytest.param(row["answer"], row["case"], id=row["case"]["case_id"]) for row in ROWS if row["claim"] == claim]


def places(answer: Interpretation) -> list[str]:
    """Hypotheses from the likeliest on, ``other`` among them."""
    shares = {ranked.diagnosis: ranked.probability for ranked in answer.ranking} | {"other": answer.other_probability}
    return sorted(shares, key=lambda name: (-shares[name], name))


def test_every_panel_has_a_claim_that_is_tested() -> None:
    assert {row["claim"] for row in ROWS} == {"leads", "among_three", "outside", "nothing_named"}
    assert len({row["case"]["case_id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("diagnosis", "case"), panels("leads"))
def test_the_tumour_leads(interpreter: Interpreter, diagnosis: str, case: dict[str, Any]) -> None:
    assert places(interpreter.interpret(case))[0] == diagnosis


@pytest.mark.parametrize(("diagnosis", "case"), panels("among_three"))
def test_the_tumour_is_among_the_first_three(interpreter: Interpreter, diagnosis: str, case: dict[str, Any]) -> None:
    assert diagnosis in places(interpreter.interpret(case))[:3]


@pytest.mark.parametrize(("diagnosis", "case"), panels("outside"))
def test_a_classic_panel_of_another_lineage_leads_out_of_the_list(
    interpreter: Interpreter, diagnosis: None, case: dict[str, Any]
) -> None:
    assert interpreter.interpret(case).outcome == "outside"


@pytest.mark.parametrize(("diagnosis", "case"), panels("nothing_named"))
def test_no_listed_tumour_is_named(interpreter: Interpreter, diagnosis: None, case: dict[str, Any]) -> None:
    assert interpreter.interpret(case).outcome in ("undetermined", "outside")
