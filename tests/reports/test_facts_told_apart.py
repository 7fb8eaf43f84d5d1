"""Facts beside what looks like them: counts and areas, sizes and distances, ages and years that passed, own and other sites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "count", "per"),
    [
        ("The mitotic rate of the tumour was 20 per square millimetre.", 20, "1 mm2"),
        ("Mitotic index of the tumour: 43/mm2.", 43, "1 mm2"),
        ("Mitotic index of the tumour: five/HPF.", 5, "1 HPF"),
        ("The tumour has 24~26 mitoses per 10 HPF.", "24-26", "10 HPF"),
        ("Die Tumorzellen sind spindelig, mit Mitosen (0 bis 1/50 HPF).", "0-1", "50 HPF"),
        ("Im Tumor wurden Mitosen in 10 HPF nicht gefunden.", 0, "10 HPF"),
        ("肿瘤核分裂象易见，6个/10个高倍视野。", 6, "10 HPF"),
        ("肿瘤核分裂象：47至48/10个HPF。", "47-48", "10 HPF"),
        ("腫瘍の核分裂像：36/強拡大10視野。", 36, "10 HPF"),
        ("종양의 유사분열: 35~37/mm2.", "35-37", "1 mm2"),
    ],
)
def test_a_count_is_told_from_its_area(read: Read, text: str, count: object, per: str) -> None:
    assert facts(read(text), "mitoses") == [{"count": count, "per": per}]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Gross: Tumour size (mm): 107. The nearest margin is 3 mm away.", 10.7),
        ("Gross:\nmaxdiam_mm: 28", 2.8),
        ("Gross: The skin ellipse measures 22 x 3 cm. The tumour measures 1.8 cm.", 1.8),
        ("Gross: Distance to the deep margin: 0.3 cm. Nodule of 2.2 cm.", 2.2),
        ("Gross: A separate satellite nodule measures 0.6 cm. The tumour measures 4 cm.", 4.0),
        ("Gross: Tumour of 5 cm, 0.4 cm from the nearest margin.", 5.0),
        ("Macroscopie : La tumeur est à 0,2 cm de la marge. Elle mesure 4 cm.", 4.0),
        ("Makroskopie: Der Tumor misst 9,2 cm und reicht bis 0,8 cm an den Absetzungsrand heran.", 9.2),
        ("大体所见：切缘距肿瘤0.5cm。肿瘤大小15.1*6.6cm。", 15.1),
    ],
)
def test_the_size_is_told_from_distances_and_organs(read: Read, text: str, size: float) -> None:
    assert facts(read(text), "size") == [size]


@pytest.mark.parametrize(
    "text",
    [
        "Gross: A segment of bowel 24 cm long was received.",
        "肉眼所見：長さ36.2cmの小腸。断端まで0.3cm。",
        "Macroscopía: El bazo mide 18 cm. Distancia al margen profundo: 0,5 cm.",
        "육안소견: 비장은 18.4 cm. 절제연까지 0.4 cm.",
    ],
)
def test_organs_and_distances_are_no_size(read: Read, text: str) -> None:
    assert facts(read(text), "size") == []


@pytest.mark.parametrize(
    "text",
    [
        "Clinical history: His mother had colon cancer at the age of 45.",
        "Datos clínicos: Diabético desde hace 10 años. Carcinoma de mama hace 12 años.",
        "Renseignements cliniques : Diabétique depuis 10 ans. Carcinome du sein il y a 12 ans.",
        "Klinische Angaben: Diabetes seit 10 Jahren. Z. n. Mammakarzinom vor 12 Jahren.",
        "Dados clínicos: Diabético há 10 anos.",
        "Notizie cliniche: Diabetico da 10 anni.",
        "Klinische Angaben: 8 Monate alter Junge.",
        "臨床情報：60歳代女性。",
        "Macroscopie : L'utérus mesure 35,5 x 6 x 4 cm.",
    ],
)
def test_years_that_passed_are_no_age(read: Read, text: str) -> None:
    assert facts(read(text), "age") == []


@pytest.mark.parametrize(
    "text",
    [
        "Clinical history: No lung metastases were seen on CT.",
        "Clinical history: Previous surgery, hysterectomy in 2015.",
        "Clinical history: His mother had colon cancer.",
        "The liver was unremarkable. Two lymph nodes are free of tumour. Desmin is positive.",
        "CT未见肺转移。肝脏未见异常。",
        "CTで肺転移なし。肝臓に異常なし。",
        "CT에서 폐 전이 없음. 간은 정상 소견임.",
    ],
)
def test_an_unaffected_organ_is_no_site(read: Read, text: str) -> None:
    assert facts(read(text), "site") == []


@pytest.mark.parametrize(
    ("text", "certainties"),
    [
        ("Diagnosis: Negative for leiomyosarcoma.", {"leiomyosarcoma": "excluded"}),
        (
            "Negative for GIST or schwannoma. Leiomyosarcoma.",
            {"gist": "excluded", "schwannoma": "excluded", "leiomyosarcoma": "stated"},
        ),
        ("Diagnosis: Findings consistent with GIST, schwannoma excluded.", {"gist": "stated", "schwannoma": "excluded"}),
        ("GIST, schwannoma and melanoma are excluded.", {"gist": "excluded", "schwannoma": "excluded", "melanoma": "excluded"}),
        ("The possibility of a GIST was considered but excluded.", {"gist": "excluded"}),
        ("A leiomyoma was considered but GIST is favoured.", {"leiomyoma": "differential", "gist": "favoured"}),
        (
            "Los hallazgos apoyan el diagnóstico de GIST y descartan un schwannoma.",
            {"gist": "stated", "schwannoma": "excluded"},
        ),
        ("Los hallazgos de la lesión: el GIST se descarta.", {"gist": "excluded"}),
        (
            "Os achados não são ambíguos e favorecem leiomioma em vez de schwannoma.",
            {"leiomyoma": "favoured", "schwannoma": "excluded"},
        ),
        (
            "Die Befunde bestätigen ein Schwannom und schließen ein Leiomyom aus.",
            {"schwannoma": "stated", "leiomyoma": "excluded"},
        ),
        ("Diagnostic : L'aspect confirme un GIST et exclut un schwannome.", {"gist": "stated", "schwannoma": "excluded"}),
    ],
)
def test_what_is_said_of_one_diagnosis_is_not_said_of_the_next(read: Read, text: str, certainties: dict[str, str]) -> None:
    assert {each.diagnosis: each.certainty for each in read(text).main.diagnoses} == certainties


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("A firm white tumour lying medial to the kidney, 118 x 92 x 80 mm, with a central 30 mm area of softening.", 11.8),
        ("Exophytic mass from the greater curvature 10.5 x 8 x 6 cm, grey-white.", 10.5),
    ],
)
def test_the_lesion_is_measured_and_no_area_in_it(read: Read, text: str, size: float) -> None:
    assert facts(read(text), "size") == [size]


def test_a_letter_that_a_scanner_takes_for_a_zero_stands_in_the_fields(read: Read) -> None:
    assert facts(read("Mitoses 7 / 5O HPF."), "mitoses") == [{"count": 7, "per": "50 HPF"}]


def test_an_age_stands_between_commas_behind_a_sex(read: Read) -> None:
    assert facts(read("Male, 37, HIV positive. Adrenal mass."), "age") == [37]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Clinical details: 9.3 cm mass on PET-CT.\nMicroscopy: spindle cells.", [9.3]),
        ("Klinik bilgi: PET-BT'de 9,3 cm kitle.\nMikroskopik bulgular: iğsi hücreler.", [9.3]),
        ("Clinical details: 4 cm mass on CT.\nGross: tumour 6.2 cm.", [6.2]),
        ("Clinical details: GIST 4 cm resected in 2015. New mass.\nMicroscopy: spindle cells.", []),
        ("Clinical details: previous 4 cm nodule excised 3 years ago.\nMicroscopy: spindle cells.", []),
        ("Clinical: mother had a 5 cm breast mass.\nMicroscopy: spindle cells.", []),
    ],
)
def test_clinical_details_tell_a_size_where_nothing_else_does_and_nothing_of_before(
    read: Read, text: str, sizes: list[float]
) -> None:
    assert facts(read(text), "size") == sizes
