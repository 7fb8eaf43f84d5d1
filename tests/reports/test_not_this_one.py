"""Another tumour that stains where this one does not, and the only one of a list in French."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The metastasis from 2015 was HMB45 positive; the current lesion is not.", {"HMB45": "negative"}),
        ("The biopsy from 2015 expressed SOX10; the present tumour does not.", {"SOX10": "negative"}),
        ("The neurofibroma expressed S100 and SOX10, but this tumour does not.", {"S100": "negative", "SOX10": "negative"}),
        ("Die Metastase von 2015 war HMB45 positiv, der aktuelle Tumor nicht.", {"HMB45": "negative"}),
        ("The previous biopsy was CD34 negative; the present tumour is positive.", {"CD34": "positive"}),
        ("CD34 is positive, this tumour is not a GIST.", {"CD34": "positive"}),
        ("S100 is positive, this case is not straightforward.", {"S100": "positive"}),
    ],
)
def test_this_one_is_denied_what_the_other_shows(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Parmi SMA, desmine et caldesmone, seule la SMA est positive.",
         {"SMA": "positive", "desmin": "negative", "h-caldesmon": "negative"}),
        ("Parmi SMA, desmine et caldesmone, seul le premier est positif.",
         {"SMA": "positive", "desmin": "negative", "h-caldesmon": "negative"}),
        ("Seule la desmine est négative.", {"desmin": "negative"}),
        ("De rares cellules seules expriment la desmine.", {"desmin": "positive"}),
        ("Un seul bloc : CD34 positif, SMA négative.", {"CD34": "positive", "SMA": "negative"}),
    ],
)  # fmt: skip
def test_french_only_one_of_a_list(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
