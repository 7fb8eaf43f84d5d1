"""Words for what is there or is not, before a name that has a result of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SMA present, desmin absent.",
        "SMA vorhanden, Desmin fehlt.",
        "AML présente, desmine absente.",
        "AML presente, desmina ausente.",
        "SMA mevcut, desmin yok.",
        "SMA var, desmin yok.",
        "SMA expression is present, desmin expression is absent.",
        "SMA present, desmin -.",
        "SMA存在,desmin缺失。",
        "SMA 존재함, desmin 없음.",
    ],
)
def test_what_is_there_is_not_the_next_name_s_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "No S100, desmin positive.",
        "No S100 seen, desmin positive.",
        "Kein S100, Desmin positiv.",
        "Keine S100-Expression, Desmin positiv.",
        "Pas de PS100, desmine positive.",
        "Sem S100, desmina positiva.",
        "No S100 is present, desmin is positive.",
    ],
)
def test_a_denial_ends_before_a_name_with_its_own_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "desmin": "positive"}


@pytest.mark.parametrize(
    "text", ["No S100, SOX10 or desmin.", "No S100, SOX10, desmin expression.", "None of S100, SOX10, desmin is positive."]
)
def test_a_denied_list_stays_denied(read: Read, text: str) -> None:
    assert told(read(text)) == dict.fromkeys(("S100", "SOX10", "desmin"), "negative")


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("SMA is present and desmin is negative.", "SMA", "desmin"),
        (
            "La desmina e il GFAP sono presenti e il CD31, il CD34 e la miogenina sono negativi.",
            "desmin GFAP",
            "CD31 CD34 myogenin",
        ),
        ("我们发现瘤细胞对MDM2呈阳性，对CK20与SMA呈阴性。", "MDM2", "CK20 SMA"),
        ("免疫組織化学染色ではCD34およびdesminは陽性で、S100は陰性である。", "CD34 desmin", "S100"),
        ("免疫染色で腫瘍細胞はSMA、CD34およびdesminに反応した。", "SMA CD34 desmin", ""),
    ],
)
def test_what_is_there_ends_before_the_next_list(read: Read, text: str, positive: str, negative: str) -> None:
    said = dict.fromkeys(positive.split(), "positive") | dict.fromkeys(negative.split(), "negative")
    assert told(read(text)) == said
