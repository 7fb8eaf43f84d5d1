"""Past tenses of staining, stains that were not done or cannot be judged, and markers that are like the one before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("As células coraram para desmina e S100.", {"desmin": "positive", "S100": "positive"}),
        ("As células não coraram para desmina.", {"desmin": "negative"}),
        ("Las células tiñeron para desmina y S100.", {"desmin": "positive", "S100": "positive"}),
        ("Die Zellen färbten sich für Desmin und S100 an.", {"desmin": "positive", "S100": "positive"}),
        ("S100、SOX10はいずれも染まってきません。", {"S100": "negative", "SOX10": "negative"}),
        ("S100は染まってきます。", {"S100": "positive"}),
        ("DOG1 è negativo, come il CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("DOG1 es negativo, como el CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("DOG1 est négatif, comme le CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("DOG1 ist negativ, wie auch CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("DOG1 is negative, like CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("SMA positiva; marcatori neurali, come la S100, negativi.", {"SMA": "positive", "S100": "negative"}),
        ("Los marcadores musculares, como la desmina, son negativos; S100 positivo.", {"desmin": "negative", "S100": "positive"}),
    ],
)
def test_pasts_and_likenesses(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD34 e podoplanina espressi a focolai.", {"CD34": "focal", "D2-40": "focal"}),
    ],
)
def test_foci_are_focal(read: Read, text: str, said: dict[str, str]) -> None:
    markers = read(text).case["markers"]
    assert {name: value["extent"] for name, value in markers.items()} == said


@pytest.mark.parametrize(
    ("text", "marker", "result"),
    [
        ("FLI1 no se hizo. Las células son fusiformes.", "FLI1", "not done"),
        ("CD34 no ha sido evaluado. Las células son fusiformes.", "CD34", "not done"),
        ("FLI1 não se fez. As células são fusiformes.", "FLI1", "not done"),
        ("Le citocheratine non sono state valutate.", "keratin", "not done"),
        ("RB1 ist auf dem Schnitt nicht mehr beurteilbar.", "RB1", "failed"),
        ("Der Ki67-Index ist bei spärlichem Material nicht zuverlässig bestimmbar.", "Ki-67", "failed"),
    ],
)
def test_what_was_not_done_or_cannot_be_judged(read: Read, text: str, marker: str, result: str) -> None:
    assert read(text).case["markers"] == {marker: result}
