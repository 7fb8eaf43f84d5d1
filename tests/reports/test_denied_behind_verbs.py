"""A denial between a verb and a name belongs to the name: "SMA and desmin are expressed without S100"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Desmin and SMA are expressed without S100 or CD34.",
        "Desmin and SMA strongly expressed without S100 or CD34.",
        "Desmin and SMA are seen without S100 or CD34.",
        "Desmin and SMA are present, without S100 or CD34.",
        "Desmina y AML se expresan sin S100 ni CD34.",
        "La desmine et l'AML sont exprimées sans PS100 ni CD34.",
        "Desmin und SMA werden exprimiert ohne S100 oder CD34.",
        "Desmina e actina de músculo liso são expressas sem S100 ou CD34.",
        "Desmina e actina muscolo liscio sono espresse senza S100 o CD34.",
    ],
)
def test_the_names_before_the_verb_have_it_and_those_behind_the_denial_do_not(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive", "SMA": "positive", "S100": "negative", "CD34": "negative"}


def test_the_name_within_a_head_keeps_what_the_head_says(read: Read) -> None:
    assert told(read("The cells expressing SMA express neither S100 nor CD34.")) == {
        "SMA": "positive",
        "S100": "negative",
        "CD34": "negative",
    }


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("S100 is expressed not in the tumour.", {"S100": "negative"}),
        ("SMA expression absent S100 positive", {"SMA": "negative", "S100": "positive"}),
        ("SMA staining none S100 staining strong", {"SMA": "negative", "S100": "positive"}),
        ("SMA 발현 없음 S100 양성", {"SMA": "negative", "S100": "positive"}),
        ("SMA表达无S100阳性", {"SMA": "negative", "S100": "positive"}),
        ("SMA-positive cells express no S100.", {"SMA": "positive", "S100": "negative"}),
        ("Las células tumorales expresan SMA y no expresan S100.", {"SMA": "positive", "S100": "negative"}),
    ],
)
def test_other_denials_stay_with_their_verb(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results
