"""Lines in cells, and cells below the heads of their columns: by pipes, tabs, semicolons, commas, or by where they stand."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from ihc_engine.reports.tables.table_kinds import Column

Span = tuple[int, int]
PIPES = re.compile(r"[|｜│┃]")
_BLANKS = re.compile(r"[^\s\u3000]+(?:[ \u00a0][^\s\u3000]+)*")
_POINTS = {mark: re.compile(re.escape(mark)) for mark in "\t,;"} | {"|": PIPES, "/": re.compile(r"(?<=\s)/(?=\s|$)")}
#: What may stand around the words of a cell.
AROUND = " \t\r\u00a0\u3000\"'"
#: Characters between a cell and the head that it stands below.
_FARTHEST = 6


class Head(NamedTuple):
    """A line of heads: what parts its cells, where they stand in the line, and what their columns hold.

    ``frame``: whether pipes stand at both ends.
    """

    by: str
    cells: list[Span]
    columns: list[Column]
    frame: bool = False


def parted_by(line: str) -> str:
    """What parts the cells of a line: a pipe, a tab, blanks, a semicolon, a comma; nothing for running text."""
    if "|" in line or PIPES.search(line):
        return "|"
    if "\t" in line:
        return "\t"
    if "  " in line.strip():
        return "  "
    return ";" if ";" in line else "," if "," in line else "  " if "\u3000" in line else ""


def framed(line: str) -> bool:
    """Whether pipes stand at both ends of a line."""
    bare = line.strip()
    return len(bare) > 1 and PIPES.match(bare[0]) is not None and PIPES.match(bare[-1]) is not None


def cells_of(line: str, by: str, *, frame: bool) -> list[Span]:
    """Places of the cells of a line, without the blanks around them. ``frame``: the line of heads begins with a pipe that parts
    no cells, so that the first of this line does not either."""
    if by == "  ":
        return [match.span() for match in _BLANKS.finditer(line)]
    found: list[Span] = []
    start = 0
    for end in [*_borders(line, by), len(line)]:
        a, b = start, end
        while a < b and line[a] in AROUND:
            a += 1
        while a < b and line[b - 1] in AROUND:
            b -= 1
        found.append((a, b) if a < b else _ditto(line, start, end) or (a, b))
        start = end + 1
    if frame and len(found) > 1 and found[0][0] == found[0][1]:
        found = found[1:]
    return found


def _ditto(line: str, start: int, end: int) -> Span | None:
    """Where a quotation mark stands alone in a cell, which repeats the one above; not the two of an empty field."""
    words = line[start:end]
    if words.strip() != '"':
        return None
    at = start + words.index('"')
    return at, at + 1


def _borders(line: str, by: str) -> list[int]:
    """Where the cells of a line end; a comma in brackets or quotation marks parts none: "CD117 (A4502, 1:400)"."""
    found = [match.start() for match in _POINTS[by].finditer(line)]
    if by not in ",;" or ("(" not in line and '"' not in line):
        return found
    if line.count('"') % 2 == 0 and line.count('"') > 1:
        quoted = list(accumulate(c == '"' for c in line))
        found = [at for at in found if quoted[at] % 2 == 0]
    depths = list(accumulate((c == "(") - (c == ")") for c in line))
    return [at for at in found if depths[at] <= 0]


def by_number(head: Head, line: str, found: list[Span]) -> list[Span] | None:
    """Cells as they are counted; missing ones at the end are empty."""
    if head.by == "\t" and len(found) != len(head.columns):
        filled = [cell for cell in found if cell[0] < cell[1]]  # tabs that only set a column right
        if len(filled) == len(head.columns):
            found = filled
        elif len(filled) < 2 or len(found) > len(head.columns) or not found[0][0] < found[0][1]:
            return None  # else empty cells at the end were left out
    missing = len(head.columns) - len(found)
    if missing < 0:
        more = found[len(head.columns) :]
        if head.by not in ",;" or head.columns[-1].kind not in ("comment", "result", "tumour"):
            return found[: len(head.columns)] if all(a == b for a, b in more) else None
        last = (found[len(head.columns) - 1][0], found[-1][1])
        return [*found[: len(head.columns) - 1], last]
    if missing and head.by in ",;" and len(found) < 2:
        return None
    return [*found, *[(len(line), len(line))] * missing]


def by_place(head: Head, line: str, found: list[Span]) -> list[Span] | None:
    """Cells as they stand below their heads."""
    if len(found) == len(head.columns):
        return found
    if len(found) == 1 and line.rstrip()[-1:] in ".。":
        return None  # running text
    starts = [a for a, _ in head.cells]
    cells: list[Span] = []
    for begin, b in found:
        a = begin
        for start in starts:  # a long name with one blank before the next column
            gap = next((at for at in (start - 1, start) if a < at < b and line[at].isspace()), 0)
            if gap:
                cells.append((a, gap))
                a = gap + 1
        cells.append((a, b))
    if len(cells) < 2 and not line[:1].isspace():
        return None
    if len(cells) == len(head.columns):
        return cells
    placed: list[Span | None] = [None] * len(head.columns)
    for a, b in cells:
        gaps = [max(start - b, a - max(end, start + 1), -min(b, end) + max(a, start)) for start, end in head.cells]
        at = min(range(len(gaps)), key=gaps.__getitem__)
        if gaps[at] > _FARTHEST or any(other is not None for other in placed[at:]):
            return None
        placed[at] = (a, b)
    return [each or (len(line), len(line)) for each in placed]
