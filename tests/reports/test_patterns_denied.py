"""A pattern that is denied beside a result denies no staining; nuclei told of apart; stains that were spared or not repeated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Keratin: positive, not dot-like. S100 negative.",
        "Keratin is positive (not dot-like), S100 negative.",
        "Pan-CK 양성, 점상 아님. S100 음성.",
        "Keratin: positiv, nicht punktförmig. S100 negativ.",
        "Keratina positiva, sin patrón en dot. S100 negativa.",
    ],
)
def test_a_shape_that_is_denied_denies_no_staining(read: Read, text: str) -> None:
    assert told(read(text)) == {"keratin": "positive", "S100": "negative"}


@pytest.mark.parametrize("text", ["STAT6: nuclear, not cytoplasmic.", "STAT6 positive, not cytoplasmic."])
def test_a_place_that_is_denied_beside_a_positive_result_denies_no_staining(read: Read, text: str) -> None:
    assert stains(read(text)) == {"STAT6": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "STAT6 is not nuclear.",
        "STAT6: cytoplasmic; no nuclear staining.",
        "Marker | Clone | Result | Control\nSTAT6 | S20 | Cytoplasmic; no nuclear staining | OK",
    ],
)
def test_nuclei_that_are_denied_count(read: Read, text: str) -> None:
    assert stains(read(text)) == {"STAT6": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "ALK positivo. A pesquisa de ROS1 foi dispensada.",
        "ALK positiv. Auf eine Färbung mit ROS1 wurde verzichtet.",
        "ALK positivo. Se prescindió de ROS1.",
        "ALK positivo. ROS1 è stato omesso.",
        "ALK positif. La recherche de ROS1 n'a pas été jugée utile.",
    ],
)
def test_a_stain_that_was_spared_was_not_done(read: Read, text: str) -> None:
    assert told(read(text)) == {"ALK": "positive", "ROS1": "not_performed"}


@pytest.mark.parametrize(
    "text",
    [
        "본원 염색: STAT6 양성.\nCD34, WT-1 은 반복하지 않았음",
        "当院染色：STAT6陽性。CD34とWT-1は繰り返していません。",
    ],
)
def test_what_was_not_repeated_is_no_negative_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"STAT6": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34は「陰性」と報告しましたが、再染色で陽性でした。",
        "CD34は「陰性」と報告しましたが、再染色でびまん性に陽性でした。",
        "CD34「陽性」",
    ],
)
def test_a_quoted_result_is_one_like_any(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive"}


def test_brackets_that_set_the_tumour_against_other_cells_tell_whose_the_staining_is(read: Read) -> None:
    text = "Positive: vimentin; CD68 (admixed histiocytes only, not the tumour cells)."
    assert told(read(text)) == {"vimentin": "positive", "CD68": "negative"}
    assert told(read("TTF-1: positive (pneumocytes excluded).")) == {"TTF-1": "positive"}
