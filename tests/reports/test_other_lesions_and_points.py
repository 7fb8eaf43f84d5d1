"""Points of one panel, clauses about other lesions, exceptions that tell of cells, and results of another patient."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The panel shows:\na) S100: positive\nb) CD34: negative\nc) SOX10: positive\nDiagnosis: schwannoma.",
        "Il pannello mostra:\na) S100: positivo;\nb) CD34: negativo;\nc) SOX10: positivo.\nDiagnosi: schwannoma.",
        "Resultados:\n(a) S100: positivo\n(b) CD34: negativo\n(c) SOX10: positivo\nDiagnóstico: schwannoma.",
    ],
)
def test_letters_that_order_the_points_of_a_panel_are_no_specimens(read: Read, text: str) -> None:
    reading = read(text)
    assert [part.label for part in reading.parts] == [None]
    assert told(reading) == {"S100": "positive", "CD34": "negative", "SOX10": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "A. Stomach\nB. Liver\nImmunohistochemistry:\nA) CD117: positive\nB) S100: negative",
        "Immunohistochemistry:\na) CD34: positive\nb) CD34: negative",
    ],
)
def test_letters_of_specimens_are(read: Read, text: str) -> None:
    assert {part.label for part in read(text).parts} == {"a", "b"}


@pytest.mark.parametrize(
    "text",
    [
        "In 2011 a melanoma of the back was excised, which expressed SOX10. Here SOX10 is negative.",
        "En 2011 se le extirpó un melanoma de espalda que expresaba SOX10. En el sarcoma SOX10 es negativo.",
        "En 2011, on lui a retiré un mélanome du dos qui exprimait SOX10. Dans le sarcome SOX10 est négatif.",
        "2011 wurde ein Melanom des Rückens entfernt, das SOX10 exprimierte. Im Sarkom ist SOX10 negativ.",
        "Nel 2011 le fu asportato un melanoma del dorso che esprimeva SOX10. Nel sarcoma SOX10 è negativo.",
        "Em 2011 foi retirado um melanoma do dorso que expressava SOX10. No sarcoma SOX10 é negativo.",
        "At the periphery a remnant of neurofibroma persists, where SOX10 is positive. SOX10 is negative.",
        "En la periferia persiste un resto de neurofibroma, donde SOX10 es positivo. SOX10 es negativo.",
        "En périphérie persiste un reste de neurofibrome, où SOX10 est positif. SOX10 est négatif.",
        "In der Peripherie findet sich ein Rest eines Neurofibroms, in dem SOX10 positiv ist. SOX10 ist negativ.",
        "Alla periferia persiste un residuo di neurofibroma, dove SOX10 è positivo. SOX10 è negativo.",
        "Na periferia persiste um resto de neurofibroma, onde SOX10 é positivo. SOX10 é negativo.",
    ],
)
def test_a_clause_about_another_lesion_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SOX10": "negative"}
    assert reading.main.contradictions == ()
    assert any("SOX10" in each.text for each in reading.main.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "The results of 12 March (CD117 positive, S100 negative) do not belong to this patient. CD117 negative.",
        "Die Ergebnisse vom 12.03. (CD117 positiv, S100 negativ) gehören NICHT zu diesem Patienten. CD117: negativ.",
        "Los resultados del 12/03 (CD117 positivo, S100 negativo) no corresponden a este paciente. CD117 negativo.",
        "Les résultats du 12/03 (CD117 positif, PS100 négative) n'appartiennent pas à ce patient. CD117 négatif.",
        "I risultati del 12/03 (CD117 positivo, S100 negativo) non appartengono a questo paziente. CD117 negativo.",
        "Os resultados de 12/03 (CD117 positivo, S100 negativo) não pertencem a este doente. CD117 negativo.",
        "Önceki sonuçlar (CD117 pozitif, S100 negatif) bu hastaya ait değildir. CD117 negatif.",
        "CD117 positive belongs to another patient, and was repeated: CD117 negative.",
        "报告中的结果(CD117阳性,S100阴性)不属于该患者。CD117阴性。",
        "先日の結果(CD117陽性、S100陰性)は別の患者のものです。CD117陰性。",
        "결과(CD117 양성, S100 음성)는 다른 환자의 것입니다. CD117 음성.",
    ],
)
def test_results_of_another_patient_are_none(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD117": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Desmin and HMB45 negative. CD34, which stains tumor cells but not the vessels.", "positive"),
        ("Desmin and HMB45 negative except CD34, which stains tumor cells but not vessels.", "positive"),
        ("Desmin and HMB45 negative except CD34, which stains vessels but not the tumor cells.", "negative"),
        ("Desmin und HMB45 negativ mit Ausnahme von CD34, das Gefäße markiert, nicht aber die Tumorzellen.", "negative"),
        ("Desmin und HMB45 negativ mit Ausnahme von CD34, das die Tumorzellen markiert.", "positive"),
        ("Desmina y HMB45 negativos salvo CD34, que marca las células tumorales pero no los vasos.", "positive"),
        ("Desmina y HMB45 negativos salvo CD34, que marca los vasos pero no las células tumorales.", "negative"),
        ("Desmina e HMB45 negativi, tranne il CD34, che decora cellule fibroblastiche ma non le cellule tumorali.", "negative"),
    ],
)
def test_an_exception_that_tells_of_cells_is_turned_by_those_of_the_tumour(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"desmin": "negative", "HMB45": "negative", "CD34": status}


@pytest.mark.parametrize(
    "text",
    [
        "Absence of STAT6 with CD34 positive.",
        "Ausencia de STAT6 con CD34 positivo. No hay necrosis.",
        "Absence de STAT6 avec CD34 positif. Pas de nécrose.",
        "Assenza di STAT6 con CD34 positivo. Non vi è necrosi.",
        "Ausência de STAT6 com CD34 positivo. Não há necrose.",
        "Keine Expression von STAT6 mit CD34 positiv. Keine Nekrosen.",
    ],
)
def test_what_stands_with_a_denied_stain_has_its_own_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"STAT6": "negative", "CD34": "positive"}
