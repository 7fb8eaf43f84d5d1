"""Diagnoses that are excluded behind an apposition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    ("text", "diagnosis"),
    [
        ("A dermatofibroma, CD34 negative and factor XIIIa positive, is thus excluded.", None),
        ("Un dermatofibrome, CD34 négatif et facteur XIIIa positif, est donc écarté.", None),
        ("Ein Dermatofibrom (CD34-negativ, Faktor XIIIa-positiv) ist damit ausgeschlossen.", None),
        ("A leiomyosarcoma, desmin positive, is present; schwannoma is excluded.", "leiomyosarcoma"),
    ],
)
def test_what_is_excluded_is_no_diagnosis(read: Read, text: str, diagnosis: str | None) -> None:
    assert read(text).case.get("reported_diagnosis") == diagnosis
