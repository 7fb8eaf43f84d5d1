"""Results in words that say another again, lists behind a dash, cut-offs beside a result, keys of what was not done, names in
single letters, and one stain rather than another before its verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
NEITHER = {"SMA": "negative", "desmin": "negative"}
BOTH = {"SMA": "positive", "desmin": "positive"}
ONE = {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Not a single one of the following antibodies reacts - SMA, desmin.", NEITHER),
        ("None of the following: SMA, desmin.", NEITHER),
        ("No reaction with the following antibodies - SMA, desmin.", NEITHER),
        ("Each of the following antibodies reacts - SMA, desmin.", BOTH),
        ("Ninguno de los siguientes: AML, desmina.", NEITHER),
        ("Aucun des anticorps suivants ne réagit : AML, desmine.", NEITHER),
        ("Keiner der folgenden: SMA, Desmin.", NEITHER),
        ("Kein einziger der folgenden Antikörper reagiert - SMA, Desmin.", NEITHER),
        ("The tumour was tested for the following antibodies: SMA, desmin.", {}),
        ("The tumour was stained for the following antibodies - SMA, desmin.", {}),
        ("The spindle cells stain for the following antibodies: SMA, desmin.", BOTH),
    ],
)
def test_lists_that_are_announced(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA is positive. Desmin mirrors this.", BOTH),
        ("SMA is negative; desmin follows suit.", NEITHER),
        ("SMA is positive; desmin runs parallel.", BOTH),
        ("SMA is strongly positive. Desmin gives an identical picture.", BOTH),
        ("SMA is positive. Desmin too.", BOTH),
        ("SMA ist negativ; Desmin verhält sich gleich.", NEITHER),
        ("SMA ist positiv. Desmin auch.", BOTH),
        ("AML positiva; desmina muestra el mismo patrón.", BOTH),
        ("L'AML est positive; la desmine montre le même profil.", BOTH),
        ("SMA is positive; desmin does not follow suit.", {"SMA": "positive"}),
        ("The control for desmin behaves the same.", {}),
    ],
)
def test_what_says_the_result_before_again(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("C-MYC 30 % (cut-off 40 %), reported negative.", "negative"),
        ("MYC 30 %, below the cut-off of 40 %: negative.", "negative"),
        ("MYC negative (30 %, cut-off 40 %).", "negative"),
        ("MYC 30 %, below the cut-off of 40 %.", "equivocal"),
        ("MYC 60 % (cut-off 40 %), negative.", "equivocal"),
        ("MYC 60 % (cut-off 40 %), positive.", "positive"),
        ("MYC 30 % (cut-off 40 %). BCL2 negative.", "positive"),
        ("MYC 30 % (Cut-off 40 %): negativ.", "negative"),
        ("MYC 30 % (seuil 40 %), négatif.", "negative"),
        ("MYC 30 % (punto de corte 40 %): negativo.", "negative"),
        ("MYC %30 (eşik %40), negatif.", "negative"),
        ("MYC 30%（阈值40%），阴性。", "negative"),
    ],
)
def test_a_result_below_a_cut_off_that_is_told_stands(read: Read, text: str, status: str) -> None:
    assert told(read(text))["MYC"] == status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ERpos/PRneg", {"ER": "positive", "PR": "negative"}),
        ("The tumour is ERpos and PRneg.", {"ER": "positive", "PR": "negative"}),
        ("S.M.A. positive, desmin negative.", ONE),
        ("S.M.A. and E.M.A. are negative.", {"SMA": "negative", "EMA": "negative"}),
        ("Positive for S.M.A. Desmin is negative.", ONE),
        ("C.D. 34 positive, S100 negative.", {"CD34": "positive", "S100": "negative"}),
        ("c-d34 negative; c-d117 positive.", {"CD34": "negative", "CD117": "positive"}),
        ("SMA rather than desmin stains the lesion.", ONE),
        ("SMA rather than desmin highlights the tumour.", ONE),
        ("Not a cell is positive for desmin.", {"desmin": "negative"}),
        ("Desmin shows zero staining.", {"desmin": "negative"}),
        ("SMA positive, desmin to a lesser degree.", BOTH),
        ("SMA is too weak to judge.", {"SMA": "equivocal"}),
        ("Absence d'expression de PS100.", {"S100": "negative"}),
        ("Desmin stellt sich nicht dar; SMA leuchtet auf.", ONE),
    ],
)
def test_names_and_results_in_other_words(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA F, desmin 0, S100 +. (F = focal, 0 = not done)", {"S100": "positive"}),
        ("Key: F = focal, 0 = not done, + = positive\nSMA +\ndesmin 0\nS100 +", {"SMA": "positive", "S100": "positive"}),
        ("n = not done, 0 = negative\nSMA: 0\ndesmin: n", {"SMA": "negative"}),
        ("Marker | Score\nSMA | 3\ndesmin | 0\n0 = nicht durchgeführt", {"SMA": "positive"}),
    ],
)
def test_a_mark_that_stands_for_not_done_is_listed(read: Read, text: str, said: dict[str, str]) -> None:
    reading = read(text)
    assert told(reading) == said
    assert any("not done" in each.reason for each in reading.not_understood)


def test_the_usual_key_of_scores_stays(read: Read) -> None:
    assert told(read("0 = negative, 1 = weak, 2 = moderate\nSMA: 2\ndesmin: 0")) == ONE


@pytest.mark.parametrize("mark", ["ditto", "″", '"', "idem", "id.", "as above", "same"])
def test_a_cell_that_repeats_the_one_above(read: Read, mark: str) -> None:
    text = f"Marker | Clone | Result\nSMA | 1A4 | +\ndesmin | D33 | {mark}\nS100 | poly | -\nCD34 | QB | {mark}"
    assert told(read(text)) == {**BOTH, "S100": "negative", "CD34": "negative"}


@pytest.mark.parametrize("text", ["抗体 | 结果\nSMA | +\nDesmin | 同上", "Antikörper | Ergebnis\nSMA | +\nDesmin | wie oben"])
def test_a_cell_that_repeats_the_one_above_in_other_languages(read: Read, text: str) -> None:
    assert told(read(text)) == BOTH


def test_a_cell_that_may_repeat_one_of_two_results_is_listed(read: Read) -> None:
    reading = read("Marker | Biopsy | Resection\nSMA | + | +\ndesmin | - | ditto")
    assert told(reading) == {"SMA": "positive"}
    assert reading.not_understood


def test_a_cell_above_that_says_nothing_is_not_repeated(read: Read) -> None:
    assert told(read("Marker | Result\nSMA | +\ndesmin | xyz\nS100 | ditto")) == {"SMA": "positive"}


def test_results_may_stand_among_the_comments(read: Read) -> None:
    assert told(read("Marker | Comment\nh-caldesmon | 80 %\ndesmin | 0 %")) == {"h-caldesmon": "positive", "desmin": "negative"}
