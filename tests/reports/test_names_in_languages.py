"""Names of stains as each language writes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("Le cellule neoplastiche: actina muscolo liso positiva.", "SMA"),
        ("Le cellule neoplastiche: recettori per gli androgeni positivi.", "AR"),
        ("Las células tumorales: receptores de andrógenos positivos.", "AR"),
        ("As células tumorais: panqueratina positiva.", "keratin"),
        ("Les cellules tumorales : protéine gliofibrillaire acide positive.", "GFAP"),
        ("Die Tumorzellen: Androgenrezeptor positiv.", "AR"),
        ("Tümör hücrelerinde mezotelin pozitif.", "mesothelin"),
        ("腫瘍細胞はカルレティニンが陽性である。", "calretinin"),
        ("종양세포는 클라우딘 4가 양성이다.", "claudin-4"),
        ("瘤细胞间皮素阳性。", "mesothelin"),
    ],
)
def test_a_stain_is_known_by_its_name_in_each_language(read: Read, text: str, marker: str) -> None:
    assert told(read(text)) == {marker: "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Fumarathydratase erhalten.",
        "Fumarat hidrataz: korunmuş.",
        "Fumarato idratasi conservata.",
        "Fumarato hidratasa conservada.",
        "푸마르산 수화효소 보존.",
        "延胡索酸水合酶保留。",
    ],
)
def test_fumarate_hydratase_is_known_by_its_name(read: Read, text: str) -> None:
    assert told(read(text)) == {"FH": "retained"}
