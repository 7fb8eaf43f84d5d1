"""What is so elsewhere or was so, told in passing, is not this tumour's; points and signs that say all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]

TAILS = [
    ("Desmin is entirely negative, which is seen in a minority of smooth muscle tumors.", {"desmin": "negative"}),
    ("SMA is positive, which may be seen in 30% of schwannomas; CD34 is negative.", {"SMA": "positive", "CD34": "negative"}),
    ("CD34, which labels most SFTs, was negative.", {"CD34": "negative"}),
    ("La desmina es negativa, lo que se ve en una minoría de leiomiosarcomas.", {"desmin": "negative"}),
    ("La desmine est négative, ce qui est observé dans une minorité de léiomyosarcomes.", {"desmin": "negative"}),
    ("Desmin ist negativ, was in einer Minderheit der Leiomyosarkome gesehen wird.", {"desmin": "negative"}),
    ("Loss of H3K27me3, which would have suggested MPNST, was not seen.", {"H3K27me3": "retained"}),
    ("S100, which is negative in most leiomyosarcomas, is positive here.", {"S100": "positive"}),
]
EARLIER = [
    ("CD34, reported by you as negative, is diffusely positive.", {"CD34": "positive"}),
    ('DOG1, da voi refertato "debole +", è a mio avviso negativo.', {"DOG1": "negative"}),
    ("Ustedes habían informado desmina como negativa; con nuestro anticuerpo la desmina es positiva.", {"desmin": "positive"}),
    ("対照のGISTではKIT、DOG1とも陽性でした。腫瘍はKIT、DOG1とも陰性です。", {"CD117": "negative", "DOG1": "negative"}),
    (
        "STAT6 may be seen in dedifferentiated liposarcoma; those tumors are MDM2 and CDK4 positive (Doyle). SMA is positive.",
        {"SMA": "positive"},
    ),
    ("In the cohort, desmin was seen in two epithelioid tumours, but not in this one. SMA positive.", {"SMA": "positive"}),
    ("Antecedente: carcinoma em 2016 (na ocasião: p40 +, CK5/6 +). SMA negativa.", {"SMA": "negative"}),
]
LINES = [
    (
        "Previous biopsy (2019, back): Neurofibroma. S100 (+), CD34 (+).\nCurrent specimen: mass. S100 focal, H3K27me3 lost.",
        {"S100": "positive", "H3K27me3": "lost"},
    ),
    (
        "Önceki biyopsi (2019): Nörofibrom. H3K27me3 korunmuş.\nŞimdiki materyal: kitle. H3K27me3 kayıp.",
        {"H3K27me3": "lost"},
    ),
    (
        "Negative: S100, SOX10\nCaldesmon: positive\nER/PR: ER 10% weak; PR 60% moderate",
        {"S100": "negative", "SOX10": "negative", "h-caldesmon": "positive", "ER": "positive", "PR": "positive"},
    ),
]
SIGNS = [
    (
        "CK foc +, NSE +; desmin/myogenin/S100 all -.",
        {"keratin": "positive", "NSE": "positive", "desmin": "negative", "myogenin": "negative", "S100": "negative"},
    ),
    (
        "MDM2 CDK4 ALL POSITIVE STOP DESMIN FOCAL STOP S100 CD34 NEGATIVE STOP",
        {"MDM2": "positive", "CDK4": "positive", "desmin": "positive", "S100": "negative", "CD34": "negative"},
    ),
    (
        "varón de 44 años punto positividad difusa para s cien coma negatividad para desmina y cd34 punto final",
        {"S100": "positive", "desmin": "negative", "CD34": "negative"},
    ),
    ("p16: lost, i.e. negative. SDHB: lost, negative.", {"p16": "negative", "SDHB": "lost"}),
    ("p16: perso nella componente invasiva, ossia negativo.", {"p16": "negative"}),
    ("SDHB loss: negative.", {"SDHB": "retained"}),
    ("S100, SOX10: negativ; Myoepithelien der Gänge S100-positiv.", {"S100": "negative", "SOX10": "negative"}),
]


@pytest.mark.parametrize(("text", "results"), [*TAILS, *EARLIER, *LINES, *SIGNS])
def test_what_is_said_in_passing(read: Read, text: str, results: dict[str, str]) -> None:
    assert told(read(text)) == results
