"""Stains meant by their places in a list, denials of "all", and names before a verb with denied ones behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
P, N = "positive", "negative"


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("Of the markers tested (SMA, desmin, S100, CD34), only the first two were positive.", (P, P, N, N)),
        ("SMA, desmin, S100 and CD34 were done; the first two are positive and the last two negative.", (P, P, N, N)),
        ("Se estudiaron AML, desmina, S100 y CD34; los dos primeros son positivos y los dos últimos negativos.", (P, P, N, N)),
        ("Not all stains were positive: SMA was, desmin was, S100 was not, CD34 was not.", (P, P, N, N)),
        ("Cells with strong SMA and desmin have no S100 or CD34.", (P, P, N, N)),
        ("SMA and desmin labelled the cells without S100 or CD34 staining.", (P, P, N, N)),
        ("SMA and desmin are expressed without S100 and CD34 in the tumour.", (P, P, N, N)),
    ],
)
def test_each_of_four_has_its_result(read: Read, text: str, stains: tuple[str, ...]) -> None:
    assert told(read(text)) == dict(zip(("SMA", "desmin", "S100", "CD34"), stains, strict=True))


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("S100 and SMA were positive in the first two biopsies, CD34 negative.", {"S100": P, "SMA": P, "CD34": N}),
        ("SMA is expressed without any doubt, S100 is no doubt negative.", {"SMA": P, "S100": N}),
        ("SMA shows no staining, CD34 no S100-like pattern.", {"SMA": N}),
        ("The tumour with SMA expression shows no S100.", {"SMA": P, "S100": N}),
        ("SMA expression absent S100 positive", {"SMA": N, "S100": P}),
    ],
)
def test_other_words_of_the_kind_stay_as_they_were(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)).items() >= stains.items()
