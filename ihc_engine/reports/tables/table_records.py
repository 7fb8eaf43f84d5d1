"""Records: a stain's name, and what was found in fields behind or below it: "Antibody: SMA", "Clone: 1A4", "Result: positive".

Each record becomes a line of its own, as a row of a table does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.fields import Field, fields_of
from ihc_engine.reports.tables.table_cells import AROUND, Span
from ihc_engine.reports.tables.table_kinds import RESULTS, Cell, Column

#: What lines hold that are as good as empty.
_EMPTY = AROUND + "{}[],-"
_LONGEST_NAME = _LONGEST_REMARK = 40
_NOTHING = ("", "null", "None")
#: Lines of one record, and empty ones between its lines.
_MOST_LINES, _MOST_EMPTY = 14, 1
#: What a field may hold that goes on in a record.
_INSIDE = (RESULTS - {"tick"}) | frozenset(
    ("ignored", "pattern", "control", "status", "unknown", "comment", "sustentacular", "expected")
)


class Record(NamedTuple):
    """A record as a row. ``first`` and ``last``: its lines."""

    name: Cell
    columns: list[Column]
    cells: list[Cell]
    first: int
    last: int


def records(
    text: str, lines: Sequence[Span], number: int, columns: Columns, names: Callable[[str], bool], bare: Callable[[str], bool]
) -> list[Record]:
    """The records from a line on. ``names``: whether words name a stain; ``bare``: whether they do nothing else."""
    found: list[Record] = []
    at = number
    while at < len(lines):
        while found and at < len(lines) and not text[slice(*lines[at])].strip(_EMPTY):
            at += 1
        record = _record(text, lines, at, columns, names, bare) if at < len(lines) else None
        if record is None:
            break
        found += record
        at = record[-1].last + 1
    return found


def _record(
    text: str, lines: Sequence[Span], number: int, columns: Columns, names: Callable[[str], bool], bare: Callable[[str], bool]
) -> list[Record] | None:
    """The record that a line begins, or the records if it names several stains; None if it begins none."""
    start, end = lines[number]
    line = text[start:end]
    own = fields_of(line, start, columns)
    if own and own[0].kind == "marker" and names(text[slice(*own[0].value)]):
        name, fields = own[0].value, own[1:]
    elif not own and len(line) <= _LONGEST_NAME and bare(words := line.strip(AROUND).rstrip(":：")):
        begin = start + line.index(words)
        name, fields = (begin, begin + len(words)), []
    else:
        return None
    last = number
    for at, more in _below(text, lines, number + 1, columns):
        if fields and at - last > 1 and (any(f.kind in RESULTS for f in fields) or not any(f.kind in RESULTS for f in more)):
            break
        fields += more
        last = at
    if not any(field.kind in RESULTS for field in fields):
        return None
    heads = [Column(field.kind, field.head) for field in fields]
    values: list[Cell] = [(field.value,) if text[slice(*field.value)] not in _NOTHING else () for field in fields]
    several = _several(text, name, fields, names)
    if several is None:
        return None
    return [Record(each, heads, _dealt(heads, values, result), number, last) for each, result in several]


def _dealt(columns: Sequence[Column], values: Sequence[Cell], result: Cell) -> list[Cell]:
    """The cells, with the result that one of several names was dealt."""
    return [result if result and column.kind in RESULTS else cell for column, cell in zip(columns, values, strict=True)]


def _below(text: str, lines: Sequence[Span], number: int, columns: Columns) -> Iterator[tuple[int, list[Field]]]:
    """The lines of fields below a name, each with its number."""
    empty = 0
    for at in range(number, min(len(lines), number + _MOST_LINES)):
        start, end = lines[at]
        line = text[start:end]
        if not line.strip(_EMPTY):
            empty += 1
            if empty > _MOST_EMPTY:
                return
            continue
        fields = fields_of(line, start, columns)
        if not fields or any(field.kind not in _INSIDE for field in fields):
            return
        if fields[0].kind == "comment" and (empty or fields[0].value[1] - fields[0].value[0] > _LONGEST_REMARK):
            return  # that of the report
        empty = 0
        yield at, fields


def _several(text: str, name: Span, fields: list[Field], names: Callable[[str], bool]) -> list[tuple[Cell, Cell]] | None:
    """The names, each with its own result: one with none of its own, or as many as the field of results deals out; None where
    whose is whose is not told."""
    parts = _parts(text, name)
    if sum(names(text[a:b]) for a, b in parts) < 2:
        return [((name,), ())]
    telling = [field for field in fields if field.kind in RESULTS]
    dealt = _parts(text, telling[0].value)
    if len(telling) > 1 or len(dealt) != len(parts):
        return None
    return [((each,), (result,)) for each, result in zip(parts, dealt, strict=True)]


def _parts(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    at = span[0]
    for part in text[slice(*span)].split(","):
        bare = part.strip()
        begin = at + part.find(bare) if bare else at
        found.append((begin, begin + len(bare)))
        at += len(part) + 1
    return found
