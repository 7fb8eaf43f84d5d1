"""Cells that tell only what a tumour is, cells that it is made of, and cells beside it that keep what it has lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]

LINEAGES = [
    ("CD31 and ERG are positive, confirming endothelial differentiation.", {"CD31": "positive", "ERG": "positive"}),
    ("The presence of nuclear ERG supports an endothelial phenotype.", {"ERG": "positive"}),
    ("Endothelial differentiation is confirmed by CD31 and ERG.", {"CD31": "positive", "ERG": "positive"}),
    ("The cells of endothelial origin express CD31.", {"CD31": "positive"}),
    ("CD31 und ERG sind positiv, was eine endotheliale Differenzierung belegt.", {"CD31": "positive", "ERG": "positive"}),
    ("CD31 et ERG sont positifs, confirmant une différenciation endothéliale.", {"CD31": "positive", "ERG": "positive"}),
    ("L'expression de CD31 confirme l'origine endothéliale.", {"CD31": "positive"}),
    ("La positividad para CD31 confirma la estirpe vascular.", {"CD31": "positive"}),
    ("CD31 ed ERG positivi, a conferma della differenziazione endoteliale.", {"CD31": "positive", "ERG": "positive"}),
    ("CD31 e ERG positivos, confirmando diferenciação endotelial.", {"CD31": "positive", "ERG": "positive"}),
    ("CD31 ve ERG pozitifliği vasküler diferansiyasyonu doğrular.", {"CD31": "positive", "ERG": "positive"}),
    ("CD31、ERG陽性であり、血管内皮への分化を支持する。", {"CD31": "positive", "ERG": "positive"}),
    ("CD31과 ERG 양성으로 혈관 내피 분화를 시사한다.", {"CD31": "positive", "ERG": "positive"}),
    # cells all the same
    ("CD34 stains endothelium in vessels of origin.", {"CD34": "negative"}),
    ("Immunophenotype of the vessels: CD34+.", {"CD34": "negative"}),
]
MADE_OF = [
    ("FOSB is positive in the endothelial cells forming the tumor, as is ERG.", {"FOSB": "positive", "ERG": "positive"}),
    ("CD31 is positive in the endothelial cells that make up the lesion.", {"CD31": "positive"}),
    ("CD68 is positive in the histiocytes forming granulomas.", {"CD68": "negative"}),
]
KEPT = [
    ("ATRX is lost in tumor cells while neurons keep it.", {"ATRX": "lost"}),
    ("ATRX: nuclear staining is missing from tumor cells while neurons keep it.", {"ATRX": "lost"}),
    ("ATRX lost and neurons keep it, p53 positive.", {"ATRX": "lost", "p53": "positive"}),
    ("PTEN staining gone from neoplastic glands, stroma keeps it.", {"PTEN": "lost"}),
    ("BAP1: lost; stroma retains it.", {"BAP1": "lost"}),
    ("MLH1 lost, lymphocytes retain it, MSH2 and MSH6 retained.", {"MLH1": "lost", "MSH2": "retained", "MSH6": "retained"}),
    ("ATRX is lost; tumour cells retain INI1.", {"ATRX": "lost", "INI1": "retained"}),
    ("ATRX ist in den Tumorzellen verloren, während Endothelzellen es behalten.", {"ATRX": "lost"}),
    ("INI1 perdido en las células tumorales, mientras que el endotelio lo conserva.", {"INI1": "lost"}),
]
WORDS = [
    ("Tumor pos w/ S100; neg w/ SMA, desmin.", {"S100": "positive", "SMA": "negative", "desmin": "negative"}),
    ("A lesion expressing CD34 to the exclusion of S100 and EMA.", {"CD34": "positive", "S100": "negative", "EMA": "negative"}),
    ("CD10 positivity fits, as does the want of h-caldesmon.", {"CD10": "positive", "h-caldesmon": "negative"}),
    ("S100 was not performed for want of tissue.", {"S100": "not_performed"}),
    ("S100: not a trace. SMA: strong.", {"S100": "negative", "SMA": "positive"}),
    ("PSA positive; GATA3, added as well, negative.", {"PSA": "positive", "GATA3": "negative"}),
    ("PSA positive; GATA3 as well, negative for desmin.", {"PSA": "positive", "GATA3": "positive", "desmin": "negative"}),
]


@pytest.mark.parametrize(("text", "expected"), [*LINEAGES, *MADE_OF, *KEPT, *WORDS])
def test_reads(read: Read, text: str, expected: dict[str, str]) -> None:
    assert told(read(text)) == expected
