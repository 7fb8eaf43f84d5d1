"""The baseline by hand, on two diagnoses made up for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ihc_engine import Case, Knowledge
from ihc_engine.case.findings import CaseReading
from ihc_engine.case.reading import read_case
from ihc_engine.knowledge.models import AppliesTo, Diagnosis, Evidence, EvidenceRow, Variant
from ihc_engine.validation.naive_bayes import NaiveBayes


def _row(positive: int, tested: int, **more: object) -> EvidenceRow:
    return EvidenceRow.model_validate({"positive": positive, "tested": tested, "verified": "read", **more})


def _diagnosis(name: str, evidence: dict[str, tuple[EvidenceRow, ...]]) -> Diagnosis:
    return Diagnosis(
        id=name,
        name=name,
        role="core",
        family="none",
        summary="made up",
        variants=(Variant(id="usual", name="usual", share=1.0),),
        evidence=tuple(Evidence(finding=finding, rows=rows) for finding, rows in evidence.items()),
    )


@pytest.fixture(scope="module")
def knowledge(shipped: Knowledge) -> Knowledge:
    one = _diagnosis(
        "one",
        {
            "SMA": (_row(5, 8), _row(3, 10, applies_to=AppliesTo(variant="usual"))),
            "desmin": (_row(0, 8), _row(90, 100, weigh=False), _row(4, 8, extent="diffuse")),
            "SDHB": (_row(3, 4),),
            "spindle_cells": (_row(8, 8),),
        },
    )
    two = _diagnosis("two", {"SMA": (_row(0, 18),), "desmin": (EvidenceRow(percent=25, tested=8, verified="read"),)})
    return replace(shipped, diagnoses={"one": one, "two": two})


def _read(knowledge: Knowledge, **case: object) -> CaseReading:
    return read_case(Case.from_mapping(case), knowledge.vocabulary, knowledge.policy.reading)


def test_rates_are_pooled_counts_with_one_more_of_each(knowledge: Knowledge) -> None:
    baseline = NaiveBayes(knowledge)
    assert baseline.positive_rate("one", "SMA") == pytest.approx((5 + 3 + 1) / (8 + 10 + 2))
    assert baseline.positive_rate("one", "desmin") == pytest.approx(1 / 10), "rows left out or of one extent do not count"
    assert baseline.positive_rate("two", "desmin") == pytest.approx((2 + 1) / 10), "a percentage counts by its patients"
    assert baseline.positive_rate("two", "SDHB") == 0.5


def test_the_posterior_by_hand(knowledge: Knowledge) -> None:
    forecast = NaiveBayes(knowledge).forecast(_read(knowledge, markers={"SMA": "focal", "desmin": "negative"}))
    one, two = 9 / 20 * 9 / 10, 1 / 20 * 7 / 10
    assert forecast.probabilities == {
        "one": pytest.approx(one / (one + two), abs=1e-6),
        "two": pytest.approx(two / (one + two), abs=1e-6),
    }


def test_a_loss_is_the_finding_of_a_loss_marker(knowledge: Knowledge) -> None:
    forecast = NaiveBayes(knowledge).forecast(_read(knowledge, markers={"SDHB": "lost"}))
    assert forecast.probabilities["one"] == pytest.approx((4 / 6) / (4 / 6 + 1 / 2), abs=1e-6)


def test_morphology_and_open_results_change_nothing(knowledge: Knowledge) -> None:
    baseline = NaiveBayes(knowledge)
    bare = baseline.forecast(_read(knowledge, markers={"SMA": "+"}))
    more = _read(knowledge, markers={"SMA": "+", "desmin": "not done", "CD34": "+"}, morphology=["spindle cells"], site="stomach")
    assert baseline.forecast(more).probabilities == bare.probabilities
