"""What bleeds in a patient and capsules of organs are no features of a tumour; a capsule that is not invaded is not denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import features

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Patient with gastrointestinal haemorrhage. CD117 positive.",
        "Woman with vaginal hemorrhage. SMA positive.",
        "Paciente con hemorragia digestiva alta. Tumor gástrico, CD117 positivo.",
        "Mujer con hemorragia uterina anormal. Tumor con actina positiva.",
        "Doente com hemorragia vaginal. O tumor é positivo para actina.",
        "Hémorragie digestive. Tumeur gastrique, CD117 positif.",
        "Obere GI-Blutung. Magentumor, CD117 positiv.",
        "Patientin mit vaginaler Blutung. Der Tumor ist SMA positiv.",
        "Emorragia digestiva. Tumore gastrico, CD117 positivo.",
        "Gastrointestinal kanama. Mide tümörü, CD117 pozitif.",
        "上消化道出血。胃肿物。CD117（+）。",
        "患者は上部消化管出血。腫瘍はCD117陽性であった。",
        "위장관 출혈. 종양은 CD117 양성.",
        "Capsule endoscopy showed a jejunal mass. CD117 positive.",
        "The capsule is not invaded. SMA positive.",
        "Kapsül invazyonu izlenmedi. SMA pozitif.",
        "未见包膜侵犯。SMA（+）。",
        "被膜浸潤を認めない。腫瘍はSMA陽性であった。",
        "피막 침범은 없다. SMA 양성.",
    ],
)
def test_no_feature(text: str, read: Read) -> None:
    assert features(read(text)) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tumor con áreas de hemorragia. Actina positiva.", {"hemorrhage": "present"}),
        ("Tumor mit Blutung. CD117 positiv.", {"hemorrhage": "present"}),
        ("肿瘤内见出血。CD117（+）。", {"hemorrhage": "present"}),
        ("Hemorragia digestiva. Tumor de 5 cm con hemorragia focal, CD117 positivo.", {"hemorrhage": "present"}),
        ("There is a thick capsule; capsule invasion is absent. SMA positive.", {"capsule": "present"}),
        ("Kapsül yoktur. SMA pozitif.", {"capsule": "absent"}),
        ("肿瘤有包膜，未见包膜侵犯。SMA（+）。", {"capsule": "present"}),
        # a denial with what it denies right behind it does not reach over the comma before it
        ("肿瘤可见坏死，未见卫星灶。SMA（+）。", {"necrosis": "present"}),
        ("无包膜侵犯及坏死。SMA（+）。", {"necrosis": "absent"}),
        ("坏死，未见。SMA（+）。", {"necrosis": "absent"}),
        ("无包膜。SMA（+）。", {"capsule": "absent"}),
    ],
)
def test_features_of_the_tumour(text: str, said: dict[str, str], read: Read) -> None:
    assert features(read(text)) == said
