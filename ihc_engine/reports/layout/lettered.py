"""Letters that only order what one panel showed: "The panel shows: a) S100 positive; b) SOX10 positive", a point a line.

They are no specimens where the letters run on from the first, most of the lines begin with the name of a stain, none with that of
another line, and nothing else in the report names several specimens by letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MAY_ORDER = re.compile(r"\n[ \t]*\(?b[).][ \t]+[^\W_]")
_LETTERED = re.compile(r"^[ \t]*(\(?([a-z])[).](?=[ \t]+\S))", re.MULTILINE)
_FIRST_WORDS = re.compile(r"[^\s,;:(/]+(?: [^\s,;:(/]+){0,3}")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Characters behind a letter in which the name of a stain begins its line.
_HEAD = 50


def without_letters(text: str, names: Callable[[str], bool], several: Callable[[str], bool]) -> str:
    """A folded text with blanks for such letters; every character stays in its place.

    ``names``: whether a phrase is the name of a stain. ``several``: whether a text names several specimens by their letters.
    """
    if _MAY_ORDER.search(text) is None:
        return text
    points = list(_LETTERED.finditer(text))
    if len(points) > len(_LETTERS) or any(point[2] != letter for point, letter in zip(points, _LETTERS, strict=False)):
        return text
    begun = [_name_at(text, point.end(), names) for point in points]
    named = [name for name in begun if name is not None]
    if begun[0] is None or len(named) * 2 <= len(points) or len(set(named)) < len(named) or not _is_led(text, points[0].start()):
        return text
    blanked = list(text)
    for point in points:
        blanked[point.start(1) : point.end(1)] = " " * (point.end(1) - point.start(1))
    found = "".join(blanked)
    return text if several(found) else found


def _name_at(text: str, at: int, names: Callable[[str], bool]) -> str | None:
    """The name of a stain that a line begins with."""
    match = _FIRST_WORDS.match(text[at : at + _HEAD].lstrip())
    words = match[0].split(" ") if match is not None else []
    return next((name for size in range(len(words), 0, -1) if names(name := " ".join(words[:size]))), None)


def _is_led(text: str, at: int) -> bool:
    """Whether the line before ends with a colon."""
    return text[max(0, at - _HEAD) : at].rstrip().endswith(":")
