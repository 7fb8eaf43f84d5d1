"""What a stain was before, set apart from what it is; names with points; controls before the tumour."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

BEFORE = [
    ("ERG, initially read as negative, is in fact positive in tumor cell nuclei.", {"ERG": "positive"}),
    ("STAT6, which was initially read as negative, is actually positive.", {"STAT6": "positive"}),
    ("Desmin, first reported as negative, is positive.", {"desmin": "positive"}),
    ("MUC4, initially thought to be negative, is in fact diffusely positive.", {"MUC4": "positive"}),
    ("The INI1 stain, initially interpreted as retained, is in fact lost.", {"INI1": "lost"}),
    ("S100 and SOX10, initially read as negative, are in fact positive.", {"S100": "positive", "SOX10": "positive"}),
    ("SMA, which was positive on the biopsy, is negative in the resection specimen.", {"SMA": "negative"}),
    ("Keratin, positive on the biopsy, is negative in the present specimen.", {"keratin": "negative"}),
    ("Desmin, initial als negativ interpretiert, ist tatsächlich fokal positiv.", {"desmin": "positive"}),
    ("ERG, inicialmente informado como negativo, es en realidad positivo en las células tumorales.", {"ERG": "positive"}),
    ("ERG, initialement interprété comme négatif, est en fait positif dans les cellules tumorales.", {"ERG": "positive"}),
    ("La desmine, positive sur la biopsie, est négative sur la pièce d'exérèse.", {"desmin": "negative"}),
    ("ERG, inizialmente refertato come negativo, è in realtà positivo nelle cellule tumorali.", {"ERG": "positive"}),
    ("O ERG, inicialmente interpretado como negativo, é na verdade positivo nas células tumorais.", {"ERG": "positive"}),
    ("ERGは当初陰性と判定したが、実際には陽性である。", {"ERG": "positive"}),
    ("ERG는 처음에 음성으로 판독하였으나 실제로는 양성이다.", {"ERG": "positive"}),
    # and what stays: nothing new is told, or what is told is of other cells
    ("CD34, initially read as negative, was repeated.", {}),
    ("S100, positive in the biopsy, was negative in the resection.", {"S100": "negative"}),
    ("S100, positive in nerve, is negative in the tumor.", {"S100": "negative"}),
]
NAMES = [
    ("PAX7 positive, desmin negative. NKX2-2 positive.", {"PAX7": "positive", "desmin": "negative", "NKX2.2": "positive"}),
    ("NKX3-1 positive, NKX2-1 negative.", {"NKX3.1": "positive", "TTF-1": "negative"}),
    ("S100 neg. SMA. CD34 pos.", {"S100": "negative", "CD34": "positive"}),
    ("The tumor is negative for E.M.A. S100 is positive.", {"EMA": "negative", "S100": "positive"}),
    (
        "Insulin expressed; glucagon, gastrin and PP not.",
        {"insulin": "positive", "glucagon": "negative", "gastrin": "negative", "pancreatic polypeptide": "negative"},
    ),
    ("See pp. 20-22; S100 positive.", {"S100": "positive"}),
]
DEMONSTRABLE = [
    ("HHV-8 is not demonstrable.", {"HHV8": "negative"}),
    ("CD31 is readily demonstrable, CD34 is not.", {"CD31": "positive", "CD34": "negative"}),
    ("No mitoses are demonstrable. CD117 positive.", {"CD117": "positive"}),
    ("El S100 no es detectable; la desmina es detectable.", {"S100": "negative", "desmin": "positive"}),
    ("CD34 n'est pas décelable, la desmine est décelable.", {"CD34": "negative", "desmin": "positive"}),
    ("CD34 non è rilevabile; desmina rilevabile in poche cellule.", {"CD34": "negative", "desmin": "positive"}),
    ("CD34 não é detectável.", {"CD34": "negative"}),
]

CONTROLS = [
    (
        "Vessels serve as internal control for CD31 and ERG; the tumor is negative for both.",
        {"CD31": "negative", "ERG": "negative"},
    ),
    ("The positive control for CD117 is adequate; the tumor is positive.", {"CD117": "positive"}),
    ("Die Gefäße dienen als interne Kontrolle für CD34; die Tumorzellen sind negativ.", {"CD34": "negative"}),
    ("The control for CD117 failed; the tumor is negative.", {}),
    ("Vessels serve as internal control for CD31; the tumor is positive for ERG.", {"ERG": "positive"}),
]
OFTEN = [
    ("Approximately one third of cells express EMA, often in a perinuclear dot-like fashion.", {"EMA": "positive"}),
    ("The tumor cells express CD34, often diffusely.", {"CD34": "positive"}),
    ("Synovial sarcoma expresses EMA, often focally.", {}),
    ("In GIST the tumor cells express CD34, often diffusely.", {}),
]
PROTEINS = [
    ("IDH1 R132H immunostain: no mutant protein detected.", {"IDH1 R132H": "negative"}),
    ("IDH1 R132H immunohistochemistry: mutant protein expressed.", {"IDH1 R132H": "positive"}),
    ("IDH1-R132H: kein mutiertes Protein nachweisbar.", {"IDH1 R132H": "negative"}),
    ("IDH1 R132H mutation not detected by sequencing.", {}),
]
PAIRS = [
    ("AE1/AE3: +/-", {"keratin": "equivocal"}),
    ("CK5/6: -/+", {"CK5/6": "equivocal"}),
    ("Desmin, SMA, CD34 - none of them stain.", {"desmin": "negative", "SMA": "negative", "CD34": "negative"}),
    ("None of them stain for desmin.", {"desmin": "negative"}),
]


@pytest.mark.parametrize(("text", "said"), BEFORE + NAMES + DEMONSTRABLE + CONTROLS + OFTEN + PROTEINS + PAIRS)
def test_results_that_stand(read: Callable[[str], ReportReading], text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
