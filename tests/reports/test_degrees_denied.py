"""A degree that is denied and another that is told instead: the told one is the result, in all languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("S100 is not diffuse but focal.", "focal"),
        ("S100 was not diffusely but focally positive.", "focal"),
        ("S100 expression is not focal but diffuse.", "diffuse"),
        ("S100 is not only focal but diffuse.", "diffuse"),
        ("S100 shows not diffuse but patchy staining.", "patchy"),
        ("S100 is focal, not diffuse.", "focal"),
        ("S100 is positive, focal and not diffuse.", "focal"),
        ("S100 (focal, not diffuse)", "focal"),
        ("S100 positivity is not strong but weak.", None),
        ("S100 ist nicht diffus, sondern fokal.", "focal"),
        ("S100 ist nicht diffus, sondern nur fokal positiv.", "focal"),
        ("S100 no es difuso sino focal.", "focal"),
        ("S100 no es focal, sino difusa.", "diffuse"),
        ("S100 não é difuso, mas focal.", "focal"),
        ("S100 n'est pas diffus mais focal.", "focal"),
        ("S100 non è diffuso ma focale.", "focal"),
        ("S100 diffüz değil, fokaldir.", "focal"),
        ("S100 diffüz değil fokal pozitif.", "focal"),
        ("S100不是弥漫阳性，而是灶性阳性。", "focal"),
        ("S100はびまん性ではなく、限局性に陽性。", "focal"),
        ("S100은 미만성이 아니라 국소적으로 양성.", "focal"),
    ],
)
def test_the_told_degree_is_the_result(text: str, extent: str | None, read: Read) -> None:
    reading = read(text)
    assert told(reading) == {"S100": "positive"}
    assert [m.extent for m in reading.main.mentions if m.status] == [extent]


def test_each_of_several_has_its_own(read: Read) -> None:
    text = "SMA is positive, S100 is not diffuse but focal, CD34 negative; desmin is not strong but caldesmon is diffuse."
    assert {"SMA": "positive", "S100": "positive", "CD34": "negative"}.items() <= told(read(text)).items()
    assert "desmin" not in {m.marker for m in read(text).main.mentions if m.status == "negative"}


def test_a_degree_that_is_only_denied_is_listed(read: Read) -> None:
    assert unread(read("S100 is not diffuse."))
    assert told(read("S100 is negative, not focal.")).get("S100") != "positive"
