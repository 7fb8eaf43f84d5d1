"""Questions of a stain with their answer: what is answered is said, and what is not plain is listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Does it express desmin? No.", {"desmin": "negative"}),
        ("Does it express desmin? Yes.", {"desmin": "positive"}),
        ("Is S100 positive? No. Is SMA positive? Yes.", {"S100": "negative", "SMA": "positive"}),
        ("Any S100? None. Any SMA? Plenty.", {"S100": "negative", "SMA": "positive"}),
        ("Is it CD34 positive? Yes, diffusely.", {"CD34": "positive"}),
        ("Desmin? No. SMA? Yes.", {"desmin": "negative", "SMA": "positive"}),
        ("What about desmin? Negative.", {"desmin": "negative"}),
        ("Does it express desmin? Not tested.", {"desmin": "not_performed"}),
        ("Is desmin negative? Yes.", {"desmin": "negative"}),
        ("Is INI1 lost? Yes.", {"INI1": "lost"}),
        ("Is INI1 lost? No.", {"INI1": "retained"}),
        ("Are SMA and desmin positive? Yes.", {"SMA": "positive", "desmin": "positive"}),
        ("Is SMA or desmin positive? No.", {"SMA": "negative", "desmin": "negative"}),
        ("Was CD34 done? Yes, it is positive.", {"CD34": "positive"}),
        ("Could it be a GIST? No, CD117 is negative.", {"CD117": "negative"}),
        ("Wird Desmin exprimiert? Nein.", {"desmin": "negative"}),
        ("Ist Desmin positiv? Nein. Ist SMA positiv? Ja.", {"desmin": "negative", "SMA": "positive"}),
        ("¿Expresa desmina? No.", {"desmin": "negative"}),
        ("¿Es positiva la desmina? No. ¿Y el AML? Sí.", {"desmin": "negative", "SMA": "positive"}),
        ("La desmine est-elle exprimée ? Non.", {"desmin": "negative"}),
        ("La desmine est-elle exprimée ? Oui.", {"desmin": "positive"}),
        ("Esprime desmina? No.", {"desmin": "negative"}),
        ("A desmina é positiva? Não. O CD34? Sim.", {"desmin": "negative", "CD34": "positive"}),
        ("Desmin ekspresyonu var mı? Yok.", {"desmin": "negative"}),
        ("Desmin pozitif mi? Hayır.", {"desmin": "negative"}),
        ("desmin表达吗？否。", {"desmin": "negative"}),
        ("desmin是否阳性？是。", {"desmin": "positive"}),
        ("desminは陽性か？いいえ。", {"desmin": "negative"}),
        ("desmin 양성인가? 아니오.", {"desmin": "negative"}),
    ],
)
def test_an_answer_says_what_was_asked(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Is desmin negative? No.",
        "Isn't desmin positive? Yes.",
        "Is S100 diffusely positive? No.",
        "Are SMA and desmin positive? No.",
        "Is SMA or desmin positive? Yes.",
        "La desmine est-elle exprimée ?",
    ],
)
def test_what_is_not_plain_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {}
    assert reading.not_understood


@pytest.mark.parametrize(
    "text",
    [
        "Is it desmin positive?",
        "Was desmin repeated? Yes.",
        "Was desmin done? No.",
        "Should desmin be added? Yes.",
        "Did the control stain for desmin? Yes.",
        "Was the first biopsy desmin positive? Yes.",
        "Do the vessels express CD34? Yes.",
    ],
)
def test_what_asks_of_something_else_is_no_result(read: Read, text: str) -> None:
    assert "positive" not in told(read(text)).values()
