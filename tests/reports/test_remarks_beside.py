"""Remarks that are no results: who asked for a stain, what the literature says, an earlier tumour, cells that are not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ALK, which had not been done, is strongly positive.", {"ALK": "positive"}),
        ("S100 is positive, as does SOX10 which I requested.", {"S100": "positive", "SOX10": "positive"}),
        ("S100 is stone cold negative, same for SOX10.", {"S100": "negative", "SOX10": "negative"}),
        (
            "About half of the reported inflammatory myofibroblastic tumors are ALK negative. The tumor is ALK positive.",
            {"ALK": "positive"},
        ),
        ("Immunostains with adequate controls show ER strong, desmin strong.", {"ER": "positive", "desmin": "positive"}),
        (
            "The work-up was unremarkable for cytokeratin, EMA, CD34.",
            {"keratin": "negative", "EMA": "negative", "CD34": "negative"},
        ),
        ("Still out: CD31, S100.", {"CD31": "not_performed", "S100": "not_performed"}),
        ("SMA shows some pericytic staining only.", {"SMA": "negative"}),
        ("Nuclear translocation of beta-catenin is seen.", {"beta-catenin": "positive"}),
        ("p53 mutant-type (overexpressed, >90%)", {"p53": "positive"}),
        ("SDHB complete loss.", {"SDHB": "lost"}),
    ],
)
def test_remarks_leave_the_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "S100 is negative (no sustentacular cells).",
        "S100 negative; no sustentacular cells are seen.",
        "S100: negative, sustentacular cells absent.",
        "S100 negativ (keine Sustentakularzellen).",
        "S100阴性(未见支持细胞)。",
    ],
)
def test_cells_that_are_not_there_do_not_stain(read: Read, text: str) -> None:
    assert read(text).case["markers"] == {"S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The prior melanoma of the back (2019) was positive for SOX10. The current mass lacks SOX10.", {"SOX10": "negative"}),
        ("Her earlier schwannoma expressed S100; this one does not express S100.", {"S100": "negative"}),
        ("Das frühere Melanom war positiv für S100. Der aktuelle Tumor ist S100 negativ.", {"S100": "negative"}),
        ("Previous leiomyosarcoma, now S100 negative and desmin positive.", {"S100": "negative", "desmin": "positive"}),
    ],
)
def test_an_earlier_tumour_has_its_own_results(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_what_a_tumour_arises_in_is_not_its_diagnosis(read: Read) -> None:
    assert read("Malignant peripheral nerve sheath tumor arising in neurofibroma.").reported_diagnosis == "mpnst"


def test_stains_done_to_exclude_an_entity_have_results(read: Read) -> None:
    text = (
        "Stains were done to rule out GIST (CD117, DOG1: both negative), schwannoma (S100: negative) and SFT (STAT6: negative)."
    )
    assert told(read(text)) == {"CD117": "negative", "DOG1": "negative", "S100": "negative", "STAT6": "negative"}
    assert told(read("The differential diagnosis includes schwannoma (S100+) and GIST (CD117+).")) == {}


def test_two_areas_of_one_tumour_have_no_common_result(read: Read) -> None:
    reading = read("CD34 is strong in the conventional area and is lost in the fibrosarcomatous area.")
    assert told(reading) == {}
    assert [unread.text[:4] for unread in reading.not_understood] == ["CD34"]
    assert told(read("SDHB is strong in endothelium and lost in the tumour.")) == {"SDHB": "lost"}


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("AMENDED DIAGNOSIS. Original: leiomyoma. Amended: gastrointestinal stromal tumor (GIST), rectum.", "gist"),
        (
            "We revise the diagnosis to solitary fibrous tumour; the first diagnosis had been schwannoma.",
            "solitary_fibrous_tumor",
        ),
        ("The SMA expression, with no CD117 or DOG1, indicates a leiomyoma. Colon polyp.", "leiomyoma"),
        ("Comment: the findings support leiomyoma.", "leiomyoma"),
        ("Comment: there is no evidence to support leiomyosarcoma.", None),
        ("Comment: the findings do not support GIST.", None),
    ],
)
def test_the_diagnosis_that_is_made(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).reported_diagnosis == diagnosis


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA (nothing), desmin (nil), CD34 positive", {"SMA": "negative", "desmin": "negative", "CD34": "positive"}),
        ("SMA: none; desmin: nil.", {"SMA": "negative", "desmin": "negative"}),
        ("SMA (keine), Desmin (keine), S100 positiv", {"SMA": "negative", "desmin": "negative", "S100": "positive"}),
        ("S100 (not done), CD34 (no staining).", {"S100": "not_performed", "CD34": "negative"}),
        ("Neurofibroma (NF1 positive). S100+", {"S100": "positive"}),
    ],
)
def test_a_denial_alone_is_a_result_and_a_syndrome_is_no_stain(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
