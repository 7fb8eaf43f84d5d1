"""Age, sex, size and diagnosis wherever a report tells them, and not where it tells of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("Diagnosis: GIST of the stomach in a 67-year-old man.", 67, "male"),
        ("DIAGNÓSTICO: GIST.\nVarón de 67 años.", 67, "male"),
        ("Diagnose: Leiomyosarkom, 63-jährige Patientin.", 63, "female"),
        ("42 year old F with a mass.", 42, "female"),
        ("63 years, female", 63, "female"),
        ("Diagnosis: GIST. Stable disease for 5 years.", None, None),
        ("DIAGNÓSTICO: GIST. Seguimiento durante 5 años.", None, None),
    ],
)
def test_a_person_is_told_behind_the_diagnosis_too(read: Read, text: str, age: int | None, sex: str | None) -> None:
    case = read(text).case
    assert (case.get("age"), case.get("sex")) == (age, sex)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Kidney, a tumor of 4.5 cm.", 4.5),
        ("The kidney contains a 4.5 cm tumor.", 4.5),
        ("IMMUNOHISTOCHEMISTRY: CD117 POSITIVE. TUMOR MEASURES 6.1 CM.", 6.1),
        ("GROSS: A kidney of 12 cm, with a tumor of 4 cm.", 4.0),
    ],
)
def test_the_size_of_the_lesion_is_not_that_of_the_organ(read: Read, text: str, size: float) -> None:
    assert read(text).case.get("size_cm") == size


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("MPNST arising in a neurofibroma.", "mpnst"),
        ("Leiomyosarcoma arising in a leiomyoma.", "leiomyosarcoma"),
        ("GIST arising in the stomach.", "gist"),
        ("Melanoma metastatic to the stomach, mimicking GIST.", "melanoma"),
        ("S100 is negative, without the labelling expected of a schwannoma.", None),
        ("Could it be a schwannoma? S100 is negative.", None),
        ("I would be happy to call this a gastrointestinal stromal tumour.", "gist"),
        ("结果支持副神经节瘤", "paraganglioma"),
    ],
)
def test_a_diagnosis_is_what_the_report_makes_of_this_lesion(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).reported_diagnosis == diagnosis
