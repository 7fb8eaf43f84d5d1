"""Leaders, first three, groups, confusion, outcomes and flags."""

from __future__ import annotations

import pytest

from ihc_engine.interpretation.model import Outcome
from ihc_engine.validation.accuracy import accuracy, confusion, grouped_accuracy, stain_group
from ihc_engine.validation.outcomes import mimics_flagged, outcome_counts, wrong_leaders
from tests.validation.makers import measured

GIST_LEADS = {"gist": 0.5, "dfsp": 0.25, "schwannoma": 0.15, "other": 0.1}
CORE = {"gist", "schwannoma"}


def test_third_place_counts_among_the_first_three_and_fourth_does_not() -> None:
    seen = accuracy([measured(truth, GIST_LEADS) for truth in ("gist", "schwannoma", "other", "angiosarcoma")])
    assert (seen.leader.count, seen.first_three.count, seen.leader.of) == (1, 2, 4)


def test_equal_probabilities_are_ranked_by_id() -> None:
    tied = measured("gist", {"schwannoma": 0.4, "gist": 0.4, "other": 0.2})
    assert tied.right
    assert tied.forecast.rank_of("schwannoma") == 2


def test_core_cases_count_with_four_stains_only() -> None:
    cases = [measured("gist", GIST_LEADS, stains=3), measured("gist", GIST_LEADS, stains=4), measured("dfsp", GIST_LEADS)]
    assert grouped_accuracy(cases, CORE).core_with_panel.leader.of == 1


@pytest.mark.parametrize(("stains", "name"), [(0, "0"), (1, "1-3"), (3, "1-3"), (4, "4-6"), (9, "7-9"), (10, "10 or more")])
def test_groups_by_number_of_stains(stains: int, name: str) -> None:
    assert stain_group(measured("gist", GIST_LEADS, stains=stains).case) == name


def test_every_grouping_holds_every_case_once() -> None:
    cases = [
        measured("gist", GIST_LEADS, stains=12, language="zh", difficulty="atypical"),
        measured("dfsp", GIST_LEADS, stains=2, source="a-paper"),
        measured("gist", GIST_LEADS, language="fr"),
    ]
    groups = grouped_accuracy(cases, CORE)
    for grouping in (groups.by_diagnosis, groups.by_stains, groups.by_difficulty, groups.by_language, groups.by_paper):
        assert sum(group.accuracy.leader.of for group in grouping) == len(cases)
    assert [group.name for group in groups.by_stains] == ["1-3", "4-6", "10 or more"]


def test_confusion_counts_truth_by_leader() -> None:
    seen = confusion([measured("dfsp", GIST_LEADS), measured("dfsp", GIST_LEADS), measured("gist", GIST_LEADS)])
    assert [(c.truth, c.leader, c.cases) for c in seen] == [("dfsp", "gist", 2), ("gist", "gist", 1)]


def test_outcomes_are_counted_with_their_accuracy() -> None:
    cases = [measured("gist", GIST_LEADS, outcome="favoured"), measured("dfsp", GIST_LEADS, outcome="favoured")]
    seen = {count.outcome: (count.given.count, count.right.count) for count in outcome_counts(cases)}
    assert seen == {"supported": (0, 0), "favoured": (2, 1), "undetermined": (0, 0), "outside": (0, 0)}


@pytest.mark.parametrize(
    ("truth", "outcome", "flagged"),
    [
        ("dfsp", "favoured", False),
        ("dfsp", "supported", False),
        ("dfsp", "undetermined", True),
        ("dfsp", "outside", True),
        ("other", "favoured", False),
    ],
)
def test_a_mimic_taken_for_another_is_flagged_unless_the_outcome_names_it(truth: str, outcome: Outcome, flagged: bool) -> None:
    assert mimics_flagged([measured(truth, GIST_LEADS, outcome=outcome)], CORE).count == flagged


def test_a_mimic_that_leads_itself_is_flagged_and_core_cases_are_not_asked() -> None:
    itself = measured("dfsp", {"dfsp": 0.9, "other": 0.1}, outcome="favoured")
    core = measured("gist", {"dfsp": 0.9, "gist": 0.1}, outcome="favoured")
    seen = mimics_flagged([itself, core], CORE)
    assert (seen.count, seen.of) == (1, 1)


def test_wrong_leaders_that_the_outcome_names_come_first() -> None:
    sure = measured("dfsp", {"gist": 0.99, "dfsp": 0.01}, outcome="undetermined", case_id="sure")
    named = measured("dfsp", GIST_LEADS, outcome="favoured", case_id="named")
    right = measured("gist", GIST_LEADS, outcome="favoured")
    seen = wrong_leaders([sure, right, named])
    assert [(wrong.case_id, wrong.committed, wrong.rank) for wrong in seen] == [("named", True, 2), ("sure", False, 2)]
