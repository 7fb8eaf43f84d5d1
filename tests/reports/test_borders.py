"""Where a list that has its result ends and another clause begins, in the ways that reports join them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]

ENGLISH = [
    ("The cells express desmin and SMA, and CD34, SOX10 and S100 were negative.", "desmin SMA", "CD34 SOX10 S100"),
    ("Positive for desmin, and CD34 and S100 were negative.", "desmin", "CD34 S100"),
    ("Negative for S100, SOX10 and HMB45, and SMA and calponin are positive.", "SMA calponin", "S100 SOX10 HMB45"),
    ("Although the cells lacked desmin, CD34 was positive.", "CD34", "desmin"),
    ("Although the cells lacked desmin, CD34, ALK and SMA were positive.", "CD34 ALK SMA", "desmin"),
    ("Positive for desmin - CD34 was negative.", "desmin", "CD34"),
    ("Positive for desmin – negative for CD34.", "desmin", "CD34"),
    ("Positive: desmin, SMA - negative: CD34, S100.", "desmin SMA", "CD34 S100"),
    ("None of the markers S100 and desmin was positive; SMA is positive.", "SMA", "S100 desmin"),
    ("SMA is positive, and none of S100, SOX10 and desmin was positive.", "SMA", "S100 SOX10 desmin"),
    ("SMA, but not desmin or CD34, was positive.", "SMA", "desmin CD34"),
    ("Absence of staining for MyoD1; ALK is expressed.", "ALK", "MyoD1"),
    ("No expression of desmin or SMA was seen, and CD34 was positive.", "CD34", "desmin SMA"),
    ("CD34 -, S100 -, desmin positive.", "desmin", "CD34 S100"),
    ("Absence of CD31 and ERG, S100 and SOX10 clearly positive.", "S100 SOX10", "CD31 ERG"),
    ("The cells are positive for SMA, desmin, and h-caldesmon; CD34 - negative.", "SMA desmin h-caldesmon", "CD34"),
    ("In summary, except for SMA, which was positive, desmin and S100 were negative.", "SMA", "desmin S100"),
]
SPANISH = [
    ("Positividad para STAT6 - cromogranina A es negativa.", "STAT6", "chromogranin"),
    ("Expresan STAT6 y EMA, y el TLE1, la sinaptofisina y el CD31 no se expresan.", "STAT6 EMA", "TLE1 synaptophysin CD31"),
    ("Si bien no expresan MDM2, el MyoD1 fue débilmente positivo.", "MyoD1", "MDM2"),
    ("Aunque no hay expresión de DOG1 ni ERG, SMA, CD34 y CD99 están presentes.", "SMA CD34 CD99", "DOG1 ERG"),
    ("Aunque negativos SMA y DOG1, expresan MUC4.", "MUC4", "SMA DOG1"),
    ("Las células expresan ALK, y no se expresan ni DOG1 ni CD34.", "ALK", "DOG1 CD34"),
    ("Ninguno de los marcadores S100, SOX10 y desmina fue positivo.", "", "S100 SOX10 desmin"),
    ("ALK positivo, pero ni S100 ni ERG se expresan en las células tumorales.", "ALK", "S100 ERG"),
    ("CD34 no ha mostrado tinción; SMA marcó las células tumorales.", "SMA", "CD34"),
    ("Ausencia de tinción para MyoD1; el estudio con STAT6 mostró positividad.", "STAT6", "MyoD1"),
    ("Se observa expresión de BCL2\nEl MUC4, el CD34 y el HMB45 permanecieron negativos", "BCL2", "MUC4 CD34 HMB45"),
    ("En resumen, excepto SMA, que fue positivo, desmina y S100 fueron negativos.", "SMA", "desmin S100"),
    ("La expresión de desmina y CD34 no se observó.", "", "desmin CD34"),
    ("Las células que expresan desmina y CD34 no se observaron; SMA positivo.", "SMA", "desmin CD34"),
]
FRENCH = [
    ("La tumeur exprime la desmine, et le CD34, le SOX10 et la PS100 sont négatifs.", "desmin", "CD34 SOX10 S100"),
    ("Alors que les cellules n'expriment pas le STAT6, le CD34 est positif.", "CD34", "STAT6"),
    ("Marquage positif par le MUC4 – la lésion est négative pour EMA.", "MUC4", "EMA"),
    ("Aucun des marqueurs PS100 et desmine n'est positif.", "", "S100 desmin"),
    ("Positif pour SMA ; ni ALK ni CDK4 ne sont exprimés.", "SMA", "ALK CDK4"),
    ("MDM2 marquait les cellules tumorales ; CD31 n'a pas été mis en évidence.", "MDM2", "CD31"),
    ("CD34 ressort positif, la desmine ressort négative.", "CD34", "desmin"),
    ("Positivité du bcl-2 et sont négatifs : synaptophysine et desmine.", "BCL2", "synaptophysin desmin"),
]
PORTUGUESE = [
    ("As células expressam STAT6 e EMA, e o TLE1, o ALK e o CD31 são negativos.", "STAT6 EMA", "TLE1 ALK CD31"),
    ("Nenhum dos marcadores S100 e desmina foi positivo.", "", "S100 desmin"),
    ("CD34 não evidenciou expressão; DOG1 cora as células tumorais.", "DOG1", "CD34"),
    ("STAT6 e ERG são expressos – o CD117 apresentou-se negativo.", "STAT6 ERG", "CD117"),
    ("GFAP positivo e nem STAT6 nem EMA são expressos.", "GFAP", "STAT6 EMA"),
    ("MUC4 e miogenina não foram detectados, mas CD99 está presente.", "CD99", "MUC4 myogenin"),
]
ITALIAN = [
    ("Le cellule esprimono CD34, e il STAT6, il DOG1 e la desmina sono risultati negativi.", "CD34", "STAT6 DOG1 desmin"),
    ("Sebbene non reattive per TLE1, il SOX10 e il CD34 sono positivi.", "SOX10 CD34", "TLE1"),
    ("Positivo per CD99 – MyoD1 è completamente negativo.", "CD99", "MyoD1"),
    ("Nessuno dei marcatori S100 e desmina è positivo.", "", "S100 desmin"),
    ("MUC4 non ha rivelato immunocolorazione; CD34 marca le cellule neoplastiche.", "CD34", "MUC4"),
    ("CD31 e ALK sono negativi, ad eccezione dell'actina muscolo liscio.", "SMA", "CD31 ALK"),
]


@pytest.mark.parametrize(("text", "positive", "negative"), [*ENGLISH, *SPANISH, *FRENCH, *PORTUGUESE, *ITALIAN])
def test_each_list_has_its_own_result(read: Read, text: str, positive: str, negative: str) -> None:
    told = dict.fromkeys(positive.split(), "positive") | dict.fromkeys(negative.split(), "negative")
    assert stains(read(text)) == told


def test_what_is_said_of_an_earlier_specimen_stays_with_it(read: Read) -> None:
    text = "In the previous biopsy the cells expressed desmin, and CD34 and S100 were negative."
    assert "positive" not in stains(read(text)).values()


def test_long_lists_are_read_in_one_pass(read: Read) -> None:
    assert read("positive for desmin, SMA and CD34 - " * 500)
