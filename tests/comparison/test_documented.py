"""Every column of a comparison is described under docs/reference."""

from __future__ import annotations

from ihc_engine.comparison import change_schema
from tests.batch.test_documented import undescribed


def test_the_columns_of_a_comparison_are_described() -> None:
    assert undescribed(change_schema(), "## Rows of a comparison") == []
