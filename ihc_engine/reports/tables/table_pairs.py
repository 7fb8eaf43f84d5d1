"""Names and results in lines of their own: one below the other in turn, or first all names and then all results.

As many results as names, and nothing else between them, or whose is whose is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ihc_engine.reports.tables.columns import Columns
from ihc_engine.reports.tables.table_cells import AROUND, Span
from ihc_engine.reports.tables.table_headless import says

_LONGEST, _MOST, _MOST_EMPTY = 40, 120, 3
#: Pairs and names from which on lines are told to be such.
_FEWEST = 2
_BULLETS = AROUND + "-*•>"


class Looked(NamedTuple):
    """Names and results, each with its place, none if they are not told in such lines, and the first line that is neither: those
    before it are not looked at again."""

    pairs: list[tuple[Span, Span]]
    end: int


def pairs(
    text: str,
    lines: Sequence[Span],
    begin: int,
    number: int,
    columns: Columns,
    names: Callable[[str], bool],
    bare: Callable[[str], bool],
) -> Looked:
    """Names and results round a line that is a result. ``begin``: the first line that no table holds.

    ``names``: whether words name a stain; ``bare``: whether they do nothing else.
    """

    def kind(at: int) -> str:
        start, end = lines[at]
        words = text[start:end].strip(AROUND)
        if not words:
            return ""
        if len(words) > _LONGEST or ":" in words.rstrip(":："):
            return "other"
        if bare(words.strip(_BULLETS).rstrip(":：")):
            return "name"
        told = says(words, columns) and not names(words)
        return "result" if told else "other"

    before = next((told for at in range(number - 1, max(begin - 1, number - 1 - _MOST_EMPTY), -1) if (told := kind(at))), "")
    if before != "name" or kind(number) != "result":
        return Looked([], number)
    first = _begin(begin, number, kind)
    kinds: list[tuple[str, int]] = []
    end = first
    while end < min(len(lines), first + _MOST) and (told := kind(end)) != "other":
        if told:
            kinds.append((told, end))
        end += 1
    place = _place(text, lines)
    return Looked([(place(name), place(result)) for name, result in _paired(kinds)], end)


def _begin(begin: int, number: int, kind: Callable[[int], str]) -> int:
    """The first of the lines before a result that are names, results or empty."""
    at = number
    while at > begin and number - at < _MOST and kind(at - 1) != "other":
        at -= 1
    return at


def _paired(kinds: Sequence[tuple[str, int]]) -> list[tuple[int, int]]:
    """The lines of names with those of their results."""
    told = [each for each, _ in kinds]
    if not told or told[0] != "name":
        return []
    count = told.index("result") if "result" in told else 0
    if count == 1:
        most = next((at for at, each in enumerate(told) if each != ("name", "result")[at % 2]), len(told)) // 2
        whole = len(told) - 2 * most <= 1 and told[2 * most :] != ["result"]
        return [(kinds[2 * at][1], kinds[2 * at + 1][1]) for at in range(most)] if whole and most >= _FEWEST else []
    if count >= _FEWEST and told == ["name"] * count + ["result"] * count:
        return [(kinds[at][1], kinds[count + at][1]) for at in range(count)]
    return []


def _place(text: str, lines: Sequence[Span]) -> Callable[[int], Span]:
    def place(at: int) -> Span:
        start, end = lines[at]
        line = text[start:end]
        words = line.strip(AROUND)
        if len(words) > 1:
            words = words.lstrip(_BULLETS).rstrip(":：")
        begin = start + line.index(words)
        return begin, begin + len(words)

    return place
