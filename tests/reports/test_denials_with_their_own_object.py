"""A denial behind a comma that leads to a thing of its own takes nothing back: "Necrosis present, *no satellites*"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Tumour shows necrosis, no satellites.",
        "Necrosis present, no evidence of residual adenoma.",
        "Necrosis 20%, no satellites seen.",
        "Nekrose vorhanden, keine Satellitenknoten.",
        "Deutliche Nekrosen, ohne Bezug zu Gefäßen.",
        "Nécrose étendue, pas de nodule satellite.",
        "Necrosis extensa, sin nódulos satélites.",
        "Necrosi estesa, senza noduli satelliti.",
        "Necrose presente, sem nódulos satélites.",
    ],
)
def test_what_stands_before_is_there(read: Read, text: str) -> None:
    assert _necrosis(read, text) == ["present"]


@pytest.mark.parametrize(
    "text", ["Necrosis, no.", "Necrosis: no evidence.", "Necrosis, not seen.", "Nekrose: keine.", "Necrosis: no se observa."]
)
def test_a_denial_that_leads_nowhere_is_of_what_stands_before(read: Read, text: str) -> None:
    assert _necrosis(read, text) == ["absent"]


def _necrosis(read: Read, text: str) -> list[str | None]:
    return [told.status for told in read(text).main.statements if told.value == "necrosis"]
