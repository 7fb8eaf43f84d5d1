"""Words that make a number one end of what was counted, in all languages of reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Ki-67 is under 2 %.", "<2"),
        ("The Ki-67 index does not exceed 3%.", "0-3"),
        ("Ki-67: more than 20 percent.", ">20"),
        ("Ki-67 between 5 and 10%.", "5-10"),
        ("Ki-67 5 to 10 %.", "5-10"),
        ("Ki-67 below two percent.", "<2"),
        ("MIB-1: at least 10%.", ">=10"),
        ("Der Ki-67-Index der Tumorzellen liegt unter 5 %.", "<5"),
        ("Der Index der Tumorzellen für Ki-67 ist 5 bis 10 %.", "5-10"),
        ("Der Ki-67-Index der Tumorzellen liegt zwischen 5 und 10 %.", "5-10"),
        ("Le Ki-67 des cellules tumorales est inférieur à 5 %.", "<5"),
        ("El índice de proliferación Ki-67 es menor del 5%.", "<5"),
        ("El índice Ki-67 de las células no supera el 3%.", "0-3"),
        ("Ki-67 inferiore al 5%.", "<5"),
        ("O índice Ki-67 das células é menor que 5%.", "<5"),
        ("Ki-67指数小于5%。", "<5"),
        ("Ki-67陽性率は5%未満であった。", "<5"),
        ("Ki-67 5% 미만이었다.", "<5"),
        ("Ki-67 proliferasyon indeksi %5'in altındadır.", "<5"),
    ],
)
def test_a_bounded_index_keeps_its_bound(read: Read, text: str, percent: str) -> None:
    (mention,) = (m for m in read(text).main.mentions if m.marker == "Ki-67")
    assert mention.percent == percent


@pytest.mark.parametrize(
    ("text", "count", "per"),
    [
        ("More than 20 mitoses per 10 HPF.", ">20", "10 HPF"),
        ("Fewer than five mitoses per fifty high power fields.", "<5", "50 HPF"),
        ("Up to twelve mitoses per 10 HPF.", 12, "10 HPF"),
        ("There are no mitoses in 10 HPF.", 0, "10 HPF"),
        ("No mitotic figures were seen per 50 HPF.", 0, "50 HPF"),
        ("Die Mitosen der Tumorzellen: weniger als 5 pro 50 HPF.", "<5", "50 HPF"),
        ("核分裂象少于5个/50HPF。", "<5", "50 HPF"),
    ],
)
def test_a_bounded_count_of_mitoses_keeps_its_bound(read: Read, text: str, count: object, per: str) -> None:
    assert read(text).case["mitoses"] == {"count": count, "per": per}


def test_a_part_of_the_cells_that_is_bounded_says_that_they_stain(read: Read) -> None:
    assert stains(read("SMA is positive in more than 90% of cells, desmin stains no more than 5%.")) == {
        "SMA": "positive",
        "desmin": "positive",
    }
