"""What a report leaves without a word is listed: names beside others' results, and reports that tell of other tumours alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
OF_OTHERS = "told of another time, tumour or text, in a report that tells of no stain of its own"


@pytest.mark.parametrize(
    "text",
    [
        "Desmin positive; S100 of the kind that everyone hopes to see in such a case.",
        "Desmin positive, whereas for CD34 the glass was somewhat blue.",
    ],
)
def test_a_name_beside_results_that_got_none_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    lost = {m.text for m in reading.main.mentions if m.why == "named"} & {"S100", "CD34"}
    assert lost
    assert lost <= {each.text for each in reading.main.not_understood}


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("S100 was also discussed. SMA positive.", {"SMA": "positive"}),
        ("CD31 stains vessels; SMA is positive.", {"SMA": "positive"}),
    ],
)
def test_a_name_that_needs_no_result_is_not(read: Read, text: str, stains: dict[str, str]) -> None:
    reading = read(text)
    assert told(reading).items() >= stains.items()
    assert reading.main.not_understood == ()


def test_a_report_of_others_stains_alone_is_not_believed(read: Read) -> None:
    reading = read("Previous leiomyosarcoma (2019): SMA positive, desmin positive, S100 negative. Now a nodule of the lung.")
    assert told(reading) == {}
    assert [(each.text, each.reason) for each in reading.main.not_understood] == [
        ("SMA", OF_OTHERS),
        ("desmin", OF_OTHERS),
        ("S100", OF_OTHERS),
    ]


def test_beside_a_result_of_its_own_they_are_silent(read: Read) -> None:
    reading = read(
        "Previous leiomyosarcoma (2019): SMA positive, desmin positive, S100 negative. The present nodule is CD34 positive."
    )
    assert told(reading) == {"CD34": "positive"}
    assert reading.main.not_understood == ()
