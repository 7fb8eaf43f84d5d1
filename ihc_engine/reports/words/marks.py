"""Marks before names on lines of their own: "✓ Desmin" above "✗ S100", "+ Desmin" above "- S100", "[x] Desmin" above "[ ] S100".

A dash that begins a line is as a rule a bullet. Below a line of a plus and a name it is a minus, where nothing but a name follows
it. A box before a name may be an order, so that what no head or key tells is listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from ihc_engine.reports.text.folding import folded

#: A cross that begins a line, and no bullet.
CROSS = "✗"
_TICKS = str.maketrans({**dict.fromkeys("✓✔✅", "+"), **dict.fromkeys("✗✘✖❌", "-")})
_CROSSES = re.compile("[✗✘❌]")
_CROSS_FIRST = re.compile(r"^([ \t>]*)[✗✘❌](?=[ \t]*[^\W_])", re.MULTILINE)
#: A plus or dash before words of one line, and words that a line has which names a stain and says nothing of it.
_PLUS_LINE = re.compile(r"\n[ \t>]*\+")
_PLUS_FIRST = re.compile(r"^[ \t>]*\+ ?[a-z][\w /.,()-]{0,38}$", re.MULTILINE)
_DASH_FIRST = re.compile(r"^([ \t>]*)-(?= ?([a-z][\w /.,()-]{0,38})$)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_BOXED = re.compile(r"(?:\[ ?[xX]? ?\]|[☐☒☑])[ \t]*([^\[\]☐☒☑|,;\n]{2,30})(?=[\[☐☒☑,;\n]|$)")
NO_HEAD = "boxes before the names of stains, and nothing says what a tick means"


def with_marks(text: str, results: Collection[str]) -> str:
    """A folded text with signs for ticks and crosses, as long as it was. ``results``: words that say a result."""
    if not text.isascii() and _CROSSES.search(text) is not None:  # a tick says positive only where a cross says negative
        signed = list(text.translate(_TICKS))
        for match in _CROSS_FIRST.finditer(text):
            signed[match.end() - 1] = CROSS
        return "".join(signed)
    if "+" in text and _may_begin_with_plus(text) and _PLUS_FIRST.search(text) is not None:
        return _DASH_FIRST.sub(lambda line: line[0] if _told(line[2], results) else f"{line[1]}{CROSS}", text)
    return text


def _may_begin_with_plus(text: str) -> bool:
    """Whether a line of several may begin with a plus; quick, because all reports are searched."""
    return "\n" in text and (begins_with_plus(text) or _PLUS_LINE.search(text) is not None)


def begins_with_plus(line: str) -> bool:
    """Whether a line begins with a plus."""
    return line.lstrip(" \t>").startswith("+")


def _told(words: str, results: Collection[str]) -> bool:
    return any(word[0] in results for word in _WORD.finditer(words))


def boxed_names(text: str, names: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Places of a report where boxes stand before names of stains and nothing is said of them, a line at a time."""
    if "[" not in text and "☒" not in text and "☑" not in text and "☐" not in text:
        return
    start = 0
    for line in text.splitlines(keepends=True):
        found = [match.span() for match in _BOXED.finditer(line) if names(folded(match[1]).strip(" .,;"))]
        if found:
            yield start + found[0][0], start + found[0][0] + len(line[found[0][0] : found[-1][1]].rstrip())
        start += len(line)
