"""Tissue in which a tumour lies is not what stains; other cells in a tumour are not the tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The desmin and SMA expression by this nodule of the muscularis mucosae indicates a leiomyoma.",
        "The strong desmin and SMA expression supports leiomyoma of the muscularis propria of the stomach.",
        "The tumor arising in the muscularis propria is positive for desmin and SMA.",
        "The polyp arises from the muscularis mucosae and expresses SMA and desmin.",
        "The lesion is centred on a nerve and is positive for SMA and desmin.",
        "Die Desmin- und SMA-Expression in diesem Knoten der Muscularis mucosae spricht für ein Leiomyom.",
        "L'expression de desmine et de SMA par ce nodule de la musculaire muqueuse indique un léiomyome.",
        "La expresión de desmina y SMA en este nódulo de la muscular propia indica un leiomioma.",
        "A expressão de desmina e SMA neste nódulo da muscular própria indica um leiomioma.",
        "L'espressione di desmina e SMA in questo nodulo della muscolare propria indica un leiomioma.",
        "Muskularis propria kaynaklı tümörde desmin ve SMA ekspresyonu izlendi.",
        "Der Tumor infiltriert die Muscularis propria und exprimiert Desmin und SMA.",
        "La tumeur naît de la musculeuse et exprime la desmine et l'AML.",
        "El tumor infiltra la muscular propia y expresa desmina y SMA.",
        "Il tumore infiltra la muscolare propria ed esprime desmina e SMA.",
        "肿瘤起源于固有肌层,表达desmin和SMA。",
        "固有肌层的肿瘤表达desmin和SMA。",
        "固有筋層の腫瘍はdesminとSMAを発現する。",
        "고유근층의 종양은 desmin과 SMA를 발현한다.",
    ],
)
def test_tissue_of_origin_is_a_place(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "positive", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 stains the myenteric plexus only.",
        "S100 labels only the nerves within the tumour.",
        "S100 is positive in the nerves of the lesion.",
        "S100 is negative in the tumour and positive in nerves.",
        "S100 färbt nur den Plexus myentericus.",
        "S100 färbt nur die Nerven im Tumor.",
        "Les cellules tumorales sont positives pour la vimentine. S100 ne marque que les plexus myentériques.",
        "S100 solo tiñe el plexo mientérico.",
        "S100 marca apenas o plexo mientérico.",
        "Le cellule neoplastiche sono positive per vimentina. S100 colora solo il plesso mienterico.",
        "S100 sadece myenterik pleksusta pozitif.",
        "S100仅肌间神经丛阳性。",
        "S100は筋間神経叢のみ陽性。",
        "S100은 신경총에서만 양성.",
    ],
)
def test_tissue_that_alone_stains_leaves_the_tumour_unstained(read: Read, text: str) -> None:
    assert told(read(text))["S100"] == "negative"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Desmin highlights the muscularis propria; the tumour is negative.", {"desmin": "negative"}),
        ("SMA is negative in the tumour, positive in the muscularis.", {"SMA": "negative"}),
        (
            "SMA and desmin are expressed by the muscularis propria and not by the tumor.",
            {"SMA": "negative", "desmin": "negative"},
        ),
        ("CD34 is positive in the tumour cells around vessels.", {"CD34": "positive"}),
    ],
)
def test_tissue_beside_a_tumour_is_none_of_it(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
