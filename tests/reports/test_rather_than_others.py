"""One stain rather than another, with a preposition that is said again, around the names, or behind what is not so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "The lesion marks with SMA rather than with desmin.",
        "The tumor stains for SMA rather than for desmin.",
        "The cells show SMA rather than desmin expression.",
        "Der Tumor exprimiert eher SMA als Desmin.",
        "Die Tumorzellen sind eher für SMA als für Desmin positiv.",
        "Der Tumor exprimiert SMA statt Desmin.",
        "La tumeur est positive pour SMA plutôt que pour la desmine.",
        "La tumeur exprime SMA au lieu de la desmine.",
        "El tumor expresa SMA en lugar de desmina.",
        "Il tumore è positivo per SMA piuttosto che per desmina.",
        "Il tumore esprime SMA invece di desmina.",
        "O tumor expressa SMA em vez de desmina.",
        "Tümör hücreleri desmin yerine SMA ile boyanmıştır.",
        "腫瘍細胞はdesminではなくSMAを発現する。",
        "종양세포는 desmin이 아니라 SMA에 양성이다.",
        "肿瘤细胞表达SMA而不是desmin。",
    ],
)
def test_the_other_is_denied(read: Read, text: str) -> None:
    assert told(read(text)) == {"SMA": "positive", "desmin": "negative"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("La S100 est plutôt négative.", {"S100": "negative"}),
        ("S100 wurde statt SOX10 durchgeführt.", {}),
        ("Der Tumor exprimiert SMA stärker als Desmin.", {"SMA": "positive", "desmin": "positive"}),
        ("CD34阳性而非阴性。", {"CD34": "positive"}),
    ],
)
def test_what_is_no_choice_of_stains(read: Read, text: str, said: dict[str, str]) -> None:
    assert told(read(text)) == said
