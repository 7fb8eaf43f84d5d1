"""What an exception or a denial reaches, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "除CD34外，S100、SMA、desmin均阴性。",
        "CD34以外，S100、SMA、desmin均为阴性。",
        "S100、SMA、desmin、CD34均阴性，CD34除外。",
        "S100、SMA、desmin均阴性（CD34除外）。",
        "CD34を除いて、S100、desmin、SMAは陰性であった。",
        "S100、SMA、CD34、desminはすべて陰性（CD34を除く）。",
        "S100, SMA, desmin는 모두 음성이었다(CD34 제외).",
        "CD34 dışında S100, SMA ve desmin negatiftir.",
        "S100, SMA ve desmin negatiftir (CD34 hariç).",
        "S100, SMA und Desmin sind negativ, CD34 ausgenommen.",
        "S100, SMA and desmin were negative, CD34 excepted.",
    ],
)
def test_an_exception_behind_or_before_its_list_is_the_opposite(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "positive", "S100": "negative", "SMA": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "All markers were negative, CD34 excepted.",
        "The rest of the panel, CD34 excepted, is negative.",
        "除CD34外，其余均阴性。",
    ],
)
def test_an_exception_to_all_is_the_opposite(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "positive"}


def test_the_result_of_an_exception_stands_before_the_opposite(read: Read) -> None:
    (cd34,) = [m for m in read("S100、SMA均阴性，CD34除外（局灶阳性）").mentions if m.marker == "CD34"]
    assert (cd34.status, cd34.extent) == ("positive", "focal")


@pytest.mark.parametrize(
    "text",
    [
        "SMA stains, S100 does not stain.",
        "Positive for SMA, for S100 not.",
        "Positive for SMA and not for S100.",
        "SMA is expressed, S100 is not.",
        "Der Tumor färbt sich für SMA diffus an, für S100 nicht.",
        "Die Tumorzellen färben sich mit SMA an, nicht jedoch mit S100.",
        "Mit SMA färben sich die Tumorzellen kräftig an. Mit S100 färben sich die Tumorzellen nicht an.",
        "SMA färbt an, S100 färbt nicht an.",
        "SMA lässt sich nachweisen, S100 lässt sich nicht nachweisen.",
        "Die Tumorzellen lassen sich mit Antikörpern gegen SMA anfärben, mit S100 nicht anfärben.",
    ],
)
def test_a_denial_behind_a_name_or_a_verb_denies_that_and_no_more(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "S100": "negative"}


def test_and_not_for_denies_the_whole_list_behind_it(read: Read) -> None:
    assert stains(read("Positive for desmin and not for S100, SOX10 or HMB45.")) == {
        "desmin": "positive",
        "S100": "negative",
        "SOX10": "negative",
        "HMB45": "negative",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Apart from focal SMA, desmin and caldesmon were negative.",
        "With the exception of focal SMA, desmin and caldesmon did not stain.",
        "Except for weak SMA staining, desmin and caldesmon were negative.",
        "Except for focal SMA, the tumor lacked desmin and caldesmon.",
        "With the exception of SMA the tumour lacks desmin and caldesmon.",
        "With the exception of SMA, the tumor lacked expression of myoid markers (desmin, caldesmon).",
        "With the exception of SMA all muscle markers were negative (desmin, caldesmon).",
        "With the exception of SMA, all muscle markers were negative (desmin, caldesmon).",
        "Hormis SMA focal, desmine et h-caldesmone étaient négatifs.",
        "Salvo SMA focal, desmina y caldesmón fueron negativos.",
        "Mit Ausnahme von SMA waren Desmin und Caldesmon negativ.",
        "Bis auf fokales SMA zeigten Desmin und Caldesmon keine Reaktion.",
    ],
)
def test_an_exception_that_stands_first_ends_at_its_comma_or_at_the_subject(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SMA": "positive", "desmin": "negative", "h-caldesmon": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Apart from SMA, desmin, and caldesmon, S100 and SOX10 were negative.",
        "Apart from SMA, desmin and caldesmon, the tumour was negative for S100 and SOX10.",
    ],
)
def test_a_list_of_exceptions_goes_on_to_its_last_name(read: Read, text: str) -> None:
    assert stains(read(text)) == {
        "SMA": "positive",
        "desmin": "positive",
        "h-caldesmon": "positive",
        "S100": "negative",
        "SOX10": "negative",
    }


def test_an_exception_first_is_the_opposite_of_a_positive_too(read: Read) -> None:
    assert stains(read("Other than CD34, S100 and SOX10 were positive.")) == {
        "CD34": "negative",
        "S100": "positive",
        "SOX10": "positive",
    }
