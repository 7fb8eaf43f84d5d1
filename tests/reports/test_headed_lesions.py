"""Lines of stains that are headed by one of several lesions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "T1 (blok 5):\n- CD117: pozitif\n- DOG1: pozitif\n- CgA: negatif\nT2 (blok 11): CgA pozitif, CD117 negatif.\nTANI: ...",
        "Main tumour (block 1D): CD117 positive; DOG1 positive; CgA negative.\nPolyp (block 1K): CgA positive; CD117 negative.",
        "Haupttumor (Block 1D): CD117 positiv; DOG1 positiv; CgA negativ.\nPolyp (Block 1K): CgA positiv; CD117 negativ.",
        "Neoformazione (inclusione 1D): CD117 positivo; DOG1 positivo; CgA negativa.\nPolipo (inclusione 1K): CgA positiva.",
        "主瘤(蜡块1D):CD117(+),DOG1(+),CgA(-)。\n息肉(蜡块1K):CgA(+),CD117(-)。",
    ],
)
def test_stains_of_another_lesion_contradict_nothing(read: Read, text: str) -> None:
    reading = read(text)
    assert not reading.main.contradictions
    assert told(reading) == {"CD117": "positive", "DOG1": "positive", "chromogranin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Tumour centre (block 1): CD34 positive.\nTumour border (block 2): CD34 negative.",
        "Immunostains (block A1): CD34 positive.\nAdditional stains (block A2): CD34 negative.",
        "T1: hypointense.\nT2: hyperintense.\nCD34 positive. CD34 negative.",
    ],
)
def test_blocks_of_one_lesion_are_not_parted(read: Read, text: str) -> None:
    assert read(text).main.contradictions == ("CD34",)


@pytest.mark.parametrize(
    "text",
    [
        "SMA는 종양 혈관 주위의 혈관주위세포에서만 염색되었고 종양세포는 음성이었다.",
        "SMA는 종양 혈관에서만 양성이다.",
    ],
)
def test_vessels_of_the_tumour_are_not_its_cells(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "negative"}
