"""Morphology, clinical and molecular findings, measures, site and specimen."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.case.findings import CaseReading
from tests.case.conftest import Read


def _stated(reading: CaseReading) -> dict[str, str]:
    return {f.feature: f.status for f in reading.findings if not f.inferred}


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        ("spindle cells", {"spindle_cells": "present"}),
        ("no necrosis", {"necrosis": "absent"}),
        ("without lipoblasts", {"lipoblasts": "absent"}),
        ("no evidence of melanin", {"melanin": "absent"}),
        ("rhabdoid cells not seen", {"rhabdoid_cells": "absent"}),
        ("melanin: absent", {"melanin": "absent"}),
        ({"feature": "necrosis", "status": "absent"}, {"necrosis": "absent"}),
        ({"feature": "necrosis", "status": "focal"}, {"necrosis": "present"}),
        ({"feature": "necrosis", "status": False}, {"necrosis": "absent"}),
        ({"name": "necrosis", "status": "no"}, {"necrosis": "absent"}),
        ({"feature": "mitoses", "status": "absent"}, {"low_mitoses": "present"}),
        ({"feature": "no necrosis"}, {"necrosis": "absent"}),
        ("hypertension", {"hypertension": "present"}),
    ],
)
def test_morphology(read: Read, entry: Any, stated: dict[str, str]) -> None:
    assert _stated(read(morphology=[entry])) == stated


def test_what_a_feature_implies_is_added_and_marked(read: Read) -> None:
    reading = read(morphology=["diffuse severe atypia"])
    assert [(f.feature, bool(f.inferred)) for f in reading.findings] == [("atypia", True), ("severe_atypia", False)]
    stated = read(morphology=["diffuse severe atypia", "atypia"])
    assert not any(f.inferred for f in stated.findings)


@pytest.mark.parametrize(
    "entries",
    [
        ["necrosis", "no necrosis"],
        ["bland nuclei", "severe atypia"],
        ["severe atypia", "no atypia"],
        ["low mitoses", "high mitoses"],
    ],
)
def test_contradictions_are_set_aside(read: Read, entries: list[str]) -> None:
    reading = read(morphology=entries)
    assert not reading.findings
    assert {s.code for s in reading.set_aside} == {"contradiction"}
    assert {a.code for a in reading.alerts} == {"contradiction"}


@pytest.mark.parametrize(
    "entry",
    ["nonsense", {"feature": "no necrosis", "status": "absent"}, {"feature": "necrosis", "status": "purple"}],
)
def test_what_is_not_understood_is_listed(read: Read, entry: Any) -> None:
    reading = read(morphology=[entry])
    assert not reading.findings
    assert len(reading.not_understood) == 1


@pytest.mark.parametrize(
    ("entry", "stated"),
    [
        ({"KIT mutation": "absent"}, {"KIT_mutation": "absent"}),
        ({"KIT mutation": "wild type"}, {"KIT_mutation": "absent"}),
        ({"KIT": "exon 11 mutation"}, {"KIT_mutation": "present"}),
        ({"MDM2": "amplified"}, {"MDM2_amplification": "present"}),
        ({"NAB2::STAT6": "absent"}, {"NAB2_STAT6_fusion": "absent"}),
        (["MDM2 amplification"], {"MDM2_amplification": "present"}),
        ({"SS18": "not tested"}, {"SS18_SSX_fusion": "not_performed"}),
        ([{"name": "MDM2 FISH", "result": "not amplified"}], {"MDM2_amplification": "absent"}),
    ],
)
def test_molecular(read: Read, entry: Any, stated: dict[str, str]) -> None:
    assert _stated(read(molecular=entry)) == stated


def test_clinical(read: Read) -> None:
    assert _stated(read(clinical="hypertension; no hypoglycaemia")) == {"hypertension": "present", "hypoglycaemia": "absent"}
    assert not read(clinical={"hypertension": "unknown"}).findings


@pytest.mark.parametrize(
    ("fields", "rate", "feature"),
    [
        ({"mitoses": {"count": 12, "per": "10 HPF"}}, (12.0, 12.0), "high_mitoses"),
        ({"mitoses": {"count": 8, "per": "50 HPF"}}, (1.6, 1.6), "low_mitoses"),
        ({"mitoses": {"count": "5-8", "per": "10 hpf"}}, (5.0, 8.0), None),
        ({"mitoses": "12/10 HPF"}, (12.0, 12.0), "high_mitoses"),
        ({"mitoses_per_10hpf": "<1"}, (0.0, 1.0), "low_mitoses"),
        ({"mitoses_per_10hpf": 4.9}, (4.9, 4.9), "low_mitoses"),
        ({"mitoses": {"count": 6, "per": "mm2"}}, (12.0, 12.0), "high_mitoses"),
        ({"mitoses": {"count": 6, "per": "2 mm²"}}, (6.0, 6.0), None),
    ],
)
def test_mitoses(read: Read, fields: dict[str, Any], rate: tuple[float, float], feature: str | None) -> None:
    reading = read(**fields)
    assert reading.measures == (("mitoses_per_10hpf", *rate),)
    assert [f for f, status in _stated(reading).items() if status == "present"] == ([feature] if feature else [])
    assert any(a.code == "field_area_assumed" for a in reading.alerts) is ("mm" in str(fields))


def test_a_count_and_words_that_contradict(read: Read) -> None:
    reading = read(mitoses_per_10hpf=12, morphology=["low mitoses"])
    assert not reading.findings
    assert not reading.measures
    assert {s.path for s in reading.set_aside} == {"mitoses_per_10hpf", "morphology.low mitoses"}
    assert {a.code for a in reading.alerts} == {"contradiction"}


def test_two_counts_that_differ(read: Read) -> None:
    reading = read(mitoses_per_10hpf=12, mitoses={"count": 2, "per": "50 HPF"})
    assert not reading.findings
    assert {s.code for s in reading.set_aside} == {"contradiction"}


def test_a_count_without_its_area_is_not_understood(read: Read) -> None:
    assert [n.path for n in read(mitoses=12).not_understood] == ["mitoses"]


@pytest.mark.parametrize(
    ("value", "status"), [(True, "present"), (False, "absent"), ("no", "absent"), ("focal", "present"), ("no necrosis", "absent")]
)
def test_necrosis(read: Read, value: Any, status: str) -> None:
    assert _stated(read(necrosis=value)) == {"necrosis": status}


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("renal vein", "renal_vein"),
        ("left kidney", "kidney"),
        ("stomach (antrum)", "stomach"),
        ("unknown", None),
        ("xyzzy", None),
        (None, None),
    ],
)
def test_site(read: Read, words: str | None, site: str | None) -> None:
    reading = read(site=words)
    assert reading.site == site
    assert len(reading.not_understood) == (1 if words == "xyzzy" else 0)


@pytest.mark.parametrize(
    ("specimen", "words"),
    [
        ({"kind": "core biopsy"}, ("biopsy", "core_biopsy")),
        ({"kind": "fine needle aspiration", "status": "metastatic"}, ("fine_needle_aspiration", "metastasis")),
        ({"kind": "resection", "treated": True, "status": "local recurrence"}, ("recurrence", "resection", "treated")),
        ({"treated": False}, ()),
        ("excision", ("resection",)),
    ],
)
def test_specimen(read: Read, specimen: Any, words: tuple[str, ...]) -> None:
    assert read(specimen=specimen).specimen == words


def test_circumstances(read: Read) -> None:
    reading = read(case_id=7, age="61 years", sex="F", size_cm="55 mm", reported_diagnosis="GIST", specimen={"site": "stomach"})
    assert (reading.case_id, reading.age, reading.sex, reading.site) == ("7", 61.0, "female", "stomach")
    assert reading.measures == (("size_cm", 5.5, 5.5),)
    assert reading.reported_diagnosis == "GIST"


def test_free_text_is_set_aside_and_annotations_are_left_alone(read: Read) -> None:
    reading = read(clinical_note="died", text="SMA positive", diagnosis="gist", citation="x", weird=1, markrs={})
    assert [s.code for s in reading.set_aside] == ["free_text"] * 2
    assert [(n.path, n.suggestion) for n in reading.not_understood] == [("markrs", "markers"), ("weird", None)]
