"""Scores named ahead of a list, boxes below results, columns of another specimen, exceptions of "all", counted cells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("IHC (H-score): desmin 285; SMA 300; S100 0.", {"desmin": "positive", "SMA": "positive", "S100": "negative"}),
        ("H-scores: SMA 300, desmin 120, S100 0.", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        ("IHC (Allred): ER 8, PR 6.", {"ER": "positive", "PR": "positive"}),
        ("SMA: H-score 240. Desmin 85.", {"SMA": "positive"}),
        ("IHC: SMA 300, S100 0.", {"S100": "negative"}),
    ],
)
def test_a_score_named_ahead(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize("gap", ["   ", " | "])
def test_boxes_below_results(read: Read, gap: str) -> None:
    rows = [
        ("Stain", "pos", "neg", "n/d"),
        ("CD117", "[x]", "[ ]", "[ ]"),
        ("CD34 ", "[ ]", "[x]", "[ ]"),
        ("SMA  ", "[ ]", "[ ]", "[x]"),
    ]
    text = "\n".join(gap.join(row) for row in rows)
    assert told(read(text)) == {"CD117": "positive", "CD34": "negative", "SMA": "not_performed"}
    assert told(read(text + "\n" + gap.join(("S100 ", "[x]", "[x]", "[ ]")))).get("S100") is None


def test_a_column_of_positions_is_no_result(read: Read) -> None:
    text = "Pos. | Marker | pos | neg\n1 | CD117 | x | \n2 | S100 | | x"
    assert told(read(text)) == {"CD117": "positive", "S100": "negative"}


@pytest.mark.parametrize("other", ["Biopsy of 2/2022 (liver deposit)", "Biopsy 2022", "Previous biopsy"])
def test_only_the_column_of_this_specimen(read: Read, other: str) -> None:
    head = f"                  This resection        {other}\n"
    text = f"{head} CD117            positive              negative\n CD34             negative              positive\n"
    assert told(read(text)) == {"CD117": "positive", "CD34": "negative"}


def test_two_columns_of_which_none_is_this_one(read: Read) -> None:
    assert told(read("Marker | Primary | Metastasis\nCD34 | positive | negative\nS100 | negative | positive")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "S100, SOX10 and desmin were performed; all are negative except desmin.",
        "S100, SOX10 and desmin were done; all are negative save for desmin, seen in scattered cells only.",
        "S100, SOX10 and desmin; all are negative except desmin.",
        "S100, SOX10 y desmina fueron realizados; todos son negativos excepto desmina.",
        "S100, SOX10 und Desmin wurden gefärbt; alle sind negativ außer Desmin.",
    ],
)
def test_all_but_one_of_those_performed(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "negative", "desmin": "positive"}


def test_all_but_vessels_turns_nothing(read: Read) -> None:
    text = "S100 and desmin were performed; all are negative except in vessels; SMA is positive."
    assert told(read(text)) == {"S100": "negative", "desmin": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SMA/desmin/CD34: +/-/+", {"SMA": "positive", "desmin": "negative", "CD34": "positive"}),
        ("SMA/desmin/CD34/S100 +/-/+/-", {"SMA": "positive", "desmin": "negative", "CD34": "positive", "S100": "negative"}),
        ("SMA +/- desmin -/+ CD34 +", {"SMA": "equivocal", "desmin": "equivocal", "CD34": "positive"}),
        ("SMA/desmin/beta-catenin (nuclear) = + / - / +.", {}),
    ],
)
def test_signs_in_a_row(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Addendum: desmin is negative, the positive slide was the control.", {"desmin": "negative"}),
        ("On repeat desmin is negative, the positive one was a control slide.", {"desmin": "negative"}),
        ("S100 is positive as in the control. SMA was positive.", {"S100": "positive", "SMA": "positive"}),
        ("Desmin and SMA did not give any reaction.", {"desmin": "negative", "SMA": "negative"}),
        ("CD34 gave no reaction, S100 gave a strong reaction.", {"CD34": "negative", "S100": "positive"}),
    ],
)
def test_what_is_the_control_is_no_result(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize("text", ["Ki-67 was counted on 2000 cells and is 33%.", "Ki-67 (500 cells counted): 33%"])
def test_cells_that_were_counted(read: Read, text: str) -> None:
    ki67 = next(m for m in read(text).main.mentions if m.result is not None)
    assert (ki67.marker, ki67.status, ki67.percent) == ("Ki-67", "high", "33")


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("Nodule of the uterus, 32 mm, from a woman of 44. Leiomyoma.", "age", [44]),
        ("Nodule of the uterus, 32 mm, from a woman of 44. Leiomyoma.", "size", [3.2]),
        ("A male patient of 34 years. Desmoid fibromatosis.", "age", [34]),
        ("Patient sex/age: F / 57. Schwannoma.", "age", [57]),
        ("Women of 20, 30 and 40 were examined.", "age", []),
        ("A swelling of the mesentery, of cm 14 of maximum diameter. Desmoid fibromatosis.", "size", [14.0]),
        ("Uterus and cervix, hysterectomy: leiomyosarcoma.", "site", ["uterus"]),
        ("DIAGNOSIS\nStomach:\n - GIST\n - Two perigastric lymph nodes, negative for tumor.", "site", ["stomach"]),
    ],
)
def test_circumstances(read: Read, text: str, kind: str, values: list[object]) -> None:
    assert facts(read(text), kind) == values
