"""A dash in one cell and a failure in the next: "SOX10 | - | Unsatisfactory, to repeat" is no negative result."""

from __future__ import annotations

from collections.abc import Sequence

from ihc_engine.reports.words.tokens import POINT, SIGN, WORD, Token

_NO_RESULT = ("uninterpretable", "not_performed")


def with_failed_cells(tokens: list[Token]) -> list[Token]:
    """The tokens of a row, without the sign or result before a cell that says that it failed; a stain that is only to come leaves
    a result in words as it is."""
    dropped: set[int] = set()
    for at, token in enumerate(tokens):
        if token.kind == POINT and token.value in "|\t" and at > 1 and (why := _no_result(tokens, at + 1)) is not None:
            before = tokens[at - 1]
            dash = before.value == "-" and before.kind in (POINT, SIGN)
            negative = before.kind == WORD and before.value.statement == ("polarity", "negative") and why == _NO_RESULT[0]
            if dash or negative:
                dropped |= {at - 1, at}
    return [token for at, token in enumerate(tokens) if at not in dropped] if dropped else tokens


def _no_result(tokens: Sequence[Token], at: int) -> str | None:
    if at < len(tokens) and tokens[at].kind == POINT and tokens[at].value == "|":  # "|| - || Unsatisfactory ||"
        at += 1
    token = tokens[at] if at < len(tokens) else None
    stated = token.value.statement if token is not None and token.kind == WORD else None
    return stated[1] if stated is not None and stated[0] == "polarity" and stated[1] in _NO_RESULT else None
