"""Weighing many cases: from states to combinations, and from combinations to scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from ihc_engine.case.findings import FINDING_KINDS, CaseReading
from ihc_engine.differential.columnar.combinations import MOST_KEPT, Combinations
from ihc_engine.differential.columnar.groups import READINGS, Group, groups_of, reading_digits
from ihc_engine.differential.columnar.growing import FITS, GrowingInts, Taken, reach
from ihc_engine.differential.columnar.hypotheses import Hypotheses
from ihc_engine.differential.columnar.results import Results, Tables
from ihc_engine.differential.columnar.rule_sets import RuleSets
from ihc_engine.differential.columnar.rule_weights import RuleWeights
from ihc_engine.differential.pretest import ELSEWHERE, Prior
from ihc_engine.differential.weighing import CaseWeighing
from ihc_engine.inference.columnar.arrays import Ints, Mask, NDArray, np
from ihc_engine.inference.columnar.columns import FindingColumns
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.masks import Masks

#: Rows that 16 bits can number.
_FEW = 2**16


@dataclass(frozen=True, slots=True)
class Segments:
    """The groups that have results: sorted by row, ``combination`` of each; ``first`` segment and ``count`` of every row."""

    row: Ints
    combination: Ints
    first: Ints
    count: Ints

    def part(self, first: int, last: int) -> Segments:
        """The segments of some rows, counted from the first of them."""
        start, end = np.searchsorted(self.row, [first, last])
        return Segments(
            self.row[start:end] - first,
            self.combination[start:end],
            self.first[first:last] - start,
            self.count[first:last],
        )

    def of_rows(self, rows: Ints) -> Segments:
        """The segments of some rows, to be summed; ``row`` and ``combination`` stay as they are."""
        return Segments(self.row, self.combination, self.first[rows], self.count[rows])

    def summed(self, table: NDArray[Any]) -> NDArray[Any]:
        """[rows, columns]: sums of rows of a table of combinations."""
        order = self._most_first()
        return self._added(table, np.zeros((len(order), table.shape[1]), dtype=table.dtype), order)

    def summed_whole(self, table: GrowingInts, *before: Taken) -> Ints:
        """The same of whole numbers, added to what was ``before``; in 32 bits where all sums turn out to be below ``FITS``
        (whatever the type of the array says)."""
        order = self._most_first()
        most = int(self.count[order[0]]) if len(order) else 0
        tables = (table, *(each.table for each in before))
        narrow = all(each.rows.dtype == np.int32 for each in tables)
        narrow = narrow and most * table.reach + sum(each.table.reach for each in before) < 2**31
        kind = np.int32 if narrow else np.int64
        found: NDArray[Any] = np.zeros((len(order), table.rows.shape[1]), dtype=kind)
        for each in before:
            found += each.rows(order)
        found = self._added(table.rows, found, order)
        return cast("Ints", found if not narrow or reach(found) < FITS else found.astype(np.int64))

    def _most_first(self) -> Ints:
        """Rows with most segments first, so that each step adds to a leading block."""
        most = int(self.count.max(initial=0))
        # small numbers are sorted by their digits, which is several times quicker
        return np.argsort((most - self.count).astype(np.uint16), kind="stable")

    def _added(self, table: NDArray[Any], found: NDArray[Any], order: Ints) -> NDArray[Any]:
        """``found``: [rows in this order, columns], which is added to; the sums in the order of the rows."""
        first, most = self.first[order], self.count[order]
        added = np.empty(found.shape, dtype=table.dtype)
        for step in range(int(most[0]) if len(most) else 0):
            rows = int(np.searchsorted(-most, -step, side="left"))
            # "clip" only since it is quicker: all places are there
            np.take(table, self.combination[first[:rows] + step], axis=0, out=added[:rows], mode="clip")
            np.add(found[:rows], added[:rows], out=found[:rows])
        result = np.empty_like(found)
        result[order] = found
        return result


class ColumnarWeighing:
    """The weighing of a knowledge base, made ready for columns. Keeps tables that grow; one thread at a time."""

    def __init__(self, tables: Tables, rules: RuleWeights, hypotheses: Hypotheses, layout: Layout) -> None:
        self._tables = tables
        self._rules = rules
        self._hypotheses = hypotheses
        self._layout = layout
        self.groups: tuple[Group, ...] = groups_of(tables.weights, layout, rules.replacing)
        self.results = Results(tables, hypotheses)
        self.combinations = self._no_combinations()
        self.rule_sets = RuleSets(rules, hypotheses)
        self._states = 0
        self._digits: dict[tuple[str, bool], Ints] = {}
        self._prior: Prior = "site"
        self._no_starts()

    def forget_if_full(self) -> None:
        """Drop all combinations or all sets of rules when there are too many; to be called between batches."""
        if len(self.combinations.sums) > MOST_KEPT:
            self.combinations = self._no_combinations()
        if len(self.rule_sets) > MOST_KEPT:
            self.rule_sets = RuleSets(self._rules, self._hypotheses)

    def segments(self, masks: Masks, fired: Mask) -> Segments:
        """The combinations of all groups in all rows. ``masks`` after normalising, ``fired`` before the ranking."""
        digits, splits = self._reading_digits(), self._tables.weights.cells.split_features
        rows, found = [], []
        for place, group in enumerate(self.groups):
            if not masks.stated[list(group.columns)].any():
                continue
            keys = np.zeros(masks.columns.rows, dtype=np.int64)
            for at, column in enumerate(group.columns):
                if not masks.stated[column]:
                    continue
                digit = digits[group.kinds[at], group.features[at] in splits].take(masks.states[column])
                if group.replacing[at]:
                    digit = digit + len(READINGS) * self._replacing(group.replacing[at], fired) * (digit > 0)
                keys += digit * group.radices[at]
            held = np.flatnonzero(keys)
            if len(held):
                keys = keys[held] + group.site_classes.take(masks.columns.sites[held]) * group.whole
                rows.append(held)
                found.append(self.combinations.places(place, keys))
        return _sorted(rows, found, masks.columns.rows)

    def _reading_digits(self) -> dict[tuple[str, bool], Ints]:
        """For every state the digit of its reading, by kind and extent split; made anew when states have been added."""
        if len(self._layout.states) != self._states:
            self._states = len(self._layout.states)
            self._digits = {(k, s): reading_digits(self._layout, k, s) for k in FINDING_KINDS for s in (False, True)}
        return self._digits

    def starts(self, columns: FindingColumns, prior: Prior) -> Taken:
        """Pre-test weight and share of each variant, [rows, variants]: few different ones."""
        if prior != self._prior:
            self._prior = prior if isinstance(prior, str) else dict(prior)
            self._no_starts()
        codes = 2 * columns.sites.astype(np.int64)
        for word in ELSEWHERE:
            codes |= columns.specimen[self._layout.specimen.index(word)]
        places = self._start_places.take(codes)
        if (places < 0).any():
            for code in np.unique(codes[places < 0]).tolist():
                self._start_places[code] = len(self._starts)
                self._starts.add(self._start(self._layout.sites[code // 2], bool(code % 2), prior)[None])
            places = self._start_places.take(codes)
        return Taken(self._starts, places)

    def _no_starts(self) -> None:
        """Forget what rows weigh before any finding: it was under another prior."""
        self._starts = GrowingInts(len(self._hypotheses))
        #: By site, twice, the second of a specimen from elsewhere: the row of ``_starts``, -1 where it is not known.
        self._start_places: Ints = np.full(2 * len(self._layout.sites), -1, dtype=np.int64)

    def _start(self, site: str | None, elsewhere: bool, prior: Prior) -> Ints:
        specimen = (min(ELSEWHERE),) if elsewhere else ()
        case = CaseWeighing(self._tables.weights, CaseReading(None, (), site=site, specimen=specimen), prior)
        priors = {step.diagnosis: step.base + step.site for step in case.pre_test()}
        shares = case.shares()
        held = self._hypotheses
        return np.array([priors[held.ids[held.diagnosis[place]]] + shares[key] for place, key in enumerate(held.keys)])

    def _replacing(self, rules: tuple[int, ...], fired: Mask) -> Ints:
        """Number of the rule that replaces a feature, counted from 1 in ``rules``; the last that fires counts."""
        found = np.zeros(fired.shape[1], dtype=np.int64)
        for number, rule in enumerate(rules, start=1):
            found[fired[rule]] = number
        return found

    def _no_combinations(self) -> Combinations:
        return Combinations(self.results, self.groups, self._hypotheses, self._rules.named)


def _sorted(rows: list[Ints], found: list[Ints], count: int) -> Segments:
    row = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
    # few rows are sorted by their digits, which is several times quicker
    order = np.argsort(row.astype(np.uint16) if count <= _FEW else row, kind="stable")
    row = row[order]
    combination = np.concatenate(found)[order] if found else np.zeros(0, dtype=np.int64)
    counts = np.bincount(row, minlength=count).astype(np.int64)
    return Segments(row, combination, np.cumsum(counts) - counts, counts)
