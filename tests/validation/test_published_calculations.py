"""Likelihood ratios and post-test probabilities that others have published, done again by the engine from the same counts."""

from __future__ import annotations

import pytest

from ihc_engine import Interpreter, Knowledge
from ihc_engine.knowledge.policy import Policy
from tests.properties.test_small_worlds import NOTHING, probabilities, world


@pytest.fixture(scope="module")
def bare(shipped: Knowledge) -> Policy:
    """Nothing between the counts and the odds: no reading error, likeness of patients, prior weight or sharpening."""
    plain = {"reading_error": 0.0, "icc": 0.0, "prior_n": NOTHING, "sharpness": 1.0}
    return shipped.policy.model_copy(update={"weighing": shipped.policy.weighing.model_copy(update=plain)})


def after(test: Interpreter, result: str, before: float) -> float:
    """Probability of the condition after a result, from the probability before."""
    odds = {"condition": before, "without": 1 - before, "other": NOTHING}
    return probabilities(test.interpret({"markers": {"T": result}}, prior=odds))["condition"]


def likelihood_ratio(test: Interpreter, result: str) -> float:
    """By which the result multiplies even odds."""
    probability = after(test, result, 0.5)
    return probability / (1 - probability)


def binary(policy: Policy, condition: tuple[int, int], without: tuple[int, int]) -> Interpreter:
    """A test that is positive in so many of so many with the condition, and without it."""
    return world(policy, {"condition": {"T": condition}, "without": {"T": without}})


@pytest.mark.parametrize(
    ("marker", "condition", "without", "published_percent"),
    [
        ("CK7, pancreatobiliary", (65, 67), (33, 46), 66),
        ("MUC4, pancreatobiliary", (23, 67), (4, 46), 85),
        ("CK20, intestinal", (31, 46), (17, 65), 65),
        ("CDX2, intestinal", (25, 46), (10, 67), 71),
    ],
)
def test_immunohistochemistry_of_pancreatic_head_carcinomas(
    bare: Policy, marker: str, condition: tuple[int, int], without: tuple[int, int], published_percent: int
) -> None:
    """Predictive values of a positive stain for the type of differentiation.

    Westgaard A et al. Histopathology 2009;54:337-347, table 2, doi:10.1111/j.1365-2559.2009.03227.x.
    """
    before = condition[1] / (condition[1] + without[1])
    assert round(100 * after(binary(bare, condition, without), "positive", before)) == published_percent, marker


def test_serum_ferritin_in_iron_deficiency(bare: Policy) -> None:
    """731 of 809 with and 270 of 1770 without iron deficiency are positive: LR 6 and 0.12; predictive values 73 % and 95 %.

    Worksheet on diagnostic tests of the Centre for Evidence-Based Medicine, Toronto (ktclearinghouse.ca/cebm).
    """
    ferritin, before = binary(bare, (731, 809), (270, 1770)), 809 / 2579
    assert round(likelihood_ratio(ferritin, "positive")) == 6
    # published from percentages that were rounded before: 10 % / 85 %
    assert likelihood_ratio(ferritin, "negative") == pytest.approx(0.12, abs=0.01)
    assert round(100 * after(ferritin, "positive", before)) == 73
    assert round(100 * (1 - after(ferritin, "negative", before))) == 95


def test_magnetic_resonance_screening_for_breast_cancer(bare: Policy) -> None:
    """Sensitivity 75 %, specificity 96 %, prevalence 2 %: LR about 19, and about 28 % after a positive result.

    Caraguel CGB, Vanderstichel R. Evid Based Med 2013;18:125-128.
    """
    screening = binary(bare, (75, 100), (4, 100))
    assert round(likelihood_ratio(screening, "positive")) == 19
    assert round(100 * after(screening, "positive", 0.02)) == 28
