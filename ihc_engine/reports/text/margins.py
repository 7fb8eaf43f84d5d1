"""Margins of a text: the marks of a quoted message, ">", or running numbers of its lines."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"[ \t]*(?:>[ >]*)+")
_NUMBERED = re.compile(r"[ \t]*(\d{1,4})(?:[:.|)]?[ \t]|[:.|)]?$)")
#: Lines that a text with a margin has at least, and those without one among ten.
_FEWEST, _MOST_WITHOUT = 4, 0.1


def without_margin(text: str) -> str | None:
    """The text with blanks for its margin, every character in its place; None if it has none."""
    first = text.lstrip("\n\r \t")[:1]
    if first != ">" and not first.isdecimal():
        return None
    lines = text.split("\n")
    margins = _numbered(lines) if first.isdecimal() else [_QUOTED.match(line) for line in lines]
    written = [margin for line, margin in zip(lines, margins, strict=True) if line.strip()]
    if len(written) < _FEWEST or sum(margin is None for margin in written) > _MOST_WITHOUT * len(written):
        return None
    bare = [" " * margin.end() + line[margin.end() :] if margin else line for line, margin in zip(lines, margins, strict=True)]
    return "\n".join(bare)


def _numbered(lines: list[str]) -> list[re.Match[str] | None]:
    """The running numbers of lines, each one more than the last; none where one is not."""
    found: list[re.Match[str] | None] = []
    last = 0
    for line in lines:
        match = _NUMBERED.match(line)
        if match is not None and last and int(match[1]) != last + 1:
            return [None] * len(lines)
        last = int(match[1]) if match is not None else last
        found.append(match)
    return found
