"""Weighing one case: collect the results, temper them group by group, add what rules say, sum up.

``Weights`` belongs to a knowledge base and is shared by all cases; ``CaseWeighing`` belongs to one case and is what an engine's
productions call. Order does not matter: all sums are integers, and a group is tempered once, when all its results are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from types import MappingProxyType

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.cells import Cell, Cells, Hypothesis, variant_shares
from ihc_engine.differential.dependence import WHOLE, factors, group_rho, kept_parts, tempered
from ihc_engine.differential.likelihood import MICRO, MILLI_PER_NAT, likelihood, micro_decibans, reading_of
from ihc_engine.differential.pretest import PreTest, Prior
from ihc_engine.inference.trace import PriorStep, RuleWeighedStep, VariantWeight, WeighedStep
from ihc_engine.knowledge.model import OTHER, Knowledge
from ihc_engine.knowledge.models import JointLikelihood, Rule
from ihc_engine.knowledge.policy import StrengthWord

#: Weights of one reading of a finding in every variant; and such weights when they are tempered, with what was kept of them.
Row = tuple[VariantWeight, ...]
Tempered = tuple[tuple[int, ...], tuple[int, ...]]
#: Groups of results whose tempered weights are kept, some kilobytes each.
_MOST_TEMPERED = 10_000


class Weights:
    """Weights of every reading of every finding in every variant, computed when first asked for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.policy = knowledge.policy.weighing
        self.cells = Cells(knowledge)
        self.pretest = PreTest(knowledge)
        self.hypotheses = self.cells.hypotheses
        #: Keys of the hypotheses in their order, and the place of each.
        self.keys = tuple(hypothesis.key for hypothesis in self.hypotheses)
        self.places: Mapping[str, int] = MappingProxyType({key: place for place, key in enumerate(self.keys)})
        #: Where the variants of each diagnosis stand: diagnosis, first, one past the last.
        self.spans = tuple(_spans([hypothesis.diagnosis for hypothesis in self.hypotheses]))
        self.rules_cap = round(self.policy.rules_cap_decibans * MICRO)
        self._kept = cache(self._row)
        self._tempered: dict[tuple[str, tuple[int, ...]], list[Tempered]] = {}
        self._steps: dict[tuple[str, tuple[int, ...], tuple[str | None, ...]], tuple[WeighedStep, ...]] = {}
        self.chance = cache(self._chance)
        self.shares = cache(self._shares)

    def weighable(self, finding: Finding) -> bool:
        """Whether any diagnosis has a published or judged frequency of this finding, and the result can weigh."""
        known = finding.feature in self.cells.features and self.reading(finding) is not None
        # an implied feature is already in the weight of the one that implies it
        return known and not (finding.kind == "morphology" and finding.inferred)

    def reading(self, finding: Finding) -> str | None:
        """The reading that decides the weight (see ``likelihood.reading_of``)."""
        return reading_of(finding, finding.feature in self.cells.split_features)

    def group(self, finding: Finding) -> str:
        """Dependence group of a finding; a finding without one is alone in a group of its own name."""
        term = self.knowledge.vocabulary.term(finding.feature)
        return getattr(term, "group", None) or finding.feature

    def capped_sum(self, steps: Sequence[RuleWeighedStep]) -> int:
        """What rules say of one hypothesis: support and opposition within the cap, joint likelihoods whole."""
        free = sum(step.weight for step in steps if step.kind != "joint")
        joint = sum(step.weight for step in steps if step.kind == "joint")
        return max(-self.rules_cap, min(self.rules_cap, free)) + joint

    def row(self, kind: str, feature: str, reading: str, site: str | None) -> tuple[VariantWeight, ...]:
        """Weights in the order of ``hypotheses``; ``other`` is the last."""
        return self._kept(kind, feature, reading, self.cells.deciding_site(feature, site))

    def tempered(self, group: str, rows: Sequence[Row]) -> list[Tempered]:
        """What is left of rows of weights, as ``row`` gives them, when the results of a group are weighed together.

        Results come in the same company again and again, so that what was tempered is kept.
        """
        key = group, tuple(map(id, rows))  # rows are kept for good, each in one place
        found = self._tempered.get(key)
        if found is None:
            if len(self._tempered) >= _MOST_TEMPERED:
                self._tempered.clear()
            found = self._tempered[key] = self.temper(group, rows)
        return found

    def steps(
        self, group: str, results: Sequence[tuple[Finding, str]], rows: Sequence[Row], replacing: tuple[str | None, ...]
    ) -> tuple[WeighedStep, ...]:
        """The results of a group with their readings, weighed together: the same steps, as objects, whenever they come again.

        ``rows``: of each result. ``replacing``: the rule, if any, that stands for it.
        """
        key = group, tuple(map(id, rows)), replacing  # a row is of one feature and reading
        found = self._steps.get(key)
        if found is None:
            if len(self._steps) >= _MOST_TEMPERED:
                self._steps.clear()
            said = zip(results, rows, self.tempered(group, rows), replacing, strict=True)
            found = self._steps[key] = tuple(
                WeighedStep(f.kind, f.feature, reading, group, row, left, by) for (f, reading), row, (left, _), by in said
            )
        return found

    def temper(self, group: str, rows: Sequence[Row]) -> list[Tempered]:
        """Weigh the results of a group together, whatever is kept."""
        return [(tuple(_left(row, kept)), kept) for row, kept in zip(rows, self._kept_of(group, rows), strict=True)]

    def _kept_of(self, group: str, rows: Sequence[Row]) -> list[tuple[int, ...]]:
        """Part of each row's weights, as distances from ``other``, that is left when the group is weighed together."""
        if len(rows) == 1:
            return [(WHOLE,) * len(rows[0])]
        parts = factors(len(rows), group_rho(group, self.policy))
        columns = [[variant.weight - row[-1].weight for variant in row] for row in rows]
        by_hypothesis = list(zip(*columns, strict=True))
        kept = {said: kept_parts(said, parts) for said in {*by_hypothesis}}  # many hypotheses have no data of their own
        return list(zip(*(kept[said] for said in by_hypothesis), strict=True))

    def _shares(self, site: str | None) -> Mapping[str, int]:
        """Weight of each variant's share of its diagnosis at a site, by hypothesis key, in micro-decibans."""
        sites = self.knowledge.vocabulary.site_distances(site) if site else {}
        result = {OTHER: 0}
        for diagnosis in self.knowledge.diagnoses.values():
            for variant, share in variant_shares(diagnosis, sites).items():
                result[Hypothesis(diagnosis.id, variant).key] = micro_decibans(share)
        return MappingProxyType(result)

    def _row(self, kind: str, feature: str, reading: str, site: str | None) -> tuple[VariantWeight, ...]:
        background = self.cells.cell(self.hypotheses[-1], feature, site)
        against = micro_decibans(likelihood(background, reading, kind, self.policy))
        return tuple(self._variant_weight(h, kind, feature, reading, site, against) for h in self.hypotheses)

    def _chance(self, place: int, marker: str, site: str | None) -> float | None:
        """P(positive) in one hypothesis; None where the stain was not counted in the diagnosis itself."""
        cell = self.cells.cell(self.hypotheses[place], marker, site)
        return likelihood(cell, "positive", "marker", self.policy) if cell.basis in ("published", "background") else None

    def _variant_weight(
        self, hypothesis: Hypothesis, kind: str, feature: str, reading: str, site: str | None, against: int
    ) -> VariantWeight:
        cell: Cell = self.cells.cell(hypothesis, feature, site)
        value = micro_decibans(likelihood(cell, reading, kind, self.policy))
        if kind == "morphology" and cell.basis in ("judgement", "no_data"):
            # a judged frequency moves a hypothesis only part of the way from the background
            value = against + round((value - against) * self.policy.judgement_discount)
        return VariantWeight(hypothesis.key, value, cell.basis)


@dataclass(slots=True)
class CaseWeighing:
    """What has been collected and weighed so far in one case.

    ``kept``: finding to the part of its weight, in millionths, that tempering left in each hypothesis. ``scores``: of each
    hypothesis, in the order of ``Weights.hypotheses``, once it is ranked.
    """

    weights: Weights
    reading: CaseReading
    prior: Prior
    collected: dict[str, list[tuple[Finding, str]]] = field(default_factory=dict)
    weighed: list[WeighedStep] = field(default_factory=list)
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict)
    rule_steps: list[RuleWeighedStep] = field(default_factory=list)
    replaced: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    priors: tuple[PriorStep, ...] = ()
    scores: Sequence[int] = ()

    def weighable(self, finding: Finding) -> bool:
        """Whether this finding can weigh at all."""
        return self.weights.weighable(finding)

    def collect(self, finding: Finding) -> str:
        """Take a weighable finding in; returns the group to be tempered."""
        group = self.weights.group(finding)
        reading = self.weights.reading(finding)
        assert reading is not None, "only weighable findings are collected"
        self.collected.setdefault(group, []).append((finding, reading))
        return group

    def temper(self, group: str) -> Sequence[WeighedStep]:
        """Weigh all results of a group together."""
        results = sorted(self.collected[group], key=lambda item: item[0].feature)
        rows = [self.weights.row(f.kind, f.feature, reading, self.reading.site) for f, reading in results]
        replacing = tuple(self._replacing(f.feature) for f, _ in results)
        for (f, _), (_, kept) in zip(results, self.weights.tempered(group, rows), strict=True):
            self.kept[f.feature] = kept
        steps = self.weights.steps(group, results, rows, replacing)
        self.weighed += steps
        return steps

    def _replacing(self, feature: str) -> str | None:
        replacing = self.replaced.get(feature)
        return replacing[0] if replacing else None

    def support(self, rule: Rule, diagnosis: str, strength: str, sign: int, lineage: str | None) -> RuleWeighedStep:
        """A rule's support (sign 1) or opposition (sign -1)."""
        word: StrengthWord = getattr(self.weights.policy.strength, strength)
        weight, variance = round(sign * word.decibans * MICRO), round((1000 * word.sd) ** 2)
        step = RuleWeighedStep(rule.id, diagnosis, weight, variance, "support" if sign > 0 else "oppose", lineage)
        self.rule_steps.append(step)
        return step

    def replace(self, rule: Rule) -> list[RuleWeighedStep]:
        """Let a rule's joint likelihoods stand for the findings it replaces, in the hypotheses that it names."""
        assert rule.replaces is not None, "called for replacing rules only"
        named = frozenset(joint.diagnosis for joint in rule.replaces.likelihoods)
        for feature in rule.replaces.findings:
            self.replaced[feature] = (rule.id, named)
        steps = [self._joint_step(rule, joint) for joint in rule.replaces.likelihoods]
        self.rule_steps += steps
        return steps

    def pre_test(self) -> tuple[PriorStep, ...]:
        """Weigh the pre-test odds."""
        self.priors = self.weights.pretest.steps(self.reading, self.prior)
        return self.priors

    def findings_sums(self) -> list[int]:
        """Tempered weights of all findings, summed, in the order of ``hypotheses``."""
        columns = [self.counted(step.feature, step.tempered) for step in self.weighed]
        return [sum(weights) for weights in zip(*columns, strict=True)] if columns else [0] * len(self.weights.hypotheses)

    def counted(self, feature: str, weights: Sequence[int]) -> Sequence[int]:
        """A finding's weights, 0 where a rule's joint likelihood stands for it."""
        if feature not in self.replaced:
            return weights
        named = self.replaced[feature][1]
        return [0 if h.diagnosis in named else weight for h, weight in zip(self.weights.hypotheses, weights, strict=True)]

    def contribution(self, step: WeighedStep, place: int) -> int:
        """Tempered weight of a finding for the hypothesis at this place of ``hypotheses``; 0 where a rule speaks instead."""
        return 0 if self.is_replaced(step.feature, self.weights.hypotheses[place].diagnosis) else step.tempered[place]

    def rule_sums(self) -> dict[str, int]:
        """Sum of all rules for each diagnosis of which they speak: support and opposition within the cap, joint likelihoods
        whole."""
        steps: dict[str, list[RuleWeighedStep]] = {}
        for step in self.rule_steps:
            steps.setdefault(step.diagnosis, []).append(step)
        return {diagnosis: self.weights.capped_sum(said) for diagnosis, said in steps.items()}

    def shares(self) -> Mapping[str, int]:
        """Weight of each variant's share of its diagnosis at this site, by hypothesis key, in micro-decibans."""
        return self.weights.shares(self.reading.site)

    def is_replaced(self, feature: str, diagnosis: str) -> bool:
        """Whether a rule's joint likelihood stands for this finding in this hypothesis."""
        return feature in self.replaced and diagnosis in self.replaced[feature][1]

    def _joint_step(self, rule: Rule, joint: JointLikelihood) -> RuleWeighedStep:
        policy = self.weights.policy
        if joint.frequency is not None:
            mean, patients = float(getattr(policy.frequency, joint.frequency)), policy.judged_n
        else:
            positive, tested = joint.positive or 0, joint.tested or 1
            patients = policy.prior_n + tested
            mean = (positive + policy.prior_n * policy.background_mean) / patients
        # variance of log p by the delta method: (1 - p) / (p (n + 1))
        variance = (1 - mean) / (mean * (patients + 1)) * MILLI_PER_NAT**2
        return RuleWeighedStep(rule.id, joint.diagnosis, micro_decibans(mean), round(variance), "joint")


def _left(row: Row, kept: Sequence[int]) -> Iterator[int]:
    """What is left of the weights of a row when of each, as a distance from ``other``, a part is kept."""
    other = row[-1].weight
    for variant, part in zip(row, kept, strict=True):
        yield variant.weight if part == WHOLE else other + tempered(variant.weight - other, part)


def _spans(diagnoses: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    place = 0
    for diagnosis, variants in groupby(diagnoses):
        first, place = place, place + len(list(variants))
        yield diagnosis, first, place
