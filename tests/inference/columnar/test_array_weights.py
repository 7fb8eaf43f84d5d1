"""Groups of results are tempered as arrays in the same whole numbers as one by one."""

from __future__ import annotations

from random import Random

import pytest

from ihc_engine.differential.columnar.array_weights import ArrayWeights
from ihc_engine.differential.weighing import Weights
from ihc_engine.knowledge.model import Knowledge


@pytest.fixture(scope="module")
def both(knowledge: Knowledge) -> tuple[Weights, ArrayWeights]:
    return Weights(knowledge), ArrayWeights(knowledge)


@pytest.mark.parametrize("results", [1, 2, 3, 5, 9])
def test_each_group_is_tempered_alike(both: tuple[Weights, ArrayWeights], knowledge: Knowledge, results: int) -> None:
    one_by_one, as_arrays = both
    random = Random(results)
    markers = sorted(one_by_one.cells.features & knowledge.vocabulary.markers.keys())
    groups = sorted({one_by_one.knowledge.vocabulary.markers[marker].group or marker for marker in markers})
    for _ in range(30):
        chosen = [(marker, random.choice(["positive", "negative", "focal"])) for marker in random.sample(markers, results)]
        group, site = random.choice(groups), random.choice([None, "uterus", "stomach"])
        said = [one_by_one.row("marker", *each, site) for each in chosen]
        again = [as_arrays.row("marker", *each, site) for each in chosen]
        assert as_arrays.tempered(group, again) == one_by_one.tempered(group, said)


def test_numbers_are_plain(both: tuple[Weights, ArrayWeights]) -> None:
    rows = [both[1].row("marker", marker, "positive", None) for marker in ("SMA", "desmin")]
    assert {type(number) for left, kept in both[1].tempered("muscle", rows) for number in (*left, *kept)} == {int}
