"""Clauses beside each other: one begins with its verb, with a list, a noun, a line, a dash or brackets of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_BOTH = {"SMA": "positive", "S100": "negative"}
_MORE = {"SMA": "positive", "S100": "negative", "SOX10": "negative", "CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Die Immunfärbung mit S100, SOX10 und CD34 ist negativ; SMA ist positiv.", _MORE),
        ("Der Tumor ist positiv für SMA, zudem sind S100, SOX10 und CD34 nicht positiv.", _MORE),
        ("SMA ist positiv. Eine Positivität für S100, SOX10 oder CD34 war nicht zu beobachten.", _MORE),
        ("SMA ist positiv. Demgegenüber heben S100, SOX10 sowie CD34 die Tumorzellen nicht hervor.", _MORE),
        ("Während SMA vorhanden ist, sind S100, SOX10 und CD34 nicht nachweisbar.", _MORE),
        ("Es ist eine Expression von SMA nachweisbar und S100 zeigte keinerlei Immunreaktivität.", _BOTH),
        ("Obwohl die Tumorzellen kein S100 exprimieren, ließ sich SMA nachweisen.", _BOTH),
        ("Obwohl die Zellen keine Reaktivität für S100 zeigen, werden die Tumorzellen durch SMA markiert.", _BOTH),
        ("SMA und S100 waren positiv bzw. negativ.", _BOTH),
        ("S100 und SMA sind negativ beziehungsweise positiv.", _BOTH),
        ("Weder S100 noch SOX10 werden exprimiert, wohl aber SMA.", {"S100": "negative", "SOX10": "negative", "SMA": "positive"}),
        ("Bei der Untersuchung bleibt eine Reaktion mit S100 aus. SMA ist positiv.", _BOTH),
        ("SMA ließ sich nachweisen – S100 zeigt eine negative Reaktion.", _BOTH),
        ("Positivität für SMA - S100, SOX10 und CD34 jeweils negativ", _MORE),
        ("SMA zeigt eine Expression (der Tumor exprimiert weder S100 noch SOX10 noch CD34).", _MORE),
        ("In den Zusatzuntersuchungen ist SMA positiv, S100 negativ bei regelrechten Kontrollen.", _BOTH),
        (
            "Die Tumorzellen zeigen eine Expression von SMA, der Nachweis von S100 und SOX10 war negativ.",
            {**_BOTH, "SOX10": "negative"},
        ),
        ("Eine Positivität für SMA fand sich in den Tumorzellen und S100, SOX10 sowie CD34 sind negativ.", _MORE),
        ("No staining for S100 - strong reactivity for SMA.", _BOTH),
        ("No staining for S100, SOX10 or CD34 – SMA is positive.", _MORE),
        ("SMA ekspresyonu vardır, S100 ise negatif olarak değerlendirildi.", _BOTH),
        ("SMA pozitifliği izlendi ve S100 pozitifliği görülmemiştir.", _BOTH),
        ("SMA pozitifliği ve S100 negatifliği saptandı.", _BOTH),
        ("Tümör hücreleri S100 için negatif iken SMA pozitifliği mevcuttur.", _BOTH),
        ("Tümör hücreleri SMA ile boyanmış, S100, SOX10 ve CD34 ile boyanmamıştır.", _MORE),
        ("Tümör hücrelerinde SMA pozitifliği saptanmış, S100 ile boyanma izlenmemiştir.", _BOTH),
        ("SMA pozitif olmasına karşın S100 negatif olarak saptanmıştır.", _BOTH),
        ("Tümör hücreleri S100 eksprese etmemekte, SMA ekspresyonu saptandı.", _BOTH),
        ("Tümör hücreleri SMA için immünreaktifti. S100 için immünreaktif değildi.", _BOTH),
        ("Lezyonel hücreler SMA ile işaretlenmiştir; S100 ile reaksiyon alınmadı.", _BOTH),
        ("İmmünohistokimyasal olarak tümör hücreleri S100 ile reaksiyon vermemiştir; SMA pozitifliği görüldü.", _BOTH),
        ("Negatif: S100 - SMA ile pozitiflik", _BOTH),
    ],
)
def test_each_clause_keeps_its_own_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "In der Vorbiopsie war SMA positiv, zudem waren S100 und SOX10 negativ.",
        "Falls SMA positiv ist, sind S100 und SOX10 entbehrlich.",
    ],
)
def test_what_a_sentence_is_about_goes_on_in_its_next_clause(read: Read, text: str) -> None:
    assert told(read(text)) == {}
