"""Answers such as "oui" behind the names of stains, and questions, which say nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("STAT6 (nucléaire) oui ; CD34 oui ; CKAE1/AE3 non", {"STAT6": "positive", "CD34": "positive", "keratin": "negative"}),
        ("STAT6 : oui ; PS100 : non ; désaccord non retenu.", {"STAT6": "positive", "S100": "negative"}),
        ("STAT6: sí; S100: no; desmina: no", {"STAT6": "positive", "S100": "negative", "desmin": "negative"}),
        ("STAT6: sim\nCD34: sim\nDesmina: não", {"STAT6": "positive", "CD34": "positive", "desmin": "negative"}),
        ("STAT6: ja\nCD34: ja\nDesmin: nein", {"STAT6": "positive", "CD34": "positive", "desmin": "negative"}),
        ("STAT6: evet\nCD34: evet\nDesmin: hayır", {"STAT6": "positive", "CD34": "positive", "desmin": "negative"}),
    ],
)
def test_answers(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize("text", ["S100 positive?", "Desmin positiv?", "Expression de CD34 ?"])
def test_questions_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert "markers" not in reading.case or not reading.case["markers"]
    assert [each.reason for each in reading.not_understood] == ["a question"]


@pytest.mark.parametrize("text", ["CD34 positive, S100 negative: SFT?", "S100 positive. Schwannoma?"])
def test_questions_of_diagnoses_leave_the_stains(read: Read, text: str) -> None:
    assert told(read(text))["S100"] == ("negative" if "negative" in text else "positive")


@pytest.mark.parametrize(
    "text",
    [
        "Carcinoma sarcomatoide? Não concordamos. As células são fusiformes.",
        "Sarkomatoides Karzinom? Dem können wir nicht zustimmen. Die Zellen sind spindelig.",
        "肉腫様癌?同意できません。",
    ],
)
def test_a_question_is_no_diagnosis(read: Read, text: str) -> None:
    assert read(text).reported_diagnosis is None


def test_a_stain_that_is_asked_for_was_not_done(read: Read) -> None:
    assert told(read("The tumour is a PEComa. Could you send TFE3 please?")) == {"TFE3": "not_performed"}
