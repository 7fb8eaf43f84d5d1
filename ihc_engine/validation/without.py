"""The engine with one part taken away: what is each part worth?

A part is taken out of the knowledge or of the reading; the program stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ihc_engine.case.findings import CaseReading
from ihc_engine.differential.ranking import rank
from ihc_engine.differential.weighing import Weights
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.knowledge.models import AppliesTo, Diagnosis, Evidence, Variant
from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.measuring import Measured
from ihc_engine.validation.methods import Forecast
from ihc_engine.validation.replay import Recording, recorded

#: Odds of ``other`` where it is left out; none at all cannot be said in logarithms.
ALMOST_NONE = 1e-9


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the engine: how a knowledge base, or a reading, looks without it.

    ``fires_the_same``: the same rules fire without it.
    """

    name: str
    description: str
    knowledge: Callable[[Knowledge], Knowledge] = lambda knowledge: knowledge
    reading: Callable[[CaseReading], CaseReading] = lambda reading: reading
    fires_the_same: bool = False


def measured_without(
    part: Part, cases: Sequence[LabelledCase], knowledge: Knowledge, whole: Sequence[Recording]
) -> tuple[Measured, ...]:
    """All cases without the part; ``whole``: the same cases with it. No outcomes: their thresholds belong to the whole engine."""
    changed = part.knowledge(knowledge)
    weights = Weights(changed)
    recordings = whole if part.fires_the_same else _recorded(part, changed, whole)
    return tuple(Measured(case, _forecast(recording, weights)) for case, recording in zip(cases, recordings, strict=True))


def _recorded(part: Part, changed: Knowledge, whole: Sequence[Recording]) -> tuple[Recording, ...]:
    interpreter = Interpreter(changed)
    return tuple(recorded(interpreter, part.reading(recording.reading), recording.prior) for recording in whole)


def _forecast(recording: Recording, weights: Weights) -> Forecast:
    return Forecast({step.diagnosis: step.probability for step in rank(recording.weighed(weights)).steps})


def without_variants(knowledge: Knowledge) -> Knowledge:
    """Each diagnosis as a single variant that has the rows of all its variants."""
    diagnoses = {name: _single_variant(diagnosis) for name, diagnosis in knowledge.diagnoses.items()}
    families = {name: tuple(diagnoses[d.id] for d in members) for name, members in knowledge.families.items()}
    return replace(knowledge, diagnoses=diagnoses, families=families)


def without_tempering(knowledge: Knowledge) -> Knowledge:
    """Results of a group taken as independent."""
    weighing = knowledge.policy.weighing.model_copy(update={"dependence": 0.0, "group_dependence": {}})
    return replace(knowledge, policy=knowledge.policy.model_copy(update={"weighing": weighing}))


def without_rules(knowledge: Knowledge) -> Knowledge:
    """No rule fires: neither support and opposition nor setting aside."""
    return replace(knowledge, rules=())


def without_other(knowledge: Knowledge) -> Knowledge:
    """Every tumour is one of the listed ones."""
    prior = knowledge.policy.prior.model_copy(update={"other": ALMOST_NONE})
    return replace(knowledge, policy=knowledge.policy.model_copy(update={"prior": prior}))


def without_morphology(reading: CaseReading) -> CaseReading:
    """Stains, site and molecular results only."""
    return replace(reading, findings=tuple(finding for finding in reading.findings if finding.kind != "morphology"))


def without_site(reading: CaseReading) -> CaseReading:
    """A tumour of unknown site."""
    return replace(reading, site=None)


def _single_variant(diagnosis: Diagnosis) -> Diagnosis:
    evidence = tuple(_of_all_variants(e) for e in diagnosis.evidence)
    return diagnosis.model_copy(update={"variants": (Variant(id="all", name=diagnosis.name, share=1.0),), "evidence": evidence})


def _of_all_variants(evidence: Evidence) -> Evidence:
    rows = tuple(row.model_copy(update={"applies_to": _for_all(row.applies_to)}) for row in evidence.rows)
    return evidence.model_copy(update={"rows": rows})


def _for_all(applies_to: AppliesTo) -> AppliesTo:
    return applies_to.model_copy(update={"variant": None})


PARTS: tuple[Part, ...] = (
    Part("variants", "each diagnosis as one, with the rows of all its variants", without_variants, fires_the_same=True),
    Part("tempering", "results of a group taken as independent", without_tempering, fires_the_same=True),
    Part("morphology", "no morphological finding", reading=without_morphology),
    Part("rules", "no rules, neither weights nor setting aside", without_rules),
    Part("site", "site unknown", reading=without_site),
    Part("other", "every tumour is one of the listed", without_other, fires_the_same=True),
)
