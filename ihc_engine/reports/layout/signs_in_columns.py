"""A hyphen in a column of signs is a sign and no dash: "SMA + +" above "ER - +".

Where the two columns differ it is read as a nought, which can be nothing else, so the stain is listed and neither is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: A name and two cells that end a line.
_ROW = re.compile(
    r"[^\s:|] {1,40}(\++|-|\d{1,3}%)((?: \([a-z\d% ]{1,20}\))? {1,40})(\++|-|\d{1,3}%|n/?[ad])(?: \([a-z\d% ]{1,20}\))?\s*$"
)
#: Letters of a line of such a table.
_LONGEST = 90


def with_signs_in_columns(text: str) -> str:
    """The folded text, hyphens that stand in a column of signs as noughts; every character stays in its place."""
    if " -" not in text or "+" not in text:
        return text
    lines = text.split("\n")
    for rows in _tables(lines):
        first = any(row[1][0] == "+" for _, row in rows)
        second = any(row[3][0] == "+" for _, row in rows)
        if not (first and second):
            continue
        for at, row in rows:
            cell, remark, other = row[1], row[2], row[3]
            if cell == "-" and other != "-":
                cell, remark = ("0", remark) if "(" in remark else (" " * (len(remark) - 1), "0/")
                if other[0] == "+":  # "0/+" and no more can be nothing else
                    lines[at] = "".join((lines[at][: row.start(1)], cell, remark, "+".ljust(row.end() - row.start(3))))
                    continue
            elif cell != "-" and other == "-":
                other = "0"
            lines[at] = "".join((lines[at][: row.start(1)], cell, remark, other, lines[at][row.end(3) :]))
    return "\n".join(lines)


def is_row(line: str) -> bool:
    """Whether a line may be one of such a table."""
    return _row(line) is not None


def _row(line: str) -> re.Match[str] | None:
    return _ROW.search(line) if len(line) <= _LONGEST and line[-1:] in "+-%ad) " else None


def _tables(lines: Sequence[str]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Runs of at least two lines of a name and two cells, with their numbers."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate([*lines, ""]):
        row = _row(line)
        if row is not None:
            run.append((at, row))
        else:
            if len(run) > 1:
                yield run
            run = []
