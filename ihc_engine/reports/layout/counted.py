"""Numbers that count the names of a list: "Positive: 1. CD10 2. TLE1", or a name a line. They are no results."""

from __future__ import annotations

import re
from collections.abc import Callable

_FIRST = re.compile(r"(?<![^\s:;,])\(?1[.)][ \t]*(?=[^\W\d])")
_COUNTED = re.compile(r"(?<![^\s:;,])\(?(\d{1,2})[.)][ \t]*(?=[^\W\d])")
_AROUND = " \t,;./-"
#: Names from which on a list is counted, and characters of a name.
_FEWEST, _LONGEST = 2, 45


def without_counts(text: str, names: Callable[[str], bool]) -> str:
    """A folded text with blanks for the numbers of such lists; every character stays in its place. ``names``: whether a phrase
    is the name of a stain."""
    if _FIRST.search(text) is None:
        return text
    found: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    matches = list(_COUNTED.finditer(text))
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        line = text.find("\n", match.end(), min(end, match.end() + _LONGEST))
        inside = text[match.end() : min(line if line >= 0 else end, match.end() + _LONGEST)]
        if int(match[1]) != len(run) + 1:
            run = []
        if int(match[1]) == len(run) + 1 and names(inside.strip(_AROUND)):
            run.append(match)
            found += run[-1:] if len(run) > _FEWEST else run if len(run) == _FEWEST else []
        else:
            run = []
    pieces: list[str] = []
    done = 0
    for match in found:
        pieces += (text[done : match.start()], " " * (match.end() - match.start()))
        done = match.end()
    return "".join((*pieces, text[done:]))
