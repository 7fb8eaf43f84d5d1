"""What each part of the engine is worth: the same cases without it, in the same run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.validation.accuracy import Accuracy, accuracy
from ihc_engine.validation.bootstrap import Difference, paired_difference
from ihc_engine.validation.calibration import expected_calibration_error
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.methods import EngineMethod
from ihc_engine.validation.naive_bayes import NaiveBayes
from ihc_engine.validation.proportions import DECIMALS
from ihc_engine.validation.replay import recorded
from ihc_engine.validation.scores import Scores, log_loss, scores
from ihc_engine.validation.sources import Together, by_source
from ihc_engine.validation.without import PARTS, measured_without


@dataclass(frozen=True, slots=True)
class Ablated:
    """A method on all cases, beside the whole engine.

    ``worse``: its log-loss minus that of the engine, in nats, positive where the method is worse; None for the engine itself.
    """

    method: str
    description: str
    overall: Accuracy
    scores: Scores
    ece: float
    worse: Difference | None


def ablate(whole: Sequence[Measured], baseline: Sequence[Measured], knowledge: Knowledge, prior: Prior) -> tuple[Ablated, ...]:
    """The engine (measured as ``whole``), then without each part, then the baseline; empty without cases."""
    if not whole:
        return ()
    cases = [m.case for m in whole]
    sources = by_source(cases)
    interpreter = Interpreter(knowledge)
    recordings = [recorded(interpreter, case.reading, prior) for case in cases]
    return (
        _ablated(EngineMethod.name, EngineMethod.description, whole, None),
        *(
            _ablated(f"without {part.name}", part.description, measured, _worse(measured, whole, sources))
            for part in PARTS
            for measured in (measured_without(part, cases, knowledge, recordings),)
        ),
        _ablated(NaiveBayes.name, NaiveBayes.description, baseline, _worse(baseline, whole, sources)),
    )


def _ablated(name: str, description: str, measured: Sequence[Measured], worse: Difference | None) -> Ablated:
    error = expected_calibration_error([m.leader_probability for m in measured], [m.right for m in measured])
    return Ablated(name, description, accuracy(measured), scores(measured), round(error, DECIMALS), worse)


def _worse(theirs: Sequence[Measured], ours: Sequence[Measured], sources: Sequence[Together]) -> Difference:
    return paired_difference(
        [log_loss(a.truth_probability) - log_loss(b.truth_probability) for a, b in zip(theirs, ours, strict=True)], sources
    )
