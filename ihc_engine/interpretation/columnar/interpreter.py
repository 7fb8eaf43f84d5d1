"""``ColumnarInterpreter``: the answers of ``interpret`` for many cases at once.

The knowledge is compiled once. Rules are evaluated over a few thousand rows at a time, weighing over fewer, so that its tables
stay in the cache of the processor. Memory does not grow with the number of rows, but for the result itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.columnar.array_weights import ArrayWeights
from ihc_engine.differential.pretest import Prior
from ihc_engine.inference.columnar.arrays import joined
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.encode import encode
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.parts import PartColumn
from ihc_engine.inference.columnar.replay import Productions
from ihc_engine.inference.columnar.table import EncodedTable, TableEncoder
from ihc_engine.inference.same import OncePerObject
from ihc_engine.inference.session import SaidOf, said_of
from ihc_engine.interpretation.columnar.batch import Scored, scored
from ihc_engine.interpretation.columnar.compiled import Compiled, compiled
from ihc_engine.interpretation.columnar.explain import Explainer
from ihc_engine.interpretation.columnar.result import ColumnarResult, Scores
from ihc_engine.interpretation.columnar.weighed_steps import WeighedSteps
from ihc_engine.interpretation.interpret import Interpreter
from ihc_engine.knowledge.model import Knowledge

#: Findings that are held with what they say: those of the cells of a table return in row after row.
_FINDINGS = 20_000
#: Rows that the rules are evaluated over at a time.
ROWS = 16_384


class ColumnarInterpreter:
    """A knowledge base compiled to columns. One thread at a time; build one for each worker."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._single = Interpreter(knowledge, ArrayWeights)
        self._productions = Productions(self._single.program)
        self._said: OncePerObject[Finding, SaidOf] = OncePerObject(said_of, _FINDINGS)
        self.knowledge = knowledge
        self._compiled: Compiled = compiled(self._single)
        self._encoder = TableEncoder(self._compiled.layout, self._single.read)

    @property
    def single(self) -> Interpreter:
        """The interpreter of single cases with the same knowledge."""
        return self._single

    @property
    def weighed_steps(self) -> WeighedSteps:
        """The steps of the combinations behind results."""
        weighing, rules = self._compiled.weighing, self._compiled.firing.rules
        return WeighedSteps(self._single.weights, weighing.groups, self._compiled.hypotheses, tuple(rule.id for rule in rules))

    @property
    def layout(self) -> Layout:
        """The columns that this knowledge needs."""
        return self._compiled.layout

    def encode(self, readings: Sequence[CaseReading]) -> FindingColumns:
        """Columns of readings, which are kept for explanations."""
        return encode(readings, self._compiled.layout)

    def encode_table(self, table: Sequence[PartColumn]) -> EncodedTable:
        """Columns of a table, each distinct cell of which is read once. ValueError if its columns do not go together."""
        return self._encoder.encode(table)

    def score(
        self,
        cases: Sequence[CaseReading] | FindingColumns,
        *,
        prior: Prior = "site",
        keep_scores: bool = False,
        leader_only: bool = False,
    ) -> ColumnarResult:
        """Score cases. ``prior``: as for ``interpret``; ValueError if it is none. ``keep_scores``: keep the integer weights.

        ``leader_only``: leave out the intervals of all others than the leader.
        """
        columns = cases if isinstance(cases, FindingColumns) else self.encode(cases)
        self._single.weights.pretest.check(prior)
        parts = [
            scored(self._compiled, columns.part(first, first + ROWS), prior, keep_scores, leader_only)
            for first in range(0, max(columns.rows, 1), ROWS)
        ]
        codes = tuple(sorted(self._compiled.alert_codes | columns.alerts.keys()))
        return ColumnarResult(
            hypotheses=self._compiled.hypotheses.ids,
            rules=tuple(rule.id for rule in self._compiled.firing.rules),
            alert_codes=codes,
            outcomes=joined([part.outcomes for part in parts]),
            leaders=joined([part.leaders for part in parts]),
            probabilities=joined([part.probabilities for part in parts]),
            low=joined([part.low for part in parts]),
            high=joined([part.high for part in parts]),
            reasons=joined([part.reasons for part in parts]),
            alerts=joined([part.alerts(codes) for part in parts]),
            fired=joined([part.fired for part in parts]),
            scores=self._scores(parts) if keep_scores else None,
            explain=Explainer(self._single, self._productions, self._compiled.layout, columns, prior, self._said),
        )

    def _scores(self, parts: Sequence[Scored]) -> Scores:
        by_variant = [part.by_variant for part in parts if part.by_variant is not None]
        totals = [part.totals for part in parts if part.totals is not None]
        firsts = accumulate((len(part.outcomes) for part in parts), initial=0)
        traced = [each.after(first) for first, part in zip(firsts, parts, strict=False) for each in part.traced]
        return Scores(self._compiled.hypotheses, joined(by_variant), joined(totals), tuple(traced))
