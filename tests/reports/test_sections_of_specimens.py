"""Sections that return below each specimen are that specimen's, and so is a section that names its block."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import Part, ReportReading

Read = Callable[[str], ReportReading]

_LETTERED = """A. STOMACH: Mass, 6.3 cm.
Immunohistochemistry{a}: CD117 positive, DOG1 positive; CD31, ERG negative.

B. LIVER: Vascular lesion of 0.9 cm.
Immunohistochemistry{b}: CD31 and ERG positive; CD117 and DOG1 negative.

DIAGNOSIS
A. Gastrointestinal stromal tumour of stomach.
B. Cavernous haemangioma."""


def _said(part: Part) -> dict[str, str | None]:
    return {mention.marker: mention.status for mention in part.mentions}


@pytest.mark.parametrize(("a", "b"), [("", ""), (" (A3)", " (B1)")])
def test_stains_below_a_specimen_are_its_own(read: Read, a: str, b: str) -> None:
    reading = read(_LETTERED.format(a=a, b=b))
    first, second = reading.parts
    assert _said(first) == {"CD117": "positive", "DOG1": "positive", "CD31": "negative", "ERG": "negative"}
    assert _said(second) == {"CD31": "positive", "ERG": "positive", "CD117": "negative", "DOG1": "negative"}
    assert not first.contradictions


def test_one_section_behind_all_specimens_belongs_to_the_one_whose_diagnosis_is_told(read: Read) -> None:
    reading = read(
        "A. Stomach, mass.\nB. Lymph node.\nImmunohistochemistry: CD117 and DOG1 positive.\nDIAGNOSIS\nA. GIST.\nB. Benign."
    )
    assert [_said(part) for part in reading.parts] == [{"CD117": "positive", "DOG1": "positive"}, {}]
