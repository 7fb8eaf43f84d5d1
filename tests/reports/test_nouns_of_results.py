"""Results told by nouns, denied at the end of a long sentence or followed by a list whose first name is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "marker", "status"),
    [
        ("Loss of H3K27me3, which would have suggested MPNST, was not seen.", "H3K27me3", "retained"),
        ("Une perte de H3K27me3, qui aurait fait évoquer une MPNST, n'a pas été observée.", "H3K27me3", "retained"),
        ("Una perdita di H3K27me3, che avrebbe suggerito un MPNST, non è stata osservata.", "H3K27me3", "retained"),
        ("A perda de H3K27me3, que sugeriria MPNST, não foi observada.", "H3K27me3", "retained"),
        ("Ein Verlust von H3K27me3, der für einen MPNST gesprochen hätte, wurde nicht beobachtet.", "H3K27me3", "retained"),
        ("Positivity for desmin, which would suggest a smooth muscle tumour, is absent.", "desmin", "negative"),
        ("La desmine n'a pas été réalisée sur cette biopsie.", "desmin", "not_performed"),
    ],
)
def test_a_denial_behind_a_relative_clause_is_of_the_noun(read: Read, text: str, marker: str, status: str) -> None:
    assert told(read(text)) == {marker: status}


@pytest.mark.parametrize(
    "text",
    [
        "Positivité franche et diffuse de la protéine S100 et de SOX10, négativité de l'actine, de la desmine et du CD34.",
        "Positive for S100 and SOX10, negative for actin, desmin and CD34.",
        "S100 and SOX10 are positive, negative for actin, desmin and CD34.",
    ],
)
def test_a_list_that_begins_with_an_unknown_name_goes_on(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "SOX10": "positive", "desmin": "negative", "CD34": "negative"}


def test_words_without_a_list_lead_nowhere(read: Read) -> None:
    text = "S100 and SOX10 are strongly positive in keratinocytes, desmin negative."
    assert told(read(text))["desmin"] == "negative"
    assert told(read("S100, SOX10 positive, with negativity in the background, desmin negative."))["S100"] == "positive"
