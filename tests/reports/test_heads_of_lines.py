"""Heads whose verb holds for the lines below, heads that praise their controls, and lesions that serve as a comparison."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("The tumour cells fail to express any of the following:", "negative"),
        ("The cells of this tumour do not express any of the following:", "negative"),
        ("The tumour cells are negative for each of the following:", "negative"),
        ("None of the following was expressed in the spindle cells:", "negative"),
        ("The tumour cells of both components express all of the following:", "positive"),
        ("Die Tumorzellen exprimieren keinen der folgenden Marker:", "negative"),
        ("Las células tumorales no expresan ninguno de los siguientes marcadores:", "negative"),
        ("Les cellules tumorales n'expriment aucun des marqueurs suivants :", "negative"),
        ("Le cellule tumorali sono risultate negative per i seguenti marcatori:", "negative"),
        ("As células tumorais não expressam nenhum dos seguintes marcadores:", "negative"),
        ("Tümör hücreleri aşağıdaki belirteçlerle negatiftir:", "negative"),
        ("肿瘤细胞不表达以下标记物：", "negative"),
        ("腫瘍細胞は以下のマーカーに陰性であった：", "negative"),
        ("종양세포는 다음 표지자에 음성이다:", "negative"),
    ],
)
def test_what_a_head_says_holds_for_the_lines_below(read: Read, head: str, status: str) -> None:
    assert told(read(f"{head}\ndesmin, CD34,\nS100")) == dict.fromkeys(("desmin", "CD34", "S100"), status)


@pytest.mark.parametrize(
    "head",
    [
        "No necrosis is seen in the following blocks of this large tumour:",
        "The findings do not support one entity, for which the following stains were performed:",
    ],
)
def test_a_head_of_something_else_says_nothing_of_stains(read: Read, head: str) -> None:
    assert told(read(f"{head}\nDOG1, CD117\nSMA positive")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "head",
    [
        "Immunohistochemistry (controls adequate):",
        "Immunohistochemistry (block C3; appropriate controls reviewed):",
        "IHC (positive and negative controls reacted appropriately; block A4):",
        "Immunhistochemie (Kontrollen o. B.):",
        "Immunohistochimie (témoins conformes) :",
        "Inmunohistoquímica (controles adecuados):",
        "Immunoistochimica (controlli adeguati):",
        "Imuno-histoquímica (controles adequados):",
        "İmmünohistokimya (kontroller uygun):",
        "免疫组化（对照良好）：",
        "免疫染色（対照良好）：",
        "면역조직화학염색 (대조군 적절):",
    ],
)
def test_a_head_that_praises_its_controls_is_of_the_tumour(read: Read, head: str) -> None:
    assert told(read(f"{head}\nSMA +\nS100 -\n")) == {"SMA": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    "lesion",
    [
        "The ordinary leiomyoma served as a comparison on B6: desmin, ER and PR strongly positive, p16 negative.",
        "For comparison, the gastric primary of 2019 (S19-2208) was desmin positive, p16 negative.",
        "The block from that time was desmin and ER positive.",
        "Previous leiomyoma (2019): desmin positive, p16 negative.",
        "She also had a GIST of the stomach, resected in 2009 (desmin positive, p16 negative).",
    ],
)
def test_stains_of_a_lesion_beside_or_before_are_not_the_tumours(read: Read, lesion: str) -> None:
    assert told(read(f"{lesion} The tumour is CD34 negative.")) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("The nuclei keep INI1 and H3K27me3.", {"INI1": "retained", "H3K27me3": "retained"}),
        ("The tumour cells retain SDHB, lose SDHA.", {"SDHB": "retained", "SDHA": "lost"}),
        ("We keep the block for S100. SMA positive.", {"SMA": "positive"}),
        ("No reaction is obtained with antibodies to S100 or CD34.", {"S100": "negative", "CD34": "negative"}),
        (
            "You report SMA patchy positive, S100 negative. CD34: positive.",
            {"SMA": "positive", "S100": "negative", "CD34": "positive"},
        ),
        ("You had considered SFT because of CD34 positivity. CD34 is negative.", {"CD34": "negative"}),
        ("STAT6 was not done; had MUC4 been negative I should have asked for it.", {"STAT6": "not_performed"}),
        ("ER is negative, also STAT6 and MUC4.", dict.fromkeys(("ER", "STAT6", "MUC4"), "negative")),
        ("S100 is negative, also CD34 positive.", {"S100": "negative", "CD34": "positive"}),
        ("The differential includes renal cell carcinoma, which labels for PAX8. SMA positive.", {"SMA": "positive"}),
        ('<stain ab="SMA" res="POS"/>\n<ctrl ab="S100" tissue="nerve" res="POS"/>', {"SMA": "positive"}),
    ],
)
def test_verbs_and_those_of_whom_they_tell(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize("text", ["Leiomyosarcoma, 13/10HPF.", "SMA+; MIT 13/10 HPF; DES+"])
def test_a_count_of_ten_fields_is_of_mitoses(read: Read, text: str) -> None:
    assert read(text).case["mitoses"] == {"count": 13, "per": "10 HPF"}


@pytest.mark.parametrize("text", ["Eosinophils: 20/10 HPF.", "Plasma cells, 30/10 HPF.", "Mast cells 12/10 HPF."])
def test_a_count_of_other_cells_is_not(read: Read, text: str) -> None:
    assert "mitoses" not in read(text).case


def test_an_age_behind_the_sex(read: Read) -> None:
    assert read("Rectal nodule 1.2 cm, male 67. SMA positive.").case["age"] == 67
