"""Dictation that is taken back, sections of another lesion, controls, and reports that were put right."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the desmin is positive, no correction, scratch that, the desmin is negative, SMA positive", "negative"),
        ("desmin is positive, no, correction, desmin is negative, SMA positive", "negative"),
        ("desmin negative, no wait, desmin positive, SMA is positive", "positive"),
        ("desmin is negative, no sorry, desmin is positive, SMA is positive", "positive"),
        ("Das Desmin ist positiv, nein, Korrektur, Desmin ist negativ. SMA ist positiv.", "negative"),
        (
            "La desmine est positive dans la lésion, non pardon, la desmine est négative. Le SMA est positif dans les cellules.",
            "negative",
        ),
        ("La desmina es positiva, no, perdón, la desmina es negativa. SMA es positivo.", "negative"),
        ("La desmina è positiva nelle cellule, no, scusi, la desmina è negativa. SMA è positiva.", "negative"),
        ("A desmina é positiva, não, perdão, a desmina é negativa. SMA é positivo.", "negative"),
        ("Desmin pozitif, hayır düzeltiyorum, desmin negatif. SMA pozitif.", "negative"),
    ],
)
def test_dictation_is_taken_back(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == {"desmin": said, "SMA": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("H three K twenty seven trimethyl is retained", {"H3K27me3": "retained"}),
        ("H three K twenty seven M E three is lost comma desmin negative", {"H3K27me3": "lost", "desmin": "negative"}),
        ("K I sixty seven I would put at two percent", {"Ki-67": "low"}),
        ("K twenty is negative", {"CK20": "negative"}),
        ("K twenty eight is negative comma desmin positive", {"desmin": "positive"}),
        ("C D thirty four ninety percent", {"CD34": "positive"}),
    ],
)
def test_numbers_in_words_belong_to_one_name(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "S100 is negative in the lesion, the nerve twig beside it is positive.",
        "S100 negative in the lesion comma the nerve twig beside it is positive full stop",
        "S100 is negative, the fat next to the tumour is positive.",
        "S100 is negative; the nerve alongside it is positive.",
    ],
)
def test_tissue_beside_it_is_no_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


def test_the_tumour_beside_tissue_is_the_tumour(read: Read) -> None:
    assert told(read("The tumour beside the nerve is positive for S100.")) == {"S100": "positive"}
    assert told(read("The tumour infiltrates the muscle beside it and is positive for desmin.")) == {"desmin": "positive"}


_OWN = "IHC: S100 negative, SMA positive\n"


@pytest.mark.parametrize(
    "head",
    [
        "Immunostains (residual neurofibroma, for comparison only):",
        "IHC (previous biopsy, 2019):",
        "IHC (positive control, appendix):",
        "Immunostains (second lesion, used as internal comparison only):",
    ],
)
def test_brackets_of_a_head_tell_of_another_lesion(read: Read, head: str) -> None:
    for between in (" ", "\n"):
        assert told(read(f"{_OWN}{head}{between}S100 positive, CD34 positive\n")) == {"S100": "negative", "SMA": "positive"}


@pytest.mark.parametrize(
    "inside", ["block A3", "with controls", "block A3, with appropriate controls", "biopsy", "high-grade component"]
)
def test_brackets_of_a_head_tell_of_this_lesion(read: Read, inside: str) -> None:
    assert told(read(f"Immunohistochemistry ({inside}): S100 positive, SMA negative.")) == {"S100": "positive", "SMA": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The on-slide controls for SMA, S100 and CD34 were positive.",
        "The on-slide controls for SMA, S100 and CD34 (appendix, nerve) were positive.",
        "Controls for SMA and S100 were positive.",
    ],
)
def test_stains_of_controls_in_a_list(read: Read, text: str) -> None:
    assert told(read(f"SMA is negative. S100 is negative. {text}")) == {"SMA": "negative", "S100": "negative"}
    assert told(read("Controls for SMA are good, S100 is positive.")) == {"S100": "positive"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The original report recorded SOX10 negative, CD34 positive. On the correct slides SOX10 is positive, CD34 negative.",
            {"SOX10": "positive", "CD34": "negative"},
        ),
        ("The first report gave S100 as negative. On repeat it is positive.", {"S100": "positive"}),
        ("EMA is negative. Your own EMA looked positive at first sight.", {"EMA": "negative"}),
        ("SDHB - not performed. (Boilerplate: performed for gastric tumours, where it may be lost.)", {"SDHB": "not_performed"}),
        ("The original report remains valid: S100 positive.", {"S100": "positive"}),
    ],
)
def test_what_was_reported_first(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


def test_stains_of_earlier_tumours_in_a_history(read: Read) -> None:
    text = (
        "RELEVANT HISTORY\n2019: Scalp atypical fibroxanthoma (CD10+, S100-).\n\nCURRENT MATERIAL\nSix cores.\n\n"
        "STAINS ON THE CURRENT CORES\nPositive: TLE1, CD99\nNegative: CD34, S100, CD10\n"
    )
    assert told(read(text)) == {
        "TLE1": "positive",
        "CD99": "positive",
        "CD34": "negative",
        "S100": "negative",
        "CD10": "negative",
    }
