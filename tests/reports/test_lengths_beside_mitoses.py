"""Lengths beside mitoses, which count none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "5.8 cm tumour; mitoses per 10 HPF: 3.",
        "Tumor von 5,8 cm, Mitosen pro 10 HPF 3.",
        "절제한 5.8 cm 종괴로 유사분열은 10 HPF당 3개이다.",
        "58 x 24 mm 종괴로 유사분열은 10 HPF당 3개이다.",
        "5.8cmの腫瘤で核分裂像は10視野あたり3個。",
    ],
)
def test_a_length_is_no_count_of_mitoses(read: Read, text: str) -> None:
    case = read(text).main.case
    assert case["mitoses"] == {"count": 3, "per": "10 HPF"}
    assert case["size_cm"] == 5.8
