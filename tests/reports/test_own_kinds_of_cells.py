"""Cells that are the tumour's own where the report calls it a tumour of such cells, and that are not beside any other tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hemangioma of the skin. The endothelium of this hemangioma is CD31 positive.", {"CD31": "positive"}),
        ("CD31 and ERG are positive in the endothelium of this haemangioma.", {"CD31": "positive", "ERG": "positive"}),
        ("Angiosarcoma. The endothelial cells lining the anastomosing channels express ERG.", {"ERG": "positive"}),
        ("Hemangioma. D2-40 is negative in the endothelium.", {"D2-40": "negative"}),
        ("The vessels are CD31 positive.\nDiagnosis: lobular capillary hemangioma.", {"CD31": "positive"}),
        ("Rosai-Dorfman disease. The large histiocytes with emperipolesis are S100 positive.", {"S100": "positive"}),
        ("Diagnosis: Langerhans cell histiocytosis. The Langerhans cells are CD1a and S100 positive.",
         {"CD1a": "positive", "S100": "positive"}),
        ("Juvenile xanthogranuloma. Histiocytes are CD68 positive and S100 negative.", {"CD68": "positive", "S100": "negative"}),
        ("Follicular dendritic cell sarcoma. Dendritic cells are CD21 positive.", {"CD21": "positive"}),
        ("Well-differentiated liposarcoma. Lipoblasts and adipocytes are S100 positive.", {"S100": "positive"}),
        ("Plasmacytoma. The plasma cells are CD138 positive.", {"CD138": "positive"}),
        ("Ganglioneuroma. The neuropil is synaptophysin positive.", {"synaptophysin": "positive"}),
        ("Mastocytosis. The mast cells are CD117 positive.", {"CD117": "positive"}),
        ("Nodular fasciitis. The myofibroblasts are SMA positive.", {"SMA": "positive"}),
        ("Endometrial stromal sarcoma. The stromal cells are CD10 positive.", {"CD10": "positive"}),
        ("Mesothelioma. Mesothelial cells are calretinin positive.", {"calretinin": "positive"}),
        ("Angiosarkom. Die Gefäße exprimieren CD31 und ERG.", {"CD31": "positive", "ERG": "positive"}),
        ("Diagnose: Langerhans-Zell-Histiozytose. Die Langerhans-Zellen sind S100-positiv.", {"S100": "positive"}),
        ("Hemangioma capilar. Las células endoteliales son positivas para CD31.", {"CD31": "positive"}),
        ("Maladie de Rosai-Dorfman. Les histiocytes expriment la PS100.", {"S100": "positive"}),
        ("Angiosarcoma. Le cellule endoteliali esprimono ERG.", {"ERG": "positive"}),
        ("Mastocitose. Os mastócitos são positivos para CD117.", {"CD117": "positive"}),
        ("Rosai-Dorfman hastalığı. Histiyositlerde S100 pozitiftir.", {"S100": "positive"}),
        ("血管瘤。血管内皮细胞CD31阳性。", {"CD31": "positive"}),
        ("肥満細胞症。肥満細胞はCD117陽性。", {"CD117": "positive"}),
        ("혈관종. 내피세포에서 CD31 양성.", {"CD31": "positive"}),
    ],
)  # fmt: skip
def test_cells_of_the_lineage_of_the_diagnosis_are_the_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Undifferentiated pleomorphic sarcoma. Vessels are CD31 positive.", {"CD31": "negative"}),
        ("Schwannoma. The mast cells are CD117 positive.", {"CD117": "negative"}),
        ("Melanoma. Plasma cells are CD138 positive.", {"CD138": "negative"}),
        ("Schwannoma with an incidental hemangioma. The endothelium is CD31 positive.", {"CD31": "negative"}),
        ("Diagnosis: schwannoma. Differential diagnosis: hemangioma. Vessels are CD34 positive.", {"CD34": "negative"}),
        ("Leiomyosarcoma, not angiosarcoma. Vessels are CD31 positive.", {"CD31": "negative"}),
        ("History of Rosai-Dorfman disease. Diagnosis: schwannoma. Histiocytes are CD68 positive.", {"CD68": "negative"}),
        ("Vessels are CD34 positive. Hemangioma is not seen.", {"CD34": "negative"}),
        ("背景の血管はCD34陽性。血管腫の成分はない。", {"CD34": "negative"}),
        ("Diagnosis: dedifferentiated liposarcoma. Adipocytes are S100 positive.", {"S100": "negative"}),
    ],
)  # fmt: skip
def test_beside_another_tumour_they_are_not(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hemangioma. SMA is positive in vessels.", {"SMA": "negative"}),
        ("Hemangioma. Surrounding normal vessels are CD31 positive.", {"CD31": "negative"}),
        ("血管瘤。周围正常血管CD31阳性。", {"CD31": "negative"}),
        ("혈관육종. 주변 혈관에서 CD31 양성.", {"CD31": "negative"}),
        ("Angiosarcoma. CD31 is positive in entrapped vessels.", {"CD31": "negative"}),
        ("Angiosarcoma. The tumour cells are CD34 negative, the vessels are CD34 positive.", {"CD34": "negative"}),
        ("Angiosarcoma. Tumour cells are negative for CD31. Endothelium is CD31 positive.", {"CD31": "negative"}),
        ("Spindle cell lipoma. The spindle cells are S100 negative. Adipocytes are S100 positive.", {"S100": "negative"}),
        ("Rosai-Dorfman disease. Plasma cells are IgG4 positive.", {"IgG4": "negative"}),
    ],
)  # fmt: skip
def test_of_other_cells_and_those_set_apart_it_stays(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_each_specimen_goes_by_its_own_diagnosis(read: Read) -> None:
    reading = read("A. Arm: hemangioma. The vessels are CD31 positive.\nB. Leg: dermatofibroma. The vessels are CD31 positive.")
    assert [m.status for part in reading.parts for m in part.mentions] == ["positive", "negative"]
