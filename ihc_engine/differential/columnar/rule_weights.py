"""What the rules weigh: integer weights and variances of support, opposition and joint likelihoods, by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.trace import RuleWeighedStep
from ihc_engine.knowledge.models import Rule


@dataclass(frozen=True, slots=True)
class RuleWeight:
    """One effect of a rule: ``free`` within the cap, or ``joint`` outside of it, for one hypothesis."""

    rule: int
    diagnosis: int
    free: int
    joint: int
    variance: int


class RuleWeights:
    """All weights of the rules. ``named``: of each replacing rule the columns in which it stands for the findings."""

    def __init__(self, rules: Sequence[Rule], weights: Weights, hypotheses: Hypotheses) -> None:
        self._cap = weights.rules_cap
        self._hypotheses = hypotheses
        self.all: tuple[RuleWeight, ...] = tuple(
            _weight(place, step, hypotheses) for place, rule in enumerate(rules) for step in steps_of(rule, weights)
        )
        self.weighing: frozenset[int] = frozenset(weight.rule for weight in self.all)
        self.of: dict[int, tuple[RuleWeight, ...]] = {
            rule: tuple(weight for weight in self.all if weight.rule == rule) for rule in sorted(self.weighing)
        }
        self.named: dict[int, Mask] = {}
        self.replacing: dict[str, tuple[int, ...]] = {}
        for place, rule in enumerate(rules):
            if rule.replaces is not None:
                diagnoses = {joint.diagnosis for joint in rule.replaces.likelihoods}
                self.named[place] = np.array([hypotheses.ids[d] in diagnoses for d in hypotheses.diagnosis], dtype=np.bool_)
                for feature in rule.replaces.findings:
                    self.replacing[feature] = (*self.replacing.get(feature, ()), place)

    def capped(self, free: Ints, joint: Ints) -> Ints:
        """What the rules say together: support and opposition within the cap, joint likelihoods whole."""
        return np.clip(free, -self._cap, self._cap) + joint


def steps_of(rule: Rule, weights: Weights) -> list[RuleWeighedStep]:
    """What a rule weighs when it fires, as the reference weighs it."""
    case = CaseWeighing(weights, CaseReading(None, ()), "site")
    steps = case.replace(rule) if rule.replaces is not None else []
    for effect in rule.then:
        for said, sign in ((effect.support, 1), (effect.oppose, -1)):
            if said is not None:
                steps.append(case.support(rule, said.diagnosis, said.strength, sign, said.lineage))
    return steps


def _weight(place: int, step: RuleWeighedStep, hypotheses: Hypotheses) -> RuleWeight:
    joint = step.kind == "joint"
    return RuleWeight(
        place,
        hypotheses.ids.index(step.diagnosis),
        0 if joint else step.weight,
        step.weight if joint else 0,
        step.variance,
    )
