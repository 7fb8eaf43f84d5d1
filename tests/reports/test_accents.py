"""Words that only an accent tells from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Desmin und S100 waren negativ.",
        "Die Tumorzellen waren für Desmin und S100 negativ.",
        "Die Tumorzellen hatten keine Expression von Desmin und S100.",
        "Desmin und S100 wurden nicht exprimiert.",
    ],
)
def test_what_was_is_a_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin und S100 wären negativ.",
        "Die Tumorzellen würden S100 exprimieren.",
        "Bei einem Schwannom hätten die Zellen S100 exprimiert.",
    ],
)
def test_what_would_be_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {}
