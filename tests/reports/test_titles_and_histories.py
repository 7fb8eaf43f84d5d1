"""Titles of patients, diagnoses under a comment or once worried about, sites and sizes beside other things, earlier tumours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Mrs K, 74 years, was admitted with melaena.", 74, "female"),
        ("Re: Mr J.D., 51 yo, mass R calf", 51, "male"),
        ("Re: Mr J.D., mass R calf", None, "male"),
        ("Mr Smith, 61, was admitted with a thigh mass.", 61, "male"),
        ("Mr. Smith is 61 years old.", 61, "male"),
        ("This gentleman of 61 years presented with a mass.", 61, "male"),
        ("Dx myofibroma, infant 5 mo, M, R upper arm.", None, "male"),
        ("Bei der Patientin Frau K., 74 J., zeigt sich eine Raumforderung der Hüfte.", 74, "female"),
        ("La patiente, Madame Durand, âgée de 44 ans, présente une masse de la cuisse.", 44, "female"),
        ("La Sra. García, de 45 años, consulta por una masa en el muslo.", 45, "female"),
        ("Il signor Rossi, 54 anni, presenta una massa della coscia e il tumore è positivo per S100.", 54, "male"),
        ("Prezado Dr. Silva, a paciente Sra. Souza, 45 anos, apresenta lesão de coxa.", 45, "female"),
        ("Ayşe Hanım, 54 yaşında, uylukta kitle.", 54, "female"),
        ("王先生，54岁，左大腿肿物。", 54, "male"),
    ],
)
def test_the_title_of_a_patient_tells_the_sex(read: Read, text: str, age: int | None, sex: str) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    "text",
    [
        "Dear Mr Smith, thank you for referring this case. The tumour is SMA positive.",
        "Mr Jones, consultant surgeon, 12 High Street, excised a mass.",
        "The patient was seen by Mrs Jones.",
        "Discussed with Mr Brown 12 years ago.",
        "Sehr geehrter Herr Kollege Müller, vielen Dank für die Einsendung. Die Tumorzellen sind positiv für SMA.",
        "Sehr geehrte Frau Dr. Meier, die Tumorzellen sind positiv für SMA und die Läsion zeigt Nekrosen.",
        "Activité mitotique : 3 h/10 champs, la tumeur est positive pour l'AML.",
        "Nombreuses mitoses (12 m/10 champs), la tumeur est positive pour l'AML.",
    ],
)
def test_the_title_of_a_doctor_and_a_count_of_mitoses_tell_no_person(read: Read, text: str) -> None:
    case = read(text).case
    assert "sex" not in case
    assert "age" not in case


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("I was worried about a melanoma. I would be happy to sign it out as leiomyosarcoma.", "leiomyosarcoma"),
        ("I was worried about leiomyosarcoma but desmin was negative.", None),
        ("Comment: The features are those of nodular fasciitis.", "nodular_fasciitis"),
        ("Comment: The features are not those of nodular fasciitis.", None),
        ("Comment: CD34 is focally expressed. Appearances are of a perineurioma.", "perineurioma"),
        ("Comment: SDHB is negative, i.e. this GIST is SDH-deficient.", "gist"),
        ("Comment: This could be a schwannoma.", None),
        ("Comment: The differential diagnosis includes the schwannoma and the leiomyosarcoma.", None),
        ("The original diagnosis of cellular schwannoma is therefore maintained.", "schwannoma"),
        ("The original diagnosis of leiomyoma was revised to leiomyosarcoma.", "leiomyosarcoma"),
        ("Solitary fibrous tumor was considered as the diagnosis for the pleural mass.", "solitary_fibrous_tumor"),
        ("Solitary fibrous tumor was considered, but STAT6 was negative.", None),
        ("This was considered a leiomyoma of gynecologic type.", "leiomyoma"),
        ("The tumour was considered a leiomyoma clinically.", None),
        ("Leiomyosarcoma was considered a possibility.", None),
        ("FDC sarcoma, mesentery.", "follicular_dendritic_cell_sarcoma"),
        ("胃间质瘤术后3年，发现肝脏肿物。CD117阳性。", None),
        ("胃间质瘤术后标本，CD117阳性。", "gist"),
    ],
)
def test_the_diagnosis_that_the_report_makes(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).case.get("reported_diagnosis") == diagnosis


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Dermatofibroma, dorsum of right foot", "foot"),
        ("Lesion of the dorsum of the tongue.", "oral_cavity"),
        ("Mass of the dorsum, 3 cm.", "soft_tissue_trunk"),
        ("Lesión en el dorso del pie derecho. El tumor es positivo para S100.", "foot"),
        ("A dedifferentiated liposarcoma of the retroperitoneum was diagnosed.", "retroperitoneum"),
        ("Core Bx RP mass", "retroperitoneum"),
        ("胃间质瘤术后3年，发现肝脏肿物。", "liver"),
        ("患者有胃间质瘤病史，现左大腿肿物。", "thigh"),
        ("GIST öyküsü olan hastada karaciğerde kitle.", "liver"),
    ],
)
def test_the_site_of_the_lesion(read: Read, text: str, site: str) -> None:
    assert read(text).case.get("site") == site


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Core biopsy of a 9 cm mass in the right thigh.", [9.0]),
        ("CLINICAL: Previous leiomyosarcoma 2019. New 2.3 cm lung nodule.\nDIAGNOSIS: Metastatic leiomyosarcoma.", [2.3]),
        ("CLINICAL: Previous 4 cm leiomyosarcoma.\nDIAGNOSIS: Metastatic leiomyosarcoma.", []),
        ("IHC: CD34-. Desmoid fibromatosis of the chest wall, 7.5 cm, margin +", [7.5]),
        ("A desmoplastic melanoma of the scalp with a Breslow thickness of at least 3.4 mm.", []),
        ("The mass measures 5 cm and is 0.2 cm from the margin.", [5.0]),
        ("Skin ellipse 4 x 2 cm with a 1.2 cm nodule.", [1.2]),
    ],
)
def test_the_size_is_that_of_the_lesion(read: Read, text: str, sizes: list[float]) -> None:
    assert facts(read(text), "size") == sizes


@pytest.mark.parametrize(
    "text",
    ["S100이 양성이었다면 신경초종을 고려하였을 것이다. SMA 양성.", "S100が陽性でしたら神経鞘腫を考えます。SMAは陽性です。"],
)
def test_what_would_have_been_is_no_result_in_korean_and_japanese(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"SMA": "positive"}
    assert "reported_diagnosis" not in reading.case


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("Diagnóstico sin cambios: tumor miofibroblástico inflamatorio. ALK positivo.", "inflammatory_myofibroblastic_tumor"),
        ("RESULTADO: ANGIOSARCOMA. CD31 positivo, células epitelioides.", "angiosarcoma"),
        ("Histologie: Paragangliom, 2,6 cm, Tumorzellen Synaptophysin-positiv.", "paraganglioma"),
        ("Pleomorphes undifferenziertes Sarkom des Gesäßes. S100 negativ.", "undifferentiated_pleomorphic_sarcoma"),
        ("Tumore maligno delle guaine dei nervi periferici. S100 focale.", "mpnst"),
        ("Immunohistochemistry: leiomyosarcoma, schwannoma and GIST were considered, SMA positive.", None),
    ],
)
def test_a_diagnosis_below_its_head(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).reported_diagnosis == diagnosis


_CONCLUDED = "Conclusion: paraganglioma of the carotid body.\n\nClinical data: woman, 52 years, swelling in the neck. "


def test_clinical_data_end_where_their_paragraph_tells_what_is_seen(read: Read) -> None:
    text = _CONCLUDED + "Microscopy shows a nested tumour. The chief cells express synaptophysin and GATA3."
    assert told(read(text)) == {"synaptophysin": "positive", "GATA3": "positive"}


@pytest.mark.parametrize(
    "told_of",
    [
        "Initial resection showed a melanoma, HMB45 positive.",
        "Histology elsewhere showed HMB45 positivity.",
        "Microscopy of the previous biopsy showed melanoma, HMB45 positive.",
        "Histology showed HMB45 positivity.\nThe tumour is GATA3 positive.",
    ],
)
def test_what_clinical_data_may_tell_of_before_is_not_the_tumours(read: Read, told_of: str) -> None:
    assert "HMB45" not in told(read(_CONCLUDED + told_of))


def test_clinical_data_that_tell_of_a_biopsy_elsewhere_go_on(read: Read) -> None:
    assert told(read(_CONCLUDED + "Biopsy elsewhere: S100 positive.\nThe tumour is GATA3 positive.")) == {"GATA3": "positive"}
