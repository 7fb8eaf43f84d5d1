"""The fields beside the stains: what is not known, how ages and shares are written, and what is said of what cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.case.model import Case
from ihc_engine.case.problems import CaseError
from tests.case.conftest import Read


@pytest.mark.parametrize(
    ("words", "years"),
    [("61", 61), ("61-year-old", 61), ("61 yo", 61), ("61 y/o", 61), ("18 months", 1.5), ("6 weeks", 0.115), ("3 days", 0.008)],
)
def test_ages_in_words(words: str, years: float) -> None:
    assert Case.from_mapping({"age": words}).age == pytest.approx(years, abs=0.001)


@pytest.mark.parametrize("words", ["61M", "61 m", "61 w", "60s", "sixty"])
def test_an_age_with_two_meanings_is_refused(words: str) -> None:
    with pytest.raises(CaseError, match="is no age"):
        Case.from_mapping({"age": words})


@pytest.mark.parametrize("words", ["", "unknown", "N/A", "not stated", None])
def test_a_value_that_is_not_known_is_as_good_as_left_out(words: str | None) -> None:
    assert Case.from_mapping({"age": words, "size_cm": words, "specimen": {"treated": words}}) == Case.from_mapping(
        {"specimen": {}}
    )


@pytest.mark.parametrize(
    ("necrosis", "status"),
    [("30%", "present"), ("0%", "absent"), ("coagulative", "present"), ("nil", "absent"), ("focal", "present")],
)
def test_necrosis_by_its_share_or_kind(read: Read, necrosis: str, status: str) -> None:
    (found,) = read(necrosis=necrosis).findings
    assert (found.feature, found.status, found.words) == ("necrosis", status, f"necrosis: {necrosis}")


def test_a_share_of_necrosis_that_may_be_none_is_not_read(read: Read) -> None:
    reading = read(necrosis="<5%")
    assert (reading.findings, len(reading.not_understood)) == ((), 1)


def test_no_mitoses_are_none_in_whatever_area(read: Read) -> None:
    findings = {f.feature: f.status for f in read(mitoses=0).findings}
    assert findings == {"low_mitoses": "present", "high_mitoses": "absent"}


def test_a_degree_beside_a_feature_names_the_feature_of_that_degree(read: Read) -> None:
    findings = {f.feature: f.status for f in read(morphology={"atypia": "severe"}).findings}
    assert findings == {"severe_atypia": "present", "atypia": "present"}


@pytest.mark.parametrize(
    ("test", "result", "feature"),
    [
        ("MDM2", "not amplified", "MDM2_amplification"),
        ("PDGFRA", "wild type", "PDGFRA_mutation"),
        ("ALK", "not rearranged", "ALK_rearrangement"),
    ],
)
def test_a_denied_alteration_is_absent(read: Read, test: str, result: str, feature: str) -> None:
    (found,) = read(molecular={test: result}).findings
    assert (found.kind, found.feature, found.status) == ("molecular", feature, "absent")


@pytest.mark.parametrize("field", ["status", "value", "Result"])
def test_a_result_under_another_name_is_no_stain_that_was_not_done(read: Read, field: str) -> None:
    reading = read(markers=[{"name": "SMA", field: "positive"}])
    assert reading.findings == ()
    assert "markers.SMA" in {n.path for n in reading.not_understood}


def test_free_text_is_set_aside_and_the_reader_is_told(read: Read) -> None:
    reading = read(text="Desmin is positive.")
    assert [s.code for s in reading.set_aside] == ["free_text"]
    assert [a.code for a in reading.alerts] == ["free_text_not_read"]
    assert read(text=" ").alerts == ()


@pytest.mark.parametrize("markers", [["SMA+"], [3]])
def test_a_listed_stain_that_is_none_shows_how_to_write_one(markers: list[Any]) -> None:
    with pytest.raises(CaseError, match=r'markers\[0\]: no stain: write an object such as \{"name"'):
        Case.from_mapping({"markers": markers})
