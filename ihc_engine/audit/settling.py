"""The stain that would settle a disagreement."""

from __future__ import annotations

from ihc_engine.audit.judgement import scores_of
from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.pretest import LARGEST_ODDS
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Interpretation, NextStain


def settling_stain(
    case: CaseReading, answer: Interpretation, reported: str, rival: str, interpreter: Interpreter
) -> NextStain | None:
    """The stain that tells most between the reported diagnosis and its rival; None where none that was counted does.

    The two are set equally probable and all others aside, for the advice looks at what is open, and to the panel nothing may be.
    Costs a second interpretation.
    """
    sharpness, scores = interpreter.knowledge.policy.weighing.sharpness, scores_of(answer)
    before = {d.diagnosis: d.prior_decibans for d in answer.ranking}
    panel = {h: scores[h] / sharpness - before.get(h, 0.0) for h in (reported, rival)}
    behind = min(panel, key=lambda h: panel[h])
    odds = 10 ** ((max(panel.values()) - panel[behind]) / 10)
    even = {h: min(odds, LARGEST_ODDS / 2) if h == behind else 1.0 for h in (reported, rival)}
    advised = interpreter.interpret(case, prior=even, trace=False, advice=True)
    least = interpreter.knowledge.policy.advice.least_bits
    telling = [s for s in advised.next_stains if (s.expected_bits or 0.0) >= least and {reported, rival} <= set(s.separates)]
    return max(telling, key=lambda stain: stain.expected_bits or 0.0, default=None)
