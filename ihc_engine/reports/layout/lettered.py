"""Letters that only order what one panel showed: "The panel shows: a) S100 positive; b) SOX10 positive", a point a line.

They are no specimens where the letters run on from the first and nothing else in the report names several specimens by letters,
if the line before is the head of the stains, or the lines begin with the names of stains, none with that of another line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

_MAY_ORDER = re.compile(r"\n[ \t]*\(?b[).][ \t]+[^\W_]")
_LETTERED = re.compile(r"^[ \t]*(\(?([a-z])[).](?=[ \t]+\S))", re.MULTILINE)
_FIRST_WORDS = re.compile(r"[^\s,;:(/]+(?: [^\s,;:(/]+){0,3}")
_WORDS = re.compile(r"[^\s,;:()]+")
_NUMBER = re.compile(r"^[ \t]*\d{1,2}[.)][ \t]*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: Characters behind a letter in which the name of a stain begins its line.
_HEAD = 50
#: Lines that need no head where each begins with a stain.
_SEVERAL = 3


def without_letters(
    text: str, names: Callable[[str], bool], several: Callable[[str], bool], sections: Mapping[str, str] = MappingProxyType({})
) -> str:
    """A folded text with blanks for such letters; every character stays in its place.

    ``names``: whether a phrase is the name of a stain. ``several``: whether a text names several specimens by their letters.
    ``sections``: heads of sections; below one of stains, on a line of its own, letters order them whatever they begin with.
    """
    if _MAY_ORDER.search(text) is None:
        return text
    points = list(_LETTERED.finditer(text))
    if len(points) > len(_LETTERS) or any(point[2] != letter for point, letter in zip(points, _LETTERS, strict=False)):
        return text
    if not points or not (_below_head(text, points, names, sections) or _each_a_stain(text, points, names)):
        return text
    blanked = list(text)
    for point in points:
        blanked[point.start(1) : point.end(1)] = " " * (point.end(1) - point.start(1))
    found = "".join(blanked)
    return text if several(found) else found


def may_be_lettered(line: str) -> bool:
    """Whether a line is of the second letter."""
    return _MAY_ORDER.match(f"\n{line}") is not None


def _each_a_stain(text: str, points: Sequence[re.Match[str]], names: Callable[[str], bool]) -> bool:
    """Whether most lines begin with the name of a stain, none with that of another, below a line that ends with a colon; or all
    of several, whatever stands above."""
    begun = [_name_at(text, point.end(), names) for point in points]
    named = [name for name in begun if name is not None]
    return (
        begun[0] is not None
        and len(named) * 2 > len(points)
        and len(set(named)) == len(named)
        and (_is_led(text, points[0].start()) or len(named) == len(points) >= _SEVERAL)
    )


def _below_head(text: str, points: Sequence[re.Match[str]], names: Callable[[str], bool], sections: Mapping[str, str]) -> bool:
    """Whether the line before them is the head of the stains, by itself or behind a number ("6. Stains"), one line each, and no
    stain is named in two of them."""
    before = text[max(0, points[0].start() - _HEAD) : points[0].start()].rstrip().rpartition("\n")[2]
    head = _NUMBER.sub("", before).strip(" :")
    lines = text.count("\n", points[0].start(), points[-1].start())
    if sections.get(head) != "immunohistochemistry" or lines >= 2 * len(points):
        return False
    named: list[str] = []
    for point in points:
        words = _WORDS.findall(text[point.end() :].partition("\n")[0])
        named += {word for word in words if names(word)}
    return len(set(named)) == len(named)


def _name_at(text: str, at: int, names: Callable[[str], bool]) -> str | None:
    """The name of a stain that a line begins with."""
    match = _FIRST_WORDS.match(text[at : at + _HEAD].lstrip())
    words = match[0].split(" ") if match is not None else []
    return next((name for size in range(len(words), 0, -1) if names(name := " ".join(words[:size]))), None)


def _is_led(text: str, at: int) -> bool:
    """Whether the line before ends with a colon."""
    return text[max(0, at - _HEAD) : at].rstrip().endswith(":")
