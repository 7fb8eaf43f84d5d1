"""When a condition holds, and the traps: unresolved stains, "not positive", nested groups, ranges, negation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihc_engine.case.findings import CaseReading, Finding, Status
from ihc_engine.inference.program import compile_rules, first_failing
from ihc_engine.inference.semantics import Literal, Proposition, branches, circumstances, holds, ranges_asked, words_of
from ihc_engine.knowledge.models import Condition, Rule
from ihc_engine.vocabulary.vocabulary import Vocabulary

POSITIVE = {"marker": "SMA", "is": "positive"}
NEGATIVE = {"marker": "SMA", "is": "negative"}


def condition(data: object) -> Condition:
    return Condition.model_validate(data, strict=False)


def stain(status: Status, **details: str) -> Finding:
    return Finding("marker", "SMA", status, "markers.SMA", "as written", **details)  # type: ignore[arg-type]  # the tests name extents and intensities as plain words


def entailed(*findings: Finding) -> frozenset[Proposition]:
    return frozenset((f.kind, f.feature, word) for f in findings for word in words_of(f))


@pytest.mark.parametrize("status", ["equivocal", "not_performed", "uninterpretable"])
def test_an_unresolved_stain_is_neither_positive_nor_negative(status: Status) -> None:
    known = entailed(stain(status))
    assert not holds(condition(POSITIVE), known)
    assert not holds(condition(NEGATIVE), known)
    assert holds(condition({"marker": "SMA", "is": "unresolved"}), known)


def test_an_absent_stain_is_unresolved_and_a_reported_one_is_not() -> None:
    unresolved = condition({"marker": "SMA", "is": "unresolved"})
    assert holds(unresolved, frozenset())
    assert not holds(unresolved, entailed(stain("negative")))


def test_a_focal_stain_is_positive_and_focal_but_not_diffuse() -> None:
    known = entailed(stain("positive", extent="focal", intensity="weak"))
    assert holds(condition(POSITIVE), known)
    assert holds(condition({"marker": "SMA", "is": "focal"}), known)
    assert holds(condition({"marker": "SMA", "is": "weak"}), known)
    assert not holds(condition({"marker": "SMA", "is": "diffuse"}), known)


def test_pattern_and_clone_narrow_a_positive_stain() -> None:
    known = entailed(stain("positive", pattern="cytoplasmic", clone="1A4"))
    assert holds(condition({**POSITIVE, "pattern": "cytoplasmic"}), known)
    assert not holds(condition({**POSITIVE, "pattern": "nuclear"}), known)
    assert holds(condition({**POSITIVE, "clone": "1A4"}), known)


def test_at_least_expands_to_all_choices() -> None:
    three = [{"marker": m, "is": "positive"} for m in ("SMA", "desmin", "h-caldesmon")]
    found = branches(condition({"at_least": {"n": 2, "of": three}}))
    assert len(found) == 3
    assert all(len(branch) == 2 for branch in found)


def test_ranges_hold_only_if_the_whole_measured_interval_lies_inside(vocabulary: Vocabulary) -> None:
    size = condition({"measure": "size_cm", "between": {"min": 3, "below": 10}})
    asked = [lit.proposition for branch in branches(size) for lit in branch]
    inside = CaseReading(None, (), measures=(("size_cm", 4, 6),))
    across = CaseReading(None, (), measures=(("size_cm", 2, 6),))
    at_edge = CaseReading(None, (), measures=(("size_cm", 10, 10),))
    assert holds(size, frozenset(circumstances(inside, vocabulary, asked)))
    assert not holds(size, frozenset(circumstances(across, vocabulary, asked)))
    assert not holds(size, frozenset(circumstances(at_edge, vocabulary, asked)))


LITERALS = st.sampled_from([("marker", name, "positive") for name in "ABCD"])
ATOMS = st.builds(lambda p: {"marker": p[1], "is": p[2]}, LITERALS)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"at_least": {"n": 2, "of": parts}}, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.frozensets(LITERALS))
def test_a_condition_fails_exactly_where_every_branch_has_a_literal_that_fails(
    data: dict[str, object], known: frozenset[Proposition]
) -> None:
    parsed = condition(data)
    failing = [first_failing(branch, known) for branch in branches(parsed)]
    assert all(literal is not None for literal in failing) is not holds(parsed, known)
    assert all((literal.proposition in known) is literal.holds for literal in failing if literal is not None)


def rule(when: object, unless: object = None) -> Rule:
    data = {
        "id": "TST-001",
        "title": "t",
        "stratum": "lineage",
        "when": when,
        "unless": unless,
        "because": "b",
        "source": ["s"],
        "examples": {"fires": ["a"], "silent": ["b"]},
    }
    return Rule.model_validate(data, strict=False)


def test_every_branch_of_unless_is_a_blocker() -> None:
    program = compile_rules([rule(POSITIVE, {"any": [{"conclusion": "x"}, {"conclusion": "y"}]})])
    assert [production.literals for production in program.productions] == [(Literal(("marker", "SMA", "positive")),)]
    assert [blocker.literals for blocker in program.blockers_of_stratum("lineage")] == [
        (Literal(("conclusion", "x", "is")),),
        (Literal(("conclusion", "y", "is")),),
    ]


def test_ranges_asked_are_collected_from_when_and_unless() -> None:
    asked = ranges_asked([rule({"age": {"min": 40}}, {"measure": "size_cm", "between": {"below": 3}})])
    assert asked == (("measure", "size_cm", "..3"), ("patient", "age", "40.."))
