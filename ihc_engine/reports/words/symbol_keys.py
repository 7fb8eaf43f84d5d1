"""Circles and crosses whose key the report gives: "凡例: ◎ strong, ○ positive, △ weak, × negative", and "CD34 ◎" below it.

Without a key they tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SYMBOLS = "◎○●△▲×✕〇◯"
_ANY = re.compile(f"[{_SYMBOLS}]")
#: A symbol and what it stands for.
_KEY = re.compile(rf"([{_SYMBOLS}])[ \t]?[:：=＝は]?[ \t]?([^\W\d_]{{2,12}})(?=[\W_]|$)")
#: Characters between two entries of a key.
_APART = 6
_FEWEST = 2
#: Characters of the head of a line that is nothing but a key.
_LONGEST_HEAD = 10
_SIGNS = {"positive": "+", "negative": "-", "equivocal": "±"}


def with_symbols(text: str, original: str, polarity: Callable[[str], str | None]) -> str:
    """A folded text with signs for such symbols, as long as it was, and blanks for the key. ``polarity``: what words say of a
    stain."""
    if original.isascii() or len(text) != len(original) or _ANY.search(original) is None:
        return text
    entries = [(match, sign) for match in _KEY.finditer(original) if (sign := _SIGNS.get(polarity(match[2]) or ""))]
    key = _run(entries)
    signs = {match[1]: sign for match, sign in key}
    if len(signs) < _FEWEST or len(signs) != len(key):
        return text
    start, end = key[0][0].start(), key[-1][0].end()
    line = original.rfind("\n", 0, start) + 1
    if start - line <= _LONGEST_HEAD and original[line:start].rstrip()[-1:] in ("", ":", "："):
        start = line
    pieces = list(text)
    for match in _ANY.finditer(original):
        if match[0] in signs and not start <= match.start() < end:
            pieces[match.start()] = signs[match[0]]
    pieces[start:end] = " " * (end - start)
    return "".join(pieces)


def _run(entries: list[tuple[re.Match[str], str]]) -> list[tuple[re.Match[str], str]]:
    """The first entries that stand close to each other."""
    run: list[tuple[re.Match[str], str]] = []
    for entry in entries:
        if run and entry[0].start() - run[-1][0].end() > _APART:
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(entry)
    return run
