"""Lines of fields: "Clone: D33", "Antibody: SMA / Clone: 1A4 / Result: positive"."""

from __future__ import annotations

import re
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Span

#: A head with its colon, at the beginning of a line or behind what parts fields.
_WORDS = r"[^:：/;|,\t\n\"'<>]{0,30}"
_KEY = re.compile(
    r"(?:^[ \t>*#•{\[-]*(?:\d{1,2}[.)] +)?|[/;|,{]|\t|  )"
    rf"[ \t]*[\"']?([^\W\d_]{_WORDS}|%{_WORDS})[\"']?\s?[:：](?![:\d])"
)
#: A head in angles, with what stands behind it: "<result>positive</result>".
_TAGGED = re.compile(r"<([a-z][a-z _-]{1,30})>([^<>\n]{0,80})</\1>", re.IGNORECASE)
_LONGEST_LINE, _LONGEST_VALUE = 300, 160


class Field(NamedTuple):
    """A field: the kind of its head, the head, and the places of head and value in the text."""

    kind: str
    head: str
    begins: int
    value: Span


def fields_of(line: str, start: int, columns: Columns) -> list[Field]:
    """The fields that a line is made of; none if its first head is not known, or if it holds a long text.

    ``start``: where the line begins in the text.
    """
    if len(line) > _LONGEST_LINE:
        return []
    if "</" in line:
        return _tagged(line, start, columns)
    if ":" not in line and "：" not in line:
        return []
    keys = [(match, columns.field(match[1])) for match in _KEY.finditer(line)]
    known = [(match, kind) for match, kind in keys if kind is not None]
    if not known or keys[0][1] is None or line[: known[0][0].start()].strip(AROUND + "{["):
        return []
    ends = [*(match.start() for match, _ in known[1:]), len(line)]
    found: list[Field] = []
    for (match, kind), end in zip(known, ends, strict=True):
        a, b = match.end(), end
        while a < b and line[a] in AROUND:
            a += 1
        while a < b and line[b - 1] in AROUND + ".,;/|{}[]":
            b -= 1
        if b - a > _LONGEST_VALUE:
            return []
        found.append(Field(kind or "", match[1].strip(), start + match.start(1), (start + a, start + b)))
    return found


def _tagged(line: str, start: int, columns: Columns) -> list[Field]:
    """The fields of a line that holds nothing but heads in angles with their values."""
    found: list[Field] = []
    done = 0
    for match in _TAGGED.finditer(line):
        kind = columns.field(match[1].replace("_", " "))
        if kind is None or line[done : match.start()].strip():
            return []
        done = match.end()
        found.append(Field(kind, match[1], start + match.start(1), (start + match.start(2), start + match.end(2))))
    return [] if line[done:].strip() else found
