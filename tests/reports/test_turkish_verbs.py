"""Turkish nouns and verbs of results, many of which are told by how they begin or end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Desmin negatifliği ve S100 pozitifliği mevcuttur.", {"desmin": "negative", "S100": "positive"}),
        ("CD34 negatifliği ile S100 pozitifliği izlendi.", {"CD34": "negative", "S100": "positive"}),
        ("CD34'ün negatifliği, S100'ün pozitifliği schwannom lehinedir.", {"CD34": "negative", "S100": "positive"}),
        ("S100 negatifliğine rağmen SOX10 pozitiftir.", {"S100": "negative", "SOX10": "positive"}),
        ("INI1 ekspresyon kaybı ile CD34 pozitifliği görüldü.", {"INI1": "lost", "CD34": "positive"}),
        ("S100 pozitifliği yoktur, CD34 pozitifliği vardır.", {"S100": "negative", "CD34": "positive"}),
        ("SMA ile boyanmakta olup desmin ile boyanmamıştır.", {"SMA": "positive", "desmin": "negative"}),
        ("S100 ile boyanmayıp CD34 ile boyanmıştır.", {"S100": "negative", "CD34": "positive"}),
        ("CD34 izlenmemiş olup desmin pozitiftir.", {"CD34": "negative", "desmin": "positive"}),
        ("CD34, S100 olup negatiftir.", {"CD34": "negative", "S100": "negative"}),
        ("H3K27me3 kaybı izlenmemektedir.", {"H3K27me3": "retained"}),
        ("p53 mutant paternde diffüz pozitif.", {"p53": "positive"}),
    ],
)
def test_verbs_and_nouns_of_results(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
