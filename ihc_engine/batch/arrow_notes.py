"""Alerts, what was set aside and what was not understood, of all rows of a table, as columns.

A cell says the same in every row, so that its notes are taken once and put into the rows that have it. Rows of which only the
whole tells the notes are told one by one, as ``RowMaker`` does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ihc_engine.batch.arrow_lists import Items, of_truths
from ihc_engine.batch.cell_table import TableNotes
from ihc_engine.batch.columnar_row import OWN_ALERTS, Reads, RowMaker, not_understood_items, reads_in, set_aside_item
from ihc_engine.batch.notes import ASIDE_ORDER, UNREAD_ORDER, UNWEIGHED_ORDER, Notes, Unweighed, are_in_order
from ihc_engine.batch.plain_words import json_words
from ihc_engine.case.findings import ONCE_A_CASE, SetAside
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.table import CellColumn, EncodedTable
from ihc_engine.interpretation.columnar import ColumnarResult

#: Behind what the reading sets aside stands what rules set aside, and behind that what no hypothesis weighs.
_BY_RULES, _UNWEIGHED = 1 << 31, 1 << 32
_Note = TypeVar("_Note")


@dataclass(frozen=True, slots=True)
class NoteColumns:
    """[rows] lists of codes of alerts; [rows] JSON of what was set aside and of what was not understood."""

    alerts: Any
    set_aside: Any
    not_understood: Any


def note_columns(
    maker: RowMaker, notes: TableNotes, table: EncodedTable, result: ColumnarResult, beside: Sequence[Notes] = ()
) -> NoteColumns:
    """The notes of every row. What they say of rows with an error has no meaning.

    ``beside``: of rows of texts, what is to be noted beside the notes of their cells.
    """
    here = [each for column in table.cells for each in _noted(column, notes.of_cells(column))]
    if beside:
        here.append(_Noted(tuple(beside), np.arange(len(beside)), np.arange(len(beside))))
    raised = _raised(here, len(result))
    singly = _told_singly(maker, table, result, here, raised)
    alone = {row: notes.of_row(table, row) for row in np.flatnonzero(singly).tolist()}
    if beside:
        alone = {row: told.with_report(beside[row]) for row, told in alone.items()}
    reads = reads_in(result)
    set_aside, not_understood = _items([each.without(singly) for each in here] if alone else here, result, reads)
    _add_asides(set_aside, maker, table, result, singly)
    for row, told in alone.items():
        aside = maker.set_aside(result, row, told, result.fired_rules(row), table.finding, reads)
        set_aside.add_row(row, [json_words(item) for item in aside])
        not_understood.add_row(row, [json_words(item) for item in not_understood_items(told)])
    alerts = _alerts(maker, result, raised, singly, alone)
    return NoteColumns(alerts, set_aside.json(len(result)), not_understood.json(len(result)))


@dataclass(frozen=True, slots=True)
class _Noted:
    """The cells of one column that have notes: ``notes`` of each such cell; ``rows`` that have one, and ``at``, which."""

    notes: tuple[Notes, ...]
    rows: Ints
    at: Ints

    def without(self, rows: Mask) -> _Noted:
        keep = ~rows[self.rows]
        return _Noted(self.notes, self.rows[keep], self.at[keep])

    def items(self, of: Callable[[Notes], Sequence[_Note]]) -> tuple[Ints, Ints, list[_Note]]:
        """Notes of one kind: the row of each, its place in the list of all that this column has, and this list."""
        told = [of(notes) for notes in self.notes]
        counts = np.array([len(each) for each in told], dtype=np.int64)
        mine = counts[self.at]
        ends = np.cumsum(mine)
        within = np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - mine, mine)
        starts = (np.cumsum(counts) - counts)[self.at]
        return np.repeat(self.rows, mine), np.repeat(starts, mine) + within, [note for each in told for note in each]


def _noted(column: CellColumn, notes: Sequence[Notes]) -> Iterable[_Noted]:
    """The cells of a column with notes, where any row has one."""
    noted = np.array([*map(bool, notes), False], dtype=np.bool_)
    if not noted.any():
        return
    rows: Ints = np.flatnonzero(noted[column.codes])
    if len(rows):
        codes, at = np.unique(column.codes[rows], return_inverse=True)
        yield _Noted(tuple(notes[code] for code in codes.tolist()), rows, at)


def _raised(here: Sequence[_Noted], rows: int) -> dict[str, Ints]:
    """By code of an alert of cells, how many cells of each row raise it."""
    found: dict[str, Ints] = {}
    for each in here:
        for code in sorted({alert.code for notes in each.notes for alert in notes.alerts}):
            raises = np.array([any(alert.code == code for alert in notes.alerts) for notes in each.notes], dtype=np.bool_)
            found.setdefault(code, np.zeros(rows, dtype=np.int64))[each.rows] += raises[each.at]
    return found


def _told_singly(
    maker: RowMaker, table: EncodedTable, result: ColumnarResult, here: Sequence[_Noted], raised: dict[str, Ints]
) -> Mask:
    """Rows that were read whole, that raise an alert twice, or in which a rule sets aside what is not weighed."""
    found: Mask = np.zeros(len(result), dtype=np.bool_)
    found[list(table.whole)] = True
    asides = [(result.rules[place], feature) for place, feature in maker.asides(result.rules)]
    for code, count in raised.items():
        if code not in ONCE_A_CASE:
            found |= count > 1
    for each in here:
        odd = np.array([not are_in_order(notes) for notes in each.notes], dtype=np.bool_)
        found[each.rows[odd[each.at]]] = True
        for place, notes in enumerate(each.notes):
            if notes.unweighed:
                rows = each.rows[each.at == place]
                for item in notes.unweighed:
                    setting = {rule for rule, feature in asides if feature == item.finding.feature}
                    found[rows] |= _any_fired(result, rows, setting)
    found[list(table.errors)] = False
    return found


def _any_fired(result: ColumnarResult, rows: Ints, rules: Collection[str]) -> Mask:
    """Whether any of some rules fired in each of these rows."""
    places = [place for place, rule in enumerate(result.rules) if rule in rules] if rules else []
    found: Mask = (
        np.logical_or.reduce(result.fired[np.ix_(rows, np.array(places))], axis=1) if places else np.zeros(len(rows), np.bool_)
    )
    return found


def _items(here: Sequence[_Noted], result: ColumnarResult, reads: Reads) -> tuple[Items, Items]:
    """What was set aside and what was not understood in cells, in the order of the notes of whole rows."""
    set_aside, not_understood = Items(), Items()
    orders = (ASIDE_ORDER, UNREAD_ORDER, UNWEIGHED_ORDER)
    kinds: tuple[Callable[[Notes], Sequence[Any]], ...] = (
        lambda notes: notes.set_aside,
        lambda notes: notes.not_understood,
        lambda notes: notes.unweighed,
    )
    ranks = [
        {key: rank for rank, key in enumerate(sorted({order(item) for each in here for n in each.notes for item in kind(n)}))}
        for order, kind in zip(orders, kinds, strict=True)
    ]
    for each in here:
        for number, (kind, order) in enumerate(zip(kinds, orders, strict=True)):
            rows, at, told = each.items(kind)
            if not len(rows):
                continue
            rank = np.array([ranks[number][order(item)] for item in told], dtype=np.int64)
            if number == 1:
                words = [json_words(item) for notes in each.notes for item in not_understood_items(notes)]
                _put(not_understood, rows, at, rank, words)
            elif number == 0:
                _put(set_aside, rows, at, rank, [json_words(set_aside_item(item)) for item in told])
            else:
                unread = _unread(rows, at, told, result, reads)
                words = [json_words(set_aside_item(item.aside)) for item in told]
                _put(set_aside, rows[unread], at[unread], _UNWEIGHED - rank, words)
    return set_aside, not_understood


def _unread(rows: Ints, at: Ints, told: Sequence[Unweighed], result: ColumnarResult, reads: Reads) -> Mask:
    """Which unweighed findings no rule that fired has read."""
    found = np.ones(len(rows), dtype=np.bool_)
    for place, item in enumerate(told):
        if item.rules:
            here = np.flatnonzero(at == place)
            found[here] = ~_any_fired(result, rows[here], item.surely)
            for rule in sorted(item.rules - item.surely):
                asked = here[found[here] & _any_fired(result, rows[here], (rule,))]
                found[asked] = [not reads(row, rule, item.features) for row in rows[asked].tolist()]
    return found


def _add_asides(items: Items, maker: RowMaker, table: EncodedTable, result: ColumnarResult, singly: Mask) -> None:
    """What rules set aside: the finding of a feature in the rows in which the rule fired."""
    for order, (place, feature) in enumerate(maker.asides(result.rules)):
        rows = np.flatnonzero(result.fired[:, place] & ~singly)
        for column in table.cells if len(rows) else ():
            stating = column.known.stating(feature)
            here = rows[stating[column.codes[rows]]] if stating.any() else rows[:0]
            if len(here):
                codes, at = np.unique(column.codes[here], return_inverse=True)
                words = [json_words(set_aside_item(_by_rule(column, code, feature))) for code in codes.tolist()]
                _put(items, here, at, np.full(len(words), _BY_RULES + order), words)


def _by_rule(column: CellColumn, code: int, feature: str) -> SetAside:
    found = column.known.finding(code, feature)
    assert found is not None, "only cells that state the feature are asked"
    return SetAside(feature, found.path, found.words, "rule", "")


def _put(items: Items, rows: Ints, at: Ints, rank: Ints, words: Sequence[str]) -> None:
    numbers = np.array([items.number(each) for each in words], dtype=np.int64)
    items.add(rows, rank[at], numbers[at])


def _alerts(maker: RowMaker, result: ColumnarResult, raised: dict[str, Ints], singly: Mask, alone: dict[int, Notes]) -> Any:
    """[rows] codes of alerts in the order of an answer: of the reading, of rules as they fired, of the ranking."""
    cautions, codes = maker.cautions(result.rules), sorted(raised)
    own = [result.alert_codes.index(code) for code in OWN_ALERTS]
    read = np.array([raised[code] > 0 for code in codes], dtype=np.bool_).reshape(len(codes), len(result)).T
    truths: Mask = np.hstack([read, result.fired[:, [place for place, _ in cautions]], result.alerts[:, own]])
    names = [*codes, *(code for _, code in cautions), *OWN_ALERTS]
    if not alone:
        return of_truths(truths, names)
    truths[singly] = False
    items, (rows, at) = Items(), np.nonzero(truths)
    _put(items, rows, at, np.arange(len(names)), names)
    for row, told in alone.items():
        items.add_row(row, maker.alerts(result, row, told, result.fired_rules(row)))
    return items.lists(len(result))
