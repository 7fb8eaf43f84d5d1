"""Brackets behind other cells, results in order behind "positive", exceptions that were told, and remarks of controls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("I. Omentum: mikroskopisch reaktive Mesothelien (Calretinin +).", {"calretinin": "negative"}),
        ("The lesion is surrounded by nerves (S100+).", {"S100": "negative"}),
        ("Vessels (CD34+), tumour cells (CD34-).", {"CD34": "negative"}),
        ("Spindle cells (CD34+, S100-).", {"CD34": "positive", "S100": "negative"}),
    ],
)
def test_brackets_behind_cells_speak_of_them(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_results_in_order_behind_positive(read: Read) -> None:
    reading = read("La neoplasia mostra EMA e CK7 positivi rispettivamente in rari elementi e in piccoli gruppi.")
    assert [(m.marker, m.status, m.extent) for m in reading.mentions] == [
        ("EMA", "positive", "focal"),
        ("CK7", "positive", "focal"),
    ]


def test_the_exception_stands_first_and_was_told(read: Read) -> None:
    text = "SMA ile fokal boyanma dışında çalışılan belirteçlerin tamamı (AE1/AE3, S100, ERG) negatiftir."
    reading = read(text)
    assert told(reading) == {"SMA": "positive", "keratin": "negative", "S100": "negative", "ERG": "negative"}
    assert unread(reading) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SDHB ausente con control interno válido. Sarcoma de células epitelioides.", "lost"),
        ("SDHB absent with valid internal control.", "lost"),
        ("SDHB absent, internal control absent.", "uninterpretable"),
        ("SDHB absent in the control.", None),
        ("SDHB, pendente à data do relatório: perda de expressão nas células tumorais.", "lost"),
        ("SDHB, pending at the time of the initial report, is lost.", "lost"),
    ],
)
def test_a_control_beside_a_loss_and_a_stain_that_was_pending(read: Read, text: str, status: str | None) -> None:
    assert stains(read(text)) == {"SDHB": status}


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("MDM2: si attende l'esito. CD34 negativo nelle cellule tumorali.", "MDM2"),
        ("TFE3 için dış merkeze gönderilmiştir. CD34 negatif.", "TFE3"),
        ("MDM2 immünhistokimyası tekrar edilecektir. CD34 negatif.", "MDM2"),
    ],
)
def test_stains_that_were_sent_away_or_are_awaited(read: Read, text: str, marker: str) -> None:
    assert told(read(text)) == {marker: "not_performed", "CD34": "negative"}


def test_a_noun_that_both_names_share(read: Read) -> None:
    reading = read("L'esame immunoistochimico mostra recettori estrogenici 70%, progestinici nel 90%.")
    assert [(m.marker, m.percent) for m in reading.mentions] == [("ER", "70"), ("PR", "90")]
