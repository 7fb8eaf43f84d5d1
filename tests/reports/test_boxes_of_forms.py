"""Boxes of forms in ten languages: ticked and not, filled and not, and what was not asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
ONE_EACH = {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[ ] SDHA ........ no solicitado\n[x] CD34 ........ positivo", {"SDHA": "not done", "CD34": "positive"}),
        ("☒ CD34 positiv\n☒ S100 negativ\n☐ SDHA nicht angefordert", {**ONE_EACH, "SDHA": "not done"}),
        ("CD34 ■陽性 □陰性\nS100 □陽性 ■陰性", ONE_EACH),
        ("CD34 ■ 양성 □ 음성\nS100 □ 양성 ■ 음성", ONE_EACH),
        ("CD34 (x) pozitif ( ) negatif\nS100 ( ) pozitif (x) negatif", ONE_EACH),
        ("CD34 [X] positivo [ ] negativo [ ] non eseguito\nS100 [ ] positivo [X] negativo [ ] non eseguito", ONE_EACH),
    ],
)
def test_boxes_of_forms(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == {name: "not_performed" if value == "not done" else value for name, value in said.items()}
