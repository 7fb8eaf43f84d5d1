"""Columns that say opposite things, keys of letters, cells beside the tumour, and results that are only supposed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "rows",
    [
        "SMA | pos | neg\nCD34 | neg | neg",
        "SMA\tpos\tneg\nCD34\tneg\tneg",
        "SMA | + | -\nCD34 | - | -",
        "SMA | - | +\nCD34 | - | -",
        "Marker | Smith | Jones\nSMA | pos | neg\nCD34 | neg | neg",
    ],
)
def test_cells_that_say_opposite_things_are_listed_and_neither_is_chosen(read: Read, rows: str) -> None:
    reading = read(rows)
    assert told(reading) == {"CD34": "negative"}
    assert any("SMA" in each.text for each in reading.not_understood)


def test_a_column_of_the_tumour_counts_where_brackets_say_what_the_others_are(read: Read) -> None:
    table = "Marker | A (tumour) | B (lymph node)\nSMA | + | -\nCD45 | - | +"
    assert told(read(table)) == {"SMA": "positive", "CD45": "negative"}
    assert told(read(table.replace("lymph node", "metastasis"))) == {}


def test_the_index_lesion_counts_and_a_separate_nodule_with_a_long_head_does_not(read: Read) -> None:
    table = "Marker\tBlock 3 (index tumor)\tBlock 9 (separate subserosal nodule, usual leiomyoma)\nER\tNEG\tPOS\nHMB45\tPOS\tNEG"
    assert told(read(table)) == {"ER": "negative", "HMB45": "positive"}


def test_of_a_local_and_a_central_laboratory_the_central_one_counts(read: Read) -> None:
    table = "Marker | Local lab | Central lab (definitive)\nDesmin | positive | negative\nMDM2 | not done | positive"
    assert told(read(table)) == {"desmin": "negative", "MDM2": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "S100:P|EMA:N|Ki-67:1%|P=positive, N=negative",
        "S100:P|EMA:N|Ki-67:1%|P=양성, N=음성",
        "S100:P, EMA:N, Ki-67: 1% (P: positive, N: negative)",
        "S100=P; EMA=N; Ki-67=1%; read by Dr. P. Field",
    ],
)
def test_letters_are_results_where_a_key_or_their_fields_say_so(read: Read, text: str) -> None:
    assert told(read(text)) == {"S100": "positive", "EMA": "negative", "Ki-67": "low"}


@pytest.mark.parametrize(
    "text",
    [
        "The mesothelium lining the tumour was decorated by WT1.",
        "The epithelium covering the lesion expressed WT1.",
        "El mesotelio que recubre el tumor es WT1 positivo.",
        "Le mésothélium qui tapisse la tumeur est positif pour WT1.",
        "Il mesotelio che riveste il tumore è positivo per WT1.",
    ],
)
def test_tissue_that_lies_on_the_tumour_is_not_the_tumour(read: Read, text: str) -> None:
    assert told(read(text)) == {"WT1": "negative"}


@pytest.mark.parametrize("cells", ["Tumour cells", "Neoplastic cells", "Spindle cells"])
def test_the_tumour_that_lies_on_tissue_is_the_tumour(read: Read, cells: str) -> None:
    assert told(read(f"{cells} lining the vessels express WT1.")) == {"WT1": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "TTF-1: focally positive (entrapped pneumocytes excluded from the assessment).",
        "TTF-1: positivo focal (neumocitos atrapados excluidos).",
        "TTF-1 fokal positiv (Pneumozyten ausgeschlossen).",
        "TTF-1 positif (pneumocytes exclus).",
    ],
)
def test_cells_that_were_left_out_are_not_those_that_stain(read: Read, text: str) -> None:
    assert told(read(text)) == {"TTF-1": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Loss of H3K27me3 would carry prognostic weight.",
        "In a meningioma loss of H3K27me3 would matter, but that does not apply to this patient.",
        "Ein Verlust von H3K27me3 würde die Nachsorge ändern.",
    ],
)
def test_a_result_that_would_mean_something_is_none(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_a_result_that_is_there_may_mean_something(read: Read) -> None:
    assert told(read("H3K27me3 is lost, which would carry prognostic weight.")) == {"H3K27me3": "lost"}


def test_a_tumour_that_did_not_stain_for_a_marker_is_negative_and_nobody_who_did_not_stain_for_it_is_meant(read: Read) -> None:
    assert told(read("The tumour did not stain for SMA, desmin or S100.")) == dict.fromkeys(("SMA", "desmin", "S100"), "negative")
    assert told(read("We did not stain for SMA.")) == {"SMA": "not_performed"}


def test_of_two_results_likewise_repeats_neither(read: Read) -> None:
    reading = read("S100 0 in chief cells (sustentacular network sparse but present); SOX10 likewise; PAX8 0.")
    assert told(reading) == {"PAX8": "negative"}
    assert {"SOX10"} <= {each.text for each in reading.not_understood}


def test_age_and_size_before_a_list_are_no_results_of_it(read: Read) -> None:
    text = "Kidney, 77 F, 10.3 cm mass: SMA, desmin and CD34 were positive, positive and negative, respectively."
    assert told(read(text)) == {"SMA": "positive", "desmin": "positive", "CD34": "negative"}


def test_a_stain_that_is_not_known_is_listed_though_it_ends_with_a_letter_that_is_a_word(read: Read) -> None:
    reading = read("SMA positive. PRKAR1A lost.")
    assert [each.text for each in reading.not_understood] == ["PRKAR1A lost"]


def test_the_first_issue_of_a_report_is_an_earlier_one(read: Read) -> None:
    text = "MDM2 negative.\nAmendment: In the first issue of this report MDM2 was entered as positive."
    assert told(read(text)) == {"MDM2": "negative"}


def test_the_mutant_type_of_p53_is_listed_and_no_mutation_is_made_of_it(read: Read) -> None:
    reading = read("p53 is of mutant (overexpression) type; SMA is positive.")
    assert told(reading) == {"SMA": "positive"}
    assert "molecular" not in {statement.kind for part in reading.parts for statement in part.statements}
    assert [each.text for each in reading.not_understood] == ["p53 is of mutant (overexpression) type"]


@pytest.mark.parametrize(
    "head", ["a long head of a column that ends with a bracket and has none before it)", "(" * 60, "x" * 80 + ")"]
)
def test_long_heads_of_columns_do_not_trip_the_reader(read: Read, head: str) -> None:
    assert told(read(f"Marker | Result | {head}\nSMA | positive | x\nCD34 | negative | y"))["SMA"] == "positive"
