"""When two spellings are one name, and what is suggested for an unknown one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.vocabulary.names import NameIndex, name_key
from ihc_engine.vocabulary.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("S-100", "s 100"),
        ("α-SMA", "Alpha SMA"),
        ("CD 117", "cd117"),
        ("CK5/6", "CK 5-6"),
        ("h‑caldesmon", "H-Caldesmon"),
        ("Melan-A", "MelanA"),
        ("β-catenin", "beta-catenin"),
        ("ＣＤ３４", "CD34"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("CD3/4", "CD34"), ("CD34+", "CD34"), ("CD1 17", "CD117"), ("DOG1.1", "DOG11")])
def test_what_changes_the_meaning_is_kept(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(spelling: str) -> None:
    assert name_key(name_key(spelling)) == name_key(spelling)


def test_a_spelling_with_two_meanings_is_refused() -> None:
    index: NameIndex[str] = NameIndex()
    index.add("Bcl-2", "BCL2")
    index.add("BCL2", "BCL2")
    with pytest.raises(ValueError, match="already means 'BCL2'"):
        index.add("bcl 2", "BCL6")


def test_a_spelling_without_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="neither letter nor digit"):
        NameIndex[str]().add("--", "x")


@pytest.mark.parametrize(
    ("typo", "near"),
    [
        ("desmn", "desmin"),
        ("smoth muscle actn", "smooth muscle actin"),
        ("h caldesman", "h-caldesmon"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_known_spelling(vocabulary: Vocabulary, typo: str, near: str | None) -> None:
    assert vocabulary.suggest("marker", typo) == near


def test_suggestions_are_quick(vocabulary: Vocabulary) -> None:
    vocabulary.suggest("marker", "warm")
    began = time.perf_counter()
    for typo in ("desmn", "smoth muscle actn", "synaptofisin", "pancitokeratn") * 5:
        vocabulary.suggest("marker", typo)
    assert (time.perf_counter() - began) / 20 < 0.01  # measured: 0.4 ms


@pytest.mark.parametrize("spelling", ["desmin-", "CD34 −", "S-100-", "CD34+"])
def test_a_sign_at_the_end_is_a_result_and_no_part_of_a_name(spelling: str) -> None:
    assert name_key(spelling) != name_key(spelling.rstrip("-−+ "))
