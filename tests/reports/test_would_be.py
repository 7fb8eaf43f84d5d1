"""What is, behind what would be, what is usual or what is expected of another entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Nei casi di tumore fibroso solitario ci si attende STAT6 nucleare, qui assente.",
        "En el tumor fibroso solitario se espera STAT6 nuclear, aquí ausente.",
        "Dans une tumeur fibreuse solitaire, on attend un marquage nucléaire STAT6, ici absent.",
        "No tumor fibroso solitário espera-se STAT6 nuclear, aqui ausente.",
        "Beim solitären fibrösen Tumor erwartet man eine nukleäre STAT6-Expression, die hier fehlt.",
        "Soliter fibröz tümörde STAT6 nükleer pozitifliği beklenir, burada ise yoktur.",
        "STAT6가 양성이었다면 고립성 섬유성 종양을 고려하였을 것이나 음성이었다.",
        "Si le STAT6 avait été positif, une TFS aurait été évoquée, mais il est négatif.",
        "Wäre STAT6 positiv gewesen, hätte man an einen SFT gedacht, es war aber negativ.",
        "STAT6 pozitif olsaydı soliter fibröz tümör düşünülürdü, ancak negatiftir.",
        "Si STAT6 hubiera sido positivo se habría considerado un TFS, pero fue negativo.",
    ],
)
def test_what_is_expected_is_not_what_is(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"STAT6": "negative"}
    assert "reported_diagnosis" not in reading.case


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Bei GIST ist CD117 in der Regel positiv, hier jedoch negativ.", "negative"),
        ("GIST'te genellikle CD117 pozitiftir, burada negatiftir.", "negative"),
        ("Bei GIST ist CD117 in der Regel positiv, hier ebenso.", "positive"),
        ("En los GIST el CD117 suele ser positivo, aquí también.", "positive"),
        ("GIST usually expresses CD117, here as well.", "positive"),
    ],
)
def test_what_is_usual_is_so_here_or_not(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"CD117": status}


@pytest.mark.parametrize(
    "text",
    [
        "If FISH is not informative, BCOR would be advised; a positive BCOR would then change the classification.",
        "Les schwannomes sont habituellement PS100 positifs.",
        "Si le STAT6 avait été positif, une TFS aurait été évoquée.",
        "Bei GIST erwartet man CD117 positiv.",
    ],
)
def test_what_is_only_expected_says_nothing(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_a_german_pronoun_is_no_man(read: Read) -> None:
    assert facts(read("Histologisch kann man einen Spindelzelltumor erkennen."), "sex") == []
    assert facts(read("67-jähriger Mann. Histologisch kann man einen Spindelzelltumor erkennen."), "sex") == ["male"]
