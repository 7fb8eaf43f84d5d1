"""Sentences in which a hasty reader takes the opposite: what is said of one marker is never given to another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, unread

Read = Callable[[str], ReportReading]
_STATUS = {"+": "positive", "-": "negative", "lost": "lost", "retained": "retained", "0": "not_performed"}


def _said(words: str) -> dict[str, str]:
    """ "SMA + S100 -" as a mapping."""
    parts = words.split()
    return {name: _STATUS[sign] for name, sign in zip(parts[::2], parts[1::2], strict=True)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SDHB - (endothelial cells +), SDHA +", "SDHB lost SDHA retained"),
        ("INI1: - [vessels +], S100 +", "INI1 lost S100 +"),
        ("Desmin: - (myoid cells +)", "desmin -"),
        ("EMA - (some weird structure +)", "EMA -"),
        ("CD34 - (control +)", "CD34 -"),
        ("WT1 - (CYTOPLASMIC BLUSH ONLY)", "WT1 -"),
    ],
)
def test_a_minus_before_a_remark_in_brackets_is_the_result(read: Read, text: str, said: str) -> None:
    assert stains(read(text)) == _said(said)


@pytest.mark.parametrize("text", ["Desmin - (3+, 80%)", "Desmin - (focal, weak) positive", "Desmin - (D33) positive"])
def test_a_dash_before_the_result_in_brackets_is_a_dash(read: Read, text: str) -> None:
    assert stains(read(text)) == {"desmin": "positive"}


@pytest.mark.parametrize("text", ["INI1 positive in vessels only.", "INI1 retained in endothelium only."])
def test_a_marker_of_loss_that_only_other_cells_keep_is_lost(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"INI1": "lost"}
    assert reading.case["markers"] == {"INI1": "lost"}


@pytest.mark.parametrize(
    ("text", "said", "listed"),
    [
        ("S100 NR, CD34 NR, SMA positive.", "SMA +", ["S100 NR", "CD34 NR"]),
        ("CD117 quaint, S100 negative.", "S100 -", ["CD117 quaint"]),
        ("S100 remained aloof, SMA positive.", "SMA +", ["S100 remained aloof"]),
        ("PS100 taciturne, desmine positive.", "desmin +", ["PS100 taciturne"]),
        ("S100 bleibt matt, SMA positiv.", "SMA +", ["S100 bleibt matt"]),
    ],
)
def test_a_word_that_is_not_known_is_listed_and_no_result_of_another_takes_its_place(
    read: Read, text: str, said: str, listed: list[str]
) -> None:
    reading = read(text)
    assert {name: status for name, status in stains(reading).items() if status} == _said(said)
    assert [words for words, _ in unread(reading)] == listed


@pytest.mark.parametrize("text", ["SMA, desmin and caldesmon are positive.", "SMA (1A4, Dako), desmin, caldesmon: positive"])
def test_a_list_without_such_words_shares_its_result(read: Read, text: str) -> None:
    assert stains(read(text)) == _said("SMA + desmin + h-caldesmon +")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S100 wasn't positive.", "S100 -"),
        ("S100 isn't expressed.", "S100 -"),
        ("S100 didn\u2019t stain.", "S100 -"),
        ("We didn't see S100 expression.", "S100 -"),
        ("The tumour cells aren't positive for S100.", "S100 -"),
        ("SMA was expressed, S100 wasn't.", "SMA + S100 -"),
        ("S100 cannot be demonstrated.", "S100 -"),
        ("S100 hasn't been done.", "S100 0"),
    ],
)
def test_contracted_denials_deny(read: Read, text: str, said: str) -> None:
    assert stains(read(text)) == _said(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There was no overexpression of p53; CD117 and DOG1 were present.", "p53 - CD117 + DOG1 +"),
        ("There was no expression of S100, and CD34 was expressed in all cells.", "S100 - CD34 +"),
        ("No staining was seen for S100; SMA and desmin were present.", "S100 - SMA + desmin +"),
        ("No staining was seen for S100, and SMA and desmin were positive.", "S100 - SMA + desmin +"),
        ("No expression of S100, SMA and desmin was seen.", "S100 - SMA - desmin -"),
        ("Negative: S100; desmin; CD34.", "S100 - desmin - CD34 -"),
        ("There was no overexpression of p53; CD117 and DOG1, though, were present.", "p53 - CD117 + DOG1 +"),
        ("SMA was positive, S100, however, was negative.", "SMA + S100 -"),
    ],
)
def test_a_denial_goes_as_far_as_the_next_verb(read: Read, text: str, said: str) -> None:
    assert stains(read(text)) == _said(said)


@pytest.mark.parametrize(
    "text",
    [
        "The cells expressed SMA but not desmin, caldesmon but not calponin.",
        "Positive for SMA but not desmin, and caldesmon but not calponin.",
        "The cells expressed strong SMA but not desmin, weak caldesmon but not calponin.",
    ],
)
def test_one_but_not_another_and_a_third_but_not_a_fourth(read: Read, text: str) -> None:
    assert stains(read(text)) == _said("SMA + desmin - h-caldesmon + calponin -")


@pytest.mark.parametrize(
    "text",
    [
        "All markers except SMA were negative (S100, desmin).",
        "All markers (S100, desmin) except SMA were negative.",
        "All markers were negative except SMA (S100, desmin).",
        "All but SMA were negative: S100, desmin.",
    ],
)
def test_all_but_one(read: Read, text: str) -> None:
    assert stains(read(text)) == _said("SMA + S100 - desmin -")


@pytest.mark.parametrize("subject", ["No marker other than", "No stain except", "None of the markers except", "Nothing except"])
def test_none_but_one(read: Read, subject: str) -> None:
    assert stains(read(f"{subject} SMA was positive.")) == {"SMA": "positive"}


def test_the_excepted_marker_may_say_how_much_of_it_stains(read: Read) -> None:
    reading = read("S100 and desmin are negative except CD34 (focal).")
    assert stains(reading) == _said("S100 - desmin - CD34 +")
    assert reading.case["markers"]["CD34"] == {"result": "positive", "extent": "focal"}


def test_other_cells_that_are_excepted_leave_the_tumour_negative(read: Read) -> None:
    assert stains(read("CD117 and DOG1 are negative except in scattered mast cells (CD117).")) == _said("CD117 - DOG1 -")


@pytest.mark.parametrize(
    "text",
    ["SDHB loss: no", "Loss of SDHB: none", "SDHB loss: absent", "Perte de SDHB : absente.", "SDHB loss could not be shown."],
)
def test_no_loss_is_retention(read: Read, text: str) -> None:
    assert stains(read(text)) == {"SDHB": "retained"}


def test_what_was_lost_before_is_still_lost(read: Read) -> None:
    assert stains(read("Loss of SDHB, not known before.")) == {"SDHB": "lost"}
