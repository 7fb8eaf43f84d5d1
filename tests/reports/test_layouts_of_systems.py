"""Results as systems and tables write them: tags, columns of a status, columns of other cells, percentages before names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "<IHC><S100>Positive</S100><SOX10>Positive</SOX10><CD34>Negative</CD34></IHC>",
            {"S100": "positive", "SOX10": "positive", "CD34": "negative"},
        ),
        (
            '<stain name="CD34">Negative</stain>\n<stain name="S100">Positive</stain>',
            {"CD34": "negative", "S100": "positive"},
        ),
        ("CD34 >50%, S100 </= 1%", {"CD34": "positive", "S100": "positive"}),
    ],
)
def test_a_tag_is_no_sign_and_no_second_name(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_percentage_between_tags_has_no_bound(read: Read) -> None:
    assert read("<S100>Positive</S100><KI67>2%</KI67>").case["markers"]["Ki-67"] == "2%"


def test_a_status_is_no_result_but_where_nothing_is_done(read: Read) -> None:
    text = (
        "STAIN            STATUS      RESULT       VERIFIED BY   TAT(h)\n"
        "AE1/AE3          COMPLETE    NEG          JH            26\n"
        "SMA              COMPLETE    POS          JH            26\n"
        "ALK (D5F3)       PENDING     --                         --\n"
        "CD117            CANCELLED   --           JH            --\n"
        "S100             COMPLETE    NEG          JH            27\n"
    )
    expected = {"keratin": "negative", "SMA": "positive", "ALK": "not_performed", "CD117": "not_performed", "S100": "negative"}
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("tumour", "other"),
    [
        ("Tumour cells", "Other cells"),
        ("Tumour", "Normal tissue"),
        ("Tumorzellen", "Normalgewebe"),
        ("Cellules tumorales", "Tissu normal"),
        ("Células tumorales", "Otras células"),
        ("Células tumorais", "Tecido normal"),
        ("Cellule tumorali", "Tessuto normale"),
        ("Tümör hücreleri", "Normal doku"),
        ("肿瘤细胞", "正常组织"),
        ("腫瘍細胞", "正常組織"),
        ("종양세포", "정상조직"),
    ],
)
def test_a_column_of_other_cells_is_none_of_the_tumour(read: Read, tumour: str, other: str) -> None:
    text = f"| Antibody | {tumour} | {other} |\n|---|---|---|\n| S100 | negative | positive |\n| SMA | positive | negative |\n"
    assert told(read(text)) == {"S100": "negative", "SMA": "positive"}


def test_percentages_before_names_are_results(read: Read) -> None:
    found = read("100% of cells S100+, 100% SOX10+, 0% desmin+, 0% SMA+, 30% GFAP+, <1% Ki-67+.").case["markers"]
    assert found == {"S100": "100%", "SOX10": "100%", "desmin": "0%", "SMA": "0%", "GFAP": "30%", "Ki-67": "<1%"}


def test_percentages_behind_names_stay_theirs(read: Read) -> None:
    assert read("Ki-67 5%, S100+, CD34+").case["markers"] == {"Ki-67": "5%", "S100": "positive", "CD34": "positive"}
    assert read("SMA 10%, desmin 0%, S100 100%.").case["markers"] == {"SMA": "10%", "desmin": "0%", "S100": "100%"}
