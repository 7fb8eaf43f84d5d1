"""How much each of two names stains, where adverbs and commas stand between them; diagnoses that are asked, or told by a verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


def extents(reading: ReportReading) -> dict[str, str | None]:
    """Marker to its extent, else its intensity."""
    return {mention.marker: mention.extent or mention.intensity for mention in reading.main.mentions}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The spindle cells express CD34 strongly, and S100 and SOX10 focally.", ("strong", "focal", "focal")),
        ("The spindle cells express CD34 strongly and S100 and SOX10 focally.", ("strong", "focal", "focal")),
        ("The cells are positive for CD34 strongly, and S100 and SOX10 weakly.", ("strong", "weak", "weak")),
        ("The cells express CD34 and, focally, S100 and are negative for SOX10.", (None, "focal", None)),
        ("Les cellules tumorales exprimaient le CD34 et, focalement, la S100 et SOX10 est négatif.", (None, "focal", None)),
        ("Die Zellen exprimieren CD34 und, fokal, S100. SOX10 ist negativ.", (None, "focal", None)),
        ("CD34 is focal, and S100 and SOX10 are negative.", ("focal", None, None)),
    ],
)
def test_adverbs_have_their_names(read: Read, text: str, said: tuple[str | None, ...]) -> None:
    assert extents(read(text)) == dict(zip(("CD34", "S100", "SOX10"), said, strict=True))


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("Diagnosis: Spindle cell sarcoma ?GIST ?schwannoma\nOpinion: IHC is in favour of leiomyosarcoma.", "leiomyosarcoma"),
        ("Comment: The case was difficult. The diagnosis is leiomyosarcoma.", "leiomyosarcoma"),
        ("Comment: The case was difficult. The differential diagnosis is leiomyosarcoma.", None),
        ("Diagnosis: schwannoma.", "schwannoma"),
    ],
)
def test_questions_are_no_diagnoses(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).case.get("reported_diagnosis") == diagnosis


@pytest.mark.parametrize("text", ["CD34: focal", "CD34 focal,", "CD34 focal, and", "and, focal"])
def test_adverb_at_the_end(read: Read, text: str) -> None:
    assert read(text) is not None
