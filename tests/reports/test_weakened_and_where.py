"""Weaker staining that is retained, and where a stain stains, told behind its result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "INI1 is reduced, but not lost.",
        "INI1 ist abgeschwächt, aber erhalten.",
        "L'expression d'INI1 est diminuée mais conservée.",
        "INI1: espressione ridotta ma conservata.",
        "INI1 está disminuida pero conservada.",
        "INI1 está reduzida, mas preservada.",
        "INI1 azalmış olmakla birlikte korunmuştur.",
        "INI1表达减弱,但未缺失。",
        "INI1は減弱しているが保持されている。",
        "INI1은 감소되었으나 보존되어 있다.",
    ],
)
def test_weaker_staining_that_is_there_is_retained(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "retained"}


@pytest.mark.parametrize("text", ["INI1 ist abgeschwächt.", "INI1 reduced.", "INI1 shows mosaic loss, but is retained."])
def test_less_may_be_a_partial_loss(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "equivocal"}


@pytest.mark.parametrize(
    "text",
    [
        "The cells are positive for beta-catenin with strong nuclear staining.",
        "Les cellules sont positives pour la bêta-caténine avec un marquage nucléaire.",
        "Les cellules expriment nettement la bêta-caténine au niveau du noyau.",
        "Die Tumorzellen sind positiv für Beta-Catenin mit nukleärem Färbemuster.",
        "Le cellule neoplastiche sono positive per beta-catenina con colorazione nucleare.",
        "Las células son positivas para beta-catenina con tinción nuclear.",
        "As células são positivas para beta-catenina com marcação nuclear.",
        "Beta-katenin hücre çekirdeğinde pozitiftir.",
        "瘤细胞核内表达β-catenin。",
    ],
)
def test_the_nucleus_is_seen_behind_the_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"beta-catenin": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "The cells are positive for SMA with S100 and CD34 negative.",
            {"SMA": "positive", "S100": "negative", "CD34": "negative"},
        ),
        ("The cells are positive for desmin with nuclear TTF-1 expression.", {"desmin": "positive", "TTF-1": "positive"}),
        ("The cells are positive for beta-catenin with no nuclear staining.", {"beta-catenin": "equivocal"}),
        ("The cells are positive for S100 with focal necrosis.", {"S100": "positive"}),
    ],
)
def test_what_else_stands_behind_with_begins_anew(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses
