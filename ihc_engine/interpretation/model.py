"""The answer: ``Interpretation``, in the shape promised to callers. JSON field names are the attribute names below.

Plain frozen dataclasses, since hundreds of them are built for one case; ``serialise`` turns them into JSON and JSON Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ihc_engine.case.findings import Alert, NotUnderstood, SetAside
from ihc_engine.inference.trace import Basis, Trace

Outcome = Literal["supported", "favoured", "undetermined", "outside"]
NOTICE = "decision support; the pathologist decides"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the outcome is what it is: a stable code and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Study:
    """One published frequency behind a weight. ``positive`` may be None where only a percentage is known."""

    source: str
    positive: int | None
    tested: int | None
    percent: float | None = None
    threshold: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """What one finding says for (positive decibans) or against (negative) a diagnosis, compared with ``other``.

    ``decibans`` after tempering for dependence, ``raw_decibans`` before. ``likelihood``: modelled chance of this very result
    in the leading variant of the diagnosis. ``basis``: ``published`` rows of this diagnosis, ``borrowed`` from its family,
    ``judgement`` (a word, no number), ``no_data``. ``replaced_by``: the rule that weighs this finding instead.
    """

    finding: str
    status: str
    decibans: float
    raw_decibans: float
    likelihood: float
    basis: Basis
    studies: tuple[Study, ...] = ()
    judged: str | None = None
    group: str | None = None
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Criteria:
    """Ids of the diagnostic criteria of a diagnosis, by whether this case meets them."""

    met: tuple[str, ...]
    unmet: tuple[str, ...]
    not_assessed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that would support a diagnosis and lacks one premise: ``missing``, a feature and the word it would need."""

    rule: str
    title: str
    missing: str


@dataclass(frozen=True, slots=True)
class RankedDiagnosis:
    """One line of the ranking, with its explanation.

    ``prior_decibans + sum(evidence.decibans) + rules_decibans + mixture_decibans + sharpening_decibans``
    = 10 log10 P(this) / P(other); the last is what the calibrated sharpness of all scores adds.
    ``rules``: rules that fired and name this diagnosis. ``against``: findings and rules that argue against it.
    ``near_misses``: rules that would support it and lack one premise.
    """

    rank: int
    diagnosis: str
    name: str
    role: Literal["core", "mimic"]
    probability: float
    interval: tuple[float, float] | None
    rank_first_share: float | None
    variant: str
    evidence: tuple[EvidenceItem, ...]
    rules: tuple[str, ...]
    criteria: Criteria
    against: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    prior_decibans: float
    rules_decibans: float
    mixture_decibans: float
    sharpening_decibans: float


@dataclass(frozen=True, slots=True)
class NextStain:
    """A stain worth doing next and why."""

    marker: str
    why: Literal["information", "rule"]
    expected_bits: float | None
    separates: tuple[str, ...]
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class NextPair:
    """The two stains that are expected to tell most together, in bits."""

    markers: tuple[str, str]
    expected_bits: float


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A finding read otherwise; ``after`` is None where it is taken away."""

    finding: str
    before: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What would topple the leader. ``removed``: a finding it needs; ``changed``: the smallest change of results that does it.

    ``leader`` and ``probability``: who would lead then. Rules that rest on a changed finding are left out.
    """

    kind: Literal["removed", "changed"]
    changes: tuple[ResultChange, ...]
    leader: str
    probability: float


@dataclass(frozen=True, slots=True)
class Stop:
    """Advice to stop staining."""

    recommended: bool
    why: str


@dataclass(frozen=True, slots=True)
class UsedFinding:
    """A finding as it was understood and used."""

    kind: str
    finding: str
    status: str
    path: str
    words: str
    extent: str | None = None
    intensity: str | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class InputAccount:
    """Where every part of the input went."""

    used: tuple[UsedFinding, ...]
    set_aside: tuple[SetAside, ...]
    not_understood: tuple[NotUnderstood, ...]


@dataclass(frozen=True, slots=True)
class FiredRule:
    """A rule that fired, with the findings it fired on (input paths)."""

    rule: str
    title: str
    stratum: str
    because: str
    findings: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeStamp:
    """Which knowledge gave this answer."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class EngineStamp:
    """Which engine gave this answer; the only part that may differ between engines."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A ranked differential with its explanation."""

    id: str
    case_id: str | None
    supersedes: str | None
    outcome: Outcome
    reasons: tuple[Reason, ...]
    ranking: tuple[RankedDiagnosis, ...]
    other_probability: float
    other_rank: int
    other_lineages: tuple[str, ...]
    alerts: tuple[Alert, ...]
    next_stains: tuple[NextStain, ...]
    next_pair: NextPair | None
    stop: Stop | None
    counterfactuals: tuple[Counterfactual, ...]
    rules: tuple[FiredRule, ...]
    input: InputAccount
    trace: Trace | None
    knowledge: KnowledgeStamp
    engine: EngineStamp
    notice: str = NOTICE

    @property
    def leader(self) -> str:
        """Id of the most probable hypothesis: a diagnosis or ``other``."""
        return "other" if self.other_rank == 1 else self.ranking[0].diagnosis
