"""From spellings to terms, and from a site to the sites it lies in."""

from __future__ import annotations

import pytest

from ihc_engine.vocabulary.models import Marker, Morphology, Site
from ihc_engine.vocabulary.vocabulary import MarkerName, MorphologyName, Vocabulary


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("c-KIT", "CD117"),
        ("KIT", "CD117"),
        ("alpha-SMA", "SMA"),
        ("smooth muscle actin", "SMA"),
        ("H-caldesmon", "h-caldesmon"),
        ("CgA", "chromogranin"),
        ("Syn", "synaptophysin"),
        ("PanCK", "keratin"),
        ("Bcl-2", "BCL2"),
        ("Melan A", "Melan-A"),
        ("S100 protein", "S100"),
        ("MIB-1", "Ki-67"),
    ],
)
def test_spellings_of_stains(vocabulary: Vocabulary, spelling: str, id: str) -> None:
    found = vocabulary.marker(spelling)
    assert found is not None
    assert found.id == id


def test_a_name_may_state_the_loss_or_the_clone(vocabulary: Vocabulary) -> None:
    assert vocabulary.marker("loss of SDHB") == MarkerName("SDHB", states_loss=True)
    assert vocabulary.marker("DOG1 (K9)") == MarkerName("DOG1", clone="K9")
    assert vocabulary.marker("AE1/AE3") == MarkerName("keratin", clone="AE1/AE3")
    assert vocabulary.marker("DOG1") == MarkerName("DOG1")


def test_a_phrase_may_state_an_absence(vocabulary: Vocabulary) -> None:
    assert vocabulary.morphology("no atypia") == MorphologyName("atypia", "absent")
    assert vocabulary.morphology("diffuse severe atypia") == MorphologyName("severe_atypia", "present")
    assert vocabulary.morphology("nonsense") is None


def test_every_spelling_of_a_term_finds_it(vocabulary: Vocabulary) -> None:
    for marker in vocabulary.markers.values():
        for spelling in (marker.id, marker.label, *marker.synonyms, *marker.loss_synonyms):
            found = vocabulary.marker(spelling)
            assert found is not None
            assert found.id == marker.id, spelling


def test_every_id_knows_its_kind(vocabulary: Vocabulary) -> None:
    assert vocabulary.kind_of("SMA") == "marker"
    assert vocabulary.kind_of("necrosis") == "morphology"
    assert vocabulary.kind_of("renal_vein") == "site"
    assert vocabulary.kind_of("hypertension") == "clinical"
    assert vocabulary.kind_of("KIT_mutation") == "molecular"
    assert vocabulary.term("hypertension").label == "Hypertension"
    with pytest.raises(KeyError):
        vocabulary.kind_of("nothing")


def test_sites_lie_in_several_others(vocabulary: Vocabulary) -> None:
    assert vocabulary.site_lies_in("renal_vein", "large_vein")
    assert vocabulary.site_lies_in("renal_vein", "body")
    assert not vocabulary.site_lies_in("stomach", "large_vein")
    distances = vocabulary.site_distances("renal_vein")
    assert distances["renal_vein"] == 0
    assert distances["large_vein"] == 1
    assert list(distances.values()) == sorted(distances.values())


def _build(markers: list[Marker] | None = None, sites: list[Site] | None = None) -> Vocabulary:
    return Vocabulary.build(markers=markers or [], morphology=[], sites=sites or [], clinical=[], molecular=[])


def test_broken_vocabularies_are_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        _build([Marker(id="A1"), Marker(id="A1")])
    with pytest.raises(ValueError, match="already means"):
        _build([Marker(id="A1", synonyms=("same",)), Marker(id="B1", synonyms=("Same",))])
    with pytest.raises(ValueError, match="unknown parent"):
        _build(sites=[Site(id="here", parents=("nowhere",))])
    with pytest.raises(ValueError, match="two vocabularies"):
        Vocabulary.build(markers=[Marker(id="x1")], morphology=[Morphology(id="x1")], sites=[], clinical=[], molecular=[])
