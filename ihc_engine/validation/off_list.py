"""Is a tumour that is not on the list noticed? Each case again, with its own diagnosis taken out of the knowledge.

Then every named leader is wrong, and the neighbours of the missing diagnosis are all there: a harder test than tumours from far
away. What is wanted is ``undetermined`` or ``outside``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ihc_engine.differential.pretest import Prior
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.interpretation.model import Outcome
from ihc_engine.knowledge.model import OTHER, Knowledge
from ihc_engine.validation.cases import LabelledCase
from ihc_engine.validation.measuring import Measured, measure
from ihc_engine.validation.methods import EngineMethod
from ihc_engine.validation.outcomes import OUTCOMES
from ihc_engine.validation.proportions import Proportion, share_of


@dataclass(frozen=True, slots=True)
class OffListCount:
    """How often an outcome was given to cases whose diagnosis is not on the list."""

    outcome: Outcome
    given: Proportion


@dataclass(frozen=True, slots=True)
class OffList:
    """All cases, each without its own diagnosis.

    ``mimics_supported_as_core``: of the cases of no core diagnosis, those of which a core diagnosis was called supported.
    """

    outcomes: tuple[OffListCount, ...]
    mimics_supported_as_core: Proportion


def measure_off_list(cases: Sequence[LabelledCase], interpreter: Interpreter, prior: Prior) -> OffList:
    """Outcomes of all cases, each without its diagnosis. ``prior``: see ``interpret``; odds stated for it are dropped."""
    measured = [m for truth in sorted({case.truth for case in cases}) for m in _without(truth, cases, interpreter, prior)]
    return _counted(measured, {diagnosis.id for diagnosis in interpreter.knowledge.core})


def without_diagnosis(knowledge: Knowledge, diagnosis: str) -> Knowledge:
    """The knowledge as if the diagnosis had never been described; its rules stay and support nothing."""
    diagnoses = {name: d for name, d in knowledge.diagnoses.items() if name != diagnosis}
    families = {name: tuple(d for d in members if d.id != diagnosis) for name, members in knowledge.families.items()}
    return replace(knowledge, diagnoses=diagnoses, families=families)


def _without(truth: str, cases: Sequence[LabelledCase], interpreter: Interpreter, prior: Prior) -> tuple[Measured, ...]:
    knowledge = interpreter.knowledge
    rest = knowledge if truth == OTHER else without_diagnosis(knowledge, truth)
    odds = prior if isinstance(prior, str) else {name: value for name, value in prior.items() if name in {*rest.diagnoses, OTHER}}
    reduced = Interpreter(rest)
    reduced.engine = interpreter.engine  # the rules are the same, and compiling them is most of the work
    return measure([case for case in cases if case.truth == truth], EngineMethod(reduced, odds))


def _counted(measured: Sequence[Measured], core: Collection[str]) -> OffList:
    outcomes = tuple(OffListCount(outcome, share_of(m.forecast.outcome == outcome for m in measured)) for outcome in OUTCOMES)
    taken = share_of(
        m.forecast.outcome == "supported" and m.forecast.leader in core for m in measured if m.case.truth not in core
    )
    return OffList(outcomes, taken)
