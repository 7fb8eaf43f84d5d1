"""Rows are read in place, and what is wrong with one is said."""

from __future__ import annotations

import json

import pytest

from ihc_engine import Knowledge
from ihc_engine.validation.cases import LabelledCase, UnreadableRow, read_cases
from ihc_engine.validation.words import unknown_words


def _read(knowledge: Knowledge, *rows: object) -> list[LabelledCase | UnreadableRow]:
    return list(read_cases([row if isinstance(row, str) else json.dumps(row) for row in rows], knowledge))


def test_a_row_brings_its_labels(shipped: Knowledge) -> None:
    source = next(iter(shipped.sources))
    row = {"id": "A", "diagnosis": "other", "lang": "ja", "difficulty": "atypical", "source": source, "markers": {"SMA": "+"}}
    (case,) = _read(shipped, row)
    assert isinstance(case, LabelledCase)
    assert (case.case_id, case.truth, case.language, case.difficulty, case.source) == ("A", "other", "ja", "atypical", source)


def test_missing_labels_are_not_stated_and_an_unknown_source_is_none(shipped: Knowledge) -> None:
    (case,) = _read(shipped, {"diagnosis": "gist", "source": "no-such-paper"})
    assert isinstance(case, LabelledCase)
    assert (case.case_id, case.language, case.difficulty, case.source) == ("line 1", "not stated", "not stated", None)


def test_only_stains_with_a_result_are_counted(shipped: Knowledge) -> None:
    markers = {"SMA": "+", "S-100": "-", "desmin": "not done", "CD34": "equivocal"}
    (case,) = _read(shipped, {"diagnosis": "gist", "markers": markers, "morphology": ["spindle cells"]})
    assert isinstance(case, LabelledCase)
    assert case.stains == 2


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"markers": {}}, "diagnosis: missing"),
        ({"diagnosis": "Schwanoma"}, "did you mean schwannoma"),
        ({"diagnosis": "hay fever"}, "is no id of a diagnosis"),
        ({"diagnosis": ["gist"]}, "is no id of a diagnosis"),
        ({"diagnosis": "gist", "markers": {"SMA": "140 %"}}, "markers.SMA"),
        ('{"diagnosis": "gist", "diagnosis": "dfsp"}', "diagnosis"),
        ("[1, 2]", "a row is an object"),
        ("{", "not readable as JSON"),
    ],
)
def test_a_broken_row_is_named_and_the_rest_goes_on(row: object, says: str, shipped: Knowledge) -> None:
    broken, fine = _read(shipped, row, {"diagnosis": "gist"})
    assert isinstance(broken, UnreadableRow)
    assert says in broken.message
    assert isinstance(fine, LabelledCase)


def test_blank_lines_are_no_rows_but_count_as_lines(shipped: Knowledge) -> None:
    (case,) = _read(shipped, "", "  \n", {"diagnosis": "gist"})
    assert case.line == 3


def test_unknown_words_are_counted_by_field(shipped: Knowledge) -> None:
    rows = [
        {"diagnosis": "gist", "morphology": ["wobbly cells"], "markers": {"XYZ-99": "+"}},
        {"diagnosis": "gist", "morphology": ["wobbly cells"]},
    ]
    cases = [case for case in _read(shipped, *rows) if isinstance(case, LabelledCase)]
    assert {(word.field, word.words, word.cases) for word in unknown_words(cases)} == {
        ("morphology", "wobbly cells", 2),
        ("markers", "XYZ-99", 1),
    }
