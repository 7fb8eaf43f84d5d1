"""Signs and scores as they are dictated behind names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]

SIGNS = [
    ("S100 zero; SMA three plus", {"S100": "negative", "SMA": "positive"}),
    ("c-kit plus three, DOG-1 plus two, CD34 minus.", {"CD117": "positive", "DOG1": "positive", "CD34": "negative"}),
    ("SMA one plus and desmin zero.", {"SMA": "positive", "desmin": "negative"}),
    ("CD34 plus S100 positive, desmin minus.", {"CD34": "positive", "S100": "positive", "desmin": "negative"}),
    ("CD34 plus S100.", {}),
    ("PS100 zéro, desmine trois plus.", {"S100": "negative", "desmin": "positive"}),
    ("S100 cero, desmina tres más.", {"S100": "negative", "desmin": "positive"}),
    # "less", no sign
    ("El CD34 más intenso que SMA; S100 menos.", {"SMA": "positive"}),
]


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_reads(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected
