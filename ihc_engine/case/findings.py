"""What was found in one case, in the terms of the vocabulary: the only input that inference reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeGuard

FindingKind = Literal["marker", "morphology", "clinical", "molecular"]
Status = Literal[
    "positive",
    "negative",
    "equivocal",
    "not_performed",
    "uninterpretable",
    "retained",
    "lost",
    "low",
    "high",
    "present",
    "absent",
]
Extent = Literal["focal", "patchy", "diffuse"]
Intensity = Literal["weak", "moderate", "strong"]
Severity = Literal["info", "caution", "warning"]

#: The kinds of findings, by name.
FINDING_KINDS: tuple[FindingKind, ...] = ("clinical", "marker", "molecular", "morphology")


def is_finding_kind(kind: str) -> TypeGuard[FindingKind]:
    """Whether a proposition of this kind speaks of a finding."""
    return kind in FINDING_KINDS


#: Alerts that a case raises once for all its stains (``case.stains``).
ONCE_A_CASE: frozenset[str] = frozenset({"compartment_assumed"})

#: States of a stain that say nothing about the tumour; they weigh nothing.
UNRESOLVED: frozenset[str] = frozenset({"equivocal", "not_performed", "uninterpretable"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One reading of one feature.

    ``feature``: id in the vocabulary. ``percent``: closed interval of stained tumour cells in percent.
    ``words``: the result as the caller wrote it. ``path``: where it stands in the input (``markers.S-100``).
    ``inferred``: why the status is not literally what was written (vessels stain, so the tumour is negative).
    """

    kind: FindingKind
    feature: str
    status: Status
    path: str
    words: str
    extent: Extent | None = None
    intensity: Intensity | None = None
    pattern: str | None = None
    cells: str | None = None
    component: str | None = None
    percent: tuple[float, float] | None = None
    clone: str | None = None
    block: str | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that was understood and left out of the weighing; ``code`` is stable, ``reason`` is for people."""

    feature: str
    path: str
    words: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that could not be read; ``suggestion`` is the nearest known spelling, never used in place of the word."""

    path: str
    words: str
    reason: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something the reader of the result must know; ``rule`` and ``sources`` where a rule raised it."""

    code: str
    severity: Severity
    message: str
    rule: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReading:
    """A whole case, read. Findings are sorted by (kind, feature, path), so that the order of the input cannot matter.

    ``measures``: ``mitoses_per_10hpf``, ``size_cm``, ``Ki-67`` as closed intervals. ``contradicted``: markers reported with
    opposite results (all their results are in ``set_aside``). ``specimen``: words of the specimen that rules may ask for.
    """

    case_id: str | None
    findings: tuple[Finding, ...]
    site: str | None = None
    site_words: str | None = None
    age: float | None = None
    sex: Literal["male", "female"] | None = None
    specimen: tuple[str, ...] = ()
    measures: tuple[tuple[str, float, float], ...] = ()
    contradicted: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    alerts: tuple[Alert, ...] = ()
    reported_diagnosis: str | None = None
