"""Tables whose columns are headed by results: each name has the result that heads its column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]
_PANEL = {"CD34": "positive", "STAT6": "positive", "desmin": "negative", "S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "Positive           Negative\n--------           --------\nCD34               Desmin\nSTAT6              S100\n",
        "POSITIVE           NEGATIVE\n\nCD34               Desmin\nSTAT6              S100\n",
        "Positive markers   Negative markers\nCD34               Desmin\nSTAT6\n                   S100\n",
        "IHC\nPositive\tNegative\nCD34\tDesmin\nSTAT6\tS100\n",
        "| Positive | Negative |\n|---|---|\n| CD34 | Desmin |\n| STAT6 (nuclear, strong) | S100 |\n",
        "| Positive | Negative |\n|---|---|\n| CD34, STAT6 | Desmin, S100 |\n",
        "Negative | Positive\nDesmin | CD34\nS100 | STAT6\n",
        "+ | -\nCD34 | Desmin\nSTAT6 | S100\n",
        "Positiv | Negativ\nCD34 | Desmin\nSTAT6 | S100\n",
        "Positifs | Négatifs\nCD34 | Desmine\nSTAT6 | PS100\n",
        "Positivos\tNegativos\nCD34\tDesmina\nSTAT6\tS100\n",
        "Positivi | Negativi\nCD34 | Desmina\nSTAT6 | S100\n",
        "Pozitif | Negatif\nCD34 | Desmin\nSTAT6 | S100\n",
        "阳性\t阴性\nCD34\tDesmin\nSTAT6\tS100\n",
        "陽性 | 陰性\nCD34 | desmin\nSTAT6 | S100\n",
        "양성 | 음성\nCD34 | desmin\nSTAT6 | S100\n",
    ],
)
def test_names_below_a_result_have_it(read: Read, text: str) -> None:
    assert told(read(text)) == _PANEL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Retained | Lost\nINI1 | SDHB\n", {"INI1": "retained", "SDHB": "lost"}),
        ("Stain | Positive | Negative\nCD34 | x |\nDesmin | | x\n", {"CD34": "positive", "desmin": "negative"}),
        ("Positive: CD34\nNegative: desmin, SMA\n", {"CD34": "positive", "desmin": "negative", "SMA": "negative"}),
        ("Positive | CD34, CD31\nNegative | desmin\n", {"CD34": "positive", "CD31": "positive", "desmin": "negative"}),
        ("Positive   Negative\nmargins are free.\n", {}),
        (
            "Positive | Negative\nCD34 | desmin\n\nS100 was not done.",
            {"CD34": "positive", "desmin": "negative", "S100": "not_performed"},
        ),
    ],
)
def test_other_lines_that_begin_with_a_result_are_read_as_before(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
