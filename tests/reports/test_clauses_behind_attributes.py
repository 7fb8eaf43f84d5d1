"""What a tumour expresses that was described by other stains: "an S100-negative neoplasm that stains for EMA"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "An S100-negative, HMB45-negative epithelioid neoplasm that stains for EMA.",
        "An S100-negative, HMB45-negative epithelioid neoplasm which expresses EMA.",
        "An S100-negative and HMB45-negative epithelioid neoplasm with expression of EMA.",
        "Ein S100-negativer, HMB45-negativer epitheloider Tumor, der EMA exprimiert.",
        "Une tumeur S100 négative, HMB45 négative qui exprime l'EMA.",
        "Un tumor S100 negativo, HMB45 negativo que expresa EMA.",
        "Un tumore S100-negativo, HMB45-negativo con espressione di EMA.",
        "Tumor S100-negativo, HMB45-negativo com expressão de EMA.",
        "S100 negatif, HMB45 negatif, EMA eksprese eden epiteloid tümör.",
        "S100陰性、HMB45陰性でEMAを発現する腫瘍。",
        "S100 음성, HMB45 음성이면서 EMA를 발현하는 종양.",
        "S100阴性、HMB45阴性而表达EMA的肿瘤。",
    ],
)
def test_the_clause_tells_of_its_own_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "HMB45": "negative", "EMA": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "An S100-negative epithelioid neoplasm that stains for EMA and shows INI1 loss.",
            {"S100": "negative", "EMA": "positive", "INI1": "lost"},
        ),
        ("Tumore S100 negativo con espressione di EMA.", {"S100": "negative", "EMA": "positive"}),
        ("A keratin-positive tumour which lacks expression of S100.", {"keratin": "positive", "S100": "negative"}),
    ],
)
def test_beside_the_attribute(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_clause_of_denied_cells_tells_nothing(read: Read) -> None:
    assert told(read("No S100-positive tumour cells that express HMB45.")) == {"S100": "negative"}
