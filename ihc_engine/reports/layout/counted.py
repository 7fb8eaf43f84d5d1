"""Numbers that count the names of a list: "Positive: 1. CD10 2. TLE1", or a name a line. They are no results."""

from __future__ import annotations

import re
from collections.abc import Callable

#: A first number, which is found quickly, since the pattern begins with its digit, and what may stand before it beside blanks.
_FIRST = re.compile(r"1[.)][ \t]*(?=[^\W\d])")
_BEFORE = ":;,"
_COUNTED = re.compile(r"(?<![^\s:;,])\(?(\d{1,2})[.)][ \t]*(?=[^\W\d])")
_PARTS = re.compile(r"[/()\[\],]")
_AROUND = " \t,;./-"
#: Names from which on a list is counted if they share a line, characters of a name, and of the blanks before a line.
_FEWEST, _LONGEST, _INDENT = 2, 45, 20


def without_counts(text: str, names: Callable[[str], bool]) -> str:
    """A folded text with blanks for the numbers of such lists; every character stays in its place. ``names``: whether a phrase
    is the name of a stain."""
    if not may_be_counted(text, names):
        return text
    found: dict[int, re.Match[str]] = {}
    run: list[re.Match[str]] = []
    matches = list(_COUNTED.finditer(text))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        line = text.find("\n", match.end(), min(end, match.end() + _LONGEST))
        inside = text[match.end() : min(line if line >= 0 else end, match.end() + _LONGEST)]
        if int(match[1]) != len(run) + 1:
            run = []
        if int(match[1]) == len(run) + 1 and _named(inside.strip(_AROUND), names):
            run.append(match)
            alone = line >= 0 or end == len(text)
            before = text[max(0, match.start() - _INDENT) : match.start()]
            alone = alone and not before.rpartition("\n")[2].strip() and ("\n" in before or match.start() < _INDENT)
            if alone or len(run) >= _FEWEST:
                found |= {each.start(): each for each in run[-_FEWEST:]}
        else:
            run = []
    pieces: list[str] = []
    done = 0
    for _, match in sorted(found.items()):
        pieces += (text[done : match.start()], " " * (match.end() - match.start()))
        done = match.end()
    return "".join((*pieces, text[done:]))


def may_be_counted(text: str, names: Callable[[str], bool]) -> bool:
    """Whether a first number stands before the name of a stain anywhere in a text, as it does in one of its lines then."""
    return any(_begins(text, match, names) for match in _FIRST.finditer(text))


def _begins(text: str, first: re.Match[str], names: Callable[[str], bool]) -> bool:
    """Whether a first number stands before the name of a stain; quick, because most are those of stages, grades and lists of
    something else."""
    at = first.start() - (text[first.start() - 1 : first.start()] == "(")
    if at > 0 and text[at - 1] not in _BEFORE and not text[at - 1].isspace():
        return False
    end = min(len(text), first.end() + _LONGEST)
    following = _COUNTED.search(text, first.end(), min(len(text), end + _LONGEST))
    inside = text[first.end() : min(end, following.start() if following else end)].partition("\n")[0]
    return _named(inside.strip(_AROUND), names)


def _named(words: str, names: Callable[[str], bool]) -> bool:
    """Whether words are the name of a stain, or its names with a stroke or brackets: "CD117/c-KIT", "INI1 (SMARCB1)"."""
    parts = [part.strip(_AROUND) for part in _PARTS.split(words)]
    return names(words) or (any(parts) and all(names(part) for part in parts if part))
