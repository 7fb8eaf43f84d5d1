"""Denials that are denied themselves: that a stain is not absent does not tell how it stains, unless the sentence does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "DOG1 is not absent.",
        "DOG1 is never absent.",
        "DOG1 is by no means absent.",
        "DOG1 could not be shown to be absent.",
        "DOG1 cannot be called negative.",
        "DOG1 fehlt nicht.",
        "DOG1 n'est pas absente.",
        "DOG1 no está ausente.",
        "DOG1 não está ausente.",
        "DOG1 non è assente.",
    ],
)
def test_a_stain_that_is_not_absent_is_unclear(read: Read, text: str) -> None:
    assert told(read(text)) == {"DOG1": "equivocal"}


@pytest.mark.parametrize(
    "text",
    [
        "DOG1 could not be shown to be absent either - it is in fact moderate and diffuse.",
        "DOG1 was not absent: it is focally positive.",
    ],
)
def test_what_the_sentence_goes_on_to_tell_counts(read: Read, text: str) -> None:
    assert told(read(text)) == {"DOG1": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("DOG1 could not be shown.", {"DOG1": "negative"}),
        ("S100 is not seen, desmin is absent.", {"S100": "negative", "desmin": "negative"}),
        ("S100 does not stain and desmin is absent.", {"S100": "negative", "desmin": "negative"}),
        ("S100 is not expressed or absent.", {"S100": "negative"}),
        ("SDHB could not be shown to be lost.", {"SDHB": "retained"}),
    ],
)
def test_one_denial_denies(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses
