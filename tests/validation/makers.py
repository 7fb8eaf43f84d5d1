"""Measured cases made to order, so that every figure can be worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.interpretation.model import Outcome
from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.methods import Forecast


def measured(
    truth: str,
    probabilities: Mapping[str, float],
    *,
    stains: int = 5,
    outcome: Outcome | None = None,
    language: str = "en",
    difficulty: str = "typical",
    source: str | None = None,
    case_id: str = "A-1",
) -> Measured:
    """A case of ``truth`` that was forecast with these probabilities."""
    findings = tuple(Finding("marker", f"M{place}", "positive", f"markers.M{place}", "+") for place in range(stains))
    case = LabelledCase(1, case_id, truth, CaseReading(case_id, findings), language, difficulty, source)
    return Measured(case, Forecast(probabilities, outcome))


def leader_right(probability: float) -> Measured:
    """A case whose leader has this probability and is right."""
    return measured("gist", {"gist": probability, "other": 1 - probability} if probability >= 0.5 else _rest("gist", probability))


def leader_wrong(probability: float) -> Measured:
    """A case whose leader has this probability and is wrong."""
    return measured("dfsp", leader_right(probability).forecast.probabilities)


def _rest(leader: str, probability: float) -> dict[str, float]:
    """The leader's probability, and the rest spread so thin that it stays the leader."""
    parts = 20
    return {leader: probability, **{f"d{place}": (1 - probability) / parts for place in range(parts)}}
