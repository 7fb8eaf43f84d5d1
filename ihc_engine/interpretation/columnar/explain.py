"""The full answer and the trace of one row, by the same code as for a single case."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.pretest import Prior
from ihc_engine.differential.ranking import Ranking, in_order, in_order_of, scored_variants, suspected
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.replay import Productions, Replay
from ihc_engine.inference.session import SaidOf, Session
from ihc_engine.inference.trace import OutcomeStep, Step, Trace
from ihc_engine.interpretation.advice import Menu, cautions, check_menu, conflicts, counterfactuals_of
from ihc_engine.interpretation.interpret import Interpreter, RankedCase
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.trace_json import TraceWriter


@dataclass(frozen=True, slots=True)
class Ranked:
    """Scores of some variants, in their order; totals and probabilities of the hypotheses, by name."""

    variants: tuple[str, ...]
    scores: Sequence[int]
    totals: Mapping[str, int]
    probabilities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the columns say of a row: rules that fired, outcome, codes of its reasons, and whether it rests on one finding.

    ``ranked``: its ranking, where the scores were kept.
    """

    fired: Collection[str]
    outcome: str
    reasons: tuple[str, ...]
    fragile: bool
    ranked: Ranked | None = None


class _KnownCase(RankedCase):
    """A case whose ranking is known from the columns."""

    __slots__ = ("known",)
    known: Ranked

    def ranked(self) -> Ranking:
        """The ranking, made of what is known."""
        self._score()
        return in_order(scored_variants(self), self.known.totals, self.known.probabilities)

    def _score(self) -> None:
        known = self.known.scores
        self.scores = [known[place] for place in _places(self.known.variants, self.weights.keys)]


class _WrittenCase(_KnownCase):
    """A case of whose ranking only the two foremost are made, which cautions ask for; the rest is written from numbers."""

    __slots__ = ()

    def rank(self) -> tuple[Iterable[Step], str, tuple[str, ...]]:
        """No steps, the leader and the suspected."""
        self._score()
        order = in_order_of(self.known.probabilities)
        two = {diagnosis: self.known.totals[diagnosis] for diagnosis in order[:2]}
        self.ranking = in_order(scored_variants(self, two), two, self.known.probabilities)
        least = self.weights.knowledge.policy.outcome.suspected_from
        return (), order[0], suspected(self.known.probabilities, least)


class _RuledCase(_KnownCase):
    """A case of which only what its rules did is asked: no finding is weighed, and the ranking is known."""

    __slots__ = ()

    def weighable(self, finding: Finding) -> bool:
        """No finding is."""
        return False

    def rank(self) -> tuple[Iterable[Step], str, tuple[str, ...]]:
        """No steps, the leader and the suspected."""
        least = self.weights.knowledge.policy.outcome.suspected_from
        return (), in_order_of(self.known.probabilities)[0], suspected(self.known.probabilities, least)


@cache
def _places(variants: tuple[str, ...], keys: tuple[str, ...]) -> tuple[int, ...]:
    """Where each key stands among the variants."""
    return tuple(map(variants.index, keys))


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains rows of columns that were scored under some pre-test odds. ``said``: tells what a finding says by itself."""

    single: Interpreter
    productions: Productions
    layout: Layout
    columns: FindingColumns
    prior: Prior
    said: Callable[[Finding], SaidOf]

    def interpretation(self, row: int, concluded: Concluded, trace: bool, advice: bool, menu: Menu | None) -> Interpretation:
        """The full answer. ValueError for a menu that is none."""
        check_menu(menu, self.single.knowledge)
        engine, reading = Replay(self.productions, concluded.fired), self._reading(row)
        return self.single.interpret_by(engine, reading, prior=self.prior, trace=trace, advice=advice, menu=menu)

    def trace(self, row: int, concluded: Concluded) -> Trace:
        """The trace alone, which is much less work than the full answer."""
        reading = self._reading(row)
        if concluded.ranked is None:
            return self._told(RankedCase(self.single.weights, reading, self.prior), concluded)
        case = _KnownCase(self.single.weights, reading, self.prior)
        case.known = concluded.ranked
        return self._told(case, concluded)

    def written(self, row: int, concluded: Concluded, writer: TraceWriter, case_id: str | None) -> list[str]:
        """The trace as pieces of JSON, of a case by this name."""
        if concluded.ranked is None:
            return writer.pieces(self.trace(row, concluded), case_id)
        case = _WrittenCase(self.single.weights, self._reading(row), self.prior)
        case.known = concluded.ranked
        trace = self._told(case, concluded)
        return writer.pieces(trace, case_id, writer.ranking(case, concluded.ranked.totals, concluded.ranked.probabilities))

    def session(self, row: int, concluded: Concluded) -> Session:
        """The session of a row after its last rule. ValueError if the columns hold no readings.

        Where the scores were kept, only what it says of rules has a meaning.
        """
        if concluded.ranked is None:
            return self._run(RankedCase(self.single.weights, self._reading(row), self.prior), concluded)
        case = _RuledCase(self.single.weights, self._reading(row), self.prior)
        case.known = concluded.ranked
        return self._run(case, concluded)

    def _run(self, case: RankedCase, concluded: Concluded) -> Session:
        session = Session(case.reading, case, self.single.knowledge.vocabulary, self.single.program.ranges, self.said)
        Replay(self.productions, concluded.fired).run(session)
        return session

    def _told(self, case: RankedCase, concluded: Concluded) -> Trace:
        reading, knowledge = case.reading, self.single.knowledge
        session = self._run(case, concluded)
        needed = counterfactuals_of(case, case.ranking, session).first_needed() if concluded.fragile else None
        for alert in cautions(case, case.ranking, needed, conflicts(case, case.ranking, knowledge.policy.advice)):
            session.alert(alert)
        session.steps.append(OutcomeStep(concluded.outcome, concluded.reasons))
        return Trace(self.single.header(reading), tuple(session.steps))

    def _reading(self, row: int) -> CaseReading:
        if self.columns.reading is None:
            raise ValueError("these columns hold no readings, so that no row can be explained: encode readings")
        return self.columns.reading(row)
