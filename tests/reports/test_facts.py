"""What a report tells beside stains: features, sites, sizes, mitoses, diagnoses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, features, stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "count", "per"),
    [
        ("Three mitoses per ten high-power fields.", 3, "10 HPF"),
        ("Up to twelve mitotic figures per 10 high-power fields.", 12, "10 HPF"),
        ("Three mitoses are counted in 5 mm2.", 3, "5 mm2"),
        ("Mits 22/10HPF.", 22, "10 HPF"),
        ("Die Spindelzellen zeigen fünf Mitosen pro zehn HPF.", 5, "10 HPF"),
    ],
)
def test_a_count_of_mitoses_may_be_in_words(read: Read, text: str, count: int, per: str) -> None:
    assert facts(read(text), "mitoses") == [{"count": count, "per": per}]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Nuclear atypia is mild.", {"atypia": "present", "mild_atypia": "present"}),
        ("Mitoses are rare. Necrosis is absent.", {"low_mitoses": "present", "necrosis": "absent"}),
        ("Hyaline and myxoid stroma.", {"hyalinized_stroma": "present", "myxoid_stroma": "present"}),
        (
            "No necrosis. No hyaline or myxoid stroma.",
            {"necrosis": "absent", "hyalinized_stroma": "absent", "myxoid_stroma": "absent"},
        ),
        ("Nuclear atypia is not severe.", {"atypia": "present"}),
    ],
)
def test_the_words_of_a_feature_may_stand_apart(read: Read, text: str, stated: dict[str, str]) -> None:
    assert features(read(text)) == stated


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "A woman with a history of breast carcinoma underwent resection of a 9.4 cm mass of the inferior vena cava.",
            "inferior_vena_cava",
        ),
        ("MICROSCOPIC: Spindle cell tumour of the jejunum in fascicles.", "jejunum_ileum"),
        ("Para-aortic mass, 4.8 cm. Paraganglioma.", "para_aortic"),
        ("Marker\tReaction\nS100\t-\nDiagnosis\tMPNST\nSite\tBrachial plexus", "peripheral_nerve"),
        ("The neck biopsy shows nests of cells. Paraganglioma; medullary carcinoma of thyroid seems unlikely.", "neck"),
        ("FNB retroperitoneum: spindle cells. Smooth muscle tumour, leiomyosarcoma among the possibilities.", "retroperitoneum"),
    ],
)
def test_the_site_is_that_of_the_lesion(read: Read, text: str, site: str) -> None:
    assert facts(read(text), "site") == [site]


@pytest.mark.parametrize("text", ["Lymph nodes: negative (0/12).", "History of a breast carcinoma."])
def test_a_place_without_the_lesion_is_no_site(read: Read, text: str) -> None:
    assert facts(read(text), "site") == []


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Imaging disclosed a 6.8 cm pleural mass and a 1.1 cm pulmonary nodule.", 6.8),
        ("Spleen, angiosarcoma, 12 cm.", 12.0),
        ("The lesion measures 3.2 cm and is located 0.5 cm from the deep margin.", 3.2),
    ],
)
def test_the_size_is_that_of_the_lesion(read: Read, text: str, size: float) -> None:
    assert facts(read(text), "size") == [size]


@pytest.mark.parametrize(
    ("text", "certainties"),
    [
        (
            "Hence paraganglioma rather than neuroendocrine tumour.",
            {"paraganglioma": "stated", "neuroendocrine_tumor": "excluded"},
        ),
        ("Leiomyosarcoma is excluded, schwannoma is favoured.", {"leiomyosarcoma": "excluded", "schwannoma": "favoured"}),
        ("Schwannoma versus leiomyosarcoma.", {"schwannoma": "differential", "leiomyosarcoma": "differential"}),
        ("Thought to be leiomyosarcoma at your institution.", {"leiomyosarcoma": "differential"}),
        ("Leiomyosarcoma is unlikely.", {"leiomyosarcoma": "excluded"}),
        (
            "La lésion est un léiomyosarcome plutôt que un schwannome dans les tissus.",
            {"leiomyosarcoma": "stated", "schwannoma": "excluded"},
        ),
    ],
)
def test_a_word_of_certainty_speaks_of_its_own_diagnosis(read: Read, text: str, certainties: dict[str, str]) -> None:
    assert {d.diagnosis: d.certainty for d in read(text).main.diagnoses} == certainties


def test_shares_told_in_order_go_to_their_markers(read: Read) -> None:
    er, pr = read("ER and PR are diffusely positive, 90% and 80% respectively.").mentions
    assert [(m.marker, m.status, m.percent) for m in (er, pr)] == [("ER", "positive", "90"), ("PR", "positive", "80")]


def test_likewise_before_a_result_says_that_result(read: Read) -> None:
    text = "CD117 is negative in the tumor cells with appropriate staining of mast cells. DOG1 is likewise negative."
    assert stains(read(text)) == {"CD117": "negative", "DOG1": "negative"}


def test_a_name_with_a_result_of_other_cells_keeps_out_of_the_list_before_it(read: Read) -> None:
    reading = read(
        "The tumour is positive for synaptophysin and chromogranin, and surrounded by S100-positive sustentacular cells."
    )
    (s100,) = [m for m in reading.mentions if m.marker == "S100"]
    assert (s100.status, s100.cells) == ("positive", "sustentacular")


@pytest.mark.parametrize(
    "text",
    [
        "Arquitetura sem padrão definido e vasos em chifre de veado, sem necrose, nas células do tumor.",
        "Arquitectura sin patrón definido, vasos en asta de ciervo y sin necrosis en las células del tumor.",
        "Tümörde belirli bir patern olmaksızın dizilim ve geyik boynuzu benzeri damarlar görüldü, nekroz yok.",
    ],
)
def test_a_pattern_that_is_named_by_what_it_lacks_is_there(read: Read, text: str) -> None:
    assert features(read(text)) == {"patternless_pattern": "present", "staghorn_vessels": "present", "necrosis": "absent"}


def test_several_diagnoses_may_be_excluded_at_once(read: Read) -> None:
    diagnoses = read("Léiomyosarcome. Un GIST et un liposarcome dédifférencié sont exclus dans les prélèvements.").main.diagnoses
    assert [(d.diagnosis, d.certainty) for d in diagnoses] == [
        ("leiomyosarcoma", "stated"),
        ("gist", "excluded"),
        ("dedifferentiated_liposarcoma", "excluded"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tumoración que mide 5 cm. Leiomiosarcoma. SMA positivo.",  # "mide" is the stomach in Turkish, "measures" in Spanish
        "A lesion with a rim of lymphoid tissue. Leiomyosarcoma, SMA positive.",  # "rim" is a kidney in Portuguese
    ],
)
def test_a_word_that_is_an_organ_in_another_language_is_no_site(read: Read, text: str) -> None:
    assert facts(read(text), "site") == []


def test_the_head_of_a_line_is_no_sex(read: Read) -> None:
    assert facts(read("Patient: 54 Jahre, Leiomyosarkom des Magens. SMA positiv und Desmin positiv."), "sex") == []


def test_what_a_tumour_is_negative_for_may_be_a_feature_beside_stains(read: Callable[[str], ReportReading]) -> None:
    case = read("The tumour is negative for necrosis and positive for SMA.").case
    assert case["morphology"] == [{"feature": "necrosis", "status": "absent"}]
