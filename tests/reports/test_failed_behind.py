"""Failures told behind what does not stain, "no result", and what alone stains told by "nothing else"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "SDHB: negative in tumour and endothelium, hence not interpretable.",
        "SDHB: tumour and lymphocytes are both negative, so the stain is not valid.",
        "SDHB is negative; the control slide failed.",
        "SDHB: negativ in Tumor und Endothel, daher nicht auswertbar.",
        "SDHB : négatif dans la tumeur et l'endothélium, donc ininterprétable.",
        "SDHB: negativo en tumor y endotelio, por lo que no es valorable.",
        "SDHB: negativo nel tumore e nell'endotelio, quindi non valutabile.",
        "SDHB: negativo no tumor e no endotélio, portanto não avaliável.",
        "SDHB: tümörde ve endotelde negatif, bu nedenle değerlendirilemedi.",
        "SDHB：肿瘤及内皮均阴性，故无法判读。",
        "SDHBは腫瘍も内皮も陰性で、判定不能。",
        "The SDHB stain has a dirty background and cannot be read.",
    ],
)
def test_what_does_not_stain_where_the_stain_failed_is_not_lost(read: Read, text: str) -> None:
    assert told(read(text)) == {"SDHB": "uninterpretable"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SDHB is lost; S100 not interpretable.", {"SDHB": "lost", "S100": "uninterpretable"}),
        ("SDHB lost, the internal control works.", {"SDHB": "lost"}),
        ("S100 negative, SOX10 negative, and MDM2 could not be assessed.",
         {"S100": "negative", "SOX10": "negative", "MDM2": "uninterpretable"}),
        ("CD34 negative, although the stain is of poor quality.", {"CD34": "negative"}),
    ],
)  # fmt: skip
def test_the_failure_of_another_stain_takes_no_result_back(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("H3K27me3: no result.", "uninterpretable"),
        ("H3K27me3: no result; will repeat.", "uninterpretable"),
        ("The H3K27me3 stain gave no result.", "uninterpretable"),
        ("H3K27me3: kein Ergebnis.", "uninterpretable"),
        ("H3K27me3: sans résultat.", "uninterpretable"),
        ("H3K27me3: sin resultado.", "uninterpretable"),
        ("H3K27me3: sem resultado.", "uninterpretable"),
        ("H3K27me3: nessun risultato.", "uninterpretable"),
        ("H3K27me3: sonuç yok.", "uninterpretable"),
        ("H3K27me3：无结果。", "uninterpretable"),
        ("H3K27me3は結果が得られず。", "uninterpretable"),
        ("H3K27me3: 결과 없음.", "uninterpretable"),
        ("H3K27me3: no result yet.", "not_performed"),
        ("H3K27me3: noch ohne Ergebnis.", "not_performed"),
        ("H3K27me3: aún sin resultado.", "not_performed"),
    ],
)
def test_no_result_is_no_loss(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"H3K27me3": status}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Desmin: stains a strip of frontalis muscle and nothing else.", {"desmin": "negative"}),
        ("Desmin stains pectoralis muscle and nothing else.", {"desmin": "negative"}),
        ("Desmin färbt einen Streifen Muskulatur und sonst nichts.", {"desmin": "negative"}),
        ("La desmina tiñe una banda de músculo y nada más.", {"desmin": "negative"}),
        ("SMA stains the tumour cells and nothing else.", {"SMA": "positive"}),
        ("The tumour expresses CD34 and nothing else.", {"CD34": "positive"}),
        ("The tumour is positive for CD34 and nothing else: S100 and SMA are negative.",
         {"CD34": "positive", "S100": "negative", "SMA": "negative"}),
    ],
)  # fmt: skip
def test_tissue_and_nothing_else(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected
