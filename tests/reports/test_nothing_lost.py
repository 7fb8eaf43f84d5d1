"""Markers that stand behind a bracket, a line end, a code or a comparison: each is read or listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("negative for HMB-\n45, Melan-A and S100", {"HMB45": "negative", "Melan-A": "negative", "S100": "negative"}),
        ("positive for S-\n100 and SOX10", {"S100": "positive", "SOX10": "positive"}),
        ("Desmin: negative -\n45 cells were counted.", {"desmin": "negative"}),
    ],
)
def test_a_name_goes_on_behind_the_end_of_a_line(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize("text", ["S100 NR; INI1: intact", "S100: QQX", "S100: see above", "S100 NR"])
def test_a_code_that_is_not_known_is_listed(read: Read, text: str) -> None:
    assert [reason for _, reason in unread(read(text))] == ["states no result that is known"]
    assert stains(read(text))["S100"] is None


def test_prose_behind_a_name_is_not_listed(read: Read) -> None:
    assert unread(read("We also ordered S100 last Monday.")) == []
    assert unread(read("Sections stained for S100 were sent to the referring hospital.")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SDHB RTN, SDHA pres.", {"SDHB": "retained", "SDHA": "retained"}),
        ("SMA pos., caldesm. pos., S100 neg.", {"SMA": "positive", "h-caldesmon": "positive", "S100": "negative"}),
        ("Bland. CD34 yes. STAT6 yes.", {"CD34": "positive", "STAT6": "positive"}),
        ("CD34 yes, S100 no.", {"CD34": "positive", "S100": "negative"}),
        ("There is no S100. CD34: no staining.", {"S100": "negative", "CD34": "negative"}),
        ("Hay conservación de SDHB.", {"SDHB": "retained"}),
        ("Siendo negativas para CD34 (positivo en vasos) y EMA.", {"CD34": "negative", "EMA": "negative"}),
        ("El CD34 es positivo, siendo la tinción intensa.", {"CD34": "positive"}),
        ("Houve preservação de SDHB.", {"SDHB": "retained"}),
        ("RE positif, RP négatif.", {"ER": "positive", "PR": "negative"}),
        ("Collagen IV shows a pericellular pattern.", {"collagen IV": "positive"}),
        ("S100 was attempted twice but the sections floated off.", {"S100": "not_performed"}),
        ("S100 failed to show any staining.", {"S100": "negative"}),
        ("除CD34血管内皮阳性外，肿瘤细胞CD34、CD31、ERG均为阴性", {"CD34": "negative", "CD31": "negative", "ERG": "negative"}),
        ("除血管内皮外，CD34、CD31均阴性", {"CD34": "negative", "CD31": "negative"}),
    ],
)
def test_a_result_in_these_words_is_read(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


def test_antibodies_in_brackets_behind_the_result_of_their_general_name_have_it_too(read: Read) -> None:
    said = stains(read("Keratin negativity was confirmed with two antibodies (AE1/AE3, CAM5.2)."))
    assert said == {"keratin": "negative", "CAM5.2": "negative"}
    said = stains(read("The keratin antibodies tested (AE1/AE3, CK7) were positive, TTF-1 was not."))
    assert said == {"keratin": "positive", "CK7": "positive", "TTF-1": "negative"}


def test_sustentacular_cells_that_are_stained_with_markers_stain(read: Read) -> None:
    reading = read("Sustentacular cells stained with S100 and SOX10.")
    assert [(m.marker, m.status, m.cells) for m in reading.mentions] == [
        ("S100", "positive", "sustentacular"),
        ("SOX10", "positive", "sustentacular"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In contrast to desmin, SMA was positive.", {"desmin": None, "SMA": "positive"}),
        ("Unlike S100, SOX10 and desmin, SMA is positive.", {"S100": None, "SOX10": None, "desmin": None, "SMA": "positive"}),
        ("SMA was positive, in contrast to desmin.", {"SMA": "positive", "desmin": "negative"}),  # behind a result: the opposite
        ("Im Gegensatz zu Desmin war SMA positiv.", {"desmin": None, "SMA": "positive"}),
    ],
)
def test_a_marker_that_another_is_compared_with_has_no_result_of_its_own(
    read: Read, text: str, said: dict[str, str | None]
) -> None:
    assert stains(read(text)) == said


def test_of_two_components_with_opposite_results_neither_stands_alone(read: Read) -> None:
    text = (
        "In the sarcomatous component there is complete loss of H3K27me3 and SOX10 is negative; "
        "in the neurofibroma component SOX10 is positive."
    )
    assert read(text).case["markers"].get("SOX10") is None
    assert {reason for _, reason in unread(read(text))} == {"differs between lesions or specimens"}
