"""Muscle alone that stains, in languages that write "only" beside its noun without a blank."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "desminは筋のみ陽性。",
        "desminは平滑筋のみ陽性であった。",
        "데스민은 근육에서만 양성이다.",
        "Desmin标记仅限于肌肉。",
        "Desmin仅肌肉阳性。",
    ],
)
def test_the_tumour_does_not_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}
