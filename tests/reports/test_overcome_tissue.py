"""Tissue to which the tumour did something is not the tumour, where it alone stains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Desmin marks only skeletal muscle fibres dissociated by the lesion.",
        "Desmin is positive in muscle fibres overrun by the tumour.",
        "Desmin marks only muscle fibres which are infiltrated by the tumour.",
        "Desmin markiert nur die durch den Tumor dissoziierten Muskelfasern.",
        "Desmin markiert nur Muskelfasern, die von der Läsion auseinandergedrängt werden.",
        "La desmine ne marque que les fibres musculaires striées dissociées par la lésion.",
        "La desmina solo marca las fibras musculares disecadas por la lesión.",
        "La desmina evidenzia soltanto le fibre muscolari dissociate dalla lesione.",
        "A desmina marca apenas fibras musculares dissociadas pelo tumor.",
        "Desmin sadece lezyonun ayırdığı kas liflerini boyadı.",
        "Desmin sadece tümör tarafından infiltre edilen kas liflerinde pozitif.",
        "デスミンは腫瘍により分断された骨格筋線維のみに陽性。",
        "desmin은 병변에 의해 분리된 골격근 섬유만 염색됨.",
        "Desmin仅标记被肿瘤分隔的横纹肌纤维。",
    ],
)
def test_tissue_split_by_the_tumour_is_what_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Skeletal muscle is infiltrated by tumour cells that are positive for desmin.",
        "Desmin is positive in the tumour cells and in muscle fibres infiltrated by the tumour.",
        "Muscle fibres infiltrated by the tumour: the tumour cells express desmin.",
        "肿瘤细胞侵犯肌肉，desmin阳性。",
    ],
)
def test_a_tumour_of_which_a_stain_is_told_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive"}


def test_vessels_that_tumour_cells_line_are_the_tumour(read: Read) -> None:
    assert told(read("CD31 marks only vessels lined by tumour cells.")) == {"CD31": "positive"}
