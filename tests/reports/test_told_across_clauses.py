"""What one clause tells of a stain that another names: whose result it is, and that a stain was made is no result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]
_STATUS = {"+": "positive", "-": "negative", "?": "equivocal", "x": "uninterpretable"}


def _said(words: str) -> dict[str, str]:
    """ "SMA+ S100- SDHB=lost" as a mapping."""
    split = (word.partition("=") if "=" in word else (word[:-1], "", _STATUS[word[-1]]) for word in words.split())
    return {name: status for name, _, status in split}


@pytest.mark.parametrize(
    "text",
    [
        "The tumour has been stained with SMA, desmin and S100.",
        "The tumour was stained for SMA, desmin and S100.",
        "Sections have been immunostained for SMA, desmin and S100.",
    ],
)
def test_that_a_stain_was_made_tells_no_result(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert [words for words, _ in unread(reading)] == ["SMA", "desmin", "S100"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tumour has been stained for SMA and desmin. Both are negative.", "SMA- desmin-"),
        ("The tumour was immunostained with S100, SMA and desmin: all were negative.", "S100- SMA- desmin-"),
        ("The tumour was immunostained with S100, SMA and desmin, none of which was positive.", "S100- SMA- desmin-"),
        ("The tumour was stained for S100, SMA and desmin. S100 is positive, the others are negative.", "S100+ SMA- desmin-"),
        ("The tumour has been stained for SMA and CD34, with positivity seen for CD34 alone.", "CD34+"),
        ("S100 and desmin were done: desmin is positive.", "desmin+"),
        ("The tumour was stained for S100 (positive) and SMA (negative).", "S100+ SMA-"),
        ("No tumour cell was stained with SMA.", "SMA-"),
        ("The tumour cells have stained for S100.", "S100+"),
    ],
)
def test_what_is_told_behind_the_stains_that_were_made(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No keratin is seen in the ERG-positive, CD34-positive tumour cells.", "keratin- ERG+ CD34+"),
        ("There is coexpression of CD34 and S100 in a SOX10-negative tumour.", "CD34+ S100+ SOX10-"),
        ("S100 is negative in the SMA-positive tumour cells.", "S100- SMA+"),
    ],
)
def test_stains_that_tell_which_cells_are_meant(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA rather than S100 is positive.", "SMA+ S100-"),
        ("SMA, rather than S100, is positive.", "SMA+ S100-"),
        ("The tumour cells express SMA and desmin rather than S100 or SOX10.", "SMA+ desmin+ S100- SOX10-"),
        ("SMA rather than S100 was expressed.", "SMA+ S100-"),
        ("SMA plutôt que S100 est positif.", "SMA+ S100-"),
        ("Les cellules expriment l'AML plutôt que la desmine.", "SMA+ desmin-"),
        ("Le cellule esprimono SMA piuttosto che desmina.", "SMA+ desmin-"),
        ("CD31, but not D2-40, is expressed by the tumour cells, and CD34 is negative.", "CD31+ D2-40- CD34-"),
        ("S100, but not SMA or desmin, was detected.", "S100+ SMA- desmin-"),
        ("S100, not SMA, is expressed.", "S100+ SMA-"),
    ],
)
def test_one_stain_and_not_another(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Apart from being CD34 positive, the tumour cells are negative for S100 and SMA.", "CD34+ S100- SMA-"),
        ("The tumour cells, apart from being focally positive for CD34, are negative for S100.", "CD34+ S100-"),
        ("The cells - apart from being CD34 positive - have no specific profile: S100 and SMA are negative.", "CD34+ S100- SMA-"),
        ("Besides being CD34 positive, the cells are positive for S100.", "CD34+ S100+"),
    ],
)
def test_an_exception_with_a_verb_of_its_own(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Although you reported CD34 as negative, I see diffuse staining on the slide submitted.", "CD34+"),
        ("While CD34 was reported as negative, we found diffuse positivity.", "CD34+"),
        ("Although you reported CD34 as positive, I see no staining.", "CD34-"),
        ("SOX10 had been thought lost, but a new clone shows it to be present in most nuclei.", "SOX10+"),
        ("SMA was reported as negative, but repeat staining showed it to be diffusely positive.", "SMA+"),
        ("SMA was read as positive, but we find it to be negative.", "SMA-"),
        ("Although S100 was reported as negative, the lesion is a schwannoma.", "S100-"),
        ("Although S100 was reported as negative, I favour a schwannoma.", "S100-"),
    ],
)
def test_what_is_seen_stands_before_what_was_reported(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SDHB is lost. SDHA is not.", "SDHB=lost SDHA=retained"),
        ("SDHB is lost, SDHA and SDHC are not.", "SDHB=lost SDHA=retained"),
        ("MLH1 and PMS2 are lost. MSH2 and MSH6 are not.", "MLH1=lost PMS2=lost MSH2=retained MSH6=retained"),
        ("SDHB is retained. SDHA is not.", "SDHB=retained SDHA=lost"),
        ("SMA is negative. Desmin is not.", "SMA- desmin?"),
        ("SMA is positive. Desmin and S100 are not.", "SMA+ desmin- S100-"),
    ],
)
def test_a_sentence_that_only_denies_what_the_one_before_tells(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No lesional tissue was present on the slide stained for MUC4.", "MUC4x"),
        ("No tumour is left on the section stained for S100.", "S100x"),
        ("There is no tumour on the slide stained for S100 and SMA.", "S100x SMAx"),
        ("The S100 slide contains no tumour.", "S100x"),
        ("No S100 slide was received.", "S100=not_performed"),
        ("No staining was seen on the slide stained for S100.", "S100-"),
        ("The S100 slide shows no staining of the tumour.", "S100-"),
        ("No tumour cells express S100 on the slides received.", "S100-"),
        ("No necrosis is seen in the section. S100 is positive.", "S100+"),
    ],
)
def test_a_slide_without_tissue_has_no_result(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Of S100, SMA and desmin, only the last was positive.", "S100- SMA- desmin+"),
        ("Of three antibodies applied (S100, SMA, desmin), the last alone gave a positive result.", "S100- SMA- desmin+"),
        ("S100, SMA and desmin were done; only the last one is positive.", "desmin+"),
        ("S100 and SMA were negative in the last biopsy.", "S100- SMA-"),
        ("S100 and SMA are negative, and the last section shows necrosis.", "S100- SMA-"),
    ],
)
def test_the_last_of_a_list(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In contrast to S100, which is diffusely positive, SOX10 is negative.", "S100+ SOX10-"),
        ("Unlike desmin and SMA, which are negative, caldesmon is positive.", "desmin- SMA- h-caldesmon+"),
        ("Unlike schwannoma, which is S100 positive, this tumour is S100 negative.", "S100-"),
        ("In contrast to the previous biopsy, which was S100 positive, SOX10 is negative.", "SOX10-"),
        ("Rather than the expected CD34 positivity, this tumour showed SMA positivity, with negative S100.", "SMA+ S100-"),
    ],
)
def test_what_a_stain_is_compared_with(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Of the stains performed (S100, SMA, desmin), SMA was positive.", "SMA+"),
        ("Of the five stains (S100, SMA, desmin, CD34, EMA), SMA and desmin were positive.", "SMA+ desmin+"),
        ("Of the antibodies applied, S100, SMA and desmin, SMA was only focally positive.", "SMA+"),
        ("Of the stains performed (S100, SMA, desmin), SMA was the only positive one.", "S100- SMA+ desmin-"),
        ("Of the stains performed (S100, SMA, desmin), none was positive.", "S100- SMA- desmin-"),
        ("The only positive stain is SMA; S100 and desmin were also done.", "SMA+"),
        ("The only positive marker was SMA; S100 and desmin were negative.", "SMA+ S100- desmin-"),
    ],
)
def test_one_of_a_panel(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("All stains performed (S100, SMA, desmin) were negative but for SMA.", "S100- desmin- SMA+"),
        ("S100, SMA and desmin are negative but for SMA.", "S100- SMA+ desmin-"),
        ("All markers were negative but for S100 and SOX10.", "S100+ SOX10+"),
        ("The tumour does not stain for S100, but for SMA.", "S100- SMA+"),
        ("S100 is neither positive nor convincingly negative.", "S100?"),
        ("SMA stains the round cells surrounding the vessels.", "SMA+"),
    ],
)
def test_all_but_for_one(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


def test_the_last_only_focally_denies_nothing_of_the_others(read: Read) -> None:
    assert stains(read("The cells express S100, SOX10 and CD34, the last only focally.")) == _said("S100+ SOX10+ CD34+")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The tumour shows a Ki-67 index of 3%.", "low"),
        ("The tumour is positive for synaptophysin, with a Ki-67 index of 3%.", "low"),
        ("Positive (chromogranin A, synaptophysin), with a Ki-67 labeling index of 3.5%.", "low"),
    ],
)
def test_an_index_behind_with_and_of(read: Read, text: str, low: str) -> None:
    assert told(read(text))["Ki-67"] == low


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tumour cells are nonimmunoreactive for S100 and CD117.", "S100- CD117-"),
        ("SOX10 is negative, and S100 virtually so, with no more than one or two labelled cells.", "SOX10- S100-"),
        ("CD117 is positive; DOG1 shows a similar pattern.", "CD117+ DOG1+"),
        ("EMA and claudin-1 outline the slender processes of the tumour cells.", "EMA+ claudin-1+"),
        ("ERG highlights tumour vessels.", "ERG-"),
        ("CD31 is expressed in vessels running through the tumour.", "CD31-"),
        ("Stains received: S100 x1, SMA x1.", ""),
        ("Stains reviewed: S100 x1, SMA x1, desmin x1. S100 is positive. The other two are negative.", "S100+ SMA- desmin-"),
        ("Stains positive: S100, SMA.", "S100+ SMA+"),
        ("SDHB immunohistochemistry is intact, arguing against an SDH-deficient tumor.", "SDHB=retained"),
        ("H3G34W mutation-specific antibody is positive.", "H3G34W+"),
        ("SDHB stain sent to reference lab.", "SDHB=not_performed"),
        ("Keratin positivity may be encountered in leiomyosarcoma.", ""),
    ],
)
def test_small_words(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


def test_a_diagnosis_beside_the_tumour_has_its_own_results(read: Read) -> None:
    reading = read("In the adjacent leiomyoma desmin is positive. In the tumour desmin is negative.")
    assert told(reading) == {"desmin": "negative"}
    assert [words for words, _ in unread(reading)] == ["desmin is positive"]


def test_a_denial_without_a_verb_is_a_result_and_turns_none(read: Read) -> None:
    said = told(read("p40 nil. Calretinin nil. WT1 nil. Desmin no."))
    assert said == dict.fromkeys(("p40", "calretinin", "WT1", "desmin"), "negative")
