"""Axons of the tumour's own cells, stains that it shares with vessels, and tissue that is only named as the control."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import facts, told

Read = Callable[[str], ReportReading]


@pytest.mark.parametrize(
    "text",
    [
        "Ganglion cells: PHOX2B+, and NF+ in their axons.",
        "Ganglion cells are PHOX2B positive, and NF is positive in axons of the ganglion cells.",
        "Die Ganglienzellen exprimieren PHOX2B und in ihren Axonen Neurofilament.",
        "Les cellules ganglionnaires expriment PHOX2B et les neurofilaments dans leurs axones.",
    ],
)
def test_axons_of_the_tumours_own_cells_are_the_tumours(read: Read, text: str) -> None:
    assert told(read(text)) == {"PHOX2B": "positive", "neurofilament": "positive"}


@pytest.mark.parametrize(
    "text",
    [
        "NF is positive in the axons.",
        "Residual ganglion cells and their axons are NF positive.",
        "Ganglion cells of the myenteric plexus are NF positive in their axons.",
        "Neurofilament highlights axons within the tumour.",
    ],
)
def test_axons_that_were_there_before_are_none_of_it(read: Read, text: str) -> None:
    assert told(read(text)) == {"neurofilament": "negative"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The spindle cells share CD34 with the endothelium.", {"CD34": "positive"}),
        (
            "The tumour shares the CD34 of the endothelium but lacks ERG and CD31.",
            {"CD34": "positive", "ERG": "negative", "CD31": "negative"},
        ),
        ("The endothelium shares CD34 with the pericytes; tumour cells are negative for CD34.", {"CD34": "negative"}),
        ("The cells take up SMA, not desmin.", {"SMA": "positive", "desmin": "negative"}),
        ("SMA was taken up by vessels only.", {"SMA": "negative"}),
        ("The tumour shares features with GIST. DOG1 negative.", {"DOG1": "negative"}),
    ],
)
def test_what_the_tumour_shares_is_its_own(read: Read, text: str, statuses: dict[str, str]) -> None:
    reading = read(text)
    assert {m: s for m, s in ((x.marker, x.status) for x in reading.mentions) if s is not None and m in statuses} == statuses
    assert "reported_diagnosis" not in reading.case


def test_cells_that_also_express_leave_what_was_said_of_vessels_alone(read: Read) -> None:
    reading = read("CD31 and CD34 label the vessels; the tumour cells also express CD34.")
    assert dict(reading.case["markers"]) == {"CD31": "negative", "CD34": "positive"}


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("S100 is positive, with nerve as internal control.", {"S100": "positive"}),
        ("INI1 lost (lymphocytes serve as internal control).", {"INI1": "lost"}),
        ("S100 positive in nerve as internal control only.", {"S100": "negative"}),
        ("AE1/AE3: epidermis serves as built-in control; lesion blank.", {"keratin": "negative"}),
        ("AE1/AE3: tumour blank; epidermis positive.", {"keratin": "negative"}),
        ("SDHB negative in tumour cells; control negative.", {"SDHB": "uninterpretable"}),
        ("INI1は腫瘍細胞、内部コントロールとも陰性", {"INI1": "uninterpretable"}),
        ("肿瘤细胞及内对照INI1均阴性", {"INI1": "uninterpretable"}),
        ("S100 negative in tumour cells, internal control adequate.", {"S100": "negative"}),
        ("SDHB lost, negative control negative.", {"SDHB": "lost"}),
    ],
)
def test_tissue_named_as_the_control_tells_nothing_of_the_tumour(read: Read, text: str, statuses: dict[str, str]) -> None:
    assert told(read(text)) == statuses


def test_a_control_is_no_site(read: Read) -> None:
    assert facts(read("Leiomyoma. SDHB retained; the peripheral nerve serves as internal control."), "site") == []
    assert facts(read("Schwannoma of a peripheral nerve."), "site") == ["peripheral_nerve"]
