"""Persons in short forms, lengths and counts as they are written in ten languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import features

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Renseignements cliniques : lésion sous-muqueuse de la paroi gastrique, H, 68 ans.", 68, "male"),
        ("Masse de la cuisse chez Mme B., 44 ans.", 44, "female"),
        ("Paciente varón 31 a, tumoración de muslo.", 31, "male"),
        ("Caso 2: 27a, F, lesão de coxa esquerda.", 27, "female"),
        ("Pz 52 aa F, neoformazione della coscia sinistra.", 52, "female"),
        ("Ricoverato il sig. B., 66 aa, per neoformazione della coscia.", 66, "male"),
        ("Pat. männl., 29 J., Raumforderung des Oberschenkels.", 29, "male"),
        ("DIAGNOSE: SARKOM, MAMMA RECHTS | W | 71J", 71, "female"),
        ("Hasta 33 y K, sol uylukta kitle.", 33, "female"),
        ("SONUÇ: Schwannom, akciğerde kitle, 41 Y, E", 41, "male"),
        ("Elli üç yaşında kadın hasta, uylukta kitle.", 53, "female"),
        ("Age/Sex: 46 Y / F", 46, "female"),
        ("S100,positive,3\nage: 72; sex: M", 72, "male"),
        ("age_at_surgery: 59\nsex: F", 59, "female"),
        ("M/70, mass of the thigh.", 70, "male"),
        ("PE Kopfhaut, m., 79 J. Angiosarkom.", 79, "male"),
        ("Lesión de muslo, H/54, desmina +.", 54, "male"),
        ("E/63, uyluk kitlesi, desmin pozitif.", 63, "male"),
        ("남/45, 허벅지 종괴.", 45, "male"),
        ("62歳女、大腿腫瘤。", 62, "female"),
        ("男/62,大腿肿物。", 62, "male"),
        ("Nous avons reçu le prélèvement de votre patient, âgé de 71 ans.", 71, "male"),
        ("La sua paziente, di anni 54, ha una massa della coscia.", 54, "female"),
    ],
)
def test_a_person_in_short_forms_is_read(read: Read, text: str, age: int, sex: str) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrter Herr Kollege,\nvielen Dank für die Schnitte mit der Frage nach einem Sarkom.",
        "Cher Monsieur,\nMerci de cet envoi, la tumeur est en cours d'étude avec les lames.",
        "Le patient ne le présente pas ; la tumeur est fusiforme et les cellules sont régulières.",
        "Biopsia di lesione del polmone. H 12 cm, K 45 e V 3 non sono riferiti.",
    ],
)
def test_who_is_written_to_is_not_the_patient(read: Read, text: str) -> None:
    assert "sex" not in read(text).case


def test_the_patient_has_her_own_sex_in_a_letter_to_a_man(read: Read) -> None:
    case = read("Sehr geehrter Herr Kollege,\nvielen Dank für die Schnitte Ihrer 57-jährigen Patientin.").case
    assert (case.get("age"), case.get("sex")) == (57, "female")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("診斷:子宮平滑肌瘤,7.5公分。", 7.5),
        ("诊断:胃间质瘤,肿瘤直径42毫米。", 4.2),
        ("Neoplasia della parete gastrica. Diametro max mm 42.", 4.2),
        ("Nodulo del polmone del diametro di cm 3,5 x 2.", 3.5),
        ("Primary tumour diameter mm: 74", 7.4),
        ("Tumor, größter Durchmesser 4,2 Zentimeter, mit Nekrosen.", 4.2),
        ("Se recibe un fragmento de yeyuno de 12 cm con una tumoración de 7 cm, con necrosis.", 7.0),
        ("7 mitosi/5 mmq; GIST della parete gastrica con cellule fusate.", None),
        ("4 mitosis por 5 milímetros cuadrados en el tumor de células fusiformes.", None),
    ],
)
def test_a_length_is_read_in_the_units_of_its_language(read: Read, text: str, size: float | None) -> None:
    assert read(text).case.get("size_cm") == size


@pytest.mark.parametrize(
    ("text", "count", "per"),
    [
        ("1) size: 4 cm  2) mitosis: 2/50 HPFs  3) necrosis: absent", 2, "50 HPF"),
        ("Mitotic score: 3 (24 per 10 HPF)", 24, "10 HPF"),
        ("mitotic score 2 (12/10hpf)", "12", "10 HPF"),
        ("7 mitosi/5 mmq nella neoplasia a cellule fusate.", 7, "5 mm2"),
        ("4 mitosis por 5 milímetros cuadrados en el tumor de células fusiformes.", 4, "5 mm2"),
        ("Tumor sem necrose nas células. Mit 0/10 cga.", "0", "10 HPF"),
    ],
)
def test_the_count_of_mitoses_stands_beside_its_area(read: Read, text: str, count: Any, per: str) -> None:
    mitoses = read(text).case["mitoses"]
    assert (str(mitoses["count"]), mitoses["per"]) == (str(count), per)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Ki-67 indeksi %1'in altındaydı, tümörde SMA pozitif.", "<1%"),
        ("MIB-1標識率は1%未満です。", "<1%"),
        ("MIB-1標識率は2〜3%です。", "2-3%"),
        ("MIB-1 표지지수는 1% 미만이었다.", "<1%"),
        ("KI-67 ......... 1 A 2%\nDESMINA ....... NEGATIVO NAS CÉLULAS", "1-2%"),
        ("CD31 positivo ; Ki-67 = 4O%", "40%"),
    ],
)
def test_an_index_keeps_both_ends_and_its_bound(read: Read, text: str, percent: str) -> None:
    assert percent in str(read(text).case["markers"]["Ki-67"]).replace("~", "-")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("No mitoses or necrosis are seen.", "absent"),
        ("No mitotic figures, atypia or necrosis.", "absent"),
        ("No mitoses, but necrosis is present.", "present"),
        ("Necrosis score: 0", "absent"),
        ("Nekrose 0.", "absent"),
        ("Necrosis score: 1", "present"),
        ("Necrosis 0-10%", "present"),
    ],
)
def test_necrosis_is_denied_by_a_list_and_by_a_score_of_nothing(read: Read, text: str, status: str) -> None:
    assert features(read(text))["necrosis"] == status
