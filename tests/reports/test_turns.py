"""Denials, contrasts and exceptions that are easily given to the wrong marker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
ONE, OTHER = {"SMA": "positive", "desmin": "negative"}, {"SMA": "negative", "desmin": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA, but not desmin, was positive.", ONE),
        ("SMA but not desmin was positive.", ONE),
        ("SMA, not desmin, was positive.", ONE),
        ("Not positive for desmin but for SMA.", ONE),
        ("No expression of desmin but of SMA.", ONE),
        ("There was no SMA expression and desmin was expressed.", OTHER),
        ("The tumour does not, however, express SMA. Desmin is positive.", OTHER),
        ("The tumour stains positive and negative for SMA and desmin, respectively.", ONE),
        ("SMA - POSITIVE, FOCAL / DESMIN - NEGATIVE", ONE),
    ],
)
def test_a_denial_is_of_the_marker_beside_it(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Absence of CD31 and ERG, S100 and SOX10 clearly positive.",
        "Absence de CD31 et ERG, S100 et SOX10 nettement positifs.",
        "Ausencia de CD31 y ERG, S100 y SOX10 francamente positivos.",
        "Fehlen von CD31 und ERG, S100 und SOX10 kräftig positiv.",
        "Negatività di CD31 ed ERG, S100 e SOX10 francamente positive.",
        "CD31 and ERG, and S100 and SOX10, were negative and positive, respectively.",
    ],
)
def test_a_list_behind_one_that_is_closed_has_its_own_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD31": "negative", "ERG": "negative", "S100": "positive", "SOX10": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Apart from EMA, all markers (S100, SOX10) are negative.",
        "Apart from EMA all markers (S100, SOX10) are negative.",
        "Apart from focal expression of EMA all markers (S100, SOX10) are negative.",
        "Bis auf EMA sind alle Marker (S100, SOX10) negativ.",
        "Bis auf eine fokale Expression von EMA sind sämtliche Marker (S100, SOX10) negativ.",
    ],
)
def test_an_exception_that_stands_first_is_none_of_the_others(read: Read, text: str) -> None:
    assert told(read(text)) == {"EMA": "positive", "S100": "negative", "SOX10": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SMA is weakly positive, but strong in vessels.", "positive"),
        ("SMA was far from negative.", "positive"),
        ("SMA was anything but negative.", "positive"),
        ("Neither SMA nor desmin was entirely negative.", "equivocal"),
        ("SMA has drawn a blank.", "negative"),
        ("SMA shows no convincing staining outside vessels.", "negative"),
        ("SMA – cannot read, please rescan.", "uninterpretable"),
        ("SMA was attempted twice but the tissue was lost.", "not_performed"),
        ("SMA is awaited from the outside lab.", "not_performed"),
    ],
)
def test_an_idiom_is_read_by_what_it_means(read: Read, text: str, status: str) -> None:
    assert told(read(text))["SMA"] == status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Loss of SDHB is not a feature.", {"SDHB": "retained"}),
        ("SDHB expression, which would be expected to be lost, is retained.", {"SDHB": "retained"}),
        (
            "Loss of H3K27me3, with S100 only focally positive and SOX10 absent.",
            {"H3K27me3": "lost", "S100": "positive", "SOX10": "negative"},
        ),
        ("No nuclear STAT6 staining but a cytoplasmic blush.", {"STAT6": "negative"}),
        ("CD34、CD31均阴性,SMA与desmin分别为阳性、阴性。", {"CD34": "negative", "CD31": "negative"} | ONE),
    ],
)
def test_a_loss_and_a_compartment_go_no_further_than_they_are_said(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_what_cannot_be_said_is_no_result(read: Read) -> None:
    assert told(read("It cannot be said that SMA is negative.")) == {}


def test_results_that_cannot_be_dealt_out_are_listed(read: Read) -> None:
    reading = read("SMA, desmin and S100 were positive and negative, respectively.")
    assert told(reading) == {}
    assert {n.reason for n in reading.not_understood} == {"its result among several is not clear"}


@pytest.mark.parametrize(
    "text", ["Stromal cells are positive for CD10 and ER and negative for desmin.", "Stromal cells: CD10 +, ER +, desmin -."]
)
def test_stromal_cells_that_alone_are_spoken_of_are_the_lesion(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD10": "positive", "ER": "positive", "desmin": "negative"}


def test_brackets_behind_an_earlier_tumour_are_of_that_tumour(read: Read) -> None:
    reading = read("Previous leiomyosarcoma of the uterus (desmin+, SMA+), now a mass: CD34 positive, desmin negative.")
    assert told(reading) == {"CD34": "positive", "desmin": "negative"}


def test_our_findings_stand_in_the_place_of_the_original_report(read: Read) -> None:
    text = 'Original report: "CK7 positive, p63 positive."\nOur findings: CK7 negative. p63 negative.'
    reading = read(text)
    assert told(reading) == {"CK7": "negative", "p63": "negative"}
    assert reading.main.contradictions == ()


@pytest.mark.parametrize(
    "text",
    [
        "A panel of stains (S100, SOX10, desmin) was negative.",
        "A battery of stains including S100, SOX10 and desmin was negative.",
        "Stains (S100, SOX10, desmin): negative.",
        "All markers tested were negative, including S100, SOX10 and desmin.",
        "The tumour was negative for all markers tested, including S100, SOX10 and desmin.",
        "The cells failed to react with antibodies to S100, SOX10 and desmin.",
    ],
)
def test_stains_as_a_noun_say_nothing_by_themselves(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "negative", "desmin": "negative"}


def test_a_list_of_stains_is_no_list_of_positive_ones(read: Read) -> None:
    assert told(read("Stains: SMA, desmin, CD34.")) == {}
    assert told(read("Positive stains: SMA, desmin.")) == {"SMA": "positive", "desmin": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Diffuse positivity for S100 with negative reaction for SMA and desmin.",
        "Die Tumorzellen zeigen eine diffuse Positivität für S100 bei negativer Reaktion für SMA und Desmin.",
        "Die Tumorzellen sind positiv für S100 bei negativem SMA und Desmin.",
        "S100 positiv bei negativer Immunhistochemie für SMA und Desmin in den Tumorzellen.",
        "Positivité diffuse de S100 avec négativité de SMA et desmine chez les cellules tumorales.",
    ],
)
def test_a_second_result_of_a_sentence_heads_its_own_markers(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "SMA": "negative", "desmin": "negative"}


@pytest.mark.parametrize("text", ["+ : SMA, desmin\n- : CD34, S100", "- : CD34, S100\n+ : SMA, desmin"])
def test_a_sign_may_head_a_line(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "positive", "CD34": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The tumor cells show loss of H3K27me3 with patchy S100 and focal SOX10 expression.",
            {"H3K27me3": "lost", "S100": "positive", "SOX10": "positive"},
        ),
        ("The cells stain for SMA but not for desmin.", ONE),
        (
            "We performed additional stains here: S100, SOX10 and EMA are all negative.",
            {"S100": "negative", "SOX10": "negative", "EMA": "negative"},
        ),
        ("DOG1 is pending and will be reported in an addendum.", {"DOG1": "not_performed"}),
        ("We did not perform SOX10.", {"SOX10": "not_performed"}),
        ("EMA: - in the tumour, + in the perineurium.", {"EMA": "negative"}),
        ("ICC: SMA+, desmin-.", ONE),
        ("Clinical diagnosis: retroperitoneal mass\nSMA Positive\nDesmin Negative", ONE),
    ],
)
def test_what_ordinary_reports_say_is_read(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 was repeated once and is negative.", {"S100": "negative"}),
        ("SMA is positive in up to a third of the tumour cells.", {"SMA": "positive"}),
        ("S100 is negative in the remaining cells.", {"S100": "negative"}),
        ("The S100 stain failed to give interpretable results.", {"S100": "uninterpretable"}),
        ("S100 staining is clean and strong.", {"S100": "positive"}),
        ("Detached tumour fragments are S100 positive.", {"S100": "positive"}),
        ("Desmin was never examined.", {"desmin": "not_performed"}),
        ("p53 is normal.", {}),
        ("The tumour is not necrotic but expresses SMA.", {"SMA": "positive"}),
        ("The tumour does not infiltrate but expresses SMA.", {"SMA": "positive"}),
        ("The tumour did not, in our hands, express S100.", {"S100": "negative"}),
        ("SDHB loss is not seen.", {"SDHB": "retained"}),
        ("Desmin is negative, but SMA is not.", {"desmin": "negative", "SMA": "equivocal"}),
        ("SMA, desmin, S100: SMA positive, rest negative.", {"SMA": "positive", "desmin": "negative", "S100": "negative"}),
        ("Stains tested: S100, SMA, desmin.", {}),
        ("CD34\tS100\tSMA\n+\t-\tfocal +", {"CD34": "positive", "S100": "negative", "SMA": "positive"}),
    ],
)
def test_a_word_of_another_meaning_turns_or_empties_nothing(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "La tumeur est bénigne. La S100 est négative. On note également une expression de CD34.",
            {"S100": "negative", "CD34": "positive"},
        ),
        ("면역조직화학염색에서 DOG1 양성, S100 음성으로 나왔음.", {"DOG1": "positive", "S100": "negative"}),
        (
            "Die Tumorzellen sind spindelig. CD34 positiv bei negativem S100 und Desmin.",
            {"CD34": "positive", "S100": "negative", "desmin": "negative"},
        ),
        ("Die Tumorzellen sind spindelig. Bei negativem Desmin ist SMA positiv.", ONE),
        ("大腿部腫瘍。S100染色はまだ出ていません。", {"S100": "not_performed"}),
    ],
)
def test_an_ordinary_phrase_of_a_language_keeps_its_meaning(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The cells are positive for SMA, negative however for S100.", {"SMA": "positive", "S100": "negative"}),
        ("Die Tumorzellen sind SMA-positiv, negativ dagegen für S100.", {"SMA": "positive", "S100": "negative"}),
        ("Les cellules sont positives pour SMA, négatives en revanche pour S100.", {"SMA": "positive", "S100": "negative"}),
        ("SMA is positive, negative however in vessels.", {"SMA": "positive"}),
        ("SMA is positive however S100 is negative.", {"SMA": "positive", "S100": "negative"}),
    ],
)
def test_a_contrast_inside_a_result_leaves_it_its_names(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Absent: SMA, S100. Present: CD34, BCL2.",
            {"SMA": "negative", "S100": "negative", "CD34": "positive", "BCL2": "positive"},
        ),
        ("Seen: SMA, desmin. Not seen: S100.", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        (
            "Inmunohistoquímica. Ausentes: SMA, S100. Presentes: CD34.",
            {"SMA": "negative", "S100": "negative", "CD34": "positive"},
        ),
        ("SMA was negative as previously described, and desmin is positive.", {"SMA": "negative", "desmin": "positive"}),
        ("There was staining for CD34, desmin and SMA.", {"CD34": "positive", "desmin": "positive", "SMA": "positive"}),
        (
            "Sämtliche myogenen Marker (Desmin, h-Caldesmon, Myogenin) sind negativ.",
            dict.fromkeys(("desmin", "h-caldesmon", "myogenin"), "negative"),
        ),
    ],
)
def test_heads_of_presence_and_idle_words(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_an_earlier_specimen_is_none_of_this_panel_however_it_is_told(read: Read) -> None:
    assert told(read("As previously reported, the biopsy in 2019 showed S100 positivity.")) == {}
