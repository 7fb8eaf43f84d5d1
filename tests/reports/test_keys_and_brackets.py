"""Keys before lists, brackets that tell of other tissue in a list, and results that were called wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Negative: SMA, chromogranin (islets are positive).", {"SMA": "negative", "chromogranin": "negative"}),
        ("Negative for desmin and p63 (basal cells are positive).", {"desmin": "negative", "p63": "negative"}),
        ("Negative: SMA (salivary acini +), desmin.", {"SMA": "negative", "desmin": "negative"}),
        ("Positive: SMA, S100 (Langerhans cells are negative).", {"SMA": "positive", "S100": "positive"}),
    ],
)
def test_other_tissue_in_brackets_turns_no_list(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text", ["Negative for SMA (weakly positive in places) and desmin.", "Negative: SMA (repeat: positive), desmin."]
)
def test_a_result_of_the_tumour_in_brackets_still_does(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("IHC+ : SMA;DES\nIHC- : S100", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        (
            "IHCPOS: SMA\nIHCNEG: S100;CD34\nIHCFOC: EMA",
            {"SMA": "positive", "S100": "negative", "CD34": "negative", "EMA": "positive"},
        ),
        ("IHC_NEG=S100,CD34", {"S100": "negative", "CD34": "negative"}),
        ("IHQ+: SMA, desmina\nIHQ-: S100", {"SMA": "positive", "desmin": "positive", "S100": "negative"}),
        ("IHCNTD: TFE3", {"TFE3": "not_performed"}),
        ("NEG: S100\nXYZ: TFE3", {"S100": "negative"}),
        ("ND: ALK\nER: 0", {"ALK": "not_performed", "ER": "negative"}),
        ("Negative:\nMuscle: desmin, SMA", {"desmin": "negative", "SMA": "negative"}),
        ("IHC: SMA + S100 -", {"SMA": "positive", "S100": "negative"}),
    ],
)
def test_keys_glued_to_the_method_head_their_lists(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        'The report stated "DOG1 negative". This was a transcription error. DOG1 is POSITIVE.',
        "DOG1 negative. This was a mistake. DOG1 is positive.",
        "DOG1 was given as negative. That was a slip. DOG1 is positive.",
    ],
)
def test_a_stain_named_anew_behind_an_error_is_corrected(read: Read, text: str) -> None:
    assert told(read(text)) == {"DOG1": "positive"}


def test_an_error_of_one_stain_corrects_no_other(read: Read) -> None:
    assert told(read("DOG1 negative. That was a slip. Desmin is positive.")) == {"DOG1": "negative", "desmin": "positive"}
