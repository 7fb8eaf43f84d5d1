"""Results that another laboratory, its report or the first report tells of this tumour stand where no own ones are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Per outside report, S100 was positive and SMA negative; slides not received for review.",
        "Immunohistochemistry performed at the referring institution shows positivity for S100 and negativity for SMA.",
        "Immuno as listed in the report of 4 March: SMA negative, S100 positive.",
        "Auswärtiger Befund: S100 positiv, SMA negativ.",
        "Selon le compte rendu externe, la PS100 est positive et la SMA négative.",
        "Según el informe externo, S100 positivo y SMA negativo.",
        "Referto esterno: S100 positivo, SMA negativo.",
        "Laudo externo: S100 positivo, SMA negativo.",
        "Dış merkezde yapılan boyamalarda SMA negatif, S100 pozitif bildirilmiş.",
        "前医では S100陽性、SMA陰性。",
        "타원에서 S100 양성, SMA 음성으로 보고됨.",
        "外院报告：S100阳性，SMA阴性。",
        "Immunohistochemistry (initial report):\nS100: positive\nSMA: negative\n",
        "IHQ (relatório inicial):\nS100: positivo\nSMA: negativo\n",
        "Immunhistochemie (auswärtiger Befund):\nS100: positiv\nSMA: negativ\n",
    ],
)
def test_they_stand(read: Read, text: str) -> None:
    assert told(read(f"{text}\n\nCD34 (+).")) == {"S100": "positive", "SMA": "negative", "CD34": "positive"}


def test_own_results_stand_before_them(read: Read) -> None:
    text = "Immunohistochemistry (outside report):\nS100: positive\nSMA: negative\nImmunohistochemistry (ours):\nS100: negative\n"
    assert told(read(text)) == {"S100": "negative", "SMA": "negative"}


def test_those_of_an_earlier_specimen_do_not(read: Read) -> None:
    text = "Immunohistochemistry (previous biopsy):\nS100: positive\nSMA: negative\n\nADDENDUM: CD34 positive."
    assert told(read(text)) == {"CD34": "positive"}


def test_where_another_specimen_may_be_meant_they_are_listed(read: Read) -> None:
    reading = read("Excision at an outside hospital: S100 positive. CD34 positive.")
    assert told(reading) == {"CD34": "positive"}
    assert [each.text for each in reading.not_understood] == ["S100 positive"]


@pytest.mark.parametrize(
    "text", ["İmmunohistokimyasal incelemede CD34 olguda pozitif.", "CD34 olguda diffüz pozitif olarak izlenmiştir."]
)
def test_turkish_in_the_case_is_this_one(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


@pytest.mark.parametrize("text", ["12 olguda CD34 pozitif saptanmıştır.", "Serimizde 12 vakada CD34 pozitif."])
def test_counted_cases_are_others(read: Read, text: str) -> None:
    assert told(read(text)) == {}
