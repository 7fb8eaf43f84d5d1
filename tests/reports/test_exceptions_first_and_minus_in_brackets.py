"""What is excepted first without a comma behind it, and hyphens that are signs at the beginning of brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
OTHERS = {"S100": "negative", "SOX10": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Except for SMA the cells are negative for S100 and SOX10.",
        "Except for focal staining for SMA the cells are negative for S100 and SOX10.",
        "Bis auf SMA sind die Zellen negativ für S100 und SOX10.",
        "Bis auf eine fokale Reaktion für SMA sind die Zellen negativ für S100 und SOX10.",
        "Mit Ausnahme einer fokalen Positivität für SMA sind S100 und SOX10 negativ.",
        "Die Tumorzellen sind bis auf eine Reaktion mit Antikörpern gegen SMA komplett negativ für S100 und SOX10.",
        "Con la excepción de SMA las células son negativas para S100 y SOX10.",
        "Hormis SMA les cellules sont négatives pour PS100 et SOX10.",
    ],
)
def test_what_is_excepted_first_ends_without_a_comma(read: Read, text: str) -> None:
    assert told(read(text)) == OTHERS | {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "The cells are apart from SMA negative.",
        "Das Panel ist mit Ausnahme von SMA negativ.",
        "Die Zellen sind bis auf SMA negativ.",
    ],
)
def test_a_result_behind_the_excepted_is_not_theirs(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "EMA (- in the tumour; + in the capsule), desmin (+).",
        "EMA (- in tumour, + in capsule), desmin (+).",
        "EMA (+ in capsule; - in tumour), desmin (+).",
        "EMA (- en el tumor; + en la cápsula), desmina (+)",
        "EMA (- dans la tumeur ; + dans la capsule), desmine (+)",
        "EMA (- im Tumor; + in der Kapsel), Desmin (+)",
    ],
)
def test_a_hyphen_before_a_place_in_brackets_is_a_sign(read: Read, text: str) -> None:
    assert told(read(text)) == {"EMA": "negative", "desmin": "positive"}


def test_a_plus_before_the_tumour_and_a_hyphen_before_other_cells(read: Read) -> None:
    assert told(read("SMA (+ in tumour, - in vessels), desmin (-)")) == {"SMA": "positive", "desmin": "negative"}
