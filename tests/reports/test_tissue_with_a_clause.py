"""Tissue in or beside the tumour that a clause of its own tells of: "contains nerves, which are S100 positive"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The tumor infiltrates muscle that is desmin positive.",
        "The tumor infiltrates muscle which expresses desmin.",
        "The tumor infiltrates skeletal muscle fibres that are desmin positive.",
        "The tumour grows between muscle fibres, which are desmin positive.",
        "It contains muscle fibres, which are desmin positive.",
        "Between desmin-positive muscle fibres lie tumour cells.",
        "La tumeur infiltre le muscle qui exprime la desmine.",
        "El tumor infiltra músculo que es positivo para desmina.",
    ],
)
def test_the_tissue_stains_and_the_tumour_does_not(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The tumour infiltrates muscle, which explains why it is desmin positive.",
        "The lesion contains spindle cells that are desmin positive.",
        "The tumor infiltrates fat, which is S100 positive, and is positive for desmin.",
    ],
)
def test_the_tumours_own_result_stands(read: Read, text: str) -> None:
    assert told(read(text))["desmin"] == "positive"
