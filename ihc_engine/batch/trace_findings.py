"""Findings of the cells of a table, as traces tell them: what was read, and what no hypothesis weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ihc_engine.batch.trace_words import WITHIN, Section, TracePieces, WordNumbers
from ihc_engine.case.findings import CaseReading, Finding
from ihc_engine.differential.weighing import Weights
from ihc_engine.inference.columnar.arrays import Ints, Mask, np
from ihc_engine.inference.columnar.known_cells import KnownCells
from ihc_engine.inference.columnar.table import EncodedTable
from ihc_engine.inference.session import NOT_WEIGHED, UNWEIGHED_BECAUSE, is_told_unweighed, notes_of, said_of
from ihc_engine.inference.trace import SetAsideStep
from ihc_engine.interpretation.trace_json import TraceWriter

_NONE = -1


class _Said(NamedTuple):
    """A finding: the order in which readings hold it, the numbers of its words, those of the step that sets it aside or -1, and
    of its path."""

    order: tuple[str, str, str]
    read: int
    aside: int
    path: int


@dataclass(slots=True)
class _CellsSaid:
    """The known cells of one column, by code; the last entry of arrays is the empty cell.

    ``numbers``: of the findings of each; ``findings``: [codes, most of a cell], the same, or -1. ``noting``: which set something
    aside, were not understood or raise an alert, and ``notes``, of some of these, the numbers of the words that say so. ``odd``:
    which hold two findings that only the order of a reading tells apart, or cannot be read.
    """

    known: KnownCells
    numbers: list[list[int]]
    findings: Ints
    noting: Mask
    odd: Mask
    notes: dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class FoundCells:
    """Findings of the rows of a table, [findings] each: row, and number.

    ``noting``: [rows], how many of their cells note something. ``odd``: [rows], as of their cells.
    """

    row: Ints
    number: Ints
    noting: Ints
    odd: Mask


class TraceFindings:
    """The findings that were met, each with a number for good."""

    def __init__(self, weights: Weights, writer: TraceWriter, numbers: WordNumbers) -> None:
        self._weights, self._writer, self._numbers = weights, writer, numbers
        self._said: list[_Said] = []
        self._numbered: dict[_Said, int] = {}
        self._features: dict[str, list[int]] = {}
        self._paths: dict[str, int] = {}
        self._of: dict[str, _CellsSaid] = {}

    def __len__(self) -> int:
        return len(self._said)

    def found(self, table: EncodedTable) -> FoundCells:
        """The findings of all rows that were not read whole."""
        rows, numbers = list[Ints](), list[Ints]()
        noting, odd = np.zeros(table.columns.rows, dtype=np.int64), np.zeros(table.columns.rows, dtype=np.bool_)
        for column in table.cells:
            cells = self._cells(column.name, column.known)
            noting += cells.noting[column.codes]
            odd |= cells.odd[column.codes]
            for said in cells.findings[column.codes].T:
                here = np.flatnonzero(said >= 0)
                rows.append(here)
                numbers.append(said[here])
        nothing = np.zeros(0, dtype=np.int64)
        return FoundCells(np.concatenate([nothing, *rows]), np.concatenate([nothing, *numbers]), noting, odd)

    def add(self, found: FoundCells, rows: Mask, asides: Mapping[str, Mask], pieces: TracePieces) -> None:
        """Add what was read of some rows, and what is not weighed of it. ``asides``: features that rules set aside, in which
        rows."""
        keep = rows[found.row]
        row, number = found.row[keep], found.number[keep]
        used = np.zeros(len(self._said), dtype=np.bool_)
        used[number] = True
        ordered = sorted(np.flatnonzero(used).tolist(), key=lambda place: self._said[place].order)
        rank, read, aside = (np.full(len(self._said), _NONE, dtype=np.int64) for _ in range(3))
        rank[ordered] = np.arange(len(ordered))
        read[ordered] = [self._said[place].read for place in ordered]
        aside[ordered] = [self._said[place].aside for place in ordered]
        pieces.add(Section.READ, row, rank[number], read[number])
        put = aside[number] >= 0
        for feature, those in asides.items():
            same = np.zeros(len(self._said), dtype=np.bool_)
            same[self._features.get(feature, [])] = True
            put &= ~(same[number] & those[row])
        pieces.add(Section.UNWEIGHED, row[put], WITHIN - 1 - rank[number[put]], aside[number[put]])

    def add_notes(self, table: EncodedTable, rows: Mask, pieces: TracePieces) -> None:
        """Add what the reading set aside, did not understand or warns of, in rows of which one cell notes anything."""
        told = list[tuple[int, Sequence[int]]]()
        for column in table.cells:
            cells = self._cells(column.name, column.known)
            for row in np.flatnonzero(cells.noting[column.codes] & rows).tolist():
                told.append((row, self._notes(cells, int(column.codes[row]))))
        pieces.add_each(Section.NOTED, told)

    def path_of(self, feature: str, found: FoundCells, rows: int) -> Ints:
        """[rows]: number of the path of what each row says of a feature; -1 where it says nothing."""
        paths = np.full(rows, _NONE, dtype=np.int64)
        table = np.full(len(self._said), _NONE, dtype=np.int64)
        for number in self._features.get(feature, ()):
            table[number] = self._said[number].path
        said = table[found.number]
        paths[found.row[said >= 0]] = said[said >= 0]
        return paths

    def _cells(self, name: str, known: KnownCells) -> _CellsSaid:
        before = self._of.get(name)
        if before is not None and before.known is known and len(before.noting) == len(known) + 1:
            return before
        numbers = before.numbers if before is not None and before.known is known else []
        readings = [known.reading(code) for code in range(len(known))]
        for reading in readings[len(numbers) :]:
            numbers.append([] if reading is None else list(map(self._number, reading.findings)))
        findings = np.full((len(known) + 1, max(map(len, numbers), default=0)), _NONE, dtype=np.int64)
        for code, said in enumerate(numbers):
            findings[code, : len(said)] = said
        notes = before.notes if before is not None and before.known is known else {}
        cells = _CellsSaid(known, numbers, findings, _mask(map(_is_noting, readings)), _mask(map(_is_odd, readings)), notes)
        self._of[name] = cells
        return cells

    def _notes(self, cells: _CellsSaid, code: int) -> tuple[int, ...]:
        """Numbers of the words of what one cell notes."""
        if code not in cells.notes:
            reading = cells.known.reading(code)
            assert reading is not None, "cells that cannot be read note nothing"
            cells.notes[code] = tuple(self._numbers.number(self._writer.step(step)) for step in notes_of(reading))
        return cells.notes[code]

    def _number(self, finding: Finding) -> int:
        step = said_of(finding).step
        words = self._numbers.number(self._writer.step(step))
        order, features = (finding.kind, finding.feature, finding.path), self._features.setdefault(finding.feature, [])
        aside = _NONE
        if not self._weights.weighable(finding) and is_told_unweighed(finding):
            told = SetAsideStep(finding.feature, finding.path, NOT_WEIGHED, UNWEIGHED_BECAUSE)
            aside = self._numbers.number(self._writer.step(told))
        said = _Said(order, words, aside, self._paths.setdefault(finding.path, len(self._paths)))
        number = self._numbered.get(said)
        if number is None:
            number = self._numbered[said] = len(self._said)
            self._said.append(said)
            features.append(number)
        return number


def _is_noting(reading: CaseReading | None) -> bool:
    return reading is not None and bool(reading.set_aside or reading.not_understood or reading.alerts)


def _is_odd(reading: CaseReading | None) -> bool:
    return reading is None or len({f.feature for f in reading.findings}) < len(reading.findings)


def _mask(truths: Iterable[bool]) -> Mask:
    return np.array([*truths, False], dtype=np.bool_)
