"""Diagnoses that are asked of, and what the name of an operation tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Clinical: ? GIST",
        "54M thigh mass ? GIST",
        "?GIST",
        "GIST?",
        "Is this a GIST? The cells are CD117 negative.",
        "? GIST ? SFT",
    ],
)
def test_what_is_asked_is_no_diagnosis(read: Read, text: str) -> None:
    assert read(text).case.get("reported_diagnosis") is None


def test_a_question_mark_behind_a_blank_ends_a_french_sentence(read: Read) -> None:
    assert told(read("Schwannome ? Les cellules sont PS100 positives.")) == {"S100": "positive"}


@pytest.mark.parametrize("text", ["Total abdominal hysterectomy: leiomyosarcoma.", "Hysterektomiepräparat: Leiomyosarkom."])
def test_a_hysterectomy_tells_the_site(read: Read, text: str) -> None:
    assert facts(read(text), "site") == ["uterus"]


def test_an_earlier_one_does_not(read: Read) -> None:
    assert facts(read("Previous hysterectomy for fibroids. Lung nodule: leiomyosarcoma."), "site") == ["lung"]


def test_marked_with_is_no_intensity(read: Read) -> None:
    assert read("The tumour is marked with desmin.").case["markers"] == {"desmin": "positive"}
