"""The traces of all rows of a table, in pieces: the bytes of ``TraceWriter``, without a session of each row.

Of each part of a trace it is known from the columns what it depends on: a finding, a rule with its premises, results that were
weighed together, a site. What was said of the same before is said again. Rows that were read whole are told by their sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from ihc_engine.batch.arrow_ranking import RankingWords
from ihc_engine.batch.trace_findings import FoundCells, TraceFindings
from ihc_engine.batch.trace_rules import TraceRules
from ihc_engine.batch.trace_words import Section, TracePieces, WordNumbers
from ihc_engine.case.findings import Alert, CaseReading
from ihc_engine.differential.counterfactual import Needed
from ihc_engine.differential.pretest import ELSEWHERE, Prior
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.table import EncodedTable
from ihc_engine.inference.session import notes_of
from ihc_engine.inference.trace import AlertStep, OutcomeStep
from ihc_engine.interpretation.advice import cautions_of
from ihc_engine.interpretation.columnar import ColumnarInterpreter, ColumnarResult
from ihc_engine.interpretation.columnar.traced import TracedPart
from ihc_engine.interpretation.trace_json import TraceWriter

#: Characters of words that return; when there are more, all are forgotten.
_MOST_KEPT = 64_000_000
#: More than any group has results, each of two pieces.
_OF_A_GROUP = 4096


class ArrowTraces:
    """Writes traces under one knowledge base and prior. One thread at a time, since it remembers what it has written."""

    def __init__(self, columnar: ColumnarInterpreter, prior: Prior) -> None:
        self._columnar, self._prior = columnar, prior
        self._single, self._writer = columnar.single, TraceWriter()
        self._steps = columnar.weighed_steps
        effects = [(rule.id, effect.set_aside) for rule in columnar.knowledge.rules for effect in rule.then]
        self._asides = [(rule, aside.finding) for rule, aside in effects if aside is not None]
        self._ranking = RankingWords(self._single.weights, columnar.layout)
        self._forget()

    def _forget(self) -> None:
        numbers = self._numbers = WordNumbers()
        self._findings = TraceFindings(self._single.weights, self._writer, numbers)
        self._rules = TraceRules(self._single.program, self._writer, numbers)
        self._weighed: dict[tuple[int, int], tuple[int, ...]] = {}
        self._priors: dict[int, int] = {}
        self._cautions: dict[tuple[str, int, int, tuple[int, ...]], tuple[int, ...]] = {}

    def pieces(self, result: ColumnarResult, table: EncodedTable, ids: Sequence[str | None]) -> Any:
        """[rows] of lists of pieces (see ``arrow_pieces``); null in the place of rows that cannot be read."""
        if self._numbers.characters > _MOST_KEPT:
            self._forget()
        there: Mask = np.ones(len(result), dtype=np.bool_)
        there[list(table.errors)] = False
        found = self._findings.found(table)
        plain = there & ~found.odd
        plain[list(table.whole)] = False
        pieces = TracePieces(self._numbers, len(result))
        self._add_alone(np.flatnonzero(there & ~plain), result, ids, pieces)
        if plain.any():
            self._add(plain, result, table, found, ids, pieces)
        return pieces.array(there, plain)

    def _set_aside(self, result: ColumnarResult) -> dict[str, Mask]:
        """Features that rules set aside, with the rows in which they do."""
        found: dict[str, Mask] = {}
        for rule, feature in self._asides:
            fired = result.fired[:, result.rules.index(rule)]
            if fired.any():
                found[feature] = found[feature] | fired if feature in found else fired
        return found

    def _add_alone(self, rows: Ints, result: ColumnarResult, ids: Sequence[str | None], pieces: TracePieces) -> None:
        """Rows that are told by their sessions."""
        for row in rows.tolist():
            pieces.add_row(Section.HEAD, row, result.written(row, self._writer, ids[row]))

    def _add(
        self,
        plain: Mask,
        result: ColumnarResult,
        table: EncodedTable,
        found: FoundCells,
        ids: Sequence[str | None],
        pieces: TracePieces,
    ) -> None:
        rows = np.flatnonzero(plain)
        self._add_heads(rows, ids, pieces)
        self._findings.add(found, plain, self._set_aside(result), pieces)
        self._findings.add_notes(table, plain & (found.noting == 1), pieces)
        self._add_notes(np.flatnonzero(plain & (found.noting > 1)), result, pieces)
        path = cache(lambda feature: self._findings.path_of(feature, found, len(result)))
        self._rules.add(result, plain, path, pieces)
        self._add_priors(rows, result, pieces)
        pieces.set_rankings(rows, self._ranking.of(result, rows))
        assert result.scores is not None, "scores are kept for traces"
        for part in result.scores.traced:
            self._add_weighed(plain, part, pieces)
            self._add_cautions(plain, part, result, pieces)
        self._add_ends(rows, result, pieces)

    def _add_heads(self, rows: Ints, ids: Sequence[str | None], pieces: TracePieces) -> None:
        header = self._single.header(CaseReading(None, ()))
        heads = [self._writer.head(header, ids[row]) for row in rows.tolist()]
        pieces.add_own(rows, [own for own, _ in heads])
        pieces.add(Section.HEAD, rows, 1, self._numbers.number(heads[0][1]))

    def _add_notes(self, rows: Ints, result: ColumnarResult, pieces: TracePieces) -> None:
        """What the reading of some rows set aside, did not understand or warns of, in the order of all cells of a row."""
        reading = result.explain.columns.reading
        assert reading is not None, "columns of tables keep their readings"
        for row in rows.tolist():
            pieces.add_row(Section.NOTED, row, list(map(self._writer.step, notes_of(reading(row)))))

    def _add_priors(self, rows: Ints, result: ColumnarResult, pieces: TracePieces) -> None:
        columns, layout = result.explain.columns, self._columnar.layout
        elsewhere = np.logical_or.reduce([columns.specimen[layout.specimen.index(word)] for word in sorted(ELSEWHERE)])
        codes = (2 * columns.sites.astype(np.int64) + elsewhere)[rows]
        pieces.add_keyed(Section.PRIOR, rows, 0, codes.tolist(), self._prior_of)

    def _prior_of(self, code: int) -> int:
        """Number of the words of the pre-test odds; ``code``: twice the place of the site, and one more where the tumour arose
        elsewhere."""
        if code not in self._priors:
            specimen = (min(ELSEWHERE),) if code % 2 else ()
            reading = CaseReading(None, (), site=self._columnar.layout.sites[code // 2], specimen=specimen)
            steps = self._single.weights.pretest.steps(reading, self._prior)
            self._priors[code] = self._numbers.number("".join(map(self._writer.step, steps)))
        return self._priors[code]

    def _add_weighed(self, plain: Mask, part: TracedPart, pieces: TracePieces) -> None:
        """The results that were weighed together: of each two pieces, before and after it is tempered with the others."""
        keep = plain[part.segments.row + part.first]
        row, combination = part.segments.row[keep] + part.first, part.segments.combination[keep]
        asked, at = np.unique(combination, return_inverse=True)
        words = [self._weighed_of(part, number) for number in asked.tolist()]
        counts = np.array([len(each) for each in words], dtype=np.int64)
        starts, mine = np.cumsum(counts) - counts, counts[at]
        ends = np.cumsum(mine)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - mine, mine)
        numbers = np.array([number for each in words for number in each], dtype=np.int64)
        order = np.repeat(part.combinations.group.rows[combination] * _OF_A_GROUP, mine) + within
        pieces.add(Section.WEIGHED, np.repeat(row, mine), order, numbers[np.repeat(starts[at], mine) + within])

    def _weighed_of(self, part: TracedPart, number: int) -> tuple[int, ...]:
        key = self._steps.key(part.combinations, number)
        found = self._weighed.get(key)
        if found is None:
            steps = self._steps.of(part.combinations, number)
            words = (each for step in steps for each in self._writer.weighed(step))
            found = self._weighed[key] = tuple(map(self._numbers.number, words))
        return found

    def _add_cautions(self, plain: Mask, part: TracedPart, result: ColumnarResult, pieces: TracePieces) -> None:
        """Cautions about the ranking itself."""
        against: dict[int, tuple[int, ...]] = dict.fromkeys(np.flatnonzero(part.needed >= 0).tolist(), ())
        for row, place in zip(part.conflict_row.tolist(), part.conflict_feature.tolist(), strict=True):
            against[row] = (*against.get(row, ()), place)
        needed, then = part.needed.tolist(), part.then.tolist()
        told = [
            (
                part.first + row,
                self._cautions_of(result.leader(part.first + row), needed[row], then[row], places, result.hypotheses),
            )
            for row, places in against.items()
            if plain[part.first + row]
        ]
        pieces.add_each(Section.END, told)

    def _cautions_of(
        self, leader: str, needed: int, then: int, against: tuple[int, ...], hypotheses: Sequence[str]
    ) -> tuple[int, ...]:
        """Numbers of the words of cautions. ``needed``, ``then`` and ``against``: places, as in ``TracedPart``."""
        key = leader, needed, then, against
        if key not in self._cautions:
            features, vocabulary = self._columnar.layout.features, self._columnar.knowledge.vocabulary
            rests_on = Needed(features[needed], hypotheses[then]) if needed >= 0 else None
            labels = tuple(vocabulary.term(features[place]).label for place in against)
            alerts = cautions_of(self._columnar.knowledge, leader, rests_on, labels)
            self._cautions[key] = tuple(self._numbers.number(self._alerted(alert)) for alert in alerts)
        return self._cautions[key]

    def _alerted(self, alert: Alert) -> str:
        return self._writer.step(AlertStep(alert.code, alert.severity, alert.message))

    def _add_ends(self, rows: Ints, result: ColumnarResult, pieces: TracePieces) -> None:
        """Outcomes with their reasons, and the end of the trace."""
        said = [(int(result.outcomes[row]), result.reasons[row].tobytes(), row) for row in rows.tolist()]
        known: dict[tuple[int, bytes], int] = {}
        for outcome, reasons, row in said:
            if (outcome, reasons) not in known:
                step = OutcomeStep(result.outcome(row), result.reason_codes(row))
                known[outcome, reasons] = self._numbers.number(f"{self._writer.step(step)}{self._writer.end()}")
        numbers = np.array([known[outcome, reasons] for outcome, reasons, _ in said], dtype=np.int64)
        pieces.add(Section.END, rows, _OF_A_GROUP, numbers)
