"""An answer taken apart: what each finding, each rule and the pre-test odds say for a hypothesis.

Pieces are decibans against ``other`` before sharpening, and add up to the score of the hypothesis less that of ``other``, so that
the pieces of two hypotheses subtracted from each other tell why one of them leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ihc_engine.differential.likelihood import MICRO
from ihc_engine.inference.trace import PriorStep, RuleWeighedStep
from ihc_engine.interpretation.model import Interpretation, RankedDiagnosis, Study
from ihc_engine.knowledge.model import OTHER

Kind = Literal["finding", "rule", "pretest", "variants", "rules together"]
#: What a piece is about: its kind, and the finding or the rule.
PieceKey = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a score. ``status``: of a finding; ``studies``: behind its frequency; ``sources``: ids of what it rests on."""

    decibans: float
    status: str = ""
    studies: tuple[Study, ...] = ()
    sources: tuple[str, ...] = ()


def has_hypothesis(answer: Interpretation, hypothesis: str) -> bool:
    """Whether the knowledge of an answer lists this hypothesis."""
    return hypothesis == OTHER or any(ranked.diagnosis == hypothesis for ranked in answer.ranking)


def probability_of(answer: Interpretation, hypothesis: str) -> float | None:
    """The probability of a hypothesis; None where it is not listed."""
    if hypothesis == OTHER:
        return answer.other_probability
    return next((ranked.probability for ranked in answer.ranking if ranked.diagnosis == hypothesis), None)


def pieces(answer: Interpretation, hypothesis: str) -> dict[PieceKey, Piece]:
    """The pieces of a hypothesis; ``other`` has none, since everything is compared with it. ValueError: no trace was kept."""
    if hypothesis == OTHER:
        return {}
    if answer.trace is None:
        raise ValueError("the answer has no trace, which tells what each rule weighs")
    ranked = next(ranked for ranked in answer.ranking if ranked.diagnosis == hypothesis)
    return {
        **dict(_rules(answer, ranked)),
        ("pretest", ""): Piece(ranked.prior_decibans, sources=_prior_sources(answer, hypothesis)),
        ("variants", ""): Piece(ranked.mixture_decibans),
        **_findings(ranked),
    }


def _findings(ranked: RankedDiagnosis) -> dict[PieceKey, Piece]:
    found: dict[PieceKey, Piece] = {}
    for item in ranked.evidence:
        key: PieceKey = ("finding", item.finding)
        sources = tuple(dict.fromkeys(study.source for study in item.studies))
        before = found.get(key, Piece(0.0)).decibans
        found[key] = Piece(before + item.decibans, item.status, item.studies, sources)
    return found


def _rules(answer: Interpretation, ranked: RankedDiagnosis) -> Iterator[tuple[PieceKey, Piece]]:
    """What each rule weighs, and what their cap and the findings that they replace take from the sum."""
    assert answer.trace is not None, "asked for by the caller"
    signs = {ranked.diagnosis: 1, OTHER: -1}
    steps = [step for step in answer.trace.steps if isinstance(step, RuleWeighedStep) and step.diagnosis in signs]
    cited = {rule.rule: rule.sources for rule in answer.rules}
    whole = 0.0
    for rule in dict.fromkeys(step.rule for step in steps):
        decibans = sum(signs[step.diagnosis] * step.weight for step in steps if step.rule == rule) / MICRO
        whole += decibans
        yield ("rule", rule), Piece(decibans, "fired", sources=cited.get(rule, ()))
    yield ("rules together", ""), Piece(ranked.rules_decibans - whole)


def _prior_sources(answer: Interpretation, hypothesis: str) -> tuple[str, ...]:
    assert answer.trace is not None, "asked for by the caller"
    steps = (step for step in answer.trace.steps if isinstance(step, PriorStep) and step.diagnosis == hypothesis)
    return tuple(source for step in steps for source in step.sources)
