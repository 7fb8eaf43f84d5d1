"""Signs in a row behind as many names: "SMA/desmin/CD34 = +/-/+". The first two are no sign between positive and negative."""

from __future__ import annotations

import re
from bisect import bisect_left

from ihc_engine.reports.words.tokens import NAME, POINT, SIGN, Token

_ROW = re.compile(r"(?<![-+/(\d])[-+](?: ?/ ?[-+]){2,15}(?![-+/)\d])")
#: Strokes of a row.
_FEWEST = 2


def with_signs_in_row(tokens: list[Token], text: str) -> list[Token]:
    """The tokens of a sentence, each sign of such a row by itself."""
    if text.count("/") < _FEWEST:
        return tokens
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
