"""Tables whose columns have heads, written out as lines of text that say of each stain what its row tells.

A column of normal muscle, of another laboratory or of block numbers is no result; a number below "% cells" is a percentage and
one below "Intensity" a grade. Which words head which columns is told in ``rules/reading``. A table may part its cells by pipes,
tabs, semicolons, commas, or blanks that set them below their heads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_headless import ROW
from ihc_engine.reports.tables.table_messages import OBSERVATION
from ihc_engine.reports.tables.writing import Telling, Writing
from ihc_engine.reports.tables.written import Line, Unread
from ihc_engine.reports.text.folding import folded
from ihc_engine.reports.text.margins import without_margin
from ihc_engine.reports.text.memory import Memory
from ihc_engine.reports.text.origin import Origin, Piece

#: Lines that may head columns without naming the first one.
_NAMELESS = re.compile(r"^(?=\t|[ ]{2,}\S(?:.*\S)? {2,}\S|\|[ \t]*\|| \|).", re.MULTILINE)
_MAY_BE_NAMELESS = re.compile(r"\n(?:  |\t|\|[ \t]*\|| \|)")
#: A line that begins with a percentage.
_PERCENT_FIRST = re.compile(r"\n[ \t|]*[<>]?\d{1,3} ?%")
#: What parts the cells of rows without heads.
_PARTING = (";", "|", "\t", "  ")
#: Blanks before the colon of a field.
_MOST_BLANKS = 24
#: Lines that are remembered to begin no table, and the longest of them.
_MOST_QUIET, _LONGEST_QUIET = 16_000, 2_000
#: Lines that are remembered with what they begin.
_MOST_BEGUN = 4_000


class Tables(NamedTuple):
    """A report with its tables written out, and what of them could not be read."""

    origin: Origin
    unread: list[Unread]


class _Beginnings(NamedTuple):
    """Places in whose lines a table may begin. ``heads``: known words of heads, segments of messages; ``signs``: lines that begin
    with a result; ``fields``: the ends of heads of fields; ``rows``: lines with several cells."""

    heads: set[int]
    signs: set[int]
    fields: set[int]
    rows: set[int]

    def all(self) -> list[int]:
        """All of them, in order."""
        return sorted(self.heads | self.signs | self.fields | self.rows)


class _Begun(NamedTuple):
    """Where tables may begin in a line, from the line end before it on, and whether the line may begin one."""

    found: _Beginnings
    telling: bool


class TableReader:
    """Finds tables. ``names``: whether a text names a stain, ``bare``: and does nothing else.

    ``index``: whether it names one that is measured by a number.
    """

    def __init__(
        self, columns: Columns, names: Callable[[str], bool], bare: Callable[[str], bool], index: Callable[[str], bool]
    ) -> None:
        self._columns = columns
        self._telling = Telling(columns, names, bare, index)
        self._quiet: set[str] = set()
        self._begun: Memory[str, _Begun] = Memory(_MOST_BEGUN)

    def written_out(self, text: str, plain: str) -> Tables | None:
        """The text with its tables written out; None if it has none. ``plain``: the same text, folded."""
        if not text:
            return None
        if (bare := without_margin(text)) is not None:
            text, plain = bare, folded(bare)
        lines = text.split("\n")
        lines[0] = f"\n{lines[0]}"  # the first line may begin what the same words do not further on
        if self._quiet.issuperset(lines):
            return None
        found, places = self._beginnings(text, plain, lines)
        if not places:
            return None
        writing = self._written(text, found, places)
        return Tables(Origin(_with_tables(text, writing.tables)), writing.unread) if writing.tables else None

    def _beginnings(self, text: str, plain: str, lines: list[str]) -> tuple[_Beginnings, list[int]]:
        """Where tables may begin, and the places whose lines may begin one. Lines that begin none, and what the others begin, are
        remembered: most of them return in other reports."""
        if len(self._quiet) > _MOST_QUIET:
            self._quiet.clear()
        found, telling = _Beginnings(set(), set(), set(), set()), list[int]()
        at = -1  # the mark before the first line is none of the text
        for line in lines:
            if line not in self._quiet:
                start = max(0, at - 1)
                known = self._begun.get(line)
                if known is None:
                    known = self._looked_at(line, text[start : at + len(line)], plain[start : at + len(line)])
                for places, here in zip(found, known.found, strict=True):
                    places.update([start + place for place in here])
                if known.telling:
                    telling += [start + place for place in known.found.all()]
            at += len(line) + 1
        return found, telling

    def _looked_at(self, line: str, text: str, plain: str) -> _Begun:
        """What a line begins. ``text`` and ``plain``: the line with the line end before it."""
        found = self._find_beginnings(text, plain) if text else _Beginnings(set(), set(), set(), set())
        places = found.all()
        begun = _Begun(found, bool(places) and self._may_begin(line.lstrip("\n"), places, found))
        if len(line) <= _LONGEST_QUIET and begun.telling:
            self._begun.keep(line, begun)
        elif len(line) <= _LONGEST_QUIET and line != "\n":
            self._quiet.add(line)
        return begun

    def _find_beginnings(self, text: str, plain: str) -> _Beginnings:
        """Where tables may begin in a line; quick, because it is looked for in all reports."""
        heads = set(self._columns.heads_of_markers(plain))
        if text[0] in " |\t" or _MAY_BE_NAMELESS.search(text):
            heads.update(match.start() for match in _NAMELESS.finditer(text))
        if "OBX|" in text:
            heads.update(match.start() for match in OBSERVATION.finditer(text))
        signs = set(self._columns.heads_of_signs(plain))
        if "%" in plain:
            signs.update(match.end() - 1 for match in _PERCENT_FIRST.finditer(plain))
        fields = set(self._columns.heads_of_fields(plain)) if ":" in plain or "<" in plain else set[int]()
        rows = {match.start() for match in ROW.finditer(text)} if any(mark in text for mark in _PARTING) else set[int]()
        return _Beginnings(heads, signs, fields, rows)

    def _may_begin(self, line: str, places: list[int], found: _Beginnings) -> bool:
        """Whether a line with such places may begin a table, whatever stands around it."""
        if not found.signs.isdisjoint(places):
            return True
        return self._telling.begins(line) or (not found.rows.isdisjoint(places) and self._telling.row(line))

    def _written(self, text: str, found: _Beginnings, places: list[int]) -> Writing:
        """The tables that begin at some places."""
        writing = Writing(text, self._telling)
        others = found.heads | found.signs
        headed, signed_at = sorted(others | found.fields) if found.rows else [], sorted(found.signs)
        done = -1
        for at in places:
            if at <= done:
                continue
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            done = end if end >= 0 else len(text)
            if at in found.fields and text[start:at].count(" ") > _MOST_BLANKS:
                continue
            if at in found.fields and at not in found.rows and at not in others and not self._telling.fielded(text[start:done]):
                continue
            number = bisect_left(writing.lines, (start, done))
            before = len(writing.tables)
            if at in others or at in found.fields or _any_between(headed, at, done):
                writing.table(number, sign=_any_between(signed_at, start, done))
            if len(writing.tables) == before and at in found.rows:
                writing.rows(number)
            done = max(done, writing.tables[-1].end if writing.tables else 0)
        return writing


def _with_tables(text: str, tables: list[Line]) -> Iterator[Piece]:
    """The whole text: what stands between the rows as it is, the rows as they are written."""
    done = 0
    for start, end, pieces in tables:
        if start < done:
            continue  # a rule inside of a row of several lines
        yield Piece(text[done:start], done, start)
        yield from pieces
        done = end
    yield Piece(text[done:], done, len(text))


def _any_between(places: list[int], first: int, last: int) -> bool:
    """Whether any of some places lies there."""
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
