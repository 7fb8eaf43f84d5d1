"""Fields of a form that stand side by side on one line: each says its own, and none goes on in the next line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Site: ileum   Size: 4.1 cm   Necrosis: absent   Rupture: no\nCD117 +",
        "Sede: ileo   Dimensione: 4,1 cm   Necrosi: assente   Rottura: no\nCD117 pos",
        "Localización: íleon   Tamaño: 4,1 cm   Necrosis: ausente   Rotura: no\nCD117 +",
        "Sede: ileo\nDimensione: 4,1 cm\nNecrosi: assente\nRottura: no\nCD117 pos",
    ],
)
def test_fields_say_their_own(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"CD117": "positive"}
    assert reading.case["morphology"] == [{"feature": "necrosis", "status": "absent"}]
    assert reading.case["size_cm"] == 4.1
    assert reading.case["site"] == "jejunum_ileum"


def test_a_denied_field_does_not_deny_the_one_before(read: Read) -> None:
    assert read("Ulcerazione: sì   Rottura: no").case["morphology"] == ["ulceration"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA:  positive    Desmin:  negative   S100:  focal", {"SMA": "positive", "desmin": "negative", "S100": "positive"}),
        ("Desmin   positive   SMA:   negative", {"desmin": "positive", "SMA": "negative"}),
        ("Immunohistochemistry: negative   for desmin and S100", {"desmin": "negative", "S100": "negative"}),
    ],
)
def test_stains_with_wide_blanks(read: Read, text: str, said: dict[str, str]) -> None:
    assert stains(read(text)) == said
