"""Keys before lists, brackets that tell of other tissue in a list, and results that were called wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told, unread

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
    reading = read("DOG1 negative. That was a slip. Desmin is positive.")
    assert told(reading) == {"desmin": "positive"}
    assert [item.text for item in reading.main.not_understood] == ["DOG1 negative"]  # taken back, and not said anew


@pytest.mark.parametrize(
    "text",
    [
        "A panel fails to demonstrate any line of differentiation: S100, SOX10 and desmin.",
        "S100, SOX10 and desmin were all tried without success.",
        "Tumour cells expressed none of the markers tested for, which were S100, SOX10 and desmin.",
        "None of the markers tested, namely S100, SOX10 and desmin, was expressed.",
        "None of the stains, including S100, SOX10 and desmin, was positive.",
        "No staining for the following: S100, SOX10, desmin.",
        "Keiner der Marker, nämlich S100, SOX10 und Desmin, war positiv.",
        "Aucun des marqueurs, à savoir S100, SOX10 et desmine, n'était positif.",
        "Ninguno de los marcadores, a saber S100, SOX10 y desmina, fue positivo.",
    ],
)
def test_a_denial_of_markers_at_large_holds_for_the_list_behind_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative", "SOX10": "negative", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The tumour shows no line of differentiation; SMA is positive.", {"SMA": "positive"}),
        ("Positive stains, including SMA and desmin, are supportive.", {"SMA": "positive", "desmin": "positive"}),
        ("None of the stains, which included S100, was positive; SMA was positive.", {"S100": "negative", "SMA": "positive"}),
        ("Staining for the following: S100 positive, desmin negative.", {"S100": "positive", "desmin": "negative"}),
    ],
)
def test_other_lists_keep_their_results(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "p53: mutant pattern",
        "p53 shows aberrant expression in tumour cells",
        "p53 shows a mutant pattern",
        "p53 - null pattern",
        "p53: mutant-type, SMA -",
    ],
)
def test_a_mutant_pattern_alone_is_listed(read: Read, text: str) -> None:
    reading = read(text)
    assert "p53" not in told(reading)
    assert unread(reading)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("p53: overexpressed (mutant pattern)", "positive"),
        ("P53 - mutant pattern (strong diffuse).", "positive"),
        ("p53: null pattern (completely negative)", "negative"),
    ],
)
def test_a_mutant_pattern_with_a_result_is_that(read: Read, text: str, said: str) -> None:
    assert told(read(text)) == {"p53": said}


@pytest.mark.parametrize(
    "text",
    [
        "Were ALK to be positive one might think of IMT; it is not.",
        "Had STAT6 been positive, one might consider solitary fibrous tumour; it was not.",
        'You reported: "Spindle cell tumour. Neurofibroma." I read it otherwise.',
    ],
)
def test_what_one_might_think_of_or_another_wrote_is_no_diagnosis(read: Read, text: str) -> None:
    assert "reported_diagnosis" not in read(text).main.case


def test_what_stands_behind_a_quotation_is_read(read: Read) -> None:
    assert told(read('The referring report reads: "SMA positive. Leiomyoma." Desmin positive.')) == {"desmin": "positive"}


def test_results_reported_separately_if_there_are_any_are_no_orders(read: Read) -> None:
    assert told(read("HER2 and PD-L1 results, if any, are reported separately.")) == {}
    assert told(read("ALK is reported separately.")) == {"ALK": "not_performed"}


@pytest.mark.parametrize(
    "text",
    [
        "S100 refused to stain.",
        "We failed to find S100 expression.",
        "No reaction was obtained with S100.",
        "S100 failed to highlight any tumour cells.",
        "The tumour cells decline to express S100.",
    ],
)
def test_verbs_of_failing_deny(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "negative"}


def test_a_stain_that_failed_is_not_negative(read: Read) -> None:
    assert told(read("The S100 stain failed; SMA positive.")) == {"S100": "uninterpretable", "SMA": "positive"}


@pytest.mark.parametrize(("level", "percent"), [("low", "<2%"), ("high", "45%")])
def test_the_number_of_an_index_stands_before_its_level(read: Read, level: str, percent: str) -> None:
    assert read(f"The proliferation fraction is {level} (Ki-67 {percent}).").case["markers"] == {"Ki-67": percent}
