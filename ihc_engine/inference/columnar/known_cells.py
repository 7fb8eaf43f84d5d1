"""The distinct cells of one column of a table, as far as they have been met, and what each says, as tables by code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ihc_engine.case.findings import CaseReading, Finding, NotUnderstood
from ihc_engine.inference.columnar.arrays import Codes, Floats, Ints, Mask, NDArray, np
from ihc_engine.inference.columnar.columns import SEXES, FindingColumns
from ihc_engine.inference.columnar.encode import measured, rows_with
from ihc_engine.inference.columnar.fragments import Fragment, fragment
from ihc_engine.inference.columnar.layout import Layout
from ihc_engine.inference.columnar.parts import PartialCase


@dataclass(frozen=True, slots=True)
class CellTables:
    """By code of a cell; the last entry, code -1, is the empty cell. What no cell of the column states has no table.

    ``states``, ``specimen``, ``measures``: with the place in the layout. ``unread``: cells with words that were not understood.
    ``touches``: as in ``Fragment``.
    """

    states: tuple[tuple[int, Codes], ...]
    sites: NDArray[np.int16] | None
    sexes: NDArray[np.int8] | None
    specimen: tuple[tuple[int, Mask], ...]
    measures: tuple[tuple[int, Floats], ...]
    contradicted: Mask | None
    alerts: tuple[tuple[str, Mask], ...]
    impossible: Mask | None
    unread: Mask | None
    touches: dict[str, Mask]

    def write(self, codes: Ints, columns: FindingColumns) -> None:
        """Add what these cells say to columns to which no other cell of the row has added the same."""
        for place, states in self.states:
            columns.states[place] += states.take(codes)
        if self.sites is not None:
            columns.sites[:] += self.sites[codes]
        if self.sexes is not None:
            columns.sexes[:] += self.sexes[codes]
        if self.contradicted is not None:
            columns.contradicted[:] |= self.contradicted[codes]
        for place, has in self.specimen:
            columns.specimen[place] |= has[codes]
        for code, has in self.alerts:
            rows_with(code, columns)[:] |= has[codes]
        for place, ends in self.measures:
            here = ends[:, codes]
            columns.measured[place] = np.where(np.isnan(here), columns.measured[place], here)


class KnownCells:
    """The cells of one column; they keep their codes."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places: dict[str, int] = {}
        self._fragments: list[Fragment] = []
        self._tables = cell_tables((), layout)
        self._stating: dict[str, Mask] = {}

    def __len__(self) -> int:
        return len(self._fragments)

    @property
    def tables(self) -> CellTables:
        """What the cells say."""
        return self._tables

    def reading(self, code: int) -> CaseReading | None:
        """What a cell says when it is read alone; None for an impossible one."""
        return self._fragments[code].reading

    def not_understood(self, code: int) -> tuple[NotUnderstood, ...]:
        """Words of a cell that could not be read."""
        reading = self.reading(code)
        return () if reading is None else reading.not_understood

    def finding(self, code: int, feature: str) -> Finding | None:
        """What a cell says of a feature."""
        reading = self.reading(code)
        return None if reading is None else next((f for f in reading.findings if f.feature == feature), None)

    def stating(self, feature: str) -> Mask:
        """By code, whether a cell says anything of a feature; the last entry is the empty cell."""
        known = self._stating.get(feature)
        if known is None or len(known) <= len(self):
            known = _mask([self.finding(code, feature) is not None for code in range(len(self))])
            self._stating[feature] = known
        return known

    def codes(self, codes: Ints, parts: Sequence[PartialCase], read: Callable[[PartialCase], CaseReading]) -> Ints:
        """Codes of cells in this column's own numbering; cells that are new are read."""
        before = len(self._fragments)
        own = [self._place(part, read) for part in parts]
        if len(self._fragments) > before:
            self._tables = cell_tables(self._fragments, self._layout)
        return codes if own == list(range(len(own))) else np.array([*own, -1], dtype=np.int64)[codes]

    def _place(self, part: PartialCase, read: Callable[[PartialCase], CaseReading]) -> int:
        key = repr(part)
        if key not in self._places:
            self._places[key] = len(self._fragments)
            self._fragments.append(fragment(part, read, self._layout))
        return self._places[key]


def cell_tables(fragments: Sequence[Fragment], layout: Layout) -> CellTables:
    """Tables of what these cells say."""
    readings = [read.reading for read in fragments]
    sites = [layout.site_places[reading.site] if reading else 0 for reading in readings]
    sexes = [SEXES.index(reading.sex) if reading else 0 for reading in readings]
    specimen = ((place, [r is not None and word in r.specimen for r in readings]) for place, word in enumerate(layout.specimen))
    codes = sorted({alert.code for reading in readings if reading for alert in reading.alerts})
    raised = ((code, [r is not None and code in {a.code for a in r.alerts} for r in readings]) for code in codes)
    return CellTables(
        states=tuple(_states(fragments, layout)),
        sites=np.array([*sites, 0], dtype=np.int16) if any(sites) else None,
        sexes=np.array([*sexes, 0], dtype=np.int8) if any(sexes) else None,
        specimen=tuple((place, _mask(has)) for place, has in specimen if any(has)),
        measures=tuple(_measures(readings, layout)),
        contradicted=_mask_if_any([bool(reading and reading.contradicted) for reading in readings]),
        alerts=tuple((code, _mask(has)) for code, has in raised),
        impossible=_mask_if_any([reading is None for reading in readings]),
        unread=_mask_if_any([bool(reading and reading.not_understood) for reading in readings]),
        touches=_touches(fragments),
    )


def _states(fragments: Sequence[Fragment], layout: Layout) -> Iterator[tuple[int, Codes]]:
    found: dict[str, Codes] = {}
    for place, read in enumerate(fragments):
        for feature, state in read.states:
            if feature not in found:
                found[feature] = np.zeros(len(fragments) + 1, dtype=np.uint16)
            found[feature][place] = state
    yield from ((layout.places[feature], found[feature]) for feature in sorted(found))


def _measures(readings: Sequence[CaseReading | None], layout: Layout) -> Iterator[tuple[int, Floats]]:
    nothing = (np.nan, np.nan)
    for place, name in enumerate(layout.measures):
        ends = [{n: (low, high) for n, low, high in measured(r)}.get(name, nothing) if r else nothing for r in readings]
        if any(each is not nothing for each in ends):
            yield place, np.array([*ends, nothing], dtype=np.float64).T


def _touches(fragments: Sequence[Fragment]) -> dict[str, Mask]:
    names: dict[str, list[int]] = {}
    for place, read in enumerate(fragments):
        for name in read.touches:
            names.setdefault(name, []).append(place)
    found = {}
    for name, places in names.items():
        found[name] = np.zeros(len(fragments) + 1, dtype=np.bool_)
        found[name][places] = True
    return found


def _mask(truths: Sequence[bool]) -> Mask:
    return np.array([*truths, False], dtype=np.bool_)


def _mask_if_any(truths: Sequence[bool]) -> Mask | None:
    return _mask(truths) if any(truths) else None
