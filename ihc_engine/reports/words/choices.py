"""Results to choose from, each with a box: "CD31: [ ] positive [x] negative", "CD31: positive ( ) negative (x)".

The box that is ticked tells; what the others offer is no result. Options may stand in lines of their own below the name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_BOX = re.compile(r"\[[ _]?\]|\[[x√*]\]|\( \)|\(x\)|[☐☒☑]|(?<![^\W_])_+(?:x_+)?(?![^\W_])")
_TICKED = re.compile(r"\[[x√*]\]|\(x\)|[☒☑]|_x_")
_TICKS = ("[x]", "[√]", "[*]", "(x)", "☒", "☑", "_x_")
_AROUND = " \t|:,;/.-"
#: Words of an option, and boxes of a line.
_MOST_WORDS, _MOST_BOXES = 4, 12


class _Option(NamedTuple):
    """A box with what it offers. ``start`` and ``end``: of both; ``box``: place of the box; ``ticked``: whether it is ticked."""

    start: int
    end: int
    box: tuple[int, int]
    ticked: bool


class _Line(NamedTuple):
    """The options of a line. ``alone``: whether it holds nothing else."""

    options: list[_Option]
    alone: bool


def with_choices(text: str, offers: Callable[[str], bool]) -> str:
    """A folded text without what boxes offer that are not ticked; every character stays in its place. ``offers``: whether words
    are a result that a form may offer."""
    if not holds_tick(text):
        return text
    lines = text.split("\n")
    read = [_read(line, offers) for line in lines]
    if not any(read):
        return text
    ends = ["\n"] * len(lines)
    at = 0
    while at < len(lines):
        last = at
        while (line := read[last]) is not None and line.alone and last + 1 < len(lines) and _goes_on(read[last + 1]):
            last += 1
        group = [line for line in read[at : last + 1] if line is not None]
        of_line = bool(group) and len(group[0].options) > 1
        if last > at or of_line:
            for number, line in enumerate(group, start=at):
                lines[number] = _chosen(lines[number], line.options)
        if last > at and at and lines[at - 1].strip() and not of_line:
            ends[at - 1 : last] = [" " if lines[at - 1].rstrip().endswith(":") else ":", *[" "] * (last - at)]
        at = last + 1
    return "".join(piece for pair in zip(lines, ends, strict=True) for piece in pair)[:-1]


def holds_tick(text: str) -> bool:
    """Whether a folded text holds a box that is ticked."""
    return any(mark in text for mark in _TICKS)


def _goes_on(line: _Line | None) -> bool:
    return line is not None and line.alone and len(line.options) == 1


def _chosen(line: str, options: list[_Option]) -> str:
    """A line without its boxes, and without the options that are not ticked."""
    for option in options:
        start, end = option.box if option.ticked else (option.start, option.end)
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _read(line: str, offers: Callable[[str], bool]) -> _Line | None:
    """The options of a line; None if boxes stand there beside other words, or none."""
    boxes = [(*match.span(), _TICKED.match(match[0]) is not None) for match in _BOX.finditer(line)]
    if not 0 < len(boxes) <= _MOST_BOXES:
        return None
    borders = [0, *(end for _, end, _ in boxes)]
    starts = [*(start for start, _, _ in boxes), len(line)]
    between = [line[a:b].strip(_AROUND) for a, b in zip(borders, starts, strict=True)]
    if all(map(offers, between[1:])):
        options = [_Option(start, starts[number + 1], (start, end), ticked) for number, (start, end, ticked) in enumerate(boxes)]
        return _Line(options, not between[0])
    if between[-1] or not all(map(offers, between[1:-1])):
        return None
    first = _last_words(between[0], offers)
    if not first:
        return None
    begins = [line.rindex(first, 0, boxes[0][0]), *(end for _, end, _ in boxes[:-1])]
    options = [_Option(begin, end, (start, end), ticked) for begin, (start, end, ticked) in zip(begins, boxes, strict=True)]
    return _Line(options, between[0] == first)


def _last_words(words: str, offers: Callable[[str], bool]) -> str:
    """The option that some words end in; nothing if they end in none."""
    parts = words.split()[-_MOST_WORDS:]
    return next((last for at in range(len(parts)) if offers(last := " ".join(parts[at:])) and words.endswith(last)), "")
