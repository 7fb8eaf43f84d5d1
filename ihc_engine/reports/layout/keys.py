"""Keys as laboratory systems write them before lists of stains: "IHCPOS: SMA;DES", "IHC- : S100;CD34", "NTD: TFE3"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ihc_engine.reports.words.tokens import NAME, NUMBER, POINT, UNKNOWN, Token

#: The method in short, glued to what its list says. It begins with a letter, by which places are found quickly.
_KEY = re.compile(r"i(?<![^\W_]i)(?:hch?|h[qck]|cc|mm|mmuno)[ _-]?(?:([a-z]{2,8})|([+-]))(?= ?[:=])")
#: Characters of a key that nobody knows.
_LONGEST = 6
_SIGNED = {"+": "pos", "-": "neg"}


def with_keys(text: str, results: Collection[str]) -> str:
    """A folded text whose keys are the results that they hold; every character stays in its place."""
    if not _may_hold(text):
        return text
    return _KEY.sub(lambda key: _plain(key, results), text)


def may_hold_key(line: str) -> bool:
    """Whether a folded line holds such a key."""
    return _may_hold(line) and _KEY.search(line) is not None


def _may_hold(text: str) -> bool:
    return "ih" in text or "icc" in text or "imm" in text


def _plain(key: re.Match[str], results: Collection[str]) -> str:
    if key[2]:
        return _SIGNED[key[2]].ljust(len(key[0]))
    return key[1].rjust(len(key[0])) if key[1] in results else key[0]


def has_own_key(tokens: Sequence[Token], original: str) -> bool:
    """Whether a line begins with a key in capitals that is not known, or is a name and its number, so that the result of the
    line before is not its own."""
    if len(tokens) < 2 or tokens[1].kind != POINT or tokens[1].value not in ":=":
        return False
    if tokens[0].kind == NAME:  # "KI67: <1" below "ND: ALK"
        return all(token.kind in (NUMBER, POINT) for token in tokens[2:]) and any(token.kind == NUMBER for token in tokens)
    if tokens[0].kind != UNKNOWN:
        return False
    key = original.lstrip().partition(tokens[1].value)[0].strip()
    return 1 < len(key) <= _LONGEST and key.isalpha() and key.isupper()
