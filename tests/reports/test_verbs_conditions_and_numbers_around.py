"""Words around a result that are none of it: its verb, what was left open, what is granted, numbers of things, wrong versions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told, unread

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CK7 and p63 decorate only the surface urothelium and are blank in the tumour.",
        "CK7 and p63 stain the overlying urothelium but were blank in the tumour cells.",
    ],
)
def test_the_verb_of_a_result_begins_its_clause(read: Read, text: str) -> None:
    assert told(read(text)) == {"CK7": "negative", "p63": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "A line of differentiation could not be established: desmin and S100 are without staining.",
        "The lineage cannot be determined: desmin and S100 negative.",
        "The line of differentiation remains unclear: desmin and S100 are negative.",
    ],
)
def test_what_was_left_open_is_no_result_of_the_stains_done_for_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "negative", "S100": "negative"}


@pytest.mark.parametrize("text", ["Could not be determined: desmin and S100.", "Equivocal: desmin, S100."])
def test_a_head_of_nothing_but_the_result_is_that_of_its_list(read: Read, text: str) -> None:
    assert told(read(text)) == {"desmin": "equivocal", "S100": "equivocal"}


@pytest.mark.parametrize(
    "text",
    [
        "SMA (positive, if a little weak), ER (negative this time).",
        "SMA is positive, if only focally; ER is negative.",
        "SMA ist positiv, wenn auch schwach; ER negativ.",
    ],
)
def test_what_is_granted_with_if_is_no_condition(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "ER": "negative"}


def test_a_condition_is_one_without_its_comma(read: Read) -> None:
    assert stains(read("SMA is counted as positive if strong.")) == {"SMA": None}


@pytest.mark.parametrize(
    "text", ["In version 1 the results of desmin were not given.", "In run 2 the results of desmin were not given."]
)
def test_the_number_of_a_thing_is_no_score(read: Read, text: str) -> None:
    assert stains(read(text)) == {"desmin": None}


def test_results_as_they_were_interchanged_do_not_stand(read: Read) -> None:
    wrong = "In version 1 the results of desmin and DOG1 were interchanged (desmin positive, DOG1 negative)."
    assert stains(read(wrong)) == {"desmin": None, "DOG1": None}
    assert [reason for _, reason in unread(read(wrong))] == ["results were interchanged"] * 2
    assert told(read(f"{wrong} Correct results: desmin negative, DOG1 positive.")) == {"desmin": "negative", "DOG1": "positive"}


def test_a_nucleus_that_is_not_entered_does_not_stain(read: Read) -> None:
    assert stains(read("Beta-catenin does not enter the nuclei.")) == {"beta-catenin": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "IHC (main mass): S100 patchy, H3K27me3 lost.\nIHC (proximal nodule): S100 diffusely positive, H3K27me3 retained.",
        "Results, main tumour (C4):\n S100 patchy | H3K27me3 lost\nResults, polyp (F1):\n S100 positive | H3K27me3 retained",
    ],
)
def test_sections_of_several_lesions_are_parts(read: Read, text: str) -> None:
    first, second = read(text).parts
    assert stains(first) == {"S100": "positive", "H3K27me3": "lost"}
    assert stains(second) == {"S100": "positive", "H3K27me3": "retained"}


def test_brackets_of_a_section_that_name_no_lesion_part_nothing(read: Read) -> None:
    (part,) = read("IHC (automated): S100 negative.\nIHC (repeat): SMA positive.").parts
    assert stains(part) == {"S100": "negative", "SMA": "positive"}


def test_the_sender_is_another_laboratory(read: Read) -> None:
    text = "The sender's immunostains comprised keratin (reported positive) and S100 (negative). Our own keratin is negative."
    assert told(read(text)) == {"keratin": "negative", "S100": "negative"}


@pytest.mark.parametrize("text", ["Synovial sarcoma is to be considered.", "Synovial sarcoma should be considered."])
def test_a_tumour_that_is_to_be_considered_is_not_stated(read: Read, text: str) -> None:
    assert [(d.diagnosis, d.certainty) for d in read(text).main.diagnoses] == [("synovial_sarcoma", "differential")]
