"""Words that the end of a line breaks are one word; two words, or two results, stay two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The cells are positive for S100, and nega-\ntive for SMA and desmin.",
            {"S100": "positive", "SMA": "negative", "desmin": "negative"},
        ),
        (
            "Positive for desmin and h-cal-\ndesmon, negative for S-\n100 protein and CD-\n34.",
            {"desmin": "positive", "h-caldesmon": "positive", "S100": "negative", "CD34": "negative"},
        ),
        ("CD34 was nega-\n\ntive.", {"CD34": "negative"}),
        ("TUMOR CELLS ARE NEGA-\nTIVE FOR DESMIN.", {"desmin": "negative"}),
        ("> The tumour is nega-\n> tive for SMA.", {"SMA": "negative"}),
        ("Desmin was nega\ntive.", {"desmin": "negative"}),
        ("nega\u00ad\ntive for desmin", {"desmin": "negative"}),
        ("Positiv für Desmin und nega-\ntiv für S-\n100 und CD-\n34.", {"S100": "negative", "CD34": "negative"}),
        ("Les cellules sont né-\ngatives pour la des-\nmine.", {"desmin": "negative"}),
        ("Las células son ne-\ngativas para des-\nmina.", {"desmin": "negative"}),
        ("As células são ne-\ngativas para desmi-\nna.", {"desmin": "negative"}),
        ("Le cellule neoplastiche sono nega-\ntive per S-\n100.", {"S100": "negative"}),
        ("Tümör hücreleri des-\nmin ile nega-\ntiftir.", {"desmin": "negative"}),
        ("瘤细胞SMA阳\n性，S100阴\n性。", {"SMA": "positive", "S100": "negative"}),
        ("SMA陽\n性、S100陰\n性。", {"SMA": "positive", "S100": "negative"}),
        ("SMA 양\n성, S100 음\n성이다.", {"SMA": "positive", "S100": "negative"}),
    ],
)
def test_a_broken_word_is_read(read: Read, text: str, said: dict[str, str]) -> None:
    found = told(read(text))
    assert {marker: found.get(marker) for marker in said} == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA-\nDesmin-\nCD34+\nS100-", {"SMA": "negative", "desmin": "negative", "CD34": "positive", "S100": "negative"}),
        ("ER-\nPR-\nCD34+", {"ER": "negative", "PR": "negative", "CD34": "positive"}),
        ("S100 -\nSOX10 -", {"S100": "negative", "SOX10": "negative"}),
        ("CD34 positive\nin most cells\nS100 negative", {"CD34": "positive", "S100": "negative"}),
    ],
)
def test_two_lines_stay_two(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_places_are_those_of_the_report(read: Read) -> None:
    text = "CD34  was  nega-\n  tive, des-\nmin strongly posi-\ntive."
    desmin = next(m for m in read(text).mentions if m.marker == "desmin")
    assert text[desmin.start : desmin.end] == "des-\nmin"
    assert desmin.words.endswith("posi-\ntive")
