"""Normal tissue that alone stains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Desmin stains only muscle.",
        "Desmin is positive in muscle only.",
        "Desmin stains nothing but the capsule's trapped thyroid follicles.",
        "Desmin marks nothing except vessel walls.",
        "Desmin highlights nothing beyond the overlying epidermis.",
        "Desmin färbt nur Muskel.",
        "La desmina tiñe solo músculo.",
        "La desmina colora solo il muscolo.",
        "A desmina cora apenas músculo.",
        "Desmin sadece kası boyamaktadır.",
    ],
)
def test_tissue_that_alone_stains_leaves_the_tumour_unstained(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Only muscle markers were positive: desmin.",
        "Desmin stains only tumour muscle cells.",
        "The tumour stains only for desmin.",
    ],
)
def test_the_tumour_itself_is_no_such_tissue(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}
