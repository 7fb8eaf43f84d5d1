"""Exceptions told last with a result of their own; what was then; what would be in the next entity; short words as signs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "All markers were negative except CD99 and BCL2, which both came out positive.",
        "All markers are negative except CD99, BCL2 positive.",
        "Tous les marqueurs sont négatifs hormis CD99 et BCL2, qui sont tous deux positifs.",
        "Tous les marqueurs sont négatifs sauf CD99 et BCL2 qui ressortent positifs.",
        "Alle Marker sind negativ bis auf CD99 und Bcl-2, die beide positiv ausfallen.",
        "Bis auf CD99 und Bcl-2, die beide positiv ausfallen, sind alle Marker negativ.",
        "Todos los marcadores fueron negativos salvo CD99 y BCL2, que resultaron ambos positivos.",
        "Tutti i marcatori sono negativi eccetto CD99 e BCL2, che sono entrambi positivi.",
        "Todos os marcadores são negativos, exceto CD99 e BCL2, que são ambos positivos.",
        "Tous les marqueurs sont négatifs sauf CD99, franchement positif, et BCL2, faiblement positive.",
    ],
)
def test_an_exception_told_last_keeps_its_own_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD99": "positive", "BCL2": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Alle Marker sind positiv außer CD99, das negativ ist.", {"CD99": "negative"}),
        ("S100 ed EMA sono negativi eccetto CD99, che è positivo.", {"S100": "negative", "EMA": "negative", "CD99": "positive"}),
        ("S100 and desmin are, except for CD99, positive.", {"S100": "positive", "desmin": "positive", "CD99": "negative"}),
        ("All markers are positive except CD99, mitoses are absent.", {"CD99": "negative"}),
        ("SMA is negative except CD34, desmin is positive.", {"SMA": "negative", "CD34": "positive", "desmin": "positive"}),
    ],
)  # fmt: skip
def test_an_exception_told_last_turns_nothing_else(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Aucune des colorations CD34, S100 n'a été réalisée.",
        "Nenhuma das colorações CD34, S100 foi realizada.",
        "Keine der Färbungen CD34, S100 wurde durchgeführt.",
        "Nessuna delle colorazioni CD34, S100 è stata eseguita.",
    ],
)
def test_none_of_the_stains_was_done(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "not_performed", "S100": "not_performed"}


def test_none_of_the_stains_is_positive(read: Read) -> None:
    assert told(read("Aucune des colorations CD34, S100 n'est positive.")) == {"CD34": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Nel 2014 quadrantectomia destra per carcinoma duttale (allora ER 95%, HER2 1+); ora CD31 positivo.",
        "En 2014 mastectomie pour carcinome canalaire (à l'époque RE 95 %, HER2 négatif), actuellement CD31 positif.",
        "En 2014 mastectomía por carcinoma ductal (entonces RE 95 %, HER2 negativo); ahora CD31 positivo.",
        "Em 2014 mastectomia por carcinoma ductal (na altura RE 95%, HER2 negativo); agora CD31 positivo.",
        "환자는 8세 때 신경섬유종을 절제받았으며 당시 S-100 양성, EMA 음성으로 보고되어 있습니다. 이번 종괴는 CD31 양성.",
    ],
)
def test_what_was_then_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "No carcinoma sarcomatoide espera-se p63 positivo; no leiomiossarcoma, caldesmon positivo.",
        "En el carcinoma sarcomatoide se espera p63 positivo; en el leiomiosarcoma, caldesmon positivo.",
        "Dans le carcinome sarcomatoïde on attend p63 positif ; dans le léiomyosarcome, caldesmone positive.",
        "In sarcomatoid carcinoma p63 positivity is expected; in leiomyosarcoma, caldesmon is positive.",
    ],
)
def test_what_would_be_in_the_next_entity_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "In GIST one would expect CD117; in this leiomyosarcoma, caldesmon is positive.",
        "Dans le GIST on attend CD117 positif ; dans ce léiomyosarcome, caldesmone positive.",
        "Beim Schwannom wäre S100 positiv zu erwarten; der Tumor ist Caldesmon positiv.",
    ],
)
def test_this_tumour_behind_an_entity_keeps_its_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"h-caldesmon": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CD99阳;CKpan、EMA均阴。", {"CD99": "positive", "keratin": "negative", "EMA": "negative"}),
        ("EMA、S100阴,CD34弱阳。", {"EMA": "negative", "S100": "negative", "CD34": "positive"}),
        ("外阴肿物:CD34阳;S100(阴)", {"CD34": "positive", "S100": "negative"}),
        ("阴道壁肿物,切缘阴,desmin阳。", {"desmin": "positive"}),
    ],
)
def test_one_word_behind_a_name_is_its_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INI1 azalmış ancak kayıp yok (korunmuş).", {"INI1": "retained"}),
        ("INI1 reduced but not lost (retained).", {"INI1": "retained"}),
        ("dezmin (-), h-kald: poz", {"desmin": "negative", "h-caldesmon": "positive"}),
        ("Das glattmuskuläre Aktin ist fokal exprimiert.", {"SMA": "positive"}),
        ("S100, fatt. XIIIa, desmina: negativi", {"S100": "negative", "factor XIIIa": "negative", "desmin": "negative"}),
    ],
)
def test_names_and_results_said_twice(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize("text", ["NKI/C3 positive, S100 negative.", "NKI-C3: +\nS100: -"])
def test_a_name_with_a_stroke_that_is_not_known_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == {"S100": "negative"}
    assert unread(reading)


@pytest.mark.parametrize(
    "text",
    [
        "INI-1 in den Tumorzellen nicht nachweisbar (Verlust), in Lymphozyten erhalten.",
        "INI1 nicht nachweisbar (Verlust).",
        "INI1 fehlt (Verlust), in Lymphozyten erhalten.",
        "INI1 no detectable en las células tumorales (pérdida), conservado en linfocitos.",
        "INI1 not expressed (loss), retained in lymphocytes.",
    ],
)
def test_a_loss_said_again_in_brackets_is_not_denied(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "lost"}


@pytest.mark.parametrize("text", ["INI1 kein Verlust (erhalten).", "INI1: no loss (retained)."])
def test_a_denied_loss_is_retained(read: Read, text: str) -> None:
    assert told(read(text)) == {"INI1": "retained"}
