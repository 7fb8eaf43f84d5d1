"""Features of different groups have nothing to do with each other."""

from __future__ import annotations

from ihc_engine.case.features import implied_by
from ihc_engine.case.related import related_features
from ihc_engine.vocabulary.models import Morphology
from ihc_engine.vocabulary.vocabulary import Vocabulary


def test_what_a_feature_implies_or_excludes_is_in_its_group(vocabulary: Vocabulary) -> None:
    group = related_features(vocabulary)
    for id in group:
        term = vocabulary.term(id)
        excluded = term.excludes if isinstance(term, Morphology) else ()
        assert {group[other] for other in (*implied_by(id, vocabulary), *excluded)} <= {group[id]}, id


def test_a_group_is_named_by_one_of_its_own(vocabulary: Vocabulary) -> None:
    group = related_features(vocabulary)
    assert all(group[name] == name for name in group.values())
    assert group["severe_atypia"] == group["atypia"] != group["necrosis"]


def test_groups_stay_small(vocabulary: Vocabulary) -> None:
    names = list(related_features(vocabulary).values())
    assert max(map(names.count, names)) <= 20, "large groups have many combinations, which are all remembered"
