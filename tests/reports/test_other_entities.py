"""What other entities express or would express is said of them, and is neither a result nor the diagnosis of this tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("H3K27me3 expression is preserved. MPNST, which would show loss of H3K27me3, is excluded.", {"H3K27me3": "retained"}),
        ("S100 negative. Lipofibromatosis-like neural tumors, in contrast, coexpress CD34 and S100.", {"S100": "negative"}),
        ("SDHB is retained. SDH-deficient GISTs would show loss of SDHB.", {"SDHB": "retained"}),
        ("INI1 is retained; epithelioid sarcoma would show INI1 loss.", {"INI1": "retained"}),
        ("Schwannomas, by contrast, are S100 positive.", {}),
        ("Clear cell sarcomas coexpress S100 and HMB45.", {}),
        ("Leiomyosarcomas and rhabdomyosarcomas express desmin.", {}),
        ("Negative for desmin. Rhabdomyosarcoma, in contrast, expresses desmin and myogenin.", {"desmin": "negative"}),
        ("In contrast to GIST, which is CD117 and DOG1 positive, this tumour is S100 positive.", {"S100": "positive"}),
        ("Unlike dermatofibrosarcoma, which expresses CD34, the lesion is factor XIIIa positive.", {"factor XIIIa": "positive"}),
        ("Rhabdomyosarkome exprimieren Desmin und Myogenin. Der Tumor ist SMA positiv.", {"SMA": "positive"}),
        ("Ein MPNST würde einen Verlust von H3K27me3 zeigen. H3K27me3 ist erhalten.", {"H3K27me3": "retained"}),
        ("Contrairement au GIST, qui exprime CD117 et DOG1, cette tumeur est positive pour S100.", {"S100": "positive"}),
        ("Los leiomiosarcomas, en cambio, expresan desmina. El tumor es positivo para S100.", {"S100": "positive"}),
        ("A differenza del GIST, che esprime CD117 e DOG1, questo tumore è positivo per S100.", {"S100": "positive"}),
        ("Ao contrário do GIST, que expressa CD117 e DOG1, este tumor é positivo para S100.", {"S100": "positive"}),
        ("CD117 ve DOG1 eksprese eden GIST'in aksine, bu tümör S100 pozitiftir.", {"S100": "positive"}),
    ],
)  # fmt: skip
def test_results_of_other_entities_are_none_of_this_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    reading = read(text)
    assert told(reading) == said
    assert "reported_diagnosis" not in reading.case


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("The schwannoma expresses S100 and SOX10.", "schwannoma"),
        ("Both schwannomas are S100 and SOX10 positive.", "schwannoma"),
        ("Multiple schwannomas are S100 and SOX10 positive.", "schwannoma"),
        ("Schwannoma, S100 and SOX10 positive.", "schwannoma"),
        ("This is a schwannoma that expresses S100 and SOX10.", "schwannoma"),
        ("However, schwannoma is favoured because S100 and SOX10 are positive.", "schwannoma"),
    ],
)
def test_this_tumour_keeps_its_diagnosis_and_its_results(read: Read, text: str, diagnosis: str) -> None:
    reading = read(text)
    assert told(reading) == {"S100": "positive", "SOX10": "positive"}
    assert reading.case["reported_diagnosis"] == diagnosis


def test_a_polite_would_takes_no_result_away(read: Read) -> None:
    assert told(read("I would regard S100 as positive. SMA is negative.")) == {"S100": "positive", "SMA": "negative"}


@pytest.mark.parametrize("text", ["Spindle cell melanoma stains S100.", "Schwannom exprimiert S100, negativ für SMA."])
def test_an_entity_that_may_be_this_tumour_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)
