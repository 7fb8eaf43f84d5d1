"""Sites that are only named in passing: imaged regions, other lesions, origins of metastases; and what they measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Dorsum of right foot, biopsy.\nDiagnosis\nSynovial sarcoma. Staging chest CT was requested.", "foot"),
        ("Intramuscular tumour, left thigh: biopsy. MRI: 6.2 cm; chest CT shows multiple small nodules.", "thigh"),
        ("Core biopsy, left thigh. CT of the chest: multiple nodules.\nDiagnosis: synovial sarcoma.", "thigh"),
        ("Oberschenkel links. Thorax-CT: multiple Rundherde.\nDiagnose: Synovialsarkom.", "thigh"),
        ("Cuisse gauche. TDM thoracique: nodules multiples.\nDiagnostic : synovialosarcome.", "thigh"),
        ("CT-guided biopsy of the sacrum, mass 6.9 cm.", "pelvic_bone"),
        ("Neck, excision.\nDIAGNOSIS\nMyofibroma. Visceral lesions should be looked for by ultrasound.", "neck"),
        (
            "Pleural biopsies.\nOpinion: sarcomatoid mesothelioma. Pulmonary sarcomatoid carcinoma with pleural spread remains "
            "in the differential until the CT has been reviewed for a lung primary.",
            "pleura",
        ),
        (
            "Mesenteric mass.\nDiagnosis: desmoid fibromatosis. Gastrointestinal stromal tumour of the stomach excluded.",
            "mesentery",
        ),
        ("Ovary, left.\nDiagnosis: metastatic GIST from the small bowel.", "ovary"),
        ("Biopsia hepática.\nDiagnóstico: metástasis de GIST de origen gástrico.", "liver"),
        ("Biopsia epatica.\nDiagnosi: metastasi di GIST di origine gastrica.", "liver"),
        ("Left groin node, core biopsy.\nDiagnosis: metastatic melanoma.", "lymph_node"),
        ("Ganglion inguinal gauche.\nDiagnostic : mélanome.", "lymph_node"),
        (
            "Small bowel (jejunum) resection.\nDiagnosis: malignant gastrointestinal neuroectodermal tumour (formerly "
            '"clear cell sarcoma-like tumour of the GI tract").',
            "jejunum_ileum",
        ),
        ("Abdominal mass, biopsy.\nDiagnosis: GIST of the stomach.", "stomach"),
        ("Uterus, hysterectomy.\nDiagnosis: leiomyosarcoma arising from the uterus with metastasis.", "uterus"),
    ],
)
def test_the_site_is_that_of_the_lesion(read: Read, text: str, site: str) -> None:
    assert read(text).main.case.get("site") == site


def test_another_organ_behind_the_diagnosis_has_its_own_site_and_size(read: Read) -> None:
    text = "Left nephrectomy.\nTumour 10.5 cm, mid-kidney.\nDIAGNOSIS: Clear cell renal cell carcinoma.\nAdrenal: nodule 0.9 cm."
    case = read(text).main.case
    assert (case["site"], case["size_cm"]) == ("kidney", 10.5)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Core biopsies from a retroperitoneal mass, 12 cm.", 12.0),
        ("Core biopsy, presacral mass 7.7 cm, woman, 45.", 7.7),
        ("Margin clear, tumour 5 cm.", 5.0),
        ("Three cores of tumour, 1.4 cm each.", None),
        ("Fragments of tumour, 4 cm in aggregate.", None),
    ],
)
def test_what_is_longer_than_a_core_is_the_lesion(read: Read, text: str, size: float | None) -> None:
    assert read(text).main.case.get("size_cm") == size


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Right adrenal mass, woman of 49 with virilisation.", 49),
        ("Mass in a boy of 7 with fever.", 7),
        ("Femme de 49 avec masse surrénalienne.", 49),
        ("Frau von 49 mit Raumforderung.", 49),
        ("Mujer de 49 con masa.", 49),
    ],
)
def test_an_age_before_what_comes_with_it(read: Read, text: str, age: int) -> None:
    assert read(text).main.case.get("age") == age


@pytest.mark.parametrize("text", ["Ellipse of skin with a nodule, 4 cm.", "Three cores from a thigh mass, 1.2 cm."])
def test_what_the_lesion_lies_in_and_its_cores_may_be_meant(read: Read, text: str) -> None:
    assert "size_cm" not in read(text).case
