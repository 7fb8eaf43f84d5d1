"""Staining that a noun tells is its marker's own: a result behind the next marker does not reach back to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]
_SIGNS = {"+": "positive", "-": "negative"}


def _said(words: str) -> dict[str, str]:
    parts = words.split()
    return {name: _SIGNS[sign] for name, sign in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The cells show CD34 expression, desmin negative.", "CD34 + desmin -"),
        ("Tumour cells show S100 and SOX10 expression, desmin and SMA negative.", "S100 + SOX10 + desmin - SMA -"),
        ("There is CD34 expression, desmin and S100 negative.", "CD34 + desmin - S100 -"),
        ("The cells exhibit CD34 immunoreactivity, S100 being negative.", "CD34 + S100 -"),
        ("Spindle cell tumour with CD34 expression, S100 negative.", "CD34 + S100 -"),
        ("The cells show expression of CD34 and S100, desmin and SMA negative.", "CD34 + S100 + desmin - SMA -"),
        ("There was diffuse nuclear staining for STAT6, with CD34 negative.", "STAT6 + CD34 -"),
        ("The cells show focal staining with SMA, desmin is negative.", "SMA + desmin -"),
        ("Die Zellen zeigen CD34-Expression, Desmin negativ.", "CD34 + desmin -"),
        ("Les cellules montrent une expression de CD34, desmine négative.", "CD34 + desmin -"),
        ("Las células muestran expresión de CD34, desmina negativa.", "CD34 + desmin -"),
        ("Le cellule mostrano espressione di CD34, desmina negativa.", "CD34 + desmin -"),
        ("As células mostram expressão de CD34, desmina negativa.", "CD34 + desmin -"),
    ],
)
def test_what_is_shown_is_not_denied_by_the_next_result(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No CD34 expression, desmin negative.", "CD34 - desmin -"),
        ("The cells show no CD34 expression, desmin negative.", "CD34 - desmin -"),
        ("S100 expression, SOX10 expression and HMB45 expression were negative.", "S100 - SOX10 - HMB45 -"),
        ("In the tumour cells CD34 expression, desmin and S100 were negative.", "CD34 - desmin - S100 -"),
        ("CD34, desmin expression negative.", "CD34 - desmin -"),
        ("The cells show staining for CD34, desmin and S100, all positive.", "CD34 + desmin + S100 +"),
        ("Staining for CD34, desmin and S100 was negative.", "CD34 - desmin - S100 -"),
    ],
)
def test_a_result_of_several_stainings_is_each_one_s(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == _said(said)


@pytest.mark.parametrize(
    "text", ["CD34 expression, desmin negative.", "The cells show expression of CD34, S100, desmin negative."]
)
def test_a_result_that_may_be_of_either_is_not_guessed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"desmin": "negative"}
    assert "CD34" in {words for words, _ in unread(reading)}
