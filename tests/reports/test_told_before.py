"""A sentence that asks what the one before it said: where those words stand, and that no other report answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.model import ReportReading
from ihc_engine.reports.read import ReportReader
from tests.reports.invariants import misplaced

ASKING = [
    ("SMA阳性,CD34阴性。PDGFRA外", "PDGFRA"),
    ("SDHB保留。PDGFRA外", "PDGFRA"),
    ("SMA and desmin are positive. CD34 is not.", "CD34"),
    ("SMA is positive, CD34 negative. So is desmin.", "desmin"),
    ("INI1 is not lost. Neither is BRG1.", "BRG1"),
]


@pytest.mark.parametrize(("text", "marker"), ASKING)
def test_words_of_the_sentence_before_keep_their_place(read: Callable[[str], ReportReading], text: str, marker: str) -> None:
    for _ in range(3):  # what returns is remembered
        for report in (text, f"\n\nThigh, biopsy.\n{text}"):
            reading = read(report)
            assert list(misplaced(reading)) == []
            assert any(mention.marker == marker for mention in reading.main.mentions)


def test_what_another_report_said_is_forgotten(knowledge: Knowledge) -> None:
    alone, after_others = ReportReader(knowledge), ReportReader(knowledge)
    for before, text in (
        ("CD34阴性。STHB保留。", "STHB保留。PDGFRA外"),
        ("CD34 is negative. QX-77 was used.", "QX-77 was used. So is desmin."),
    ):
        for _ in range(3):  # what returns is remembered
            after_others.read(before)
        assert after_others.read(text) == alone.read(text)
