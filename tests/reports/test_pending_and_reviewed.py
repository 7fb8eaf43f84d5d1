"""Stains that are still to be done, results that a review replaces, and boxes and arrows that lead to a result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "EBER will be performed given the history of transplantation.",
        "EBER is being performed.",
        "We will perform EBER and report it in an addendum.",
        "Could you send EBER please?",
        "Please add EBER.",
        "To be done: EBER.",
        "Die Färbung EBER wird noch durchgeführt und der Befund wird nachgereicht.",
        "EBER çalışılacaktır, sonucu ek rapor ile bildirilecektir.",
    ],
)
def test_a_stain_that_is_to_be_done_is_not_performed(read: Read, text: str) -> None:
    assert told(read(text)) == {"EBER": "not_performed"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 is positive, FISH will be performed.",
        "S100 is positive. Could you send the blocks please?",
        "Immunohistochemistry will be performed. S100 is positive.",
        "S100 was positive; further studies will be done.",
    ],
)
def test_what_else_is_to_be_done_takes_no_result_away(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA (reported as positive; on our review negative).", {"SMA": "negative"}),
        ("SMA (reported as positive, on our review negative), CD34 positive.", {"SMA": "negative", "CD34": "positive"}),
        ("Ki 67 >> 3 %", {"Ki-67": "low"}),
        ("IHC: SMA [X] pos [ ] neg; desmin [ ] pos [X] neg", {"SMA": "positive", "desmin": "negative"}),
        ("IHC: SMA ☒ pos ☐ neg; desmin ☐ pos ☒ neg", {"SMA": "positive", "desmin": "negative"}),
        ("S100 (tumour: negative; vessels: positive), SMA positive", {"S100": "negative", "SMA": "positive"}),
    ],
)
def test_the_result_that_stands_is_read(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "S100 (outside: positive; here: negative).",
        "EMA (membrane: +; cytoplasm: -).",
        "STAT6 (nuclear: positive; cytoplasmic: negative).",
    ],
)
def test_opposite_results_behind_labels_in_brackets_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)


def test_columns_of_another_laboratory_and_of_controls(read: Read) -> None:
    columns = (
        "                Outside (2/11)     Repeat here (2/19)\n"
        "CD34            equivocal          positive\n"
        "SMA             positive           negative"
    )
    assert told(read(columns)) == {"CD34": "positive", "SMA": "negative"}
    controls = (
        "           Tumor      Internal control\nSMA        neg        pos\nS100       neg        neg\nSTAT6      pos        neg"
    )
    assert told(read(controls)) == {"SMA": "negative", "S100": "uninterpretable", "STAT6": "positive"}


def test_the_interpretation_stands_before_a_weak_stain_of_few_cells(read: Read) -> None:
    text = (
        "Marker    Intensity (0-3)   % cells   Interpretation\n"
        "ER        3                 90        Positive\n"
        "Cyclin D1 1                 3         Negative"
    )
    said = told(read(text))
    assert said["ER"] == "positive"
    assert said["cyclin D1"] in ("negative", "equivocal")


@pytest.mark.parametrize(
    "text",
    [
        "CK☐ S100☒ SOX10☒ (ticked = positive, unticked = negative).",
        "IHC (☒ = pos, ☐ = neg):\nCK☐ S100☒ SOX10☒",
        "CK☐ S100☒ SOX10☒ (angekreuzt = positiv, nicht angekreuzt = negativ)",
    ],
)
def test_boxes_behind_names_say_what_their_key_says(read: Read, text: str) -> None:
    assert told(read(text)) == {"keratin": "negative", "S100": "positive", "SOX10": "positive"}


@pytest.mark.parametrize("text", ["CK☐ S100☒ SOX10☒", "Stains ordered: CK☐ S100☒ SOX10☒"])
def test_boxes_behind_names_without_a_key_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)
