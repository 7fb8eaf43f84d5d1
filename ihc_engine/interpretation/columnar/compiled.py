"""A knowledge base, compiled for columns once and for all."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.results import Tables
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.differential.columnar.weighing import ColumnarWeighing
from ihc_engine.differential.pretest import ELSEWHERE
from ihc_engine.inference.columnar.firing import Firing
from ihc_engine.inference.columnar.layout import Layout, layout_of
from ihc_engine.inference.columnar.resting import Branches
from ihc_engine.interpretation.columnar.criteria import EssentialCriteria
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.policy import Policy

#: Alerts about the ranking itself.
FRAGILE, CONFLICTING = "fragile_result", "conflicting_finding"


@dataclass(frozen=True, slots=True)
class Compiled:
    """All that scoring needs. ``cautions``: code of an alert to the rules (places) that raise it."""

    layout: Layout
    firing: Firing
    branches: Branches
    hypotheses: Hypotheses
    rules: RuleWeights
    tables: Tables
    weighing: ColumnarWeighing
    criteria: EssentialCriteria
    cautions: dict[str, tuple[int, ...]]
    policy: Policy

    @property
    def alert_codes(self) -> frozenset[str]:
        """Codes of the alerts that rules and rankings can raise."""
        return frozenset(self.cautions) | {FRAGILE, CONFLICTING}


def compiled(single: Interpreter) -> Compiled:
    """Compile what an interpreter of single cases holds; its tables are shared."""
    knowledge, weights = single.knowledge, single.weights
    tables = Tables(weights, single.variances, single.surprise)
    criteria = [c.when for d in knowledge.diagnoses.values() for c in d.criteria]
    layout = layout_of(single.program, criteria, weights.cells.features, ELSEWHERE, knowledge.vocabulary)
    firing, hypotheses = Firing(single.program), Hypotheses(weights)
    rules = RuleWeights(firing.rules, weights, hypotheses)
    weighed = {feature: layout.places[feature] for feature in sorted(weights.cells.features)}
    cautions: dict[str, tuple[int, ...]] = {}
    for place, rule in enumerate(firing.rules):
        for effect in rule.then:
            if effect.caution is not None:
                cautions[effect.caution.code] = (*cautions.get(effect.caution.code, ()), place)
    return Compiled(
        layout=layout,
        firing=firing,
        branches=Branches(firing.rules, rules.weighing, weighed, len(layout.features)),
        hypotheses=hypotheses,
        rules=rules,
        tables=tables,
        weighing=ColumnarWeighing(tables, rules, hypotheses, layout),
        criteria=EssentialCriteria(knowledge, hypotheses),
        cautions=cautions,
        policy=knowledge.policy,
    )
