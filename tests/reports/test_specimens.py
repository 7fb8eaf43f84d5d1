"""Lesions and specimens that are labelled in running text are read apart, and never merged."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Tumour 1 is positive for SMA and desmin. Tumour 2 is positive for S100 and negative for SMA.",
        "Tumor 1 is positive for SMA and desmin; tumor 2 is positive for S100 and negative for SMA.",
        "Lesion 1 expresses SMA and desmin while lesion 2 expresses S100 and lacks SMA.",
        "Nodule #1: SMA (+), desmin (+). Nodule #2: S100 (+), SMA (-).",
        "Tumor 1: SMA positiv, Desmin positiv. Tumor 2: S100 positiv, SMA negativ.",
        "Tumeur 1 : SMA positif, desmine positif. Tumeur 2 : PS100 positif, SMA négatif.",
        "肿瘤1：SMA(+)，desmin(+)。肿瘤2：S100(+)，SMA(-)。",
    ],
)
def test_each_lesion_has_its_own_results(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert (first.label, second.label) == ("1", "2")
    assert stains(first) == {"SMA": "positive", "desmin": "positive"}
    assert stains(second) == {"S100": "positive", "SMA": "negative"}


def test_lesions_by_letters_and_specimens_in_one_sentence_are_parted_too(read: Read) -> None:
    for text in (
        "Lesion A: SMA (+), desmin (+). Lesion B: SMA (-).",
        "Specimen A is positive for SMA and desmin, specimen B is negative for SMA.",
    ):
        first, second = read(text).parts
        assert (first.label, second.label) == ("a", "b")
        assert (stains(first), stains(second)) == ({"SMA": "positive", "desmin": "positive"}, {"SMA": "negative"})


def test_what_stands_behind_a_label_is_told_of_that_lesion_until_the_next(read: Read) -> None:
    text = "MICROSCOPY: Lesion 1 shows necrosis. SMA is positive. Lesion 2 shows Verocay bodies. S100 is positive, SMA negative."
    first, second = read(text).parts
    assert [s.value for s in first.statements] == ["necrosis"]
    assert [s.value for s in second.statements] == ["verocay_bodies"]
    assert stains(second) == {"S100": "positive", "SMA": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Tumor 1 measures 3 cm, tumor 2 measures 2 cm. The tumor is positive for SMA.",
        "Tumor 1.5 cm, tumor 2 cm across. SMA is positive.",
        "The tumor and a lesion are one mass. SMA positive.",
        "Grade 1 tumor, 2 fragments. SMA positive.",
    ],
)
def test_lesions_without_stains_of_their_own_are_no_parts(read: Read, text: str) -> None:
    (part,) = read(text).parts
    assert stains(part) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    ["SMA is positive in tumour 1 and negative in tumour 2.", "SMA is positive in specimen A and negative in specimen B."],
)
def test_results_of_two_lesions_that_cannot_be_told_apart_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"SMA": None}
    assert [reason for _, reason in unread(reading)] == ["differs between lesions or specimens"]


def test_a_result_that_holds_in_both_lesions_is_read(read: Read) -> None:
    assert stains(read("SMA is positive in tumour 1 and tumour 2.")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "1) Scalp, excision: DFSP, CD34 diffusely positive, S100 negative.\n"
        "2) Stomach, biopsy: gastritis. Desmin positive in the muscularis.",
        "1.(左小腿肿物)梭形细胞肿瘤,CD34(+),S-100(-)。符合隆突性皮肤纤维肉瘤。\n2.(左腹股沟淋巴结)反应性增生。CD20、CD3示正常结构。",
    ],
)
def test_numbered_lines_of_several_sites_are_specimens(read: Read, text: str) -> None:
    reading = read(text)
    assert [part.label for part in reading.parts] == ["1", "2"]
    assert stains(reading) == {"CD34": "positive", "S100": "negative"}


def test_numbered_lines_of_one_lesion_are_no_specimens(read: Read) -> None:
    reading = read("1. Leiomyosarcoma of the uterus.\n2. Size: 5 cm.\n3. Desmin and SMA are positive, CD34 is negative.")
    assert [part.label for part in reading.parts] == [None]
    assert stains(reading) == {"desmin": "positive", "SMA": "positive", "CD34": "negative"}


def test_the_specimen_with_a_described_tumour_is_judged_before_another(read: Read) -> None:
    text = (
        "Specimen A - ileum: GIST. CD117 +, DOG1 +, CD34 -.\nSpecimen B - colon: adenocarcinoma. CK20 +, CDX2 +, MLH1 +, PMS2 +."
    )
    assert stains(read(text)) == {"CD117": "positive", "DOG1": "positive", "CD34": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "SPECIMENS: A. Ileum, mass. B. Uterus.\nA - GIST. CD117 positive, desmin negative.\nB - Leiomyoma, desmin positive.",
        "A. Ileum, mass.\nB. Uterus.\nIHC\nA3 (mass): CD117 positive, desmin negative.\nB2: desmin positive.",
        "A) Uterus\nB) Polipektomi\nA-8 numaralı blok: CD117 (+), desmin (-).\nB-1 numaralı blok: desmin (+).",
        "【肉眼所见】\nA. 回肠:肿块9.8cm。\nB. 左附件:囊腔。\n【免疫组化】\nA3(肿块):CD117(+),Desmin(-)\nB2(囊壁间质):Desmin(+)",
    ],
)
def test_blocks_and_lines_belong_to_the_specimens_that_are_listed(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert (first.label, second.label) == ("a", "b")
    assert stains(first) == {"CD117": "positive", "desmin": "negative"}
    assert stains(second) == {"desmin": "positive"}


def test_names_that_look_like_blocks_are_none(read: Read) -> None:
    text = "A. Ileum.\nB. Uterus.\nC. Colon.\nD. Skin.\nIHC on D\nD2-40: negative.\nC: CD117 positive."
    assert [stains(part) for part in read(text).parts] == [{}, {}, {"CD117": "positive"}, {"D2-40": "negative"}]
