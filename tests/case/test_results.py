"""Results as laboratories write them, whatever the stain."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.case.intervals import Interval
from ihc_engine.case.results import Result, impossible_numbers, read_result
from ihc_engine.vocabulary.result_words import ResultPhrases
from ihc_engine.vocabulary.shipped import shipped_languages

PHRASES = ResultPhrases.of(shipped_languages())

POSITIVE = ["+", "(+)", "pos", "Positive", "POS.", "immunoreactive", "present", "expressed", "positivo", "阳性", "(＋)"]
NEGATIVE = ["-", "(-)", "−", "–", "neg", "Negative", "non-reactive", "no staining", "absent", "not detected", "0", "0+", "陰性"]
EQUIVOCAL = ["+/-", "±", "(±)", "-/+", "equivocal", "indeterminate", "borderline", "?", "non-specific"]
NOT_PERFORMED = ["not done", "ND", "n.d.", "pending", "not tested", "N/A", "", "tissue lost", "to follow"]
UNINTERPRETABLE = [
    "failed",
    "non-contributory",
    "uninterpretable",
    "internal control negative",
    "technical failure",
    "inadequate",
]

STATED: list[tuple[str, dict[str, Any]]] = [
    ("++", {"polarity": "positive", "intensity": "moderate"}),
    ("+++", {"polarity": "positive", "intensity": "strong"}),
    ("1+", {"polarity": "positive", "intensity": "weak"}),
    ("2+", {"polarity": "positive", "intensity": "moderate"}),
    ("3+ (80%)", {"polarity": "positive", "intensity": "strong", "percent": Interval(80, 80)}),
    ("1-2+", {"polarity": "positive", "intensity": "weak"}),
    ("positive, focal", {"polarity": "positive", "extent": "focal"}),
    ("focally and weakly positive", {"polarity": "positive", "extent": "focal", "intensity": "weak"}),
    ("diffuse strong", {"polarity": "positive", "extent": "diffuse", "intensity": "strong"}),
    ("weak to moderate", {"polarity": "positive", "intensity": "weak"}),
    ("patchy", {"polarity": "positive", "extent": "patchy"}),
    ("rare cells", {"polarity": "positive", "extent": "focal"}),
    ("scattered", {"polarity": "positive", "extent": "focal"}),
    ("a subset of tumour cells", {"polarity": "positive", "extent": "focal"}),
    ("弱阳性", {"polarity": "positive", "intensity": "weak"}),
    ("部分+", {"polarity": "positive", "extent": "focal"}),
    ("血管+,肿瘤细胞-", {"polarity": "negative", "cells": None}),
    ("肿瘤细胞(-),血管(+)", {"polarity": "negative", "cells": None}),
    ("retained", {"polarity": "retained"}),
    ("intact", {"polarity": "retained"}),
    ("no loss", {"polarity": "retained"}),
    ("lost", {"polarity": "lost"}),
    ("loss of nuclear expression", {"polarity": "lost"}),
    ("lost, internal control retained", {"polarity": "lost"}),
    ("mosaic loss", {"polarity": "partial_loss"}),
    ("positive, internal control adequate", {"polarity": "positive"}),
    ("negative in tumour cells; highlights entrapped nerve twigs", {"polarity": "negative"}),
    ("nuclear positive", {"polarity": "positive", "patterns": frozenset({"nuclear"})}),
    ("cytoplasmic", {"polarity": "positive", "patterns": frozenset({"cytoplasmic"})}),
    ("cytoplasmic positive, nuclear negative", {"polarity": "positive", "patterns": frozenset({"cytoplasmic", "not nuclear"})}),
    ("no nuclear staining", {"polarity": "negative", "patterns": frozenset({"not nuclear"})}),
    ("<1%", {"percent": Interval(0, 1, high_open=True)}),
    ("30-50%", {"percent": Interval(30, 50)}),
    ("30%–50%", {"percent": Interval(30, 50)}),
    (">50 %", {"percent": Interval(50, 100, low_open=True)}),
    ("≥10%", {"percent": Interval(10, 100)}),
    ("about 30%", {"percent": Interval(30, 30)}),
    ("up to 10%", {"percent": Interval(0, 10)}),
    ("positive in 80% of tumour cells", {"polarity": "positive", "percent": Interval(80, 80)}),
    ("H-score 180", {"h_score": Interval(180, 180)}),
    ("H-score: 20-40", {"h_score": Interval(20, 40)}),
    ("Allred 7/8", {"allred": Interval(7, 7)}),
    ("positive (clone K9)", {"polarity": "positive", "clone": "k9"}),
    ("positive in sustentacular cells", {"polarity": "positive", "cells": "sustentacular"}),
    ("highlights vessels only", {"polarity": "positive", "cells": "vessels"}),
    ("positive (vessels)", {"polarity": "positive", "cells": "vessels"}),
    ("negative (vessels positive)", {"polarity": "negative"}),
    ("positive in tumour cells and vessels", {"polarity": "positive"}),
    ("negative in tumour cells, positive in sustentacular cells", {"polarity": "negative", "sustentacular": "positive"}),
    ("positive in heterologous component", {"polarity": "positive", "component": "heterologous"}),
    ("30", {"number": 30.0}),
    ("low", {"level": "low"}),
]


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        (words, polarity)
        for polarity, table in [
            ("positive", POSITIVE),
            ("negative", NEGATIVE[:10] + NEGATIVE[11:]),  # a bare 0 is a number
            ("equivocal", EQUIVOCAL),
            ("not_performed", NOT_PERFORMED),
            ("uninterpretable", UNINTERPRETABLE),
        ]
        for words in table
    ],
)
def test_words_and_signs(words: str, polarity: str) -> None:
    assert read_result(words, PHRASES) == Result(polarity=polarity)  # type: ignore[arg-type]  # the table holds plain strings


@pytest.mark.parametrize(("words", "stated"), STATED, ids=[words for words, _ in STATED])
def test_what_results_state(words: str, stated: dict[str, Any]) -> None:
    assert read_result(words, PHRASES) == Result(**stated)


@pytest.mark.parametrize(
    "words",
    [
        "foo",
        "foo positive",
        "positive and negative",
        "focally negative",
        "positive, see note",
        "retained and lost",
        "10% and 20%",
        "the",
    ],
)
def test_what_is_not_wholly_understood_is_not_read(words: str) -> None:
    result = read_result(words, PHRASES)
    assert result.unread
    assert result == Result(unread=result.unread, unknown=result.unknown)


@pytest.mark.parametrize("words", ["140 %", "-5%", "H-score 500", "Allred 9", "-3", "1000", "20-120%"])
def test_impossible_numbers(words: str) -> None:
    assert impossible_numbers(words) == read_result(words, PHRASES).impossible != ()


_PARTS = [
    "positive",
    "negative",
    "focal",
    "+",
    "-",
    "3+",
    "(",
    ")",
    "80%",
    "<",
    ",",
    "vessels",
    "nuclear",
    "no",
    "loss",
    "H-score",
    "x",
    "±",
    "%",
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_PARTS), max_size=8).map(" ".join)))
def test_any_words_end_read_unread_or_impossible(words: str) -> None:
    result = read_result(words, PHRASES)
    assert result.impossible == impossible_numbers(words)
    if not (result.unread or result.impossible):
        assert result != Result()


@given(st.lists(st.sampled_from(_PARTS), max_size=8).map(" ".join))
def test_capitals_and_blanks_say_nothing(words: str) -> None:
    assert read_result(words, PHRASES) == read_result(f"  {words.upper()} ", PHRASES)
