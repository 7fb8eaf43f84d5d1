"""The trace: what the engine did, step by step, as data. Rendering is elsewhere (``explanation``).

Weights are integers in micro-decibans (1 decibans = 10 log10 odds = 1,000,000), so that sums are exact in any order.
A trace replays: prior + share + tempered weights + rule weights (support and opposition within the header's ``rules_cap``)
give the scores of the ranked steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ihc_engine.case.findings import Severity
from ihc_engine.records import record

TRACE_SCHEMA = "ihc-trace/1"
Basis = Literal["published", "borrowed", "judgement", "no_data", "background"]


@record
class Premise:
    """A proposition that held; ``path`` leads to the input it came from, if any. ``holds`` is false for an ``unless``."""

    kind: str
    feature: str
    word: str
    path: str | None = None
    holds: bool = True


@record
class ReadStep:
    """A finding was read from the input."""

    kind: str
    feature: str
    status: str
    path: str
    words: str
    extent: str | None = None
    intensity: str | None = None
    inferred: str | None = None
    step: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class SetAsideStep:
    """A finding was understood and left out; ``rule`` where a rule did it."""

    feature: str
    path: str
    code: str
    reason: str
    rule: str | None = None
    step: Literal["set_aside"] = "set_aside"


@dataclass(frozen=True, slots=True)
class NotUnderstoodStep:
    """Words of the input that could not be read."""

    path: str
    words: str
    reason: str
    suggestion: str | None = None
    step: Literal["not_understood"] = "not_understood"


@record
class FiredStep:
    """A rule fired on these premises."""

    rule: str
    stratum: str
    title: str
    premises: tuple[Premise, ...]
    step: Literal["fired"] = "fired"


@dataclass(frozen=True, slots=True)
class ConcludedStep:
    """A rule added a conclusion."""

    rule: str
    conclusion: str
    text: str
    step: Literal["concluded"] = "concluded"


@dataclass(frozen=True, slots=True)
class PriorStep:
    """Pre-test weight of a hypothesis: base odds and the part of the site's lift that counts."""

    diagnosis: str
    base: int
    site: int
    site_id: str | None
    basis: Literal["series", "judgement", "none", "override"]
    sources: tuple[str, ...] = ()
    step: Literal["prior"] = "prior"


@dataclass(frozen=True, slots=True)
class VariantWeight:
    """log likelihood of a finding in one variant (``diagnosis/variant``) or ``other``, in micro-decibans, before tempering."""

    hypothesis: str
    weight: int
    basis: Basis


@record
class WeighedStep:
    """A finding was weighed: its weight in every variant before, and in ``tempered`` after, tempering with its group.

    ``tempered`` is in the order of ``weights``, in micro-decibans. ``replaced_by``: the rule whose joint likelihood stands for
    the finding in the hypotheses that the rule names.
    """

    kind: str
    feature: str
    reading: str
    group: str | None
    weights: tuple[VariantWeight, ...]
    tempered: tuple[int, ...]
    replaced_by: str | None = None
    step: Literal["weighed"] = "weighed"


@dataclass(frozen=True, slots=True)
class RuleWeighedStep:
    """A rule's support, opposition or joint likelihood for one hypothesis (a diagnosis or ``other``), in micro-decibans.

    ``variance`` of the weight in square milli-decibans.
    """

    rule: str
    diagnosis: str
    weight: int
    variance: int
    kind: Literal["support", "oppose", "joint"]
    lineage: str | None = None
    step: Literal["rule_weighed"] = "rule_weighed"


@record
class VariantScore:
    """Sum for one variant: prior + share + findings + rules, in micro-decibans."""

    hypothesis: str
    share: int
    score: int


@record
class RankedStep:
    """The ranking: total of each hypothesis and its probability."""

    diagnosis: str
    rank: int
    score: int
    probability: float
    variants: tuple[VariantScore, ...]
    step: Literal["ranked"] = "ranked"


@dataclass(frozen=True, slots=True)
class AlertStep:
    """A caution was raised, by a rule or by the reading of the input (``rule`` empty)."""

    code: str
    severity: Severity
    message: str
    rule: str | None = None
    step: Literal["alert"] = "alert"


@dataclass(frozen=True, slots=True)
class RecommendedStep:
    """A rule asks for stains or tests."""

    rule: str
    markers: tuple[str, ...]
    tests: tuple[str, ...]
    separates: tuple[str, ...]
    step: Literal["recommended"] = "recommended"


@dataclass(frozen=True, slots=True)
class OutcomeStep:
    """The outcome and the coded reasons for it."""

    outcome: str
    reasons: tuple[str, ...]
    step: Literal["outcome"] = "outcome"


Step = (
    ReadStep
    | SetAsideStep
    | NotUnderstoodStep
    | FiredStep
    | ConcludedStep
    | PriorStep
    | WeighedStep
    | RuleWeighedStep
    | RankedStep
    | AlertStep
    | RecommendedStep
    | OutcomeStep
)


@dataclass(frozen=True, slots=True)
class TraceHeader:
    """Which case was interpreted with which knowledge; ``rules_cap`` bounds the rules' sum for a diagnosis (micro-decibans).

    ``sharpness`` multiplies the scores before they become probabilities.
    """

    case_id: str | None
    knowledge_version: str
    knowledge_digest: str
    rules_cap: int
    sharpness: float


@dataclass(frozen=True, slots=True)
class Trace:
    """All steps in the order in which they were taken."""

    header: TraceHeader
    steps: tuple[Step, ...]
    schema: Literal["ihc-trace/1"] = "ihc-trace/1"
