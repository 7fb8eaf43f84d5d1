"""The answers for many cases, as arrays; the full answer for any of them on request."""

from __future__ import annotations

from dataclasses import dataclass

from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.inference.columnar.arrays import Floats, Ints, Mask, NDArray, np
from ihc_engine.inference.columnar.proofs import Proofs
from ihc_engine.inference.session import Session
from ihc_engine.inference.trace import Trace
from ihc_engine.interpretation.advice import Menu
from ihc_engine.interpretation.columnar.compiled import FRAGILE
from ihc_engine.interpretation.columnar.explain import Concluded, Explainer, Ranked
from ihc_engine.interpretation.columnar.outcome import OUTCOMES, REASONS
from ihc_engine.interpretation.columnar.ranking_asked import learned
from ihc_engine.interpretation.columnar.traced import TracedPart
from ihc_engine.interpretation.model import Interpretation
from ihc_engine.interpretation.trace_json import TraceWriter


@dataclass(frozen=True, slots=True)
class Scores:
    """The integer weights behind a result, in micro-decibans: [rows, variants] and [rows, hypotheses].

    ``columns``: in whose order they are. ``traced``: what traces say beside, of all rows.
    """

    columns: Hypotheses
    by_variant: Ints
    totals: Ints
    traced: tuple[TracedPart, ...]

    @property
    def variants(self) -> tuple[str, ...]:
        """As ``diagnosis/variant`` or ``other``, sorted."""
        return self.columns.keys


@dataclass(frozen=True, slots=True)
class ColumnarResult:
    """One row a case.

    ``hypotheses``: ids of the diagnoses and ``other``, sorted. ``rules``: ids in firing order. ``alert_codes``: sorted.
    ``outcomes``: [rows], places in ``OUTCOMES``. ``leaders``: [rows], places in ``hypotheses``. ``probabilities``, ``low``,
    ``high``: [rows, hypotheses], rounded to six decimals; the limits are those of 90 % intervals, [rows] where only those of the
    leaders were asked for. ``reasons``: [rows, codes in the order of ``REASONS``]. ``alerts``: [rows, alert_codes]. ``fired``:
    [rows, rules].
    """

    hypotheses: tuple[str, ...]
    rules: tuple[str, ...]
    alert_codes: tuple[str, ...]
    outcomes: NDArray[np.uint8]
    leaders: NDArray[np.int16]
    probabilities: Floats
    low: Floats
    high: Floats
    reasons: Mask
    alerts: Mask
    fired: Mask
    scores: Scores | None
    explain: Explainer

    def __len__(self) -> int:
        return len(self.outcomes)

    def limits_of_leaders(self) -> tuple[Floats, Floats]:
        """Lower and upper limits of the leader of each row, [rows]."""
        if self.low.ndim == 1:
            return self.low, self.high
        rows = np.arange(len(self))
        return self.low[rows, self.leaders], self.high[rows, self.leaders]

    def outcome(self, row: int) -> str:
        """The outcome of one row."""
        return OUTCOMES[int(self.outcomes[row])]

    def leader(self, row: int) -> str:
        """The most probable hypothesis of one row: a diagnosis or ``other``."""
        return self.hypotheses[int(self.leaders[row])]

    def reason_codes(self, row: int) -> tuple[str, ...]:
        """Codes of the reasons of one row, in their order."""
        return tuple(REASONS[place] for place in np.flatnonzero(self.reasons[row]))

    def codes_of_alerts(self, row: int) -> tuple[str, ...]:
        """Codes of the alerts of one row, each once, sorted."""
        return tuple(self.alert_codes[place] for place in np.flatnonzero(self.alerts[row]))

    def fired_rules(self, row: int) -> tuple[str, ...]:
        """Rules that fired in one row, in firing order."""
        return tuple(self.rules[place] for place in np.flatnonzero(self.fired[row]))

    def ranking(self, row: int) -> tuple[str, ...]:
        """Hypotheses of one row, the most probable first; ties by id."""
        order = np.argsort(-self.probabilities[row], kind="stable")
        return tuple(self.hypotheses[place] for place in order)

    def interpretation(self, row: int, *, trace: bool = True, advice: bool = False, menu: Menu | None = None) -> Interpretation:
        """The full answer for one row, the same as for this case alone; ``advice`` and ``menu`` as for ``interpret``.

        IndexError if there is no such row; ValueError if the columns hold no readings, or for a menu that is none.
        """
        return self.explain.interpretation(row, self._concluded(row), trace, advice, menu)

    def trace(self, row: int) -> Trace:
        """The trace of one row, the same as in its full answer. IndexError if there is no such row."""
        return self.explain.trace(row, self._concluded(row))

    def written(self, row: int, writer: TraceWriter, case_id: str | None) -> list[str]:
        """The same trace as pieces of JSON, of a case by this name."""
        return self.explain.written(row, self._concluded(row), writer, case_id)

    def session(self, row: int) -> Session:
        """The session of one row after its last rule, without cautions about its ranking. IndexError if there is no such row.

        Where the scores were kept, only what it says of rules has a meaning.
        """
        return self.explain.session(row, self._concluded(row))

    def proofs(self) -> Proofs:
        """On which findings rules fired, for all rows; made anew with each call."""
        explain, suspected_from = self.explain, self.explain.single.knowledge.policy.outcome.suspected_from
        ranking = learned(self.hypotheses, self.probabilities, self.leaders, suspected_from)
        return Proofs(explain.productions, self.rules, explain.columns, explain.layout, self.fired, ranking)

    def _concluded(self, row: int) -> Concluded:
        if not 0 <= row < len(self):
            raise IndexError(f"row {row}: there are {len(self)}")
        fragile = bool(self.alerts[row, self.alert_codes.index(FRAGILE)])
        return Concluded(self.fired_rules(row), self.outcome(row), self.reason_codes(row), fragile, self._ranked(row))

    def _ranked(self, row: int) -> Ranked | None:
        if self.scores is None:
            return None
        totals = dict(zip(self.hypotheses, self.scores.totals[row].tolist(), strict=True))
        probabilities = dict(zip(self.hypotheses, self.probabilities[row].tolist(), strict=True))
        return Ranked(self.scores.variants, self.scores.by_variant[row].tolist(), totals, probabilities)
