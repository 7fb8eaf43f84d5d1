"""Other cells that stain beside the tumour's, residual tissue, and dilutions: none of them is the tumour's result."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import stains, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "CD34 picks out only a minority of them and the endothelium.",
        "CD34 stains a minority of cells and the endothelium.",
        "CD34 stains some tumour cells and the endothelium.",
        "CD34 stains the endothelium and some tumour cells.",
        "CD34 labels a subset of cells as well as vessels.",
        "CD34 labels a subset of the lesional cells, along with nerves and entrapped epithelium.",
        "CD34 stains a minority of cells, vessels and nerves.",
        "CD34 stains a minority of tumour cells, the endothelium and nerves.",
        "CD34 färbt einzelne Zellen und die Gefäße an.",
        "CD34 marque quelques cellules et les vaisseaux.",
        "CD34 tiñe algunas células y los vasos.",
        "CD34 marca alcune cellule e i vasi.",
        "CD34 marca algumas células e os vasos.",
    ],
)
def test_some_of_the_cells_and_other_cells_is_focal(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"CD34": "positive"}
    assert [mention.extent for mention in reading.mentions] == ["focal"]


@pytest.mark.parametrize(
    "text",
    [
        "CD34 stains a few vessels and nerves.",
        "CD34 stains scattered mast cells and the endothelium.",
        "CD34 highlights only the endothelium and some fibroblasts.",
        "CD34 highlights scattered fibroblasts and vessels.",
    ],
)
def test_some_other_cells_leave_the_tumour_negative(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD34": "negative"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The tumour cells and the normal smooth muscle are positive for desmin.", "positive"),
        ("The tumour cells and the vessels are negative for desmin.", "negative"),
        ("Desmin is negative in the tumour cells and vessels are positive.", "negative"),
        ("Desmin is positive in the vessels and tumour cells are negative.", "negative"),
        ("Endothelial cells desmin+, tumour cells and nerves desmin-.", "negative"),
        ("Vessels and tumour cells desmin negative", "negative"),
        ("Some tumour cells and some vessels are positive for desmin.", "positive"),
    ],
)
def test_the_tumour_and_other_cells_together(read: Read, text: str, status: str) -> None:
    assert stains(read(text)) == {"desmin": status}


@pytest.mark.parametrize("text", ["SMA is positive in cells around vessels.", "SMA is strongly positive around single cells."])
def test_where_cells_lie_is_not_which_cells_stain(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"SMA": "positive"}
    assert [mention.extent for mention in reading.mentions] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "S100 was found only in the residual Schwann cells.",
        "S100 positive only in residual muscle fibres.",
        "S100 was seen only in residual epithelial cells.",
        "S100 is limited to residual Schwann cells.",
        "S100 marks only native ducts.",
        "S100 stains only residual bile ductules.",
        "S100 nur in residualen Schwann-Zellen positiv.",
        "S100 positif uniquement dans les cellules de Schwann résiduelles.",
        "S100 positivo solo en células de Schwann residuales.",
        "S100 positivo apenas em células de Schwann residuais.",
        "S100 positivo solo in cellule di Schwann residue.",
    ],
)
def test_residual_tissue_that_alone_stains_leaves_the_tumour_negative(read: Read, text: str) -> None:
    assert stains(read(text)) == {"S100": "negative"}


@pytest.mark.parametrize(
    "text",
    [
        "The residual tumour is positive for CD117.",
        "CD117 is positive only in the residual tumour cells.",
        "Residual GIST is CD117 positive.",
        "CD117 is positive in residual spindle cells.",
        "Im residualen Tumor ist CD117 positiv.",
        "CD117 positivo en el tumor residual.",
    ],
)
def test_a_residual_tumour_is_the_tumour(read: Read, text: str) -> None:
    assert stains(read(text)) == {"CD117": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "Desmin (D33, 1:100): negative",
        "Desmin (D33, 1/100): negative",
        "Desmin (clone D33, dilution 1:100): negative",
        "Desmin (1:100) negative",
        "Desmin (D33; Dako; 1:50-1:100): negative",
        "Desmin 1:200 negative",
        "Desmin (D33, 1:2,000) was negative.",
        "Desmin (Klon D33, Verdünnung 1:100): negativ",
        "Desmina (D33, dilución 1:100): negativa",
        "デスミン(D33, 1:100):陰性",
    ],
)
def test_a_dilution_is_no_result(read: Read, text: str) -> None:
    reading = read(text)
    assert stains(reading) == {"desmin": "negative"}
    assert all(mention.intensity is None and mention.percent is None for mention in reading.mentions)
    assert reading.main.contradictions == ()


def test_antibodies_with_dilutions_wait_for_their_results(read: Read) -> None:
    methods = "Antibodies against desmin (D33, 1:100), SMA (1A4, 1:200) and CD34 (QBEnd10, 1:50) were used."
    assert told(read(methods)) == {}
    assert told(read(f"{methods} The tumour was positive for SMA and negative for the others.")) == {
        "desmin": "negative", "SMA": "positive", "CD34": "negative",
    }  # fmt: skip
    head = "Antigen (clone, dilution) : result\nCD117 (A4502, 1:400): +\nS100 (Z0311, 1:2000): -\nKi-67 (MIB-1, RTU): 2 %"
    assert told(read(head)) == {"CD117": "positive", "S100": "negative", "Ki-67": "low"}


def test_so_many_of_so_many_is_still_counted(read: Read) -> None:
    assert stains(read("Desmin 0/3, SMA 3/3.")) == {"desmin": "negative", "SMA": "positive"}
    assert stains(read("SMA was positive in 1/20 fields of the block.")) == {"SMA": "positive"}
