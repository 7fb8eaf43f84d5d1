"""Panels of which the next sentence tells, controls in brackets, repeats told without the name of the stain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
ALL_BUT_SMA = {"keratin": "negative", "CD34": "negative", "S100": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "A panel was run: AE1/AE3, CD34, S100 and SMA. All of these are negative apart from SMA, which was positive.",
        "A panel was run: AE1/AE3, CD34, S100 and SMA. All are negative except SMA, which shows moderate staining.",
        "A panel was run to exclude carcinoma: AE1/AE3, CD34, S100 and SMA. All are negative apart from SMA.",
        "To exclude carcinoma a panel was run: AE1/AE3, CD34, S100 and SMA. All are negative except SMA, which is positive.",
        "Se hizo un panel: AE1/AE3, CD34, S100 y SMA. Todos son negativos excepto SMA, que es positivo.",
        "Folgende Marker wurden untersucht: AE1/AE3, CD34, S100 und SMA. Alle sind negativ bis auf SMA, das fokal positiv ist.",
        "Panel réalisé : AE1/AE3, CD34, PS100 et AML. Tous sont négatifs sauf l'AML, qui est positive.",
    ],
)
def test_a_panel_is_told_of_but_for_one_with_its_own_clause(read: Read, text: str) -> None:
    assert told(read(text)) == ALL_BUT_SMA


@pytest.mark.parametrize(
    "text",
    [
        "Normal myometrium (SMA+, desmin+) served as control. S100 negative.",
        "The myometrium (SMA 3, desmin 3) served as on-slide control. S100 negative.",
        "Colonic muscle (SMA positive) is the internal control. S100 negative.",
        "Das Myometrium (SMA positiv) dient als Kontrolle. S100 negativ.",
        "El miometrio (SMA positivo) sirve de control interno. S100 negativo.",
        "Le myomètre (AML positif) sert de témoin interne. PS100 négative.",
        "Il miometrio (SMA positivo) funge da controllo interno. S100 negativo.",
    ],
)
def test_what_serves_as_control_is_no_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


def test_brackets_of_the_tumour_before_a_control_are_read(read: Read) -> None:
    assert told(read("The spindle cells (SMA positive, desmin positive) with appropriate controls.")) == {
        "SMA": "positive",
        "desmin": "positive",
    }
    assert told(read("The tumour (SMA positive) and the control are shown.")) == {"SMA": "positive"}
    assert told(read("The nodule (SMA positive) was negative with the control antibody.")) == {"SMA": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD31, ERG: (-), internal control in vessels (+)",
        "CD31, ERG: negative, internal control in vessels positive",
        "CD31, ERG: (-), damar endotelinde iç kontrol (+)",
        "CD31, ERG:\ncontrols adequate, -, -",
    ],
)
def test_a_control_behind_a_row_of_results_is_dealt_to_no_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "negative", "ERG": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Your report had CD117 negative. We repeated the stain with another clone and the result is clearly positive.",
        "Your report had CD117 negative. We repeated it and it is positive.",
        "CD117 was negative in your laboratory. We repeated the stain and the tumour cells are positive.",
        "Your laboratory found CD117 negative; we repeated it and the tumour cells are diffusely positive.",
        "En su informe figuraba CD117 negativo. Hemos repetido la técnica con otro clon, y el resultado es positivo.",
        "Dans votre compte rendu, CD117 était négatif. Nous avons répété la technique et le résultat est positif.",
        "Im Vorbefund war CD117 negativ. Wir haben die Färbung wiederholt und das Ergebnis ist positiv.",
        "Nel vostro referto CD117 era negativo. Abbiamo ripetuto la colorazione e il risultato è positivo.",
        "原单位报告CD117（-），我科用原蜡块重做，CD117（+），原结果考虑为非特异性着色，以本次结果为准。",
    ],
)
def test_a_repeat_tells_of_the_stain_before_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD117": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "SMA is positive. We repeated the biopsy and the margins are negative.",
        "SMA is positive. The patient was re-examined and the lymph nodes are negative.",
        "SMA is positive. A repeat biopsy was taken and the tumour is negative for malignancy.",
    ],
)
def test_what_is_repeated_may_be_no_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive"}


def test_a_repeat_that_names_other_stains_tells_of_them(read: Read) -> None:
    reading = read("You had reported weak S100 staining; we repeated the panel and the tumour is negative for CD34.")
    assert told(reading)["CD34"] == "negative"


@pytest.mark.parametrize(
    ("text", "stains"),
    [
        ("S100 focal; SMA too, desmin negative.", {"S100": "positive", "SMA": "positive", "desmin": "negative"}),
        ("The cyst contains keratin; EMA is negative.", {"EMA": "negative"}),
        ("CD117 is strong. DOG1 is exactly the same.", {"CD117": "positive", "DOG1": "positive"}),
        ("H-caldesmon I would also call positive.", {"h-caldesmon": "positive"}),
        ("S-100 prot. pos. (diffuse), SOX-10 pos.", {"S100": "positive", "SOX10": "positive"}),
        (
            "Desmin positive; negative, in contrast, are SMA and S100.",
            {"desmin": "positive", "SMA": "negative", "S100": "negative"},
        ),
    ],
)
def test_results_told_loosely(read: Read, text: str, stains: dict[str, str]) -> None:
    assert told(read(text)) == stains


@pytest.mark.parametrize(
    "text",
    ["We cannot exclude weak SMA and desmin staining, S100 is negative.", "Not entirely excluded SMA.", "I cannot exclude SMA."],
)
def test_what_cannot_be_excluded_has_its_words_in_the_text(read: Read, text: str) -> None:
    for mention in read(text).main.mentions:
        assert mention.words_start is not None
        assert mention.words_end is not None
        assert mention.words_start < mention.words_end
        assert mention.words == text[mention.words_start : mention.words_end]
