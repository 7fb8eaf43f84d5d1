"""What is described in an entity is the literature, and so is what may appear in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Loss of CD117 after therapy is described in dedifferentiated GIST, in which desmin may appear. DOG1 is positive.",
        "La perdita di CD117 dopo terapia è descritta nel GIST dedifferenziato, nel quale possono comparire desmina e"
        " citocheratine. DOG1 positivo.",
        "La pérdida de CD117 está descrita en el GIST desdiferenciado, en el que puede aparecer desmina. DOG1 positivo.",
        "La perte de CD117 est décrite dans le GIST dédifférencié, dans lequel la desmine peut apparaître. DOG1 positif.",
        "A perda de CD117 é descrita nos GIST tratados, nos quais pode surgir desmina. DOG1 positivo.",
        "Der Verlust von CD117 ist beim GIST beschrieben, in dem auch Desmin auftreten kann. DOG1 positiv.",
        "脱分化型GISTではCD117の消失が報告されており、desminが出現しうる。DOG1は陽性である。",
        "탈분화 GIST에서 CD117 소실이 보고되어 있으며 desmin이 나타날 수 있다. DOG1은 양성이다.",
        "去分化GIST可出现CD117丢失，文献已有描述。DOG1阳性。",
    ],
)
def test_what_is_described_in_an_entity_is_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {"DOG1": "positive"}
