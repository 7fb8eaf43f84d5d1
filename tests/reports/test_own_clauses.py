"""A clause ends where its own verb and list end: what follows is said of other stains."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ihc_engine.reports.model import ReportReading
from tests.reports.said import told

Read = Callable[[str], ReportReading]


def _of(positive: str, negative: str) -> dict[str, str]:
    return dict.fromkeys(positive.split(), "positive") | dict.fromkeys(negative.split(), "negative")


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("Although negative for S100, SMA, desmin and calponin were positive.", "SMA desmin calponin", "S100"),
        ("While the lesion was devoid of ALK, S100, or myogenin, GFAP and SMA were reactive.", "GFAP SMA", "ALK S100 myogenin"),
        ("While the cells failed to stain with keratin, DOG1 and SOX10 are strongly positive.", "DOG1 SOX10", "keratin"),
        ("While the tumour cells lack CD31, the cells are desmin positive.", "desmin", "CD31"),
        ("Although no staining for S100, SMA or desmin was seen, CD34 was positive.", "CD34", "S100 SMA desmin"),
        ("However, negative for S100, SMA and desmin.", "", "S100 SMA desmin"),
    ],
)
def test_a_clause_that_is_set_against_the_next_ends_with_its_own_list(
    read: Read, text: str, positive: str, negative: str
) -> None:
    assert told(read(text)) == _of(positive, negative)


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("We found expression of SOX10, desmin fails to stain the tumour.", "SOX10", "desmin"),
        ("The cells did not react with ALK and SMA labels the tumour cells.", "SMA", "ALK"),
        ("The cells stained with TLE1, MyoD1 is negative, and CDK4 is positive.", "TLE1 CDK4", "MyoD1"),
        ("There was no evidence of SMA expression, and GFAP marks the tumour.", "GFAP", "SMA"),
        ("No staining for S100, SMA or desmin was seen and CD34 was positive.", "CD34", "S100 SMA desmin"),
        ("No staining for S100, SMA or desmin was seen, CD34 was positive.", "CD34", "S100 SMA desmin"),
        ("The tumour cells were positive for SMA and desmin was negative.", "SMA", "desmin"),
        ("The tumour was positive for SMA, desmin and calponin.", "SMA desmin calponin", ""),
        ("In tumour cells SMA and desmin were negative.", "", "SMA desmin"),
        ("Staining for SMA and desmin was negative.", "", "SMA desmin"),
        ("However, schwannoma is favoured because S100 and SOX10 are positive.", "S100 SOX10", ""),
    ],
)
def test_a_name_with_a_verb_of_its_own_begins_the_next_clause(read: Read, text: str, positive: str, negative: str) -> None:
    assert told(read(text)) == _of(positive, negative)


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("The cells are positive for STAT6 and ERG - the tumour cells do not show any TLE1 expression.", "STAT6 ERG", "TLE1"),
        ("There was diffuse staining with desmin and EMA - MyoD1 was not detected.", "desmin EMA", "MyoD1"),
        ("SMA was positive - no staining for S100.", "SMA", "S100"),
        ("SMA - positive S100 - negative", "SMA", "S100"),
        ("S100 - no staining, CD34 - strong staining", "CD34", "S100"),
    ],
)
def test_a_dash_is_a_stop_between_clauses_and_a_colon_behind_a_name(read: Read, text: str, positive: str, negative: str) -> None:
    assert told(read(text)) == _of(positive, negative)


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("The SMA-positive tumour cells did not express S100.", "SMA", "S100"),
        ("The CD117 (c-kit)-positive tumour cells did not express TLE1.", "CD117", "TLE1"),
        ("MUC4-expressing tumour cells were negative for desmin.", "MUC4", "desmin"),
        ("An SMA+/CD34- spindle cell tumour.", "SMA", "CD34"),
    ],
)
def test_adjectives_of_the_tumour_keep_what_they_say(read: Read, text: str, positive: str, negative: str) -> None:
    assert told(read(text)) == _of(positive, negative)


@pytest.mark.parametrize(
    ("text", "positive", "negative"),
    [
        ("S100, SMA and CD34, but not desmin, were negative.", "desmin", "S100 SMA CD34"),
        ("S100, SMA and CD34, but not desmin, were positive.", "S100 SMA CD34", "desmin"),
        ("With the exception of DOG1, all the markers tested (S100, SMA, and DOG1) were positive.", "S100 SMA", "DOG1"),
        ("EMA was negative, and GFAP was too.", "", "EMA GFAP"),
    ],
)
def test_what_is_passed_over_is_told_the_other_way(read: Read, text: str, positive: str, negative: str) -> None:
    assert told(read(text)) == _of(positive, negative)


@pytest.mark.parametrize(
    "verb", ["stained with", "stain for", "co-express", "co-expressed", "are highlighted by", "are decorated by", "mark with"]
)
def test_verbs_of_staining_say_that_the_cells_stain(read: Read, verb: str) -> None:
    assert told(read(f"The cells {verb} desmin and CDK4.")) == {"desmin": "positive", "CDK4": "positive"}


@pytest.mark.parametrize("text", ["Sections stained with SMA and desmin.", "We stained with SMA and desmin."])
def test_that_sections_were_stained_tells_no_result(read: Read, text: str) -> None:
    assert told(read(text)) == {}


@pytest.mark.parametrize("controls", ["with appropriate controls", "on repeat staining"])
def test_what_is_added_about_the_stain_changes_no_result(read: Read, controls: str) -> None:
    assert told(read(f"MUC4 showed diffuse cytoplasmic staining {controls}.")) == {"MUC4": "positive"}
    assert told(read(f"No expression of MDM2, desmin or TLE1 was identified {controls}.")) == _of("", "MDM2 desmin TLE1")


@pytest.mark.parametrize(
    "text",
    [
        "Não há expressão de ALK, o CD34 é positivo.",
        "Embora não haja expressão de ALK, o CD34 é positivo.",
        "Non si osserva espressione di ALK, il CD34 è positivo.",
        "Sebbene non vi sia espressione di ALK, il CD34 è positivo.",
    ],
)
def test_a_verb_that_only_its_accent_tells_from_and_joins_no_list(read: Read, text: str) -> None:
    assert told(read(text)) == _of("CD34", "ALK")
