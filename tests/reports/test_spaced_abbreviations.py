"""Abbreviations with a blank in them, and words that are spelled like a name where a sentence begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wir danken für die Zusendung. D2-40 z. T. +, CD34 z. T. schwach positiv.", {"D2-40": "positive", "CD34": "positive"}),
        ("Die Zellen sind u. a. positiv für Desmin und SMA.", {"desmin": "positive", "SMA": "positive"}),
        ("Wie o. g. ist CD34 positiv, S100 negativ.", {"CD34": "positive", "S100": "negative"}),
        (
            "Die Immunhistochemie zeigt: S100 neg., SMA n. d., CD34 n. b.",
            {"S100": "negative", "SMA": "not_performed", "CD34": "not_performed"},
        ),
        (
            "Los marcadores musculares (p. ej. desmina, p. ej. h-caldesmon) son negativos.",
            {"desmin": "negative", "h-caldesmon": "negative"},
        ),
        ("Les marqueurs, p. ex. la desmine, sont négatifs. PS100 positive.", {"desmin": "negative", "S100": "positive"}),
        ("I marcatori, ad es. desmina, sono negativi. S100 positiva.", {"desmin": "negative", "S100": "positive"}),
        ("Die Zellen sind positiv für SMA. INI1 o. B. Desmin positiv.", {"SMA": "positive", "desmin": "positive"}),
    ],
)
def test_spaced_abbreviations(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Des marqueurs mélanocytaires (HMB45, Melan-A) sont négatifs.", {"HMB45": "negative", "Melan-A": "negative"}),
        ("Kit diffusely positive.", {"CD117": "positive"}),
        ("Kit is positive.", {"CD117": "positive"}),
        ("DES positive, S100 negative.", {"desmin": "positive", "S100": "negative"}),
    ],
)
def test_first_words_that_are_spelled_like_a_name(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
