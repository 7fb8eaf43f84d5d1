"""The shape of the knowledge files below ``rules/``: sources, diagnoses, evidence, priors, rules and policy."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ihc_engine.vocabulary.models import Code, Strict

Stratum = Literal["normalise", "lineage", "differential", "caution", "workup"]
Frequency = Literal["always", "typical", "frequent", "occasional", "rare", "never"]
Strength = Literal["supporting", "moderate", "strong", "very_strong"]
Severity = Literal["info", "caution", "warning"]


class Manifest(Strict):
    """``rules/manifest.yaml``: which knowledge this is."""

    version: str = Field(pattern=r"^\d{4}\.\d{2}\.\d+$")
    schema_version: int
    licence: str
    notice: str


class Source(Strict):
    """A publication.

    ``same_as`` points to the id under which the same paper is kept; ``cohort`` joins papers on the same patients.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    citation: str
    pmid: str | None = None
    doi: str | None = None
    identifier: Literal["resolved", "unresolved"]
    kind: str
    same_as: str | None = None
    cohort: str | None = None
    note: str | None = None


class AppliesTo(Strict):
    """What restricts an evidence row. Empty: the diagnosis at large."""

    variant: str | None = None
    site: str | None = None
    threshold: str | None = None


class EvidenceRow(Strict):
    """One published frequency of one finding.

    ``positive``/``tested``: counts. ``percent`` with ``tested``: converted to a count. ``percent`` alone: weighed as a very
    small study.
    ``frequency``: a word where no number exists (morphology); always a judgement.
    ``extent``: the row counts this extent of staining only (diffuse of all tested).
    ``weigh``: false shows the row and leaves it out of every sum; ``why`` then says why.
    """

    source: str | None = None
    positive: int | None = Field(default=None, ge=0)
    tested: int | None = Field(default=None, gt=0)
    percent: float | None = Field(default=None, ge=0, le=100, strict=False)
    frequency: Frequency | None = None
    extent: Literal["diffuse", "patchy", "focal"] | None = None
    threshold: str | None = None
    context: str | None = None
    applies_to: AppliesTo = AppliesTo()
    verified: Literal["read", "memory", "judgement"]
    weigh: bool = True
    why: str | None = None
    note: str | None = None


class Evidence(Strict):
    """All rows of one finding (an id of any vocabulary) in one diagnosis. For a loss marker the rows count losses."""

    finding: str
    rows: tuple[EvidenceRow, ...] = Field(min_length=1)
    note: str | None = None


class Variant(Strict):
    """A variant of a diagnosis.

    ``share``: its part of the diagnosis (judgement unless ``source``); ``site_shares``: its part at a site.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    share: float = Field(gt=0, le=1, strict=False)
    site_shares: dict[str, float] = {}
    source: tuple[str, ...] = ()
    note: str | None = None


class Condition(Strict):
    """A premise. Exactly one of the groups ``all``/``any``/``at_least`` or one atom (see docs/reference/rules.md).

    Atoms: ``marker`` + ``is`` (or ``clone``), ``morphology`` [+ ``is``], ``clinical`` [+ ``is``], ``molecular`` [+ ``is``],
    ``site``, ``sex``, ``age``, ``specimen``, ``measure``, ``conclusion``, ``leader``, ``suspected``.
    """

    all_: tuple[Condition, ...] | None = Field(default=None, alias="all")
    any_: tuple[Condition, ...] | None = Field(default=None, alias="any")
    at_least: AtLeast | None = None
    marker: str | None = None
    morphology: str | None = None
    clinical: str | None = None
    molecular: str | None = None
    is_: str | None = Field(default=None, alias="is")
    clone: str | None = None
    pattern: str | None = None
    site: str | None = None
    sex: Literal["male", "female"] | None = None
    age: Range | None = None
    specimen: str | None = None
    measure: Literal["mitoses_per_10hpf", "size_cm", "Ki-67"] | None = None
    between: Range | None = None
    conclusion: str | None = None
    leader: str | None = None
    suspected: str | None = None


class AtLeast(Strict):
    """At least ``n`` of the conditions ``of``."""

    n: int = Field(ge=1)
    of: tuple[Condition, ...] = Field(min_length=2)


class Range(Strict):
    """``min`` <= value < ``below``; either may be left out."""

    min: float | None = Field(default=None, strict=False)
    below: float | None = Field(default=None, strict=False)


class Criterion(Strict):
    """A diagnostic criterion: no weight, but an unmet essential one blocks the outcome ``supported``."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    level: Literal["essential", "desirable"]
    when: Condition
    source: tuple[str, ...] = Field(min_length=1)


class Diagnosis(Strict):
    """``rules/diagnoses/<id>.yaml``: one entity."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str
    role: Literal["core", "mimic"]
    family: str
    summary: str
    synonyms: tuple[str, ...] = ()
    codes: dict[str, Code] = {}
    variants: tuple[Variant, ...] = Field(min_length=1)
    criteria: tuple[Criterion, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Conclude(Strict):
    """Adds a conclusion that higher strata may use."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    text: str


class SetAside(Strict):
    """Takes a finding out of all weighing (normalise only)."""

    finding: str
    reason: str


class Weighing(Strict):
    """Support or opposition in odds; ``diagnosis`` may be ``other``, with the ``lineage`` it stands for."""

    diagnosis: str
    strength: Strength
    lineage: str | None = None


class CautionEffect(Strict):
    """A caution shown with the result."""

    code: str = Field(pattern=r"^[a-z0-9_]+$")
    severity: Severity
    message: str


class Recommend(Strict):
    """Stains (marker ids) or tests (molecular, clinical ids) to do next; what they separate (diagnosis ids or ``other``)."""

    markers: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    separates: tuple[str, ...] = ()


class Effect(Strict):
    """Exactly one effect of a rule."""

    conclude: Conclude | None = None
    set_aside: SetAside | None = None
    support: Weighing | None = None
    oppose: Weighing | None = None
    caution: CautionEffect | None = None
    recommend: Recommend | None = None


class JointLikelihood(Strict):
    """How often the replaced findings go together in a diagnosis (or ``other``): counts with source, or a word (judgement)."""

    diagnosis: str
    positive: int | None = Field(default=None, ge=0)
    tested: int | None = Field(default=None, gt=0)
    frequency: Frequency | None = None
    source: str | None = None


class Replaces(Strict):
    """Findings whose own weights are removed for *every* hypothesis; unnamed hypotheses keep the product they had."""

    findings: tuple[str, ...] = Field(min_length=1)
    likelihoods: tuple[JointLikelihood, ...] = Field(min_length=1)


class Examples(Strict):
    """Fixture cases (below ``fixtures/rules/``) in which the rule fires, and in which it stays silent."""

    fires: tuple[str, ...] = Field(min_length=1)
    silent: tuple[str, ...] = Field(min_length=1)


class Rule(Strict):
    """``rules/reasoning/<stratum>/<id>.yaml``: one forward-chaining rule."""

    id: str = Field(pattern=r"^[A-Z0-9]+-\d{3}$")
    title: str
    stratum: Stratum
    when: Condition
    unless: Condition | None = None
    then: tuple[Effect, ...] = ()
    replaces: Replaces | None = None
    because: str
    source: tuple[str, ...] = Field(min_length=1)
    examples: Examples


class SiteCount(Strict):
    """How many of the ``tested`` tumours (of a series at a site, or of a diagnosis over all sites) are these."""

    diagnosis: str
    site: str
    positive: int = Field(ge=0)
    tested: int = Field(gt=0)
    source: str
    note: str | None = None


class SiteFrequency(Strict):
    """A judged word for how often a diagnosis arises at a site, compared with its average over all sites."""

    diagnosis: str
    site: str
    lift: Literal["characteristic", "common", "usual", "unusual", "exceptional", "foreign"]
    because: str
    source: tuple[str, ...] = ()


class Priors(Strict):
    """``rules/priors.yaml``: pre-test odds by site.

    ``at_site``: series of tumours at one site (share of each diagnosis *among them*; groups of one series share ``tested``).
    ``judged``: words where no series exists; marked as judgement in every trace.
    """

    at_site: tuple[SiteCount, ...] = ()
    judged: tuple[SiteFrequency, ...] = ()
