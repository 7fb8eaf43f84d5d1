"""Cells beside the tumour of which a clause of their own tells, and atypical cells that may be none of the tumour's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The tumour involves nerves that are S100 positive.",
        "The tumour contains nerves that are S100 positive.",
        "The tumour entraps nerves that are S100 positive.",
        "The tumour surrounds nerves that express S100.",
        "Reactive histiocytes are S100 positive.",
    ],
)
def test_cells_that_the_tumour_holds_stain_and_it_does_not(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The lesion is composed of endothelial cells that are CD31 positive.",
        "The tumour contains neoplastic endothelial cells that are CD31 positive.",
        "Atypical endothelial cells are CD31 positive.",
    ],
)
def test_cells_of_which_the_tumour_is_made_are_its_own(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive"}


@pytest.mark.parametrize("cells", ["Atypical lymphocytes", "Pleomorphic histiocytes", "Atypical lymphoid cells"])
def test_whose_atypical_lymphocytes_and_histiocytes_are_is_not_guessed(read: Read, cells: str) -> None:
    reading = read(f"{cells} are CD30 positive.")
    assert told(reading) == {}
    assert unread(reading)


def test_plasma_cells_called_polytypic_are_no_tumour(read: Read) -> None:
    text = "The plasma cells were polytypic for kappa and lambda, and IgG4 was positive in fewer than 10 plasma cells per HPF."
    assert told(read(text)) == {}
