"""Stops of short forms, signs for two names, names with a result of their own behind "with", and panels that are limited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


def extents(reading: ReportReading) -> dict[str, str | None]:
    """Marker to the extent of its result."""
    return {mention.marker: mention.extent for mention in reading.main.mentions if mention.status == "positive"}


@pytest.mark.parametrize("text", ["EMA pos. focal, CD99 pos.", "EMA pos. (focal), CD99 pos.", "EMA pos. fokal, CD99 pos."])
def test_how_much_behind_a_short_form_is_said_of_the_name_before_it(read: Read, text: str) -> None:
    assert extents(read(text)) == {"EMA": "focal", "CD99": None}


def test_a_stop_that_ends_a_sentence_still_does(read: Read) -> None:
    assert extents(read("EMA pos. Focal CD99.")) == {"EMA": None, "CD99": "focal"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("SMA / Desmin: + / -", {"SMA": "positive", "desmin": "negative"}),
        ("Desmin / SMA: - / +", {"SMA": "positive", "desmin": "negative"}),
        ("SMA / Desmin: + / +", {"SMA": "positive", "desmin": "positive"}),
        ("Desmin / SMA / S100: - / + / -", {"desmin": "negative", "SMA": "positive", "S100": "negative"}),
        ("SMA: + / -", {"SMA": "equivocal"}),
        ("SMA/Desmin: +/-", {"SMA": "equivocal", "desmin": "equivocal"}),
    ],
)
def test_two_names_and_two_signs_with_slashes(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("PAX8 and CD10 positivity with EMA positivity.", {"PAX8": "positive", "CD10": "positive", "EMA": "positive"}),
        ("CD34 negative with S100 positive.", {"CD34": "negative", "S100": "positive"}),
        ("SMA positive with S100 and SOX10 negative.", {"SMA": "positive", "S100": "negative", "SOX10": "negative"}),
        ("S100 positivity with loss of INI1.", {"S100": "positive", "INI1": "lost"}),
        ("Tumour cells positive for S100 with SOX10 negative.", {"S100": "positive", "SOX10": "negative"}),
    ],
)
def test_names_behind_with_that_have_their_own_result(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_how_much_behind_with_is_said_of_the_name_behind_it(read: Read) -> None:
    assert extents(read("Desmin strongly positive with focal SMA positivity.")) == {"desmin": None, "SMA": "focal"}


@pytest.mark.parametrize(
    "text",
    [
        "Limited immunohistochemistry on cell block: CD117 positive, S100 negative.",
        "A limited panel was performed: CD117 positive, S100 negative.",
        "Limitiertes Panel: CD117 positiv, S100 negativ.",
        "Panel limitado: CD117 positivo, S100 negativo.",
    ],
)
def test_a_limited_panel_limits_no_result(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"CD117": "positive", "S100": "negative"}
    assert extents(reading) == {"CD117": None}
