"""Signs in a row behind as many names: "SMA/desmin/CD34 = +/-/+". The first two are no sign between positive and negative.

Nor are two behind two names with a stroke between them alone: "HMB45/Melan-A: -/+".
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, Token

_ROW = re.compile(r"(?<![-+/(\d])[-+](?: ?/ ?[-+]){2,15}(?![-+/)\d])")
_PAIR = re.compile(r"[-+]/[-+]")
#: Strokes of a row.
_FEWEST = 2


def with_signs_in_row(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, each sign of such a row by itself."""
    if text.count("/") < _FEWEST:
        return tokens
    tokens = _pairs(tokens, text)
    starts = [token.start for token in tokens]
    for row in reversed(list(_ROW.finditer(text))):
        first, stop = bisect_left(starts, row.start()), bisect_left(starts, row.end())
        begin = next((at + 1 for at in range(first - 1, -1, -1) if tokens[at].kind == SIGN or tokens[at].value in (".", ";")), 0)
        names = sum(token.kind == NAME for token in tokens[begin:first])
        if names != row[0].count("/") + 1:
            continue
        signs = [
            Token(SIGN if sign != "/" else POINT, sign, row.start() + at, row.start() + at + 1)
            for at, sign in enumerate(row[0])
            if sign != " "
        ]
        tokens = [*tokens[:first], *signs, *tokens[stop:]]
    return tokens


def _pairs(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, two signs by themselves behind two names that a stroke alone parts, and a colon or a bracket."""
    read: list[Token] = []
    for at, token in enumerate(tokens):
        written = text[token.start : token.end].strip("() ") if token.kind == SIGN else ""
        if _PAIR.fullmatch(written) and _two_names(tokens, at):
            begin = text.index(written, token.start)
            read += [Token(POINT if sign == "/" else SIGN, sign, begin + n, begin + n + 1) for n, sign in enumerate(written)]
        else:
            read.append(token)
    return read


def _two_names(tokens: list[Token], at: int) -> bool:
    """Whether two names with a stroke between stand right before a place, and no third is joined to them."""
    end = at - 1
    while end >= 0 and tokens[end].kind == POINT and tokens[end].value in ":=(":
        end -= 1
    if end < _FEWEST or tokens[end].kind != NAME or tokens[end - _FEWEST].kind != NAME or not _stroke(tokens[end - 1]):
        return False
    before = tokens[: end - _FEWEST][-2:]
    if not before:
        return True
    listed = before[0].kind == NAME and before[-1].value == ","  # "CD34, SMA/desmin +/-"
    return not listed and before[-1].kind == POINT and before[-1].value in ",;.:\n("


def _stroke(token: Token) -> bool:
    return token.kind == POINT and bool(token.value == "/")
