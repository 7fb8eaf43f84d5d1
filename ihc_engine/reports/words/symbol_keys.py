"""Circles and crosses whose key the report gives: "凡例: ◎ strong, ○ positive, △ weak, × negative", and "CD34 ◎" below it.

Without a key they tell nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ihc_engine.reports.words.marks import CROSS

_SYMBOLS = "◎○●△▲▽▼×✕〇◯"
_ANY = re.compile(f"[{_SYMBOLS}]")
#: A symbol and what it stands for, in one word or two ("non espresso").
_KEY = re.compile(rf"([{_SYMBOLS}])[ \t]?[:：=＝は]?[ \t]?([^\W\d_]{{2,14}}(?: [^\W\d_]{{2,14}})?)(?=[\W_]|$)")
_FEWEST = 2
_LINE = re.compile(r"[^\n]+")
#: A cross between numbers or before one: "3 × 2 cm", "×400".
_TIMES = re.compile(r"(?<![A-Za-z0-9])\d+(?:[.,]\d+)?[ \t]?×|×(?=[ \t]?\d)")
#: Characters of the head of a line that is nothing but a key.
_LONGEST_HEAD = 10
_SIGNS = {"positive": "+", "negative": "-", "equivocal": "±"}


def with_symbols(text: str, original: str, polarity: Callable[[str], str | None]) -> str:
    """A folded text with signs for such symbols, as long as it was, and blanks for the key. ``polarity``: what words say of a
    stain."""
    if original.isascii() or len(text) != len(original) or _ANY.search(original) is None:
        return text
    key = _run([(match, _SIGNS.get(polarity(match[2]) or "", "")) for match in _KEY.finditer(original)], original)
    signs = {match[1]: sign for match, sign in key if sign}
    if not signs or len(key) < _FEWEST or len({match[1] for match, _ in key}) != len(key):
        return text
    start, end = key[0][0].start(), key[-1][0].end()
    line = original.rfind("\n", 0, start) + 1
    if start - line <= _LONGEST_HEAD and original[line:start].rstrip()[-1:] in ("", ":", "："):
        start = line
    pieces = list(text)
    pieces[start:end] = " " * (end - start)
    signed = _signed(original, range(start, end), signs)
    for place, sign in signed.items():
        pieces[place] = sign
    return "".join(pieces)


def _signed(original: str, key: range, signs: Mapping[str, str]) -> dict[int, str]:
    """The signs for symbols behind names or before them on lines of their own, by their places; none where one may be read both
    ways ("○ CD34 × S100") or is not in the key."""
    signed: dict[int, str] = {}
    for line in _LINE.finditer(original):
        times = {m.end() - 1 for m in _TIMES.finditer(original, line.start(), line.end())}
        found = [m for m in _ANY.finditer(original, line.start(), line.end()) if m.start() not in key and m.start() not in times]
        first = bool(found) and not original[line.start() : found[0].start()].strip()
        if (first and len(found) > 1) or any(m[0] not in signs or (not first and _leads(original, m.end())) for m in found):
            return {}
        signed |= {m.start(): CROSS if first and signs[m[0]] == "-" else signs[m[0]] for m in found}
    return signed


def _leads(original: str, end: int) -> bool:
    """Whether a name follows a symbol at once: "○CD34"."""
    return original[end : end + 1].isascii() and original[end : end + 1].isalnum()


def _run(entries: list[tuple[re.Match[str], str]], original: str) -> list[tuple[re.Match[str], str]]:
    """The first entries with nothing but points and blanks between them."""
    run: list[tuple[re.Match[str], str]] = []
    for entry in entries:
        if run and any(map(str.isalnum, original[run[-1][0].end() : entry[0].start()])):
            if len(run) >= _FEWEST and any(sign for _, sign in run):  # no "▼ S100 ▼ SOX10", which the key stands behind
                break
            run = []
        run.append(entry)
    return run
