"""A stain that one part of the tumour shows and another does not stains in part; it is not what was said first or last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("CD34 lost in solid areas but present elsewhere.", "patchy"),
        ("CD34 was negative in the solid areas but positive elsewhere.", "patchy"),
        ("CD34 negative in solid areas, positive elsewhere.", "patchy"),
        ("In the solid areas CD34 is negative, elsewhere positive.", "patchy"),
        ("CD34 absent in most of the tumour but present in a few fields.", "focal"),
        ("CD34 is mostly negative but focally positive.", "focal"),
        ("CD34 positive in the spindle cell component, negative in the epithelioid component.", "patchy"),
        ("CD34 is lost in the high-grade component but retained in the low-grade areas.", "patchy"),
        ("CD34 war in den soliden Arealen negativ, in den übrigen Anteilen jedoch positiv.", "patchy"),
        ("Le CD34 est négatif dans les zones solides mais positif ailleurs.", "patchy"),
        ("El CD34 se pierde en las áreas sólidas pero se conserva en el resto.", "patchy"),
        ("Il CD34 è perso nelle aree solide ma conservato altrove.", "patchy"),
        ("O CD34 foi perdido na área de alto grau, mas mantém-se na área convencional.", "patchy"),
        ("CD34 solid alanlarda kayıp, ancak diğer alanlarda korunmuş.", "patchy"),
        ("CD34在实性区域阴性,但其他区域阳性。", "patchy"),
        ("CD34は充実部では陰性だが、その他の領域では陽性。", "patchy"),
        ("CD34는 고형 부위에서 음성이나 다른 부위에서는 양성이다.", "patchy"),
    ],
)
def test_a_stain_that_differs_between_parts_of_the_tumour_is_positive_in_part(read: Read, text: str, extent: str) -> None:
    (mention,) = (m for m in read(text).main.mentions if m.marker == "CD34")
    assert (mention.status, mention.extent) == ("positive", extent)


@pytest.mark.parametrize(
    "text",
    [
        "INI1 lost in solid areas but retained elsewhere.",
        "INI1: lost in rhabdoid areas, retained in the conventional component.",
        "INI1 is retained in the low-grade areas and lost in the high-grade component.",
    ],
)
def test_what_is_lost_in_part_is_neither_lost_nor_retained(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "equivocal"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 is negative in the tumour cells but positive in nerves.", {"S100": "negative"}),
        ("S100 is negative in the tumour but is present in entrapped nerves.", {"S100": "negative"}),
        ("CD34 is negative in tumour cells but highlights vessels elsewhere.", {"CD34": "negative"}),
        ("SDHB lost in the tumour but retained in endothelium.", {"SDHB": "lost"}),
        ("CD34 negative; S100 positive in some areas.", {"CD34": "negative", "S100": "positive"}),
        ("S100 is positive in the spindle areas, and desmin is negative.", {"S100": "positive", "desmin": "negative"}),
        ("S100 was positive in the first biopsy and negative in the second.", {}),
        ("Positive in some areas for CD34, negative elsewhere for desmin.", {"CD34": "positive", "desmin": "negative"}),
    ],
)
def test_other_cells_stains_and_specimens_are_no_part_of_the_tumour(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
