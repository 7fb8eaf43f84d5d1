"""Results of a lesion beside the reported one, of stroma and of cells that are no tumour never count as the tumour's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The tumour is CD117 positive. Separately, there is an incidental nodule which is S100 positive and SMA negative.",
        "The tumour is CD117 positive. There is also an incidental leiomyoma, SMA positive.",
        "Der Tumor ist CD117 positiv. Daneben findet sich ein kleines Leiomyom, das SMA positiv ist.",
    ],
)
def test_results_of_another_lesion_are_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"CD117": "positive"}
    assert {reason for _, reason in unread(reading)} == {"is told of a lesion beside the one that is reported, or of an entity"}
    assert reading.case.get("reported_diagnosis") is None


def test_a_tumour_that_was_found_by_chance_is_the_reported_one(read: Read) -> None:
    reading = read("Incidental gastric nodule, 2 cm. CD117 and DOG1 positive. GIST.")
    assert told(reading) == {"CD117": "positive", "DOG1": "positive"}
    assert reading.case["size_cm"] == 2.0


@pytest.mark.parametrize(
    "text",
    [
        "The stroma was SMA positive.",
        "The spindle cell stroma expressed SMA.",
        "Stromal cells express SMA.",
        "SMA is positive in the stroma.",
        "Das Stroma war für SMA positiv, die Ränder sind nicht beurteilbar.",
    ],
)
def test_a_stain_of_the_stroma_is_listed_and_never_turned_round(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert unread(reading)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The abundant Schwannian stroma was S100 and SOX10 positive.", {"S100": "positive", "SOX10": "positive"}),
        ("The stroma is positive for SMA; tumour cells are negative for SMA.", {"SMA": "negative"}),
        ("SMA is positive only in the stroma.", {"SMA": "negative"}),
        ("CD34 was positive in tumour cells and stroma.", {"CD34": "positive"}),
        ("Hyalinised stroma is present. CD34 is positive.", {"CD34": "positive"}),
        (
            "Foamy macrophages are scattered throughout and are picked out by CD68. The tumour is SMA positive.",
            {"CD68": "negative", "SMA": "positive"},
        ),
        ("The tumour cells stained for SMA; macrophages for CD68.", {"SMA": "positive", "CD68": "negative"}),
        (
            "The Schwann cells stained for S100; ganglion cells for synaptophysin.",
            {"S100": "positive", "synaptophysin": "positive"},
        ),
    ],
)
def test_cells_keep_their_results(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
