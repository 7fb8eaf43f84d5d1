"""From a weighed case to the explanation of each diagnosis: what speaks for it, what against, and on which studies it rests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ihc_engine.differential.cells import Cells, Hypothesis
from ihc_engine.differential.likelihood import MICRO, likelihood
from ihc_engine.differential.ranking import Ranking
from ihc_engine.differential.uncertainty import Certainty
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.session import Session
from ihc_engine.inference.trace import RankedStep, WeighedStep
from ihc_engine.interpretation.criteria import assess
from ihc_engine.interpretation.model import EvidenceItem, RankedDiagnosis, Study
from ihc_engine.interpretation.why_not import NearMisses
from ihc_engine.knowledge.model import OTHER, Knowledge
from ihc_engine.knowledge.models import EvidenceRow


class StudyGrounds:
    """What the frequencies of a knowledge base rest on, made once for all cases: ``studies`` and ``judged`` word of a cell."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells
        self.of = cache(self._of)

    def _of(self, hypothesis: Hypothesis, feature: str, site: str | None) -> tuple[tuple[Study, ...], str | None]:
        cell = self._cells.cell(hypothesis, feature, site)
        studies = tuple(_study(row) for row in cell.rows if row.source and row.frequency is None)
        judged = next((row.frequency for row in cell.rows if row.frequency), None) if cell.basis == "judgement" else None
        return studies, judged


class Explainer:
    """Explains the ranking of one case. Decibans compare the leading variant of a diagnosis with ``other``."""

    def __init__(
        self,
        knowledge: Knowledge,
        grounds: StudyGrounds,
        case: CaseWeighing,
        session: Session,
        ranking: Ranking,
        sure: Mapping[str, Certainty],
        near_misses: NearMisses,
    ) -> None:
        self._near_misses = near_misses
        self._knowledge = knowledge
        self._grounds = grounds
        self._sure = sure
        self._case = case
        self._session = session
        self._ranking = ranking
        self._known = frozenset(session.known)
        self._places = {h.key: place for place, h in enumerate(case.weights.hypotheses)}
        self._priors = {step.diagnosis: step.base + step.site for step in case.priors}
        self._other_score = ranking.of(OTHER).score
        self._rule_sums = case.rule_sums()
        self._status = {f.feature: f.status for f in session.reading.findings}

    def ranking(self) -> tuple[RankedDiagnosis, ...]:
        """All diagnoses, best first, ``other`` left out but counted in the ranks."""
        return tuple(self._explained(step) for step in self._ranking.steps if step.diagnosis != OTHER)

    def _explained(self, step: RankedStep) -> RankedDiagnosis:
        diagnosis = self._knowledge.diagnoses[step.diagnosis]
        key = step.variants[0].hypothesis
        evidence = tuple(self._item(weighed, key, step.diagnosis) for weighed in self._case.weighed)
        prior = self._priors[step.diagnosis] - self._priors[OTHER]
        rules = self._rules_weight(step.diagnosis)
        findings = sum(self._compared(weighed, key, step.diagnosis) for weighed in self._case.weighed)
        mixture = step.score - self._other_score - prior - rules - findings
        named = self._rules_naming(step.diagnosis)
        return RankedDiagnosis(
            rank=step.rank,
            diagnosis=step.diagnosis,
            name=diagnosis.name,
            role=diagnosis.role,
            probability=step.probability,
            interval=self._sure[step.diagnosis].interval,
            rank_first_share=self._sure[step.diagnosis].rank_first_share,
            variant=key.split("/")[1],
            evidence=evidence,
            rules=named,
            criteria=assess(diagnosis, self._known),
            against=self._against(evidence, step.diagnosis),
            near_misses=self._near_misses.of(step.diagnosis, self._known),
            prior_decibans=prior / MICRO,
            rules_decibans=rules / MICRO,
            mixture_decibans=mixture / MICRO,
            sharpening_decibans=(self._case.weights.policy.sharpness - 1) * (step.score - self._other_score) / MICRO,
        )

    def _item(self, step: WeighedStep, key: str, diagnosis: str) -> EvidenceItem:
        place = self._places[key]
        hypothesis = self._case.weights.hypotheses[place]
        cell = self._case.weights.cells.cell(hypothesis, step.feature, self._session.reading.site)
        studies, judged = self._grounds.of(hypothesis, step.feature, self._session.reading.site)
        return EvidenceItem(
            finding=step.feature,
            status=self._shown_status(step),
            decibans=self._compared(step, key, diagnosis) / MICRO,
            raw_decibans=(step.weights[place].weight - step.weights[-1].weight) / MICRO,
            likelihood=round(likelihood(cell, step.reading, step.kind, self._case.weights.policy), 4),
            basis=step.weights[place].basis,
            studies=studies,
            judged=judged,
            group=step.group,
            replaced_by=step.replaced_by if self._is_replaced(step, diagnosis) else None,
        )

    def _shown_status(self, step: WeighedStep) -> str:
        status = self._status[step.feature]
        if step.reading in ("positive", "negative"):
            return status
        return f"{status}, {step.reading.replace('not_diffuse', 'not diffuse').replace('+', ', ')}"

    def _is_replaced(self, step: WeighedStep, diagnosis: str) -> bool:
        """Whether a rule's joint likelihood stands for this finding, in the diagnosis or in ``other``."""
        return step.feature in self._case.replaced and bool({diagnosis, OTHER} & self._case.replaced[step.feature][1])

    def _compared(self, step: WeighedStep, key: str, diagnosis: str) -> int:
        """Tempered weight of a finding in a variant against ``other``; 0 where the rules' line holds it."""
        if self._is_replaced(step, diagnosis):
            return 0
        return self._case.contribution(step, self._places[key]) - self._case.contribution(step, self._places[OTHER])

    def _rules_weight(self, diagnosis: str) -> int:
        """Rules for a diagnosis against rules for ``other``, with what replaced findings are still worth in either."""
        weight = self._rule_sums.get(diagnosis, 0) - self._rule_sums.get(OTHER, 0)
        key = self._ranking.of(diagnosis).variants[0].hypothesis
        for step in self._case.weighed:
            if self._is_replaced(step, diagnosis):
                weight += self._case.contribution(step, self._places[key])
                weight -= self._case.contribution(step, self._places[OTHER])
        return weight

    def _rules_naming(self, diagnosis: str) -> tuple[str, ...]:
        """Fired rules that weigh, caution or recommend for this diagnosis, or speak of it when it leads or is suspected."""
        weighing = {s.rule for s in self._case.rule_steps if s.diagnosis == diagnosis}
        separating = {s.rule for s in self._session.recommended if diagnosis in s.separates}
        asked = {
            step.rule
            for step in self._session.fired.values()
            for p in step.premises
            if p.kind == "ranking" and p.word == diagnosis
        }
        named = weighing | separating | asked
        return tuple(rule for rule in self._session.fired if rule in named)

    def _against(self, evidence: tuple[EvidenceItem, ...], diagnosis: str) -> tuple[str, ...]:
        """Findings with negative weight, strongest first, and rules that oppose."""
        weighing = sorted((item.decibans, item.finding, item.status) for item in evidence if item.decibans < -0.5)
        opposing = [s.rule for s in self._case.rule_steps if s.diagnosis == diagnosis and s.kind == "oppose"]
        return (*(f"{finding} {status}" for _, finding, status in weighing), *opposing)


def _study(row: EvidenceRow) -> Study:
    return Study(str(row.source), row.positive, row.tested, row.percent, row.threshold, row.context)
