"""A sum stands for the parts that it sums up; what is not without staining stains; no result in the lesion is a negative one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CD34: lost in the solid parts, kept in the well-formed channels - overall positive, patchy. S100 negative.",
        "CD34 (negative in the spindled, positive in the epithelioid cells, overall positive), S100 negative.",
        "CD34: teils negativ, teils positiv, insgesamt positiv. S100 negativ.",
        "CD34: négatif dans les zones solides, positif dans les zones lâches, au total positif. S100 négatif.",
        "CD34: negativo en las áreas sólidas, positivo en las laxas; en conjunto positivo. S100 negativo.",
        "CD34: negativo nelle aree solide, positivo altrove, nel complesso positivo. S100 negativo.",
        "CD34: negativo nas áreas sólidas, positivo nas frouxas, no conjunto positivo. S100 negativo.",
        "CD34: solid alanlarda negatif, gevşek alanlarda pozitif, genel olarak pozitif. S100 negatif.",
        "CD34は充実部で陰性、疎な部分で陽性、全体として陽性。S100陰性。",
        "CD34: 고형 부위 음성, 느슨한 부위 양성, 전체적으로 양성. S100 음성.",
        "CD34：实性区阴性，疏松区阳性，总体阳性。S100阴性。",
    ],
)
def test_a_sum_stands_for_its_parts(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative"}


def test_a_sum_of_another_stain_leaves_the_one_before(read: Read) -> None:
    said = told(read("CD34 negative, S100 positive; overall positive for SOX10."))
    assert said == {"CD34": "negative", "S100": "positive", "SOX10": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "CD34 is not without reactivity, in a fingerprint fashion. S100 negative.",
        "CD34 is not without expression, S100 is negative.",
        "CD34 ist nicht ohne Expression, S100 negativ.",
        "Le CD34 n'est pas sans expression. S100 négatif.",
        "CD34 no está sin expresión, S100 negativo.",
        "CD34 non è senza espressione, S100 negativo.",
        "CD34 não é sem expressão, S100 negativo.",
    ],
)
def test_what_is_not_without_staining_stains(read: Read, text: str) -> None:
    assert told(read(text)) == {"CD34": "positive", "S100": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("CD34 and S100 were each tried, all without result in the lesion.", "negative"),
        ("CD34 and S100 were without result.", "uninterpretable"),
    ],
)
def test_no_result_in_the_lesion_is_negative(read: Read, text: str, status: str) -> None:
    assert told(read(text)) == {"CD34": status, "S100": status}
