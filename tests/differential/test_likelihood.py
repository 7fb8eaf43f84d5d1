"""From a frequency to a likelihood, redone by hand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ihc_engine.case.findings import Extent, Finding, Intensity, Status
from ihc_engine.differential.cells import Cell
from ihc_engine.differential.likelihood import likelihood, micro_decibans, reading_of
from ihc_engine.knowledge.policy import WeighingPolicy

CELL = Cell(0.8, 20, "published", 0.75, ())


def stain(status: Status, extent: Extent | None = None, intensity: Intensity | None = None) -> Finding:
    return Finding("marker", "S100", status, "markers.S100", "as written", extent, intensity)


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("positive", 0.02 + 0.96 * 0.8),  # 0.788
        ("negative", 1 - 0.788),
        ("focal", 0.75 * 0.788 + 0.25 * 0.212),
        ("focal+weak", 0.75 * 0.788 + 0.25 * 0.212),
        ("patchy", 0.9 * 0.788 + 0.1 * 0.212),
        # three quarters of the positive are diffuse, a quarter of the misread
        ("diffuse", 0.96 * 0.8 * 0.75 + 0.02 * 0.25),
        ("not_diffuse", 0.96 * 0.8 * 0.25 + 0.02 * 0.75),
    ],
)
def test_likelihood_of_each_reading(reading: str, expected: float, weighing_policy: WeighingPolicy) -> None:
    assert likelihood(CELL, reading, "marker", weighing_policy) == pytest.approx(expected)


def test_extent_splits_add_up_to_any_staining(weighing_policy: WeighingPolicy) -> None:
    parts = [likelihood(CELL, reading, "marker", weighing_policy) for reading in ("diffuse", "not_diffuse", "negative")]
    assert sum(parts) == pytest.approx(1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(mean=st.floats(0, 1))
def test_a_focal_stain_never_says_more_than_a_positive_one(mean: float, weighing_policy: WeighingPolicy) -> None:
    cell = Cell(mean, 5, "published", None, ())
    positive, focal = (likelihood(cell, reading, "marker", weighing_policy) for reading in ("positive", "focal"))
    assert abs(focal - 0.5) <= abs(positive - 0.5) + 1e-12


@pytest.mark.parametrize("status", ["equivocal", "not_performed", "uninterpretable"])
def test_unresolved_stains_weigh_nothing(status: Status) -> None:
    assert reading_of(stain(status), extent_split=False) is None


def test_extent_decides_only_where_the_evidence_splits_by_it() -> None:
    assert reading_of(stain("positive", "diffuse"), extent_split=True) == "diffuse"
    assert reading_of(stain("positive", "focal"), extent_split=True) == "not_diffuse"
    assert reading_of(stain("positive", "diffuse"), extent_split=False) == "positive"
    assert reading_of(stain("positive", "focal", "weak"), extent_split=False) == "focal+weak"
    assert reading_of(stain("lost"), extent_split=False) == "positive"
    assert reading_of(stain("retained"), extent_split=False) == "negative"


def test_decibans_by_hand() -> None:
    assert micro_decibans(10) == 10_000_000
    assert micro_decibans(0.5) == -3_010_300
