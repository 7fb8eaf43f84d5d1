"""The structure of conditions."""

from __future__ import annotations

from typing import Any

import pytest

from ihc_engine.inference.semantics import branches
from ihc_engine.knowledge.conditions import atoms, count_branches, misuses
from ihc_engine.knowledge.models import Condition


def condition(**words: Any) -> Condition:
    return Condition.model_validate(words)


SMA = {"marker": "SMA", "is": "positive"}
DESMIN = {"marker": "desmin", "is": "positive"}
CALDESMON = {"marker": "h-caldesmon", "is": "positive"}


def test_atoms_come_in_the_order_of_the_file_with_their_paths() -> None:
    nested = condition(
        all=(SMA, {"any": (DESMIN, {"morphology": "atypia"})}, {"at_least": {"n": 1, "of": ({"age": {"min": 40}}, CALDESMON)}})
    )
    found = [(atom.kind, atom.subject, atom.word, atom.path) for atom in atoms(nested, ("when",))]
    assert found == [
        ("marker", "SMA", "positive", ("when", "all", 0)),
        ("marker", "desmin", "positive", ("when", "all", 1, "any", 0)),
        ("morphology", "atypia", "present", ("when", "all", 1, "any", 1)),
        ("age", "", None, ("when", "all", 2, "at_least", "of", 0)),
        ("marker", "h-caldesmon", "positive", ("when", "all", 2, "at_least", "of", 1)),
    ]
    assert list(atoms(None)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SMA, 1),
        ({"all": (SMA, DESMIN)}, 1),
        ({"any": (SMA, DESMIN)}, 2),
        ({"at_least": {"n": 2, "of": (SMA, DESMIN, CALDESMON)}}, 3),
        ({"all": ({"any": (SMA, DESMIN)}, {"any": (SMA, DESMIN, CALDESMON)})}, 6),
        ({"at_least": {"n": 2, "of": ({"any": (SMA, DESMIN)}, DESMIN, {"any": (SMA, CALDESMON)})}}, 8),
    ],
)
def test_branches_are_counted_as_the_engine_unfolds_them(words: dict[str, Any], expected: int) -> None:
    assert count_branches(condition(**words)) == expected == len(branches(condition(**words)))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({}, "here: none"),
        ({"marker": "SMA", "is": "positive", "sex": "female"}, "here: marker, sex"),
        ({"marker": "SMA"}, "a marker needs 'is'"),
        ({"site": "body", "is": "present"}, "'is' does not go with 'site'"),
        ({"measure": "size_cm"}, "a measure needs 'between"),
        ({"measure": "size_cm", "between": {}}, "a range needs 'min'"),
        ({"age": {"min": 50, "below": 50}}, "no number is at least 50 and below 50"),
        ({"any": ()}, "'any' is empty"),
        ({"at_least": {"n": 3, "of": (SMA, DESMIN)}}, "asks for 3 of 2"),
    ],
)
def test_what_is_not_well_formed_is_said(words: dict[str, Any], message: str) -> None:
    ((path, found),) = misuses(condition(all=(SMA, words)))
    assert path == ("all", 1)
    assert message in found


def test_a_clone_alone_is_a_premise() -> None:
    assert list(misuses(condition(marker="DOG1", clone="K9"))) == []
