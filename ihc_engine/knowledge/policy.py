"""``rules/policy.yaml``: every number that is a judgement and not a published figure.

One section per room that uses it. Probabilities lie in (0, 1); weights are decibans, 10 log10 of a likelihood ratio.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ihc_engine.vocabulary.models import Strict

Probability = Annotated[float, Field(ge=0, le=1, strict=False)]
Positive = Annotated[float, Field(gt=0, strict=False)]
NotNegative = Annotated[float, Field(ge=0, strict=False)]


class ReadingPolicy(Strict):
    """How percentages, scores and counts become words (percent of tumour cells; mitoses per 10 high-power fields)."""

    focal_up_to_percent: NotNegative
    patchy_up_to_percent: NotNegative
    h_score_negative_below: NotNegative
    h_score_weak_below: NotNegative
    h_score_strong_from: NotNegative
    allred_negative_up_to: NotNegative
    allred_weak_up_to: NotNegative
    allred_strong_from: NotNegative
    mitoses_low_below: NotNegative
    mitoses_high_from: NotNegative
    ki67_low_below: NotNegative
    ki67_high_from: NotNegative


class FrequencyWords(Strict):
    """Likelihood that each word of a judged frequency stands for."""

    always: Probability
    typical: Probability
    frequent: Probability
    occasional: Probability
    rare: Probability
    never: Probability


class StrengthWord(Strict):
    """A rule's strength: decibans and their standard deviation."""

    decibans: Positive
    sd: Positive


class StrengthWords(Strict):
    """The four strengths of support or opposition (odds 2.08, 4.33, 18.7 and 350 after Tavtigian 2018)."""

    supporting: StrengthWord
    moderate: StrengthWord
    strong: StrengthWord
    very_strong: StrengthWord


class WeighingPolicy(Strict):
    """From published counts to likelihoods (``docs/explanation/weighing.md`` has the formulas)."""

    icc: Probability
    percent_only_n: NotNegative
    judged_n: Positive
    prior_n: Positive
    sister_n: Positive
    diagnosis_n_cap: Positive
    diffuse_share: Probability
    false_diffuse: Probability
    background_mean: Probability
    background_n: Positive
    background_cap: Probability
    reading_error: Probability
    morphology_error: Probability
    focal: Probability
    patchy: Probability
    weak: Probability
    judgement_discount: Probability
    dependence: Probability
    group_dependence: dict[str, Probability] = {}
    frequency: FrequencyWords
    strength: StrengthWords
    rules_cap_decibans: Positive
    sharpness: Positive


class UncertaintyPolicy(Strict):
    """Intervals: ``inflation`` multiplies every standard deviation (studies differ by more than chance).

    ``prior_sd``: standard deviation of the judged pre-test odds of a hypothesis, in decibans.
    """

    inflation: Positive
    prior_sd: NotNegative


class LiftWords(Strict):
    """Ratio P(diagnosis at the site) / P(diagnosis) that each judged word stands for."""

    characteristic: Positive
    common: Positive
    usual: Positive
    unusual: Positive
    exceptional: Positive
    foreign: Positive


class PriorPolicy(Strict):
    """Pre-test odds: ``base`` per diagnosis (any scale), ``default`` for a diagnosis not listed, ``other`` for none of them."""

    base: dict[str, Positive]
    default: Positive
    other: Positive
    site_weight: Probability
    series_n: Positive
    largest_lift: Positive
    lift: LiftWords


class OutcomePolicy(Strict):
    """When a ranking may be called favoured, undetermined or outside."""

    favoured_from: Probability
    near_tie_ratio: Positive
    stains_at_least: int = Field(ge=0)
    results_at_least: int = Field(ge=0)
    suspected_from: Probability
    no_data_share: Probability
    surprise_z: Positive
    surprise_results: int = Field(ge=1)
    supported_from: Probability
    supported_from_stains_alone: Probability
    supported_first_share: Probability
    supported_stains: int = Field(ge=1)
    supported_surprise_z: Positive


class AdvicePolicy(Strict):
    """What to stain next, and when to stop (bits of expected information; probabilities).

    ``considered_from``: least probability of a diagnosis that advice looks at. ``studied_share``: part of them, by
    probability, in which a stain must have been counted to be judged. ``least_bits``: a stain that tells less is not worth
    naming; ``stop_bits``: if the best tells less, stop. ``apart``: difference of frequencies that separates.
    ``separated_from``: least probability of a diagnosis named as separated. ``named``: stains named at the most; ``paired``: of
    how many the best pair is sought. ``rule_bits``: what a rule's asking for a stain is worth beside its expected information,
    when stains are ordered. ``conflict``: decibans of a published finding against the leader that make a conflict.
    """

    considered_from: Probability
    studied_share: Probability
    least_bits: NotNegative
    stop_bits: NotNegative
    apart: Probability
    separated_from: Probability
    named: int = Field(ge=1)
    paired: int = Field(ge=2)
    rule_bits: NotNegative
    conflict: Positive


class Policy(Strict):
    """All judged numbers."""

    reading: ReadingPolicy
    weighing: WeighingPolicy
    prior: PriorPolicy
    uncertainty: UncertaintyPolicy
    outcome: OutcomePolicy
    advice: AdvicePolicy
