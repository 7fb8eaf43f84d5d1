"""Stains that were ordered, and what is told of them all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The markers that you ordered (S100, SOX10) gave no signal.",
        "The melanocytic markers that you ordered (S100, SOX10) were negative.",
        "The additional stains requested by you (S100, SOX10) are negative.",
        "The markers you ordered, S100 and SOX10, were negative.",
        "The S100 and SOX10 requested are negative.",
        "S100 and SOX10 were ordered and are negative.",
        "Immunohistochemistry (sent out): The malignant cells lacked S100 and SOX10.",
        "Immunohistochemistry sent out: The malignant cells were negative for S100 and SOX10.",
        "S100 und SOX10 wurden angefordert und sind negativ.",
    ],
)
def test_what_was_ordered_has_its_result(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative", "SOX10": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "I have ordered S100 and SOX10, and SMA is positive.",
        "Additional stains requested (S100, SOX10), SMA positive.",
        "S100 and SOX10 were requested but not performed; SMA is positive.",
        "S100 and SOX10 requested, SMA positive.",
        "Pending (sent out): S100, SOX10. SMA is positive.",
    ],
)
def test_what_was_ordered_takes_no_result_of_others(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "not_performed", "SOX10": "not_performed", "SMA": "positive"}
