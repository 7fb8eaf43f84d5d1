"""Spellings of case reports and laboratories mean what they should, and none means two things."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ihc_engine.vocabulary.names import name_key
from ihc_engine.vocabulary.vocabulary import Vocabulary

FIXTURE = Path(__file__).parents[2] / "fixtures" / "vocabulary_breadth.yaml"
SPELLINGS: dict[str, dict[str, str]] = yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))


def _read(kind: str, spelling: str, vocabulary: Vocabulary) -> str | None:
    """What a spelling is read as, written as in the fixture."""
    if kind == "marker":
        stain = vocabulary.marker(spelling)
        return None if stain is None else f"loss {stain.id}" if stain.states_loss else stain.id
    if kind == "morphology":
        feature = vocabulary.morphology(spelling)
        return None if feature is None else f"absent {feature.id}" if feature.status == "absent" else feature.id
    find = {"site": vocabulary.site, "clinical": vocabulary.clinical, "molecular": vocabulary.molecular}
    return find[kind](spelling)


@pytest.mark.parametrize("kind", sorted(SPELLINGS))
def test_spellings_mean_their_term(vocabulary: Vocabulary, kind: str) -> None:
    read = {spelling: _read(kind, spelling, vocabulary) for spelling in SPELLINGS[kind]}
    assert read == SPELLINGS[kind]


@pytest.mark.parametrize("kind", sorted(SPELLINGS))
def test_no_spelling_is_listed_twice(kind: str) -> None:
    keys = [name_key(spelling) for spelling in SPELLINGS[kind]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("words", ["myxoid and collagenous", "nests and spindle cells", "irregular nuclei", "diffuse", "mitoses"])
def test_words_that_say_more_or_less_than_a_feature_stay_unknown(vocabulary: Vocabulary, words: str) -> None:
    assert vocabulary.morphology(words) is None
