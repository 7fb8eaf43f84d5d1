"""From the stains of a case to findings."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.case.problems import CaseError
from tests.case.conftest import Read


def _only(reading: CaseReading) -> Finding:
    assert len(reading.findings) == 1, reading
    return reading.findings[0]


#: marker, result, what the finding must hold
CLAIMS: list[tuple[str, Any, dict[str, Any]]] = [
    ("S-100", "negative", {"feature": "S100", "status": "negative"}),
    ("SMA", "focal", {"status": "positive", "extent": "focal"}),
    # percentages: below the cut-off negative, up to 10 % focal, up to 50 % patchy, above diffuse
    ("desmin", "0%", {"status": "negative"}),
    ("desmin", "<1%", {"status": "negative"}),
    ("desmin", "1%", {"status": "positive", "extent": "focal"}),
    ("desmin", "10%", {"status": "positive", "extent": "focal"}),
    ("desmin", "11%", {"status": "positive", "extent": "patchy"}),
    ("desmin", "50%", {"status": "positive", "extent": "patchy"}),
    ("desmin", ">50%", {"status": "positive", "extent": "diffuse"}),
    ("desmin", "30-50%", {"status": "positive", "extent": "patchy", "percent": (30.0, 50.0)}),
    ("desmin", {"percent": 80}, {"status": "positive", "extent": "diffuse"}),
    ("desmin", {"result": "positive", "percent": "30-50"}, {"status": "positive", "extent": "patchy"}),
    # an interval that straddles the cut-off is equivocal, unless words decide
    ("desmin", "<10%", {"status": "equivocal"}),
    ("desmin", "positive, <10%", {"status": "positive", "extent": "focal"}),
    ("desmin", "negative (<5%)", {"status": "negative"}),
    ("p53", "<10%", {"status": "negative"}),
    ("p53", "5-20%", {"status": "equivocal"}),
    # scores
    ("desmin", "H-score 5", {"status": "negative"}),
    ("desmin", "H-score 50", {"status": "positive", "intensity": "weak"}),
    ("desmin", "H-score 180", {"status": "positive", "intensity": "moderate"}),
    ("desmin", {"h_score": 250}, {"status": "positive", "intensity": "strong"}),
    ("ER", "Allred 2", {"status": "negative"}),
    ("ER", {"allred": 8}, {"status": "positive", "intensity": "strong"}),
    ("ALK", {"result": "positive", "intensity": 1}, {"status": "positive", "intensity": "weak"}),
    ("desmin", {"intensity": 0}, {"status": "negative"}),
    ("desmin", 0, {"status": "negative"}),
    ("desmin", "low", {"status": "positive", "intensity": "weak"}),
    # loss
    ("SDHB", "retained", {"status": "retained"}),
    ("SDHB", "positive", {"status": "retained"}),
    ("SDHB", "negative", {"status": "lost"}),
    ("SDHB", "80%", {"status": "retained"}),
    ("SDHB", "0%", {"status": "lost"}),
    ("SDHB loss", "positive", {"feature": "SDHB", "status": "lost"}),
    ("SDHB loss", "present", {"feature": "SDHB", "status": "lost"}),
    ("SDHB loss", "absent", {"feature": "SDHB", "status": "retained"}),
    ("SDHB loss", False, {"feature": "SDHB", "status": "retained"}),
    ("SDHB loss", "yes", {"feature": "SDHB", "status": "lost"}),
    ("loss of H3K27me3", "complete loss", {"feature": "H3K27me3", "status": "lost"}),
    ("H3K27me3", "3%", {"status": "lost"}),
    ("H3K27me3", "mosaic loss", {"status": "equivocal"}),
    ("INI1", "patchy", {"status": "equivocal"}),
    ("SDHB", "lost, internal control retained", {"status": "lost"}),
    ("SDHB", "vessels only", {"status": "lost"}),
    ("p16", "lost", {"status": "negative"}),
    # indices
    ("Ki-67", "2%", {"status": "low", "percent": (2.0, 2.0)}),
    ("Ki-67", "<5%", {"status": "low"}),
    ("MIB-1", "40%", {"feature": "Ki-67", "status": "high"}),
    ("Ki-67", "15%", {"status": "equivocal"}),
    ("Ki-67", 40, {"status": "high"}),
    ("Ki-67", "positive, 约 5%", {"status": "low"}),
    ("Ki-67", "high", {"status": "high"}),
    ("Ki-67", "not done", {"status": "not_performed"}),
    # compartments
    ("STAT6", {"result": "positive", "pattern": "nuclear"}, {"status": "positive", "pattern": "nuclear"}),
    ("STAT6", {"result": "positive", "pattern": "cytoplasmic"}, {"status": "negative"}),
    ("STAT6", "nuclear and cytoplasmic", {"status": "positive", "pattern": "nuclear"}),
    ("STAT6", "cytoplasmic positive, nuclear negative", {"status": "negative"}),
    ("STAT6", "positive", {"status": "positive", "pattern": "nuclear"}),
    ("STAT6", "negative", {"status": "negative"}),
    ("beta-catenin", "nuclear", {"status": "positive", "pattern": "nuclear"}),
    ("nuclear beta-catenin", "positive", {"status": "positive", "pattern": "nuclear"}),
    ("beta-catenin", "membranous", {"status": "negative"}),
    ("beta-catenin", "negative", {"status": "negative"}),
    ("keratin", "dot-like", {"status": "positive", "pattern": "dot"}),
    # cells
    ("S100", {"result": "positive", "cells": "sustentacular"}, {"feature": "S100 sustentacular", "status": "positive"}),
    ("S100", {"result": "negative", "cells": "sustentacular cells"}, {"feature": "S100 sustentacular", "status": "negative"}),
    ("SOX10", "positive in sustentacular cells", {"feature": "SOX10 sustentacular", "status": "positive"}),
    ("ERG", "highlights vessels only", {"status": "negative", "cells": "vessels"}),
    ("CD117", {"result": "positive", "cells": "mast cells"}, {"status": "negative"}),
    ("desmin", {"result": "positive", "cells": "entrapped muscle"}, {"status": "negative"}),
    ("desmin", {"result": "positive", "cells": "tumour cells"}, {"status": "positive"}),
    ("desmin", {"result": "positive", "cells": "heaven knows"}, {"status": "equivocal"}),
    ("desmin", {"result": "positive", "component": "heterologous"}, {"status": "positive", "extent": "focal"}),
    # controls, and stains that say nothing
    ("desmin", {"result": "positive", "control": "failed"}, {"status": "uninterpretable"}),
    ("desmin", {"result": "negative", "control": "adequate"}, {"status": "negative"}),
    ("desmin", "internal control failed", {"status": "uninterpretable"}),
    ("desmin", None, {"status": "not_performed"}),
    ("desmin", "pending", {"status": "not_performed"}),
    ("desmin", "±", {"status": "equivocal"}),
    # clones
    ("DOG1", {"result": "+", "clone": "K9"}, {"clone": "K9"}),
    ("DOG1 K9", "+", {"feature": "DOG1", "clone": "K9"}),
    ("DOG1", "+ (clone K9)", {"clone": "K9"}),
    ("AE1/AE3", "+", {"feature": "keratin", "clone": "AE1/AE3"}),
]


@pytest.mark.parametrize(("marker", "result", "holds"), CLAIMS, ids=[f"{m}: {r}" for m, r, _ in CLAIMS])
def test_one_stain(read: Read, marker: str, result: Any, holds: dict[str, Any]) -> None:
    finding = _only(read(markers={marker: result}))
    assert {name: getattr(finding, name) for name in holds} == holds


@pytest.mark.parametrize("result", [{"result": "positive", "cells": "vessels"}, "only mast cells positive"])
def test_staining_of_other_cells_is_marked_inferred(read: Read, result: Any) -> None:
    finding = _only(read(markers={"CD34": result}))
    assert finding.status == "negative"
    assert finding.inferred is not None


def test_sustentacular_cells_beside_the_tumour(read: Read) -> None:
    reading = read(markers={"S100": "positive in sustentacular cells, negative in tumour cells"})
    assert [(f.feature, f.status) for f in reading.findings] == [("S100", "negative"), ("S100 sustentacular", "positive")]


def test_sustentacular_staining_does_not_contradict_the_tumour(read: Read) -> None:
    reading = read(markers={"S-100": "negative", "S100": {"result": "positive", "cells": "sustentacular"}})
    assert not reading.contradicted
    assert len(reading.findings) == 2


def test_an_assumed_compartment_is_told(read: Read) -> None:
    reading = read(markers={"STAT6": "positive", "MDM2": "+"})
    assert [(a.code, a.severity) for a in reading.alerts] == [("compartment_assumed", "info")]
    assert "MDM2, STAT6" in reading.alerts[0].message


def test_an_unstated_compartment_that_decides_leaves_the_stain_open(read: Read) -> None:
    reading = read(markers={"beta-catenin": "positive"})
    assert _only(reading).status == "equivocal"
    assert [s.code for s in reading.set_aside] == ["compartment_not_stated"]
    assert [a.severity for a in reading.alerts] == ["caution"]


def test_number_and_words_that_disagree_are_in_doubt(read: Read) -> None:
    reading = read(markers={"desmin": {"result": "negative", "percent": 60}})
    assert _only(reading).status == "equivocal"
    assert [a.code for a in reading.alerts] == ["result_in_doubt"]


@pytest.mark.parametrize("words", ["positive", "negative", "focal", "3+"])
def test_words_say_nothing_of_an_index(read: Read, words: str) -> None:
    reading = read(markers={"Ki-67": words})
    assert not reading.findings
    assert [s.code for s in reading.set_aside] == ["index_without_number"]


def test_an_index_is_a_measure(read: Read) -> None:
    assert read(markers={"Ki-67": "5-10%"}).measures == (("Ki-67", 5.0, 10.0),)


def test_opposite_results_are_set_aside(read: Read) -> None:
    reading = read(markers=[{"name": "desmin", "result": "+", "block": "A1"}, {"name": "Desmin", "result": "-", "block": "A2"}])
    assert not reading.findings
    assert reading.contradicted == ("desmin",)
    assert [s.code for s in reading.set_aside] == ["contradiction"] * 2
    assert [(a.code, a.severity) for a in reading.alerts] == [("contradiction", "warning")]


@pytest.mark.parametrize(("one", "other"), [("retained", "lost"), ("positive", "lost")])
def test_opposite_results_of_a_loss_marker(read: Read, one: str, other: str) -> None:
    assert read(markers={"SDHB": one, "SDHB protein?": "+", "succinate dehydrogenase B": other}).contradicted == ("SDHB",)


def test_indices_in_different_bins_contradict(read: Read) -> None:
    reading = read(markers={"Ki-67": "5%", "MIB-1": "15%"})
    assert reading.contradicted == ("Ki-67",)
    assert not reading.measures


def test_repeats_are_one_finding(read: Read) -> None:
    reading = read(markers={"SMA": "+", "alpha-SMA": "diffuse", "smooth muscle actin": "not done"})
    finding = _only(reading)
    assert (finding.path, finding.extent) == ("markers.alpha-SMA", "diffuse")
    assert [s.code for s in reading.set_aside] == ["repeated"] * 2


def test_a_result_of_the_tumour_stands_before_other_cells(read: Read) -> None:
    reading = read(markers={"CD34": "positive", "QBEnd10": "highlights vessels only"})
    assert _only(reading).status == "positive"
    assert [s.code for s in reading.set_aside] == ["other_cells"]


def test_a_heterologous_component_beside_a_negative_rest(read: Read) -> None:
    stains = [{"name": "desmin", "result": "-"}, {"name": "desmin", "result": "+", "component": "heterologous"}]
    reading = read(markers=stains)
    assert (_only(reading).status, _only(reading).extent) == ("positive", "focal")
    assert not reading.contradicted


def test_molecular_results_among_the_stains(read: Read) -> None:
    reading = read(markers={"MDM2 FISH": "amplified"})
    assert [(f.kind, f.feature, f.status) for f in reading.findings] == [("molecular", "MDM2_amplification", "present")]


@pytest.mark.parametrize(
    ("marker", "result", "path", "suggestion"),
    [
        ("desmn", "positive", "markers.desmn", "desmin"),
        ("desmin", "postive", "markers.desmin", "positive"),
        ("desmin", True, "markers.desmin", None),
        ("desmin", 30, "markers.desmin", None),
        ("SDHB-negative", "negative", "markers.SDHB-negative", None),
        ("SDHB loss", "80%", "markers.SDHB loss", None),
        ("desmin", {"result": "+", "componnt": "x"}, "markers.desmin.componnt", "component"),
        ("desmin", {"result": "+", "pattern": "sideways"}, "markers.desmin.pattern", None),
        ("desmin", {"result": "+", "control": "hm"}, "markers.desmin.control", None),
    ],
)
def test_what_is_not_understood_is_listed(read: Read, marker: str, result: Any, path: str, suggestion: str | None) -> None:
    reading = read(markers={marker: result})
    assert [(n.path, n.suggestion) for n in reading.not_understood] == [(path, suggestion)]


def test_an_index_beyond_a_hundred_is_impossible(read: Read) -> None:
    with pytest.raises(CaseError, match="140 is no percentage"):
        read(markers={"Ki-67": 140})
