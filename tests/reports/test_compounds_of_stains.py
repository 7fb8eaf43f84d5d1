"""German words of a stain and its staining: "Desminexpression" names desmin, as "Desmin-Expression" does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]

Claim = tuple[str, dict[str, str]]
CLAIMS: list[Claim] = [
    ("Spindelzelliger Tumor. Kräftige Desminexpression.", {"desmin": "positive"}),
    ("Spindelzelliger Tumor. Keine Desminexpression.", {"desmin": "negative"}),
    ("Die Desminreaktion ist negativ, die Vimentinreaktion positiv.", {"desmin": "negative", "vimentin": "positive"}),
    ("Fehlende Keratinexpression, kräftige Vimentinexpression.", {"keratin": "negative", "vimentin": "positive"}),
    ("S100-Positivität bei fehlender Desminexpression.", {"S100": "positive", "desmin": "negative"}),
    ("Desminexpression in 80 % der Zellen, SMA-Expression fehlt.", {"desmin": "positive", "SMA": "negative"}),
]


@pytest.mark.parametrize(("text", "told"), CLAIMS)
def test_a_word_of_a_stain_and_its_staining_names_the_stain(read: Read, text: str, told: dict[str, str]) -> None:
    mentions = read(text).main.mentions
    assert {mention.marker: mention.status for mention in mentions} == told


def test_a_longer_word_that_only_begins_like_a_stain_names_none(read: Read) -> None:
    assert not read("Die Desminopathie des Patienten ist bekannt, S100 fehlt.").main.mentions[1:]
