"""Cases of one publication stay together, however they state it."""

from __future__ import annotations

import json

import pytest

from ihc_engine import Knowledge
from ihc_engine.validation.cases import LabelledCase, read_cases
from ihc_engine.validation.sources import by_source, folds


def cases(shipped: Knowledge, *stated: dict[str, str]) -> list[LabelledCase]:
    rows = [json.dumps({"diagnosis": "gist", "markers": {}, **fields}) for fields in stated]
    return [row for row in read_cases(rows, shipped) if isinstance(row, LabelledCase)]


def test_a_shared_citation_doi_or_pmid_is_one_source(shipped: Knowledge) -> None:
    read = cases(
        shipped,
        {"citation": "A et al. J 2001;1:1"},
        {"citation": "B et al. J 2002;2:2", "doi": "10.1/x"},
        {"citation": "a et al.  J 2001;1:1"},
        {"citation": "B, with another title", "doi": "10.1/X", "pmid": "7"},
        {"pmid": "7"},
    )
    assert by_source(read) == ((0, 2), (1, 3, 4))


def test_a_late_row_joins_sources_that_it_shares_something_with(shipped: Knowledge) -> None:
    read = cases(shipped, {"citation": "A"}, {"doi": "10.1/x"}, {"citation": "A", "doi": "10.1/x"})
    assert by_source(read) == ((0, 1, 2),)


def test_cases_that_state_nothing_stand_alone(shipped: Knowledge) -> None:
    assert by_source(cases(shipped, {}, {})) == ((0,), (1,))


def test_folds_hold_whole_sources_and_every_case_once() -> None:
    sources = [(0, 1, 2), (3,), (4, 5), (6,), (7,)]
    dealt = folds(sources, 3)
    assert sorted(place for fold in dealt for place in fold) == list(range(8))
    assert all(set(source) <= set(fold) for source in sources for fold in dealt if source[0] in fold)
    assert {len(fold) for fold in dealt} <= {2, 3}
    assert folds(sources, 3) == dealt
    assert folds(sources, 3, seed=1) != dealt


def test_no_number_of_folds_leaves_out_one_source_at_a_time() -> None:
    assert sorted(folds([(0, 2), (1,), (3,)], 0)) == [(0, 2), (1,), (3,)]


@pytest.mark.parametrize("number", [1, 4, -2])
def test_impossible_folds_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="folds of 3 sources"):
        folds([(0,), (1,), (2,)], number)
