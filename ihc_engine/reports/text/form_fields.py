"""Fields of a form that stand side by side on one line: "Site: ileum   Necrosis: absent   Rupture: no".

Each says its own, and the last does not go on in the next line.
"""

from __future__ import annotations

import re

#: The head of a field, and what may stand before the blanks that set it apart.
_HEAD = re.compile(r"[^\W\d][^\n:;|\t()+]{1,24}:(?![\d:])")
_OPEN = frozenset(":;,.|(/-")
#: Characters of a field, and of a name of two words with blanks before it.
_LONGEST_FIELD = 60


def begins_field(text: str, start: int, end: int) -> bool:
    """Whether two or more blanks part the head of a field from a field before it on its line."""
    if end - start < 2 or text[start - 1] in _OPEN or _HEAD.match(text, end) is None:
        return False
    return ":" in text[max(text.rfind("\n", 0, start) + 1, start - _LONGEST_FIELD) : start]


def ends_in_field(line: str) -> bool:
    """Whether a line of several fields ends in a short one: "...; rupture: no"."""
    before, parted, last = line.rpartition("; ")
    return bool(parted) and ":" in before and ":" in last and len(last) < _LONGEST_FIELD
