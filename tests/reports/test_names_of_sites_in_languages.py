"""Names of sites and features in ten languages, and which of several sites and sizes are the tumour's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, features

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Antral polyp, EMR (male, 63 yrs), 1.4 cm.", "stomach"),
        ("Material: Weichteiltumor Kniekehle links, Probeexzision.", "lower_limb"),
        ("Einsendung: Exzidat Schulterblatt rechts.", "soft_tissue_trunk"),
        ("Tumor der Ohrspeicheldrüse links, 2,2 cm. Mann, 44 Jahre.", "salivary_gland"),
        ("Muestra: tumoración en hueco poplíteo izquierdo. Varón de 45 años.", "lower_limb"),
        ("Nódulo en el labio superior, 1,1 cm, en niña de 8 años.", "oral_cavity"),
        ("Nature du prélèvement : biopsies d'une masse du creux axillaire gauche. Femme de 55 ans.", "upper_limb"),
        ("Tumeur de la langue, bord gauche, 1,8 cm. Femme, 62 ans.", "oral_cavity"),
        ("Losanga cutanea con nodulo di cm 1,4. Sede: spalla sinistra. M, 35 anni.", "upper_limb"),
        ("Produto de exérese de nódulo da axila esquerda, 3,5 cm. Mulher de 43 anos.", "upper_limb"),
        ("Sol omuzda 4 cm kitle, 38 yaş, erkek.", "upper_limb"),
        ("Alt dudakta 0,9 cm lezyon. Kadın, 60 yaşında.", "oral_cavity"),
        ("右肩甲部皮下腫瘤 5.5cm。33歳 女性。", "soft_tissue_trunk"),
        ("左頬粘膜の結節 0.8cm。61歳女性。", "oral_cavity"),
        ("왼쪽 발바닥 결절 1.4 cm, 22세 남자.", "foot"),
        ("환자는 26세 여자로 좌측 발목 부위의 3.3 cm 연부조직 종괴.", "lower_limb"),
        ("右上背部皮下肿块，男，29岁，2.7cm。", "soft_tissue_trunk"),
        ("送检：左腋窝肿物切除。女，44岁。", "upper_limb"),
    ],
)
def test_sites_are_named_in_every_language(read: Read, text: str, site: str) -> None:
    assert facts(read(text), "site") == [site]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("（右肾上极后方腹膜后肿物穿刺）患者女，52岁。", "retroperitoneum"),
        ("检体：左腎周囲後腹膜腫瘍 針生検。68歳 男性。壊死なし。", "retroperitoneum"),
        ("A. LEFT RETROPERITONEAL TUMOUR WITH KIDNEY: dedifferentiated liposarcoma, 24 cm.", "retroperitoneum"),
        ("背部皮膚切片。男性35歲。", "skin"),
        ("Rückenhaut, 1,2 cm große Papel. Mann, 55 Jahre.", "skin"),
    ],
)
def test_an_organ_beside_the_tumour_and_the_skin_of_a_region(read: Read, text: str, site: str) -> None:
    assert facts(read(text), "site") == [site]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Core needle biopsy, right pleural-based mass (8 cm on CT). M, 66.", 8),
        ("Thigh, deep anterior, core biopsy, F/26; 7.5 cm on MRI with flow voids.", 7.5),
        ("Muestra: tumoración en muslo. Cilindros de 1,5 cm. RM: masa de 8 cm.", 8),
        ("左腋窩腫瘤、針生検。45歳女性。MRIで6cm。コア長1.2cm。", 6),
        ("左肾旁腹膜后占位穿刺，条索状组织长1.5cm。CT示12cm。男，55岁。", 12),
        ("후복막 종괴 침생검, 코어 1.3 cm. CT상 12 cm. 50세 여성.", 12),
    ],
)
def test_what_an_image_shows_is_the_size_and_a_core_is_not(read: Read, text: str, size: float) -> None:
    assert facts(read(text), "size") == [size]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Trucut biopsy of a mass in a boy of 14, 6.5 cm by MRI.", 14, "male"),
        ("Jejunum, resected for obstruction. Adult male (38).", 38, "male"),
        ("Back skin, 1.1 cm firm nodule. Patient: 48 / male. ", 48, "male"),
        ("성별/나이 | 여 / 17\n부위 | 우측 허벅지 심부", 17, "female"),
    ],
)
def test_ages_beside_a_sex(read: Read, text: str, age: int, sex: str) -> None:
    reading = read(text)
    assert (facts(reading, "age"), facts(reading, "sex")) == ([age], [sex])


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Bogige Gefäße, blande Spindelzellen, keine Gefäßeinbrüche.",
            {"curvilinear_vessels": "present", "lymphovascular_invasion": "absent"},
        ),
        (
            "Células fusiformes en haces entrecruzados, mitosis escasas.",
            {"intersecting_fascicles": "present", "low_mitoses": "present"},
        ),
        (
            "Prolifération de cellules fusiformes en faisceaux entrecroisés, mitoses nombreuses.",
            {"intersecting_fascicles": "present", "high_mitoses": "present"},
        ),
        (
            "Neoplasia con nuclei blandi, assenza di invasione vascolare.",
            {"bland_nuclei": "present", "lymphovascular_invasion": "absent"},
        ),
        (
            "Tumor com vasos em chifre de veado; sem mitoses atípicas.",
            {"staghorn_vessels": "present", "atypical_mitoses": "absent"},
        ),
        ("İyi sınırlı tümör. Nekroz ve atipik mitoz izlenmedi.", {"circumscribed": "present", "atypical_mitoses": "absent"}),
        ("紡錘形細胞が束状に増殖し、脈管侵襲は認めない。", {"spindle_cells": "present", "lymphovascular_invasion": "absent"}),
        (
            "방추형 세포가 교차하는 다발을 이루며 증식함. 비정형 유사분열은 없음.",
            {"intersecting_fascicles": "present", "atypical_mitoses": "absent"},
        ),
        ("无包膜，无出血及囊性变，核异型性明显。", {"capsule": "absent", "cystic_change": "absent", "severe_atypia": "present"}),
    ],
)
def test_features_are_named_and_denied_in_every_language(read: Read, text: str, stated: dict[str, str]) -> None:
    told = features(read(text))
    assert {name: told.get(name) for name in stated} == stated
