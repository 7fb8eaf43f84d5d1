"""Reasons behind a denied diagnosis, panels of other laboratories, and controls told in brackets behind a loss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Leiomyosarcoma is not favoured given the combined HMB45/cathepsin K expression.",
         {"HMB45": "positive", "cathepsin K": "positive"}),
        ("Leiomyosarcoma is not favoured because of the expression of HMB45.", {"HMB45": "positive"}),
        ("Leiomyosarcoma is not supported in view of the strong SOX10 expression.", {"SOX10": "positive"}),
        ("GIST is not considered because CD117 and DOG1 do not stain.", {"CD117": "negative", "DOG1": "negative"}),
        ("Not GIST given negative DOG1 and CD117.", {"DOG1": "negative", "CD117": "negative"}),
        ("Leiomyosarcoma is not favoured given the absence of desmin.", {"desmin": "negative"}),
        ("Ein Leiomyosarkom ist nicht wahrscheinlich angesichts der HMB45-Expression.", {"HMB45": "positive"}),
        ("Kein Leiomyosarkom aufgrund der fehlenden Desminexpression.", {"desmin": "negative"}),
        ("Ce n'est pas un léiomyosarcome compte tenu de l'expression de HMB45.", {"HMB45": "positive"}),
        ("Pas de GIST en raison de la négativité de CD117 et DOG1.", {"CD117": "negative", "DOG1": "negative"}),
        ("No se trata de un leiomiosarcoma dada la expresión de HMB45.", {"HMB45": "positive"}),
        ("Non si tratta di un leiomiosarcoma data l'espressione di HMB45.", {"HMB45": "positive"}),
        ("Não se trata de leiomiossarcoma dada a expressão de HMB45.", {"HMB45": "positive"}),
    ],
)  # fmt: skip
def test_the_diagnosis_is_denied_and_not_its_reason(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_a_stain_that_is_denied_stays_negative(read: Read) -> None:
    assert told(read("S100 is not expressed because of fixation; schwannoma is not excluded.")) == {"S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Outside panel (from their report): CD117 weakly positive; CD34 positive.\nOwn panel (block 4): CD117 negative.",
         {"CD117": "negative", "CD34": "positive"}),
        ("Sie teilen mit: CD34 neg., S100 neg.\nHier ergänzend angefertigt: CD34 fokal positiv, SMA negativ.",
         {"CD34": "positive", "S100": "negative", "SMA": "negative"}),
        ("Vous aviez réalisé : CD45 –, CD99 « douteux ». Nous avons complété par : CD99 (membranaire intense), NKX2.2 +.",
         {"CD45": "negative", "CD99": "positive", "NKX2.2": "positive"}),
        ("貴院の染色ではS-100陽性、EMA陰性、CD34陽性とのことでした。\n当科での再検結果です。\nEMA：陽性\nS-100：陰性",
         {"S100": "negative", "EMA": "positive", "CD34": "positive"}),
    ],
)  # fmt: skip
def test_what_is_told_here_stands_before_the_panel_of_others(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "INI1 (lost, internal control positive), ERG (+).",
        "INI1 (lost, with positive internal control), ERG (+).",
        "INI1 (verloren, interne Kontrolle positiv), ERG (+).",
        "INI1 (perdu, témoin interne positif), ERG (+).",
        "INI1（缺失，内对照良好），ERG（+）。",
    ],
)
def test_a_control_that_works_behind_a_loss_is_no_failure(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "lost", "ERG": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "前医の染色ではS-100陽性、EMA陰性、CD34陽性とのことでした。\n核異型は乏しく、核分裂像はほとんどみられません。",
        "Outside report: S100 positive, EMA negative, CD34 positive.\nMitoses are hardly seen, there is no necrosis.",
    ],
)
def test_what_is_not_seen_without_a_stain_takes_back_no_panel(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "EMA": "negative", "CD34": "positive"}
