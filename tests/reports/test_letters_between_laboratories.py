"""What a letter tells of the stains of another laboratory before its own: "In Ihrem Haus wurde HHV8 positiv bewertet"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In your laboratory desmin was positive. Desmin here is negative.", {"desmin": "negative"}),
        ("The laboratory's report gives CD34 positive. Their CD34 slide shows blood vessels, the tumour being blank.",
         {"CD34": "negative"}),
        ("In Ihrem Haus wurde HHV8 positiv bewertet. HHV8 wurde erneut angesetzt und blieb negativ.", {"HHV8": "negative"}),
        ("Su laboratorio había comunicado S-100 positivo. No repetimos la proteína S-100.", {"S100": "positive"}),
        ("Gentile collega, ho esaminato i preparati della massa. Lei riferisce: S100 negativa, CD34 negativo.\n"
         "Qui abbiamo ottenuto: S100 positiva.",
         {"S100": "positive", "CD34": "negative"}),
        ("Ho esaminato i preparati della massa che mi ha inviato. "
         "Nel suo laboratorio la desmina era positiva; da noi la desmina è negativa.",
         {"desmin": "negative"}),
        ("O seu laboratório relatou desmina positiva. Na nossa repetição, a desmina foi negativa.", {"desmin": "negative"}),
        ("La chromogranine est négative : votre marquage était un bruit de fond.", {"chromogranin": "negative"}),
        ("原单位CD34阳性，我院CD34阴性。", {"CD34": "negative"}),
        ("我科免疫组化：STAT6（+）。原单位STAT6阴性考虑与抗体克隆有关。", {"STAT6": "positive"}),
    ],
)  # fmt: skip
def test_what_is_told_here_stands(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Your immunostains: CD34 positive, S100 negative. Our stains: STAT6 positive.",
         {"CD34": "positive", "S100": "negative", "STAT6": "positive"}),
        ("In Ihrem Labor wurde Desmin positiv befundet.", {"desmin": "positive"}),
        ("O relatório de origem refere desmina positiva.", {"desmin": "positive"}),
        ("Su laboratorio informó S-100 positivo.", {"S100": "positive"}),
    ],
)  # fmt: skip
def test_what_was_not_repeated_stands(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said
