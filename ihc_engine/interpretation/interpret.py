"""``interpret``: the one function that every front door calls."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from ihc_engine.case.findings import CaseReading
from ihc_engine.case.model import Case
from ihc_engine.case.reading import read_case
from ihc_engine.differential.counterfactual import Toppled
from ihc_engine.differential.pretest import Prior
from ihc_engine.differential.ranking import Ranking, rank
from ihc_engine.differential.surprise import Surprise
from ihc_engine.differential.uncertainty import Variances, certainty, score_variances
from ihc_engine.differential.weighing import CaseWeighing, Weights
from ihc_engine.inference.engine import Engine
from ihc_engine.inference.experta_engine import ExpertaEngine
from ihc_engine.inference.program import Program, compile_rules
from ihc_engine.inference.session import Session
from ihc_engine.inference.trace import OutcomeStep, Step, Trace, TraceHeader
from ihc_engine.interpretation.account import account_of, fired_rules
from ihc_engine.interpretation.advice import (
    Menu,
    cautions,
    check_menu,
    conflicts,
    counterfactuals_of,
    rule_stains,
    shown,
    with_advice,
)
from ihc_engine.interpretation.criteria import unmet_essential
from ihc_engine.interpretation.explain import Explainer, StudyGrounds
from ihc_engine.interpretation.model import EngineStamp, Interpretation, KnowledgeStamp
from ihc_engine.interpretation.outcome import Grounds, decide
from ihc_engine.interpretation.why_not import NearMisses
from ihc_engine.knowledge.load import load_knowledge
from ihc_engine.knowledge.model import Knowledge
from ihc_engine.reports.intake import is_report, read_report_case, read_text, report_case
from ihc_engine.reports.read import ReportReader


class RankedCase(CaseWeighing):
    """A case weighing that also ranks, as engines ask of it."""

    __slots__ = ("ranking",)
    ranking: Ranking

    def rank(self) -> tuple[Iterable[Step], str, tuple[str, ...]]:
        """Rank what has been weighed; steps, leader and suspected hypotheses."""
        self.ranking = self.ranked()
        suspected = self.ranking.suspected(self.weights.knowledge.policy.outcome.suspected_from)
        return self.ranking.steps, self.ranking.leader, suspected

    def ranked(self) -> Ranking:
        """The ranking of what has been weighed."""
        return rank(self)


class Interpreter:
    """A knowledge base made ready to interpret cases. Build it once; it may be shared between threads.

    ``weighed_by``: makes its weights.
    """

    def __init__(self, knowledge: Knowledge, weighed_by: Callable[[Knowledge], Weights] = Weights) -> None:
        self.knowledge = knowledge
        self._weighed_by = weighed_by

    @cached_property
    def weights(self) -> Weights:
        """Weights of all findings."""
        return self._weighed_by(self.knowledge)

    @cached_property
    def variances(self) -> Variances:
        """Variances of those weights."""
        return Variances(self.weights)

    @cached_property
    def surprise(self) -> Surprise:
        """How unusual results are in each variant."""
        return Surprise(self.weights)

    @cached_property
    def grounds(self) -> StudyGrounds:
        """Studies behind the weights."""
        return StudyGrounds(self.weights.cells)

    @cached_property
    def program(self) -> Program:
        """The rules, compiled."""
        criteria = [c.when for d in self.knowledge.diagnoses.values() for c in d.criteria]
        return compile_rules(self.knowledge.rules, criteria)

    @cached_property
    def near_misses(self) -> NearMisses:
        """Supporting rules, to say which one premise they lack."""
        return NearMisses(self.program.productions)

    @cached_property
    def reports(self) -> ReportReader:
        """Reads cases that are reports."""
        return ReportReader(self.knowledge)

    @cached_property
    def engine(self) -> Engine:
        """The engine that runs them."""
        return ExpertaEngine(self.program)

    def interpret(
        self,
        case: Case | CaseReading | Mapping[str, Any],
        *,
        prior: Prior = "site",
        trace: bool = True,
        advice: bool = True,
        menu: Menu | None = None,
    ) -> Interpretation:
        """Interpret one case (see ``interpret``)."""
        check_menu(menu, self.knowledge)
        return self.interpret_by(self.engine, self.read(case), prior=prior, trace=trace, advice=advice, menu=menu)

    def interpret_by(
        self, engine: Engine, reading: CaseReading, *, prior: Prior, trace: bool, advice: bool, menu: Menu | None
    ) -> Interpretation:
        """Interpret one case, which has been read, by an engine that runs this program."""
        weighing = RankedCase(self.weights, reading, prior)
        session = Session(reading, weighing, self.knowledge.vocabulary, self.program.ranges)
        engine.run(session)
        asked = counterfactuals_of(weighing, weighing.ranking, session)
        stamp = EngineStamp(engine.name, engine.version)
        answer = self._answer(weighing, session, asked.needed(), trace, stamp)
        return with_advice(answer, weighing, session, weighing.ranking, asked, menu) if advice else answer

    def read(self, case: Case | CaseReading | Mapping[str, Any]) -> CaseReading:
        """Read a case into findings; ``CaseError`` lists every impossible value at once.

        The panel of a case with ``text`` and no markers is read from that text.
        """
        if isinstance(case, CaseReading):
            return case
        parsed = case if isinstance(case, Case) else Case.from_mapping(case)
        if parsed.text is not None and is_report(parsed):
            reading = read_text(parsed.text, self.reports)
            return read_report_case(report_case(reading, self.knowledge, parsed))
        return read_case(parsed, self.knowledge.vocabulary, self.knowledge.policy.reading)

    def header(self, reading: CaseReading) -> TraceHeader:
        """What the trace of a case begins with."""
        manifest, cap, policy = self.knowledge.manifest, self.weights.rules_cap, self.knowledge.policy.weighing
        return TraceHeader(reading.case_id, manifest.version, self.knowledge.digest, cap, policy.sharpness)

    def _answer(
        self, case: RankedCase, session: Session, needed: tuple[Toppled, ...], trace: bool, engine: EngineStamp
    ) -> Interpretation:
        reading = case.reading
        policy, ranking = self.knowledge.policy, case.ranking
        sure = certainty(ranking, score_variances(case, ranking, self.variances), policy.uncertainty, policy.weighing.sharpness)
        explained = Explainer(self.knowledge, self.grounds, case, session, ranking, sure, self.near_misses).ranking()
        conflicting = conflicts(case, ranking, policy.advice)
        unmet = unmet_essential(explained, ranking.leader, self.knowledge)
        grounds = Grounds(case, ranking, sure[ranking.leader], needed, unmet, conflicting, self.surprise.least(case))
        outcome, reasons = decide(grounds, policy.outcome)
        for alert in cautions(case, ranking, needed[0].needed if needed else None, conflicting):
            session.alert(alert)
        session.steps.append(OutcomeStep(outcome, tuple(reason.code for reason in reasons)))
        manifest, digest = self.knowledge.manifest, self.knowledge.digest
        other = case.ranking.of("other")
        return Interpretation(
            id=_identity(reading, digest, case.prior),
            case_id=reading.case_id,
            supersedes=None,
            outcome=outcome,
            reasons=reasons,
            ranking=explained,
            other_probability=other.probability,
            other_rank=other.rank,
            other_lineages=tuple(sorted({s.lineage for s in case.rule_steps if s.lineage and s.weight > 0})),
            alerts=tuple(session.alerts),
            next_stains=rule_stains(session),
            next_pair=None,
            stop=None,
            counterfactuals=tuple(shown(toppled, "removed") for toppled in needed),
            rules=fired_rules(session, self.knowledge),
            input=account_of(reading, session),
            trace=Trace(self.header(reading), tuple(session.steps)) if trace else None,
            knowledge=KnowledgeStamp(manifest.version, digest),
            engine=engine,
        )


def interpret(
    case: Case | CaseReading | Mapping[str, Any],
    knowledge: Knowledge | None = None,
    *,
    prior: Prior = "site",
    trace: bool = True,
    advice: bool = True,
    menu: Menu | None = None,
) -> Interpretation:
    """Rank the differential of one case, with an explanation of each ranking.

    ``case``: a ``Case``, or a mapping in its shape, or a case already read; with ``text`` and no markers its panel is read from
    that text (needs the extra ``reports``). ``knowledge``: default, the shipped rules.
    ``prior``: ``site`` (base odds and the site), ``uniform``, or odds by diagnosis id (``other`` included).
    ``trace``: false leaves the step-by-step trace out of the answer. ``advice``: false leaves out what to do next (stains, stop,
    smallest change that topples the leader), which costs some milliseconds. ``menu``: marker ids that the laboratory offers, with
    their cost in ordinary stains; only these are advised for their information.

    Raises ``CaseError`` for impossible values (all of them at once) and ``KnowledgeError`` for broken rules.
    Same case and same knowledge digest give the same answer, whatever the machine.
    """
    return _interpreter(knowledge).interpret(case, prior=prior, trace=trace, advice=advice, menu=menu)


@lru_cache(maxsize=4)
def _interpreter(knowledge: Knowledge | None) -> Interpreter:
    """The interpreter of a knowledge base (None: the shipped one); the last few are kept."""
    return Interpreter(load_knowledge() if knowledge is None else knowledge)


def _identity(reading: CaseReading, digest: str, prior: Prior) -> str:
    """Id of an answer: a hash of what was read, the prior and the knowledge, so that equal questions have equal ids."""
    stated = prior if isinstance(prior, str) else sorted(prior.items())
    return hashlib.sha256(repr((reading, digest, stated)).encode()).hexdigest()[:32]
