"""Results left blank, strength in brackets, stains that were not done, and cells beside the tumour by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]

BLANKS = [
    ("Immunohistochemistry: desmin ***, SMA positive, CD34 negative.", {"SMA": "positive", "CD34": "negative"}),
    ("Immunohistochemistry: desmin ___, SMA positive.", {"SMA": "positive"}),
    ("desmin [inaudible], SMA positive.", {"SMA": "positive"}),
    ("Positive for desmin, negative for S100, and [inaudible] for CD34.", {"desmin": "positive", "S100": "negative"}),
]
BRACKETS = [
    ("DOG1 (diffuse), CD117 (diffuse), S100 negative.", {"DOG1": "positive", "CD117": "positive", "S100": "negative"}),
    ("DOG1 (strong), CD117 (focal), Ki-67 not done.", {"DOG1": "positive", "CD117": "positive", "Ki-67": "not_performed"}),
    (
        "SMA (diffuse), desmin (focal), S100 -, CD34 -.",
        {"SMA": "positive", "desmin": "positive", "S100": "negative", "CD34": "negative"},
    ),
    (
        "SMA (focal), desmin negative; CD34 (weak), S100 not done.",
        {"SMA": "positive", "desmin": "negative", "CD34": "positive", "S100": "not_performed"},
    ),
    ("SMA (diffus), Desmin (fokal), S100 negativ.", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
    ("AML (difusa), desmina (focal), S100 negativo.", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
    ("SMA(弥漫),desmin(局灶),S100阴性", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
    ("DOG1 (mouse), CD117 (rabbit), S100 negative.", {"DOG1": "negative", "CD117": "negative", "S100": "negative"}),
    ("DOG1 (diffuse), CD117 (diffuse) and S100 positive.", {"DOG1": "positive", "CD117": "positive", "S100": "positive"}),
]
THESE = [
    ("These cells stain for CD68 and do not stain for keratins.", {"CD68": "positive", "keratin": "negative"}),
    ("There are scattered lymphocytes. These cells stain for CD3.", {}),
]
UNDONE = [
    ("No stain for AR was performed.", {"AR": "not_performed"}),
    ("SMA positive; no stain for desmin was run.", {"SMA": "positive", "desmin": "not_performed"}),
    ("No staining for AR was seen.", {"AR": "negative"}),
    ("No staining is seen with any of the antibodies performed, S100 and SMA.", {"S100": "negative", "SMA": "negative"}),
    ("TTF1: no tumor cells left. SMA positive.", {"TTF-1": "not_performed", "SMA": "positive"}),
    ("The following could not: MyoD1, SMA.", {"MyoD1": "uninterpretable", "SMA": "uninterpretable"}),
]
WORDS = [
    ("TdT labels the admixed thymocytes.", {"TdT": "negative"}),
    ("The tumour is EMA positive; the underlying brain is GFAP positive.", {"EMA": "positive", "GFAP": "negative"}),
    ("MSH6 isolated loss; MLH1 intact.", {"MSH6": "lost", "MLH1": "retained"}),
    ("Isolated cells show loss of SDHB.", {"SDHB": "equivocal"}),
    ("CAIX box-like, CK7 nil.", {"CA9": "positive", "CK7": "negative"}),
    ("SMA hard to call, thyroglobulin nonimmunoreactive.", {"SMA": "equivocal", "thyroglobulin": "negative"}),
]


@pytest.mark.parametrize(("text", "expected"), [*BLANKS, *BRACKETS, *THESE, *UNDONE, *WORDS])
def test_reads(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in BLANKS])
def test_what_was_left_blank_is_listed(read: Read, text: str) -> None:
    assert unread(read(text))
