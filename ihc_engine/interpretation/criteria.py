"""Diagnostic criteria of a diagnosis, checked against a case: met, unmet, or not assessed."""

from __future__ import annotations

from ihc_engine.inference.semantics import Proposition, branches
from ihc_engine.interpretation.model import Criteria
from ihc_engine.knowledge.models import Criterion, Diagnosis


def assess(diagnosis: Diagnosis, known: frozenset[Proposition]) -> Criteria:
    """Sort the criteria of a diagnosis by what is known. A criterion nobody looked for is ``not_assessed``, never unmet."""
    met, unmet, not_assessed = [], [], []
    assessed = frozenset(
        (kind, feature) for kind, feature, word in known if word not in ("equivocal", "not_performed", "uninterpretable")
    )
    for criterion in diagnosis.criteria:
        if _met(criterion, known):
            met.append(criterion.id)
        elif _open(criterion, known, assessed):
            not_assessed.append(criterion.id)
        else:
            unmet.append(criterion.id)
    return Criteria(tuple(met), tuple(unmet), tuple(not_assessed))


def _met(criterion: Criterion, known: frozenset[Proposition]) -> bool:
    return any(all((lit.proposition in known) is lit.holds for lit in branch) for branch in branches(criterion.when))


def _open(criterion: Criterion, known: frozenset[Proposition], assessed: frozenset[tuple[str, str]]) -> bool:
    """Whether some branch fails only for things that were not looked at."""
    return any(
        all(lit.proposition in known or not _assessed(lit.proposition, known, assessed) for lit in branch if lit.holds)
        for branch in branches(criterion.when)
    )


def _assessed(proposition: Proposition, known: frozenset[Proposition], assessed: frozenset[tuple[str, str]]) -> bool:
    kind, feature, _ = proposition
    if kind == "site":
        return ("site", "unknown", "is") not in known
    return (kind, feature) in assessed
