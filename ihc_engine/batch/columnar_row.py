"""The rows of a columnar result: those of ``row.row_of``, without an interpretation of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Sequence
from functools import partial
from typing import Any

from ihc_engine.batch.notes import Notes, set_aside
from ihc_engine.batch.row import FIRED, TraceDepth, with_places
from ihc_engine.case.findings import CaseReading, Finding, SetAside
from ihc_engine.inference.columnar.arrays import np
from ihc_engine.inference.columnar.proofs import Proofs
from ihc_engine.inference.session import NOT_WEIGHED
from ihc_engine.inference.trace import FiredStep, SetAsideStep
from ihc_engine.interpretation.columnar import ColumnarResult
from ihc_engine.interpretation.columnar.compiled import CONFLICTING, FRAGILE
from ihc_engine.knowledge.model import OTHER, Knowledge

Row = dict[str, Any]
#: What a row states of a feature, by its number and the id of the feature.
Stated = Callable[[int, str], Finding | None]
#: Whether a rule that fired in a row, by its number, did so on any of some features.
Reads = Callable[[int, str, Collection[str]], bool]
#: Codes of the alerts about the ranking itself, in the order of an answer.
OWN_ALERTS = (FRAGILE, CONFLICTING)


class RowMaker:
    """Makes rows under one knowledge base."""

    def __init__(self, knowledge: Knowledge, trace: TraceDepth) -> None:
        self._trace = trace
        self._stamp = {"version": knowledge.manifest.version, "digest": knowledge.digest}
        self._cautions = {r.id: [e.caution.code for e in r.then if e.caution is not None] for r in knowledge.rules}
        asides = ((r.id, [e.set_aside.finding for e in r.then if e.set_aside is not None]) for r in knowledge.rules)
        self._aside = {rule: findings for rule, findings in asides if findings}
        #: codes of the ranking's own cautions that some rule raises as well
        self.shared = set(OWN_ALERTS) & {code for codes in self._cautions.values() for code in codes}

    def rows(
        self,
        result: ColumnarResult,
        case_ids: Sequence[str | None],
        notes: Sequence[Notes],
        finding: Stated,
        skipped: Container[int] = (),
    ) -> Iterator[Row]:
        """The rows of a result, in their order, but for some. ``finding``: what a row states of a feature."""
        rankings, fired, reads = _rankings(result), _fired(result), reads_in(result)
        for row, (case_id, noted) in enumerate(zip(case_ids, notes, strict=True)):
            ranking, other = next(rankings)
            if row in skipped:
                continue
            rules = fired[row]
            made: Row = {
                "case_id": case_id,
                "outcome": result.outcome(row),
                "reasons": list(result.reason_codes(row)),
                "leader": result.leader(row),
                "ranking": ranking,
                "other_probability": other,
                "alerts": self.alerts(result, row, noted, rules),
                "set_aside": self.set_aside(result, row, noted, rules, finding, reads),
                "not_understood": not_understood_items(noted),
                "knowledge": dict(self._stamp),
            }
            if self._trace in FIRED:
                made["rules"] = rules
            yield made

    def alerts(self, result: ColumnarResult, row: int, notes: Notes, rules: Sequence[str]) -> list[str]:
        """Codes in the order of an answer: of the reading, of rules as they fired, of the ranking."""
        has = result.codes_of_alerts(row)
        own = [code for code in OWN_ALERTS if code in has]
        return [*(alert.code for alert in notes.alerts), *(code for rule in rules for code in self._cautions[rule]), *own]

    def set_aside(
        self, result: ColumnarResult, row: int, notes: Notes, rules: Sequence[str], finding: Stated, reads: Reads
    ) -> list[Row]:
        """What ends as set aside in a row: by the reading, then by rules, then because nothing weighs it."""
        by_rules = [feature for rule in rules for feature in self._aside.get(rule, ())]
        here = [(feature, finding(row, feature)) for feature in by_rules]
        if len({*by_rules}) < len(by_rules) or not {u.finding.feature for u in notes.unweighed}.isdisjoint(by_rules):
            return [set_aside_item(item) for item in _by_session(result, row)]
        asides = [SetAside(feature, stated.path, stated.words, "rule", "") for feature, stated in here if stated is not None]
        found, read = set_aside(notes, rules, partial(reads, row)), len(notes.set_aside)
        return [set_aside_item(item) for item in (*found[:read], *asides, *found[read:])]

    def cautions(self, rules: Sequence[str]) -> list[tuple[int, str]]:
        """Codes of the alerts that rules raise, each with the place of its rule, in the order of an answer."""
        return [(place, code) for place, rule in enumerate(rules) for code in self._cautions[rule]]

    def asides(self, rules: Sequence[str]) -> list[tuple[int, str]]:
        """Findings that rules set aside, each with the place of its rule, in the order of an answer."""
        return [(place, finding) for place, rule in enumerate(rules) for finding in self._aside.get(rule, ())]


def reads_in(result: ColumnarResult) -> Reads:
    """What the rules of a result stood on; their proofs are looked for when first asked for."""
    made: list[Proofs] = []

    def reads(row: int, rule: str, features: Collection[str]) -> bool:
        if not made:
            made.append(result.proofs())
        return made[0].reads(rule, features, row)

    return reads


def set_aside_item(item: SetAside) -> Row:
    """A finding that was set aside, as a row tells it."""
    return {"path": item.path, "words": item.words, "code": item.code}


def not_understood_items(notes: Notes) -> list[Row]:
    """Words that were not understood, as a row tells them."""
    items = [{"path": n.path, "words": n.words, "suggestion": n.suggestion} for n in notes.not_understood]
    return with_places(items, notes.in_text) if notes.in_text else items


def _rankings(result: ColumnarResult) -> Iterator[tuple[list[Row], float]]:
    """The ranking of every row without ``other``, which counts in the ranks, and the probability of ``other``."""
    names, other = result.hypotheses, result.hypotheses.index(OTHER)
    orders = np.argsort(-result.probabilities, axis=1, kind="stable").tolist()
    tables = (table.tolist() for table in (result.probabilities, result.low, result.high))
    for order, probabilities, low, high in zip(orders, *tables, strict=True):
        yield (
            [
                {"rank": rank, "diagnosis": names[h], "probability": probabilities[h], "interval": (low[h], high[h])}
                for rank, h in enumerate(order, start=1)
                if h != other
            ],
            probabilities[other],
        )


def _fired(result: ColumnarResult) -> list[list[str]]:
    """Ids of the rules that fired in each row, in firing order."""
    fired: list[list[str]] = [[] for _ in range(len(result))]
    rows, rules = np.nonzero(result.fired)
    for row, rule in zip(rows.tolist(), rules.tolist(), strict=True):
        fired[row].append(result.rules[rule])
    return fired


def _by_session(result: ColumnarResult, row: int) -> list[SetAside]:
    """What was set aside, told by the session of the row, where rules set aside one thing twice or what no hypothesis weighs."""
    columns, steps = result.explain.columns, result.trace(row).steps
    assert columns.reading is not None, "columns of rows keep their readings"
    reading: CaseReading = columns.reading(row)
    words = {(f.feature, f.path): f.words for f in reading.findings}
    fired_on = {p.path for step in steps if isinstance(step, FiredStep) for p in step.premises if p.holds}
    later = [step for step in steps if isinstance(step, SetAsideStep)][len(reading.set_aside) :]
    return [
        *reading.set_aside,
        *(
            SetAside(step.feature, step.path, words[step.feature, step.path], step.code, step.reason)
            for step in later
            if step.code != NOT_WEIGHED or step.path not in fired_on
        ),
    ]
