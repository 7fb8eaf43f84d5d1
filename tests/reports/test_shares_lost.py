"""Shares of cells that lost a stain: all but what may remain is a loss, less is equivocal, and the share is of the loss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("H3K27me3: lost in approximately 95% of tumor nuclei", "lost"),
        ("H3K27me3 is lost in >95 % of tumour cells.", "lost"),
        ("H3K27me3: lost in 30 % of tumour cells", "equivocal"),
        ("H3K27me3 retained in 90 %", "retained"),
        ("INI1: lost in 100 % of cells", "lost"),
        ("INI1: lost in 80 % of cells", "equivocal"),
        ("Loss of H3K27me3 in 95 % of nuclei.", "lost"),
        ("Verlust von H3K27me3 in ca. 95 % der Kerne.", "lost"),
        ("Verlust von H3K27me3 in 30 % der Kerne.", "equivocal"),
        ("Perte de H3K27me3 dans 95 % des noyaux.", "lost"),
        ("Perte de l'expression de H3K27me3 dans 40 % des noyaux tumoraux.", "equivocal"),
        ("Pérdida de H3K27me3 en el 95 % de los núcleos.", "lost"),
        ("Perdita di H3K27me3 nel 95 % dei nuclei.", "lost"),
        ("Perda de H3K27me3 em 95 % dos núcleos.", "lost"),
    ],
)
def test_the_share_is_of_what_was_lost(text: str, status: str, read: Read) -> None:
    assert list(told(read(text)).values()) == [status]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Verlust von PMS2 und MSH6 in 100 % der Zellen.", {"PMS2": "lost", "MSH6": "lost"}),
        ("Verlust von SDHB, Ki-67 in 5 % der Zellen.", {"SDHB": "lost", "Ki-67": "low"}),
        ("Loss of RB1, CD34 in 80 % of cells.", {"RB1": "lost", "CD34": "positive"}),
        ("Verlust von RB1, CD34 in 80 % der Zellen positiv.", {"RB1": "lost", "CD34": "positive"}),
    ],
)
def test_shares_of_others_stay_theirs(text: str, said: dict[str, str], read: Read) -> None:
    assert told(read(text)) == said
