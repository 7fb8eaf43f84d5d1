"""Lines of messages between systems that hold a result: "OBX|3|ST|^desmin^L||^-^L||||||F"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ihc_engine.reports.tables.table_cells import Span

OBSERVATION = re.compile(r"^[ \t>]*OBX\|", re.MULTILINE)
_LONGEST = 400
#: Which field names what was observed, and which tells the result.
_NAME, _RESULT = 3, 5


def observation(line: str, names: Callable[[str], bool]) -> tuple[Span, Span] | None:
    """The places of the name of a stain and of its result in such a line; None if it holds none, or tells it in running text."""
    if "OBX|" not in line or len(line) > _LONGEST or OBSERVATION.match(line) is None:
        return None
    fields = list(_parts(line, (0, len(line)), "|"))
    if len(fields) <= _RESULT:
        return None
    named = [span for span in _parts(line, fields[_NAME], "^") if span[0] < span[1] and names(line[slice(*span)])]
    told = [span for span in _parts(line, fields[_RESULT], "^") if span[0] < span[1]]
    if not named or not told:
        return None
    return named[0], told[0]


def _parts(line: str, span: Span, by: str) -> Iterator[Span]:
    at = span[0]
    for part in line[slice(*span)].split(by):
        yield at, at + len(part)
        at += len(part) + 1
